"""Serves: a Prefect server, the scheduled monitor and the dashboard, started and stopped together.

All listen on loopback, but for the dashboard where another address is given. They are programs of
their own (this one imports neither Prefect nor Streamlit). Prefect's server and the schedule are
started anew when they end by themselves, a few times an hour; when another ends, or they do so too
often, all are stopped and the last words are shown.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import NoReturn, TextIO

from claimwatch import children, services
from claimwatch.children import Child
from claimwatch.errors import InputNotFound, UsageError
from claimwatch.exposure import require_safe
from claimwatch.prefect_home import log_folder, prefect_environment
from claimwatch.services import HOST, Service
from claimwatch.settings import load_settings

DEPLOYMENT = "monitor/claimwatch"
EVERY_ADDRESS = ("0.0.0.0", "::")  # nosec B104: compared with, never bound here
SERVED = "CLAIMWATCH_SERVED"
"""Set for what is served, so that a run's own process knows that it must not outlive it."""


MOST_RESTARTS = 5
RESTARTS_WITHIN_SECONDS = 3600.0


class Interrupted(Exception):
    """The user, or the system, asked to stop."""


def serve(
    db: Path,
    inputs: Sequence[str],
    every: int,
    port: int = 8501,
    prefect_port: int = 4200,
    out: TextIO | None = None,
    health_port: int | None = None,
    address: str = HOST,
) -> int:
    """Serve until interrupted; return 0 then.

    `every` is the time between two runs in seconds. A port of 0 takes a free one; `health_port` is
    by default the one after `port`. `address` is where the dashboard listens; the others stay on
    loopback.

    Raises:
        UsageError: `every` or a port cannot be used.
        BadSettings: at `address` the dashboard would be open to strangers.
        InputNotFound: one of `inputs`, or the database's folder, does not exist.
        ServiceEnded: a service ended by itself or did not come up; the message holds its last
            lines. The others have been stopped.
    """
    _require_usable(db, inputs, every)
    require_safe(address, load_settings())
    free = (
        services.free_port(port, "--port"),
        services.free_port(prefect_port, "--prefect-port"),
        services.free_port(_next(port) if health_port is None else health_port, "--health-port"),
    )
    names = [str(Path(name).resolve()) for name in inputs]
    plan = planned(db.resolve(), names, every, *free, address)
    running: list[Child] = []
    children.adopt_orphans()
    with _stop_signals():
        try:
            _start(plan, running, log_folder(db), out or sys.stdout)
            _watch(plan, running, log_folder(db), out or sys.stdout)
        except Interrupted:
            _say("stopping", out or sys.stdout)
        finally:
            with _handled(signal.SIG_IGN):  # a second Ctrl-C does not cut short the stopping
                children.stop(running)
                children.end_leftovers()
    return 0


def _next(port: int) -> int:
    return port + 1 if port else 0


def planned(
    db: Path,
    inputs: Sequence[str],
    every: int,
    port: int,
    prefect_port: int,
    health_port: int,
    at: str = HOST,
) -> tuple[Service, ...]:
    """What is served, in the order in which it starts; it stops in the reverse."""
    ours = {"CLAIMWATCH_DB": str(db), SERVED: "1", "PYTHONUNBUFFERED": "1"}
    env = {**os.environ, **prefect_environment(db, os.environ), **ours}
    server = services.prefect_server(env, prefect_port)
    dashboard = _dashboard(server.env, port, at)
    health = _health({**env, "CLAIMWATCH_SERVED_AT": dashboard.shown or ""}, db, every, health_port)
    return server, dashboard, health, _schedule(server, db, inputs, every)


def _dashboard(env: Mapping[str, str], port: int, at: str) -> Service:
    asked = HOST if at in EVERY_ADDRESS else at
    address = f"http://[{asked}]:{port}" if ":" in asked else f"http://{asked}:{port}"
    script = _script()
    options = (
        *("--server.address", at, "--server.port", str(port)),
        *("--server.headless", "true", "--server.fileWatcherType", "none"),
        *("--browser.gatherUsageStats", "false", "--browser.serverAddress", asked),
    )
    return Service(
        name="dashboard",
        command=(sys.executable, "-m", "streamlit", "run", str(script), *options),
        env=env,
        health=f"{address}/_stcore/health",
        shown=address,
    )


def _health(env: Mapping[str, str], db: Path, every: int, port: int) -> Service:
    options = ("--db", str(db), "--port", str(port), "--every", str(every))
    address = f"http://{HOST}:{port}"
    return Service(
        name="health",
        command=(sys.executable, "-m", "claimwatch.health.answering", *options),
        env=env,
        health=f"{address}/alive",
        shown=f"{address}/health",
    )


def _script() -> Path:
    """The dashboard's script; found by name, since its folder is not the domain's to import."""
    spec = find_spec("dashboards")
    if spec is None or not spec.submodule_search_locations:
        raise InputNotFound("the dashboards are not installed: install the whole project")
    return Path(next(iter(spec.submodule_search_locations))) / "app.py"


def _schedule(server: Service, db: Path, inputs: Sequence[str], every: int) -> Service:
    articles = [part for name in inputs for part in ("--articles", name)]
    options = (*articles, "--db", str(db), "--every", str(every))
    return Service(
        name="schedule",
        command=(sys.executable, "-m", "flows.serve", *options),
        env=server.env,
        health=f"{server.env['PREFECT_API_URL']}/deployments/name/{DEPLOYMENT}",
        restarts=True,
    )


def _require_usable(db: Path, inputs: Sequence[str], every: int) -> None:
    if every < 1:
        raise UsageError(f"--every is {every}: at least one second lies between two runs")
    if not db.resolve().parent.is_dir():
        raise InputNotFound(f"no folder {db.parent}: make it, or name another database")
    if "-" in inputs:
        raise UsageError("standard input cannot be read again and again: give files or folders")
    for name in inputs:
        if not Path(name).exists():
            raise InputNotFound(f"no file or folder {name}")


def _start(plan: Sequence[Service], running: list[Child], logs: Path, out: TextIO) -> None:
    """Start the services; the last waits for the others, being a client of the first."""
    *first, last = plan
    _say("starting; the first time takes up to a minute", out)
    running.extend(service.start(logs) for service in first)
    for service in first:
        _await(service, running, out)
    running.append(last.start(logs))
    _await(last, running, out)
    _say(f"serving until Ctrl-C; the services' logs are in {logs}", out)


def _await(service: Service, running: Sequence[Child], out: TextIO) -> None:
    services.await_answer(service, running)
    _say(f"{service.name}: {service.shown or 'set'}", out)


def _watch(plan: Sequence[Service], running: list[Child], logs: Path, out: TextIO) -> NoReturn:
    """Look after the services for good, until one of them has ended for good (`ServiceEnded`)."""
    restarts: deque[float] = deque(maxlen=MOST_RESTARTS)
    while True:
        for place, service in enumerate(plan):
            if running[place].ended() and service.restarts and _may_restart(restarts):
                _restart(service, place, running, logs, out)
        services.require_alive(running)
        time.sleep(services.LOOK_EVERY_SECONDS)


def _may_restart(restarts: deque[float]) -> bool:
    """True while there were not too many in the last hour; this one is counted."""
    now = time.monotonic()
    if len(restarts) == MOST_RESTARTS and now - restarts[0] < RESTARTS_WITHIN_SECONDS:
        return False
    restarts.append(now)
    return True


def _restart(service: Service, place: int, running: list[Child], logs: Path, out: TextIO) -> None:
    """Start it anew, its last log kept beside the new one, and wait until it answers."""
    log = running[place].log
    _say(f"the {service.name} has ended by itself and is started anew", out)
    children.stop([running[place]])
    log.replace(log.with_suffix(".before.log"))
    running[place] = service.start(logs)
    services.await_answer(service, [running[place]])
    _say(f"{service.name}: answers again", out)


@contextmanager
def _stop_signals() -> Iterator[None]:
    """Within, Ctrl-C, SIGTERM and a closed terminal raise `Interrupted`."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise Interrupted

    with _handled(interrupt):
        yield


@contextmanager
def _handled(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> Iterator[None]:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, handler) for number in numbers]
    try:
        yield
    finally:
        for number, old in zip(numbers, before, strict=True):
            signal.signal(number, old)


def _say(words: str, out: TextIO) -> None:
    print(f"claimwatch: {words}", file=out, flush=True)
