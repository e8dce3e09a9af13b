"""`claimwatch serve` with the real server, schedule and dashboard: runs, a kill, an interrupt."""

from __future__ import annotations

import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claimwatch.children import descendants
from claimwatch.store import open_reader

from .served import PATIENCE_SECONDS, alive, direct, serving, until

linux = sys.platform.startswith("linux")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.soak,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not linux, reason="that nothing stays after a kill is Linux's help"),
]


@dataclass
class Lived:
    """What was seen of a server that was killed while a run went on, and of the next one."""

    articles: int
    health: bytes
    page: int
    completed: dict[str, Any]
    caught: dict[str, Any]
    states: dict[str, str]
    started: list[int]
    exit_code: int
    left_at_the_end: list[int]
    said: str
    home: Path


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    folder = tmp_path_factory.mktemp("served")
    with serving(folder, every=5) as it:
        until(it.is_serving)
        completed = until(lambda: it.runs("COMPLETED"))[0]
        with open_reader(it.db) as reader:
            articles = len(reader.rows("v_articles"))
        with direct().open(f"{it.address('dashboard')}/_stcore/health", timeout=30) as answer:
            health = answer.read()
        with direct().open(it.address("dashboard"), timeout=30) as answer:
            page = answer.status
        caught = until(lambda: it.runs("RUNNING"))[0]
        before = {run["id"] for run in it.runs("COMPLETED")}
        started = descendants(it.process.pid)
        it.process.kill()
        until(lambda: not alive(started))  # nothing of it stays

    with serving(folder, every=900) as it:
        until(it.is_serving)
        until(lambda: [run for run in it.runs("COMPLETED") if run["id"] not in before])
        states = {run["id"]: run["state_type"] for run in it.runs("CRASHED", "RUNNING")}
        started = descendants(it.process.pid)
        it.process.send_signal(signal.SIGINT)
        code = it.process.wait(PATIENCE_SECONDS)
        return Lived(articles, health, page, completed, caught, states, started, code,
                     alive(started), it.said(), folder / "home")  # fmt: skip


def test_a_scheduled_run_fires_and_everything_answers(lived: Lived) -> None:
    assert lived.articles == 1
    assert lived.health == b"ok"
    assert lived.page == 200


def test_runs_do_not_overlap(lived: Lived) -> None:
    assert lived.completed["id"] != lived.caught["id"]
    assert lived.completed["end_time"] <= lived.caught["start_time"]


def test_after_a_hard_kill_the_next_start_closes_the_run_and_begins_another_at_once(
    lived: Lived,
) -> None:
    assert lived.states.get(lived.caught["id"]) == "CRASHED"


def test_an_interrupt_ends_everything(lived: Lived) -> None:
    assert lived.exit_code == 0, lived.said
    assert len(lived.started) >= 3
    assert lived.left_at_the_end == []
    assert "stopping" in lived.said
    assert not (lived.home / ".prefect").exists()
