"""Child processes that never outlive this one, whichever way it ends.

Each child leads a process group of its own, so that Ctrl-C reaches this process alone, which then
stops the groups in order. On Linux a child is also killed by the kernel when this process is
(`prctl(PR_SET_PDEATHSIG)`, prctl(2)), and whatever a child leaves behind comes to this process
(`PR_SET_CHILD_SUBREAPER`), which ends it too.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
GRACE_SECONDS = 15.0
"""How long a child may take to end by itself before it is killed."""


@dataclass(frozen=True)
class Child:
    """A running child: what it is called, its process and the file that its output goes to."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def ended(self) -> bool:
        """True when the process is no more."""
        return self.process.poll() is not None

    def last_lines(self, count: int = 15) -> str:
        """The end of what the child printed."""
        lines = self.log.read_text("utf-8", "replace").splitlines() if self.log.exists() else []
        return "\n".join(lines[-count:])


def start(name: str, command: Sequence[str], env: Mapping[str, str], log: Path) -> Child:
    """Start `command` as the leader of its own process group, its output in `log`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            list(command),
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_death_wish(os.getpid()),
        )
    return Child(name, process, log)


def stop(children: Sequence[Child], grace: float = GRACE_SECONDS) -> None:
    """End the children and their process groups, the last started first."""
    for child in reversed(children):
        _signal_group(child, signal.SIGTERM)
        _wait(child.ended, grace)
    for child in children:
        _signal_group(child, signal.SIGKILL)
        child.process.wait()


def adopt_orphans() -> None:
    """Become the parent of what the children leave behind (Linux; elsewhere nothing happens).

    For a program that is there for its children only: `end_leftovers` then ends all of it.
    """
    _prctl(PR_SET_CHILD_SUBREAPER, 1)


def end_leftovers(grace: float = GRACE_SECONDS) -> None:
    """End every process that still descends from this one: first asked to, then killed."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        for pid in descendants(os.getpid()):
            _signal(pid, number)
        if _wait(_none_left, grace):
            return


def _none_left() -> bool:
    _reap()
    return not descendants(os.getpid())


def _reap() -> None:
    """Collect the adopted processes that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return


def descendants(pid: int) -> list[int]:
    """The ids of all processes below `pid`, as /proc tells (proc(5)); none where it is missing."""
    below: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name in brackets may hold blanks and brackets: what counts comes after the last.
            parent = int(entry.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        below.setdefault(parent, []).append(int(entry.parent.name))
    found = list(below.get(pid, []))
    for child in found:
        found.extend(below.get(child, []))
    return found


def die_with_parent(number: int = signal.SIGKILL) -> None:
    """Ask the kernel to send this process `number` when its parent ends (Linux)."""
    _prctl(PR_SET_PDEATHSIG, number)


def _death_wish(parent: int) -> Callable[[], None] | None:
    """What a child runs before its program: die with the parent, also when that is gone already."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl

    def wish() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    return wish


def _prctl(option: int, value: int) -> None:
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(option, value)


def _signal_group(child: Child, number: int) -> None:
    try:
        os.killpg(child.process.pid, number)
    except (ProcessLookupError, PermissionError):
        return


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _wait(done: Callable[[], bool], seconds: float) -> bool:
    """Wait until `done`, at most `seconds`; True when it is."""
    until = time.monotonic() + seconds
    while not done():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
