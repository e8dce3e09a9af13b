"""Children end with their parent, whichever way it ends, and so does what they have started."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from claimwatch import children

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="looks at /proc")

STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "print('on', flush=True); time.sleep(600)"
)
LEAVES_ONE_BEHIND = f"""
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", {STUBBORN!r}], start_new_session=True)
time.sleep(600)
"""
PARENT = """
import os, sys, time
from pathlib import Path
from claimwatch import children

children.adopt_orphans()
child = children.start("child", [sys.executable, "-c", sys.argv[2]], os.environ, Path(sys.argv[1]))
print(child.process.pid, flush=True)
if sys.argv[3] == "stop":
    while "on" not in child.last_lines():
        time.sleep(0.05)
    children.stop([child], grace=0.5)
    children.end_leftovers(grace=0.5)
    print(children.descendants(os.getpid()), flush=True)
time.sleep(600)
"""


def until(holds: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def parent(log: Path, program: str, then: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PARENT, str(log), program, then]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize("program", [STUBBORN, LEAVES_ONE_BEHIND])
def test_stopping_ends_also_what_will_not_end_and_what_was_left_behind(
    tmp_path: Path, program: str
) -> None:
    with parent(tmp_path / "log.txt", program, "stop") as running:
        assert running.stdout is not None
        child, left = int(running.stdout.readline()), running.stdout.readline()
        running.kill()

    assert gone(child)
    assert left == "[]\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's help is Linux's")
def test_a_parent_killed_hard_takes_its_child_along(tmp_path: Path) -> None:
    with parent(tmp_path / "log.txt", STUBBORN, "wait") as running:
        assert running.stdout is not None
        child = int(running.stdout.readline())
        assert not gone(child)
        running.send_signal(signal.SIGKILL)

    assert until(lambda: gone(child))


def test_the_last_lines_of_a_child_are_at_hand(tmp_path: Path) -> None:
    program = "print('\\n'.join(map(str, range(40))))"
    child = children.start("counts", [sys.executable, "-c", program], {}, tmp_path / "c" / "log")
    assert until(child.ended)

    assert child.last_lines(3) == "37\n38\n39"


def test_a_process_without_children_has_no_descendants() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as quiet:
        assert children.descendants(quiet.pid) == []
