"""Programs that answer on loopback: how one is started, waited for and watched."""

from __future__ import annotations

import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimwatch import children
from claimwatch.children import Child
from claimwatch.errors import ClaimwatchError, UsageError

HOST = "127.0.0.1"
START_SECONDS = 300.0
"""How long a service may take until it answers: a fresh Prefect database on a very busy machine.

That it has ended is seen at once."""
LOOK_EVERY_SECONDS = 0.25


class ServiceEnded(ClaimwatchError):
    """A service ended by itself, or never answered."""

    exit_code = 9


@dataclass(frozen=True)
class Service:
    """A program to serve: its command and environment, and the address that says it is up.

    `shown` is the address that people open; None where there is nothing to see. `restarts` says
    that it is started anew where it ends by itself: nothing is lost by that.
    """

    name: str
    command: tuple[str, ...]
    env: Mapping[str, str]
    health: str
    shown: str | None = None
    restarts: bool = False

    def start(self, logs: Path) -> Child:
        """Start it, its output in the folder `logs`."""
        log = logs / f"{self.name.replace(' ', '-')}.log"
        return children.start(self.name, self.command, self.env, log)


def prefect_server(env: Mapping[str, str], port: int, *more: str) -> Service:
    """A Prefect server on `port`, with `more` options of `prefect server start`."""
    address = f"http://{HOST}:{port}"
    listen = ("--host", HOST, "--port", str(port))
    return Service(
        name="prefect server",
        command=(sys.executable, "-m", "prefect", "server", "start", *listen, *more),
        env={**env, "PREFECT_API_URL": f"{address}/api"},
        health=f"{address}/api/health",
        shown=address,
        restarts=True,
    )


def free_port(port: int, option: str) -> int:
    """`port` when it can be listened on, or any free one for 0.

    Raises:
        UsageError: another program has it, or it is no port; the message names `option`.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise UsageError(
                f"port {port} cannot be used ({error}): give another with {option} (0: any free)"
            ) from None
        free: int = probe.getsockname()[1]
        return free


def await_answer(service: Service, running: Sequence[Child]) -> None:
    """Wait until the service answers.

    Raises:
        ServiceEnded: it has not within `START_SECONDS`, or one of those running has ended.
    """
    until = time.monotonic() + START_SECONDS
    while not _answers(service.health):
        require_alive(running)
        if time.monotonic() > until:
            child = next(child for child in running if child.name == service.name)
            raise ServiceEnded(_last_words(child, f"did not answer within {START_SECONDS:.0f} s"))
        time.sleep(LOOK_EVERY_SECONDS)


def require_alive(running: Sequence[Child]) -> None:
    """See that all are still running.

    Raises:
        ServiceEnded: one has ended; the message holds its last lines.
    """
    for child in running:
        if child.ended():
            code = child.process.returncode
            raise ServiceEnded(_last_words(child, f"ended by itself with {code}"))


def _last_words(child: Child, what: str) -> str:
    return f"the {child.name} {what}; the last lines of {child.log}:\n{child.last_lines()}"


def _answers(address: str) -> bool:
    """True when the address answers 200. Loopback is asked directly, whatever proxy is set."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=5) as answer:
            ok: bool = answer.status == 200
            return ok
    except (OSError, urllib.error.URLError):
        return False
