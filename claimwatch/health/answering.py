"""Answers machines on loopback: health, metrics, and the flags as a feed.

    /health       JSON; 503 where a part is broken
    /metrics      Prometheus' text format
    /flags.atom   Atom    /flags.json   JSON Feed

`python -m claimwatch.health.answering --db FILE --port PORT --every SECONDS`. Beside answering it
watches: when the pipeline becomes late or broken, that itself is told on the alerts' channels.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from claimwatch.errors import ClaimwatchError
from claimwatch.health.alarm import Alarm
from claimwatch.health.checks import Check, Wellness, overall
from claimwatch.health.facts import Facts
from claimwatch.health.flag_feed import atom_feed, json_feed
from claimwatch.health.metrics import metrics_text
from claimwatch.health.watching import Watching
from claimwatch.settings import Settings, load_settings
from claimwatch.store import open_reader

MOST_FLAGS = 500
LOOK_EVERY_SECONDS = 60.0


def make_app(
    db: Path,
    every: timedelta,
    settings: Settings,
    clock: Callable[[], datetime],
    watching: Watching | None = None,
) -> Starlette:
    """The application that answers for the database `db`; `every` is the time between runs."""
    watched = watching or Watching(db, every, settings)

    def look() -> tuple[Facts, list[Check]]:
        return watched.look(clock())

    def health(request: Request) -> Response:  # noqa: ARG001
        _, checks = look()
        state = overall(checks)
        body = {"state": state, "checks": [asdict(check) for check in checks]}
        return JSONResponse(body, status_code=503 if state is Wellness.BROKEN else 200)

    def metrics(request: Request) -> Response:  # noqa: ARG001
        facts, checks = look()
        kind = "text/plain; version=0.0.4; charset=utf-8"
        return Response(metrics_text(facts, checks, clock()), media_type=kind)

    def atom(request: Request) -> Response:
        flags = _flags(db)
        body = atom_feed(flags, _address(settings, request), clock())
        return Response(body, media_type="application/atom+xml")

    def as_json(request: Request) -> Response:
        body = json_feed(_flags(db), _address(settings, request))
        return Response(body, media_type="application/feed+json")

    def alive(request: Request) -> Response:  # noqa: ARG001
        return JSONResponse({"alive": True})

    answers: dict[str, Callable[[Request], Response]] = {
        "/alive": alive,
        "/health": health,
        "/metrics": metrics,
        "/flags.atom": atom,
        "/flags.json": as_json,
    }
    return Starlette(
        routes=[Route(path, answer) for path, answer in answers.items()],
        exception_handlers={ClaimwatchError: _told},
    )


def _told(request: Request, error: Exception) -> Response:  # noqa: ARG001
    return JSONResponse({"error": str(error)}, status_code=503)


def _address(settings: Settings, request: Request) -> str:
    served = os.environ.get("CLAIMWATCH_SERVED_AT")
    return settings.dashboard_url or served or str(request.base_url)


def _flags(db: Path) -> list[dict[str, object]]:
    with open_reader(db) as reader:
        rows = reader.rows("v_flags")
    rows.sort(key=lambda row: (row["last_seen"], row["flag_id"]), reverse=True)
    return rows[:MOST_FLAGS]


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer until interrupted."""
    import uvicorn

    parser = argparse.ArgumentParser(prog="python -m claimwatch.health.answering")
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--every", type=int, default=900, help="seconds between two runs")
    given = parser.parse_args(arguments)
    settings, every = load_settings(), timedelta(seconds=given.every)
    watching = Watching(given.db, every, settings, began=datetime.now(UTC))
    alarm = Alarm(given.db, every, settings, watching)
    threading.Thread(target=_watch, args=(alarm,), name="alarm", daemon=True).start()
    app = make_app(given.db, every, settings, lambda: datetime.now(UTC), watching)
    uvicorn.run(app, host="127.0.0.1", port=given.port, log_level="warning")
    return 0


def _watch(alarm: Alarm) -> None:
    pause = threading.Event()
    while not pause.wait(LOOK_EVERY_SECONDS):
        try:
            alarm.look(datetime.now(UTC))
        except ClaimwatchError as error:
            print(f"claimwatch: the alarm could not look: {error}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
