"""A feed server in a process of its own, whose answers follow a clock that the test moves.

What is served depends on the path and the time alone, not on how often it was asked: so a run that
was killed and is made again finds the same world.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from .feed_server import FeedServer, Served

Answers = Callable[[str, datetime], Served]


class TimedServer(FeedServer):
    """Answers each path with what `answers` says of it at the time that `set_clock` was given."""

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self._answers = answers
        self._clock = multiprocessing.get_context("fork").Value("d", 0.0)

    def set_clock(self, at: datetime) -> None:
        """Move the clock, also for the process that serves."""
        self._clock.value = at.timestamp()

    def take(self, path: str) -> Served:
        """The answer for `path` now."""
        return self._answers(path, datetime.fromtimestamp(self._clock.value, UTC))


@contextmanager
def serving_by_the_clock(answers: Answers) -> Iterator[TimedServer]:
    """A timed server, as long as the context lasts. It forks: enter before there are threads."""
    server = TimedServer(answers)
    process = multiprocessing.get_context("fork").Process(
        target=server.serve_forever, args=(0.05,), daemon=True
    )
    process.start()
    server.socket.close()
    try:
        yield server
    finally:
        process.kill()
        process.join()
