"""Reads chunks of articles in several processes at once, and outlives those that die.

Each process is held by a thread of this one, which hands it a chunk and waits for the reading. A
process that dies (out of memory, killed, a crash below Python) is replaced and its chunk tried
again; where the second dies too, every article is tried alone, and one on which that process dies
as well is given back as unread. No article is lost, and nothing depends on which process reads it.
A process that cannot even begin is nobody's fault but the machine's: that is raised.
"""

from __future__ import annotations

import os
import pickle  # nosec B403
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from claimwatch.extract.chunks import ChunkReading, Unread, each_alone
from claimwatch.model import Article

_COMMAND = ("-P", "-m", "claimwatch.extract.worker")
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Processes that each use all cores would only stand in each other's way."""


_LOST = (OSError, EOFError, pickle.UnpicklingError)
"""What is raised where the other end of a pipe is gone."""


class WorkerDied(Exception):
    """A process ended in the middle of a chunk."""


class WorkersClosed(Exception):
    """The pool was closed while a chunk was being read."""


class Worker:
    """One process that reads chunks; it is started with the first."""

    def __init__(self, model: str | None) -> None:
        self.model = model
        self.process: subprocess.Popen[bytes] | None = None

    def read(self, articles: Sequence[Article]) -> ChunkReading:
        """The reading of a chunk.

        Raises:
            WorkerDied: the process ended instead; the next call starts another.
            RuntimeError: it could not be started.
        """
        process = self.process or self._start()
        try:
            reading: ChunkReading = _ask(process, list(articles))
        except _LOST as error:
            raise WorkerDied(f"the extractor's process ended with {self.end()}") from error
        return reading

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, *_COMMAND, *([self.model] if self.model else [])]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, env=_environment(), start_new_session=True
        )
        try:
            _ask(self.process, [])
        except _LOST as error:
            code = self.end()
            raise RuntimeError(
                f"a process for extraction ended at its start with {code}"
            ) from error
        return self.process

    def kill(self) -> None:
        """Stop the process in whatever it does; whoever waits for it sees that it died."""
        if self.process is not None:
            self.process.kill()

    def end(self) -> int:
        """Stop the process and give its exit code."""
        process, self.process = self.process, None
        if process is None:
            return 0
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                pipe and pipe.close()
        return process.wait()


def _ask(process: subprocess.Popen[bytes], articles: list[Article]) -> Any:
    assert process.stdin is not None
    assert process.stdout is not None
    pickle.dump(articles, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()
    return pickle.load(process.stdout)  # nosec B301


def _environment() -> Mapping[str, str]:
    """This process's environment, in which the worker finds the same modules."""
    path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
    return {**os.environ, **_ONE_THREAD, "PYTHONPATH": path}


class WorkerPool:
    """So many processes that read chunks. Use it in a `with` statement: it ends them."""

    def __init__(self, workers: int, model: str | None = None) -> None:
        self._model = model
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="extract")
        self._held = threading.local()
        self._started: list[Worker] = []
        self._closed = False

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closed = True
        for worker in self._started:
            worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._started:
            worker.end()

    def submit(self, articles: Sequence[Article]) -> Future[ChunkReading]:
        """Have a chunk read as soon as a process is free."""
        return self._threads.submit(self._read, articles)

    def process_ids(self) -> list[int]:
        """The ids of the processes that run now."""
        running = [worker.process for worker in self._started]
        return [process.pid for process in running if process is not None]

    def _read(self, articles: Sequence[Article]) -> ChunkReading:
        for _ in range(2):
            try:
                return self._worker().read(articles)
            except WorkerDied:
                continue
        return each_alone(articles, self._read_alone)

    def _read_alone(self, articles: Sequence[Article]) -> ChunkReading:
        try:
            return self._worker().read(articles)
        except WorkerDied as died:
            return ChunkReading(unread=(Unread(articles[0].article_id, str(died)),))

    def _worker(self) -> Worker:
        """The process of the thread that asks."""
        if self._closed:
            raise WorkersClosed
        if not hasattr(self._held, "worker"):
            self._held.worker = Worker(self._model)
            self._started.append(self._held.worker)
        worker: Worker = self._held.worker
        return worker
