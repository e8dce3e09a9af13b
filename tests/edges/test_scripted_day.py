"""A day of thirty outlets ends as the same articles given at once, however often it is killed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.soak, pytest.mark.timeout(3000)]

ROOT = Path(__file__).parents[2]
KILLS, SEED = 200, 1


@pytest.fixture(scope="module", params=[0, KILLS], ids=["undisturbed", "killed"])
def day(request, tmp_path_factory):
    """What `killed_day.py` tells of the day."""
    folder = tmp_path_factory.mktemp("day")
    arguments = [str(folder), str(request.param), str(SEED)]
    command = [sys.executable, "-m", "tests.edges.killed_day", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return {**json.loads(done.stdout), "wanted": request.param}


def test_the_day_has_something_to_lose(day):
    tables = day["tables"]
    assert day["articles"] == tables["origins.csv"] >= 60
    assert min(tables[f"{name}.csv"] for name in ("claims", "figures", "flags", "links")) > 10
    assert {"misreport", "silent_edit"} <= set(day["kinds"])
    assert day["alerts"] >= 5


def test_runs_were_killed_wherever_something_becomes_lasting(day):
    assert day["kills"] == day["wanted"]
    kinds = {"anywhere", "commit", "checkpoint", "copy", "desk", "send"}
    assert set(day["places"]) == (kinds if day["wanted"] else set())


def test_the_tables_are_those_of_the_same_articles_given_at_once(day):
    assert day["differs"] == {}
    assert day["doubled_flags"] == 0


def test_each_refusal_is_in_quarantine_with_its_reason_and_nothing_else_is(day):
    assert (day["refusals_missing"], day["refusals_strange"]) == ([], [])


def test_each_alert_is_delivered_and_doubled_at_most_once_a_kill_with_the_same_key(day):
    assert (day["missing"], day["strange"], day["other_key"], day["waiting"]) == ([], [], [], [])
    assert day["doubled"] <= day["kills"]


def test_no_decision_is_lost_or_doubled(day):
    assert day["decisions"] == ["dismiss", "apart", "put_back", "put_back"]
