"""A disk that fills up ends in a clear error and a database that opens; the next run goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.soak, pytest.mark.timeout(1200)]

ROOT = Path(__file__).parents[2]


def can_mount(folder: Path) -> bool:
    """True where a small file system can be made here."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        return False
    subprocess.run(["umount", str(folder)], check=True)
    return True


@pytest.fixture(scope="module", params=["tmpfs", "limit"])
def cases(request, tmp_path_factory):
    """What `full_disk.py` tells of each size."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "tmpfs" and not can_mount(folder / "tried"):
        pytest.skip("needs root and leave to mount a tmpfs; the limit on files' sizes is tried")
    command = [sys.executable, "-m", "tests.edges.full_disk", str(folder), request.param]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_command_says_that_the_disk_is_full(cases):
    assert {case["kilobytes"]: case["ended"] for case in cases if case["ended"] != 9} == {}
    assert all("is full: make room and run again" in case["said"] for case in cases)
    assert not [case for case in cases if "Traceback" in case["said"]]


def test_the_database_opens(cases):
    assert [(case["kilobytes"], case["look"]) for case in cases if not case["opens"]] == []


def test_the_next_run_ends_as_if_there_had_always_been_room(cases):
    assert [(case["kilobytes"], case["after_said"]) for case in cases if case["after"]] == []
    assert {case["kilobytes"]: case["differs"] for case in cases if case["differs"]} == {}
