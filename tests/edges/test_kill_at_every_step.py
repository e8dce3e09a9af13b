"""Killed with SIGKILL anywhere and started again, a run ends as one that nobody disturbed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """What `kill_driver.py` tells of each case: the undisturbed runs, and the killed ones."""
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, str(HERE / "kill_driver.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=HERE.parents[1])
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def undisturbed(reports, name):
    return next(case for case in reports if case["name"] == name and case["point"] == "none")


def killed(reports):
    return [case for case in reports if case["point"] != "none"]


pytestmark = [pytest.mark.soak, pytest.mark.timeout(1200)]


def test_the_runs_have_something_to_lose(reports):
    tables = undisturbed(reports, "grown")["tables"]
    full = ("articles", "claims", "links", "figures", "flags", "alerts", "origins", "quarantine")
    full += ("v_flag_ids", "v_flag_history")
    assert [name for name in full if tables[f"{name}.csv"] < 2] == []
    assert undisturbed(reports, "grown")["told"] > 1


def test_every_kind_of_point_is_passed(reports):
    points = undisturbed(reports, "grown")["points"]
    # The run opened, articles in, four or more chunks extracted, matched, judged, closed, told.
    assert points.count("before commit") == points.count("after commit") >= 8
    assert set(points) > {
        "within the snapshot's copy",
        "before the snapshot's rename",
        "after the snapshot's rename",
        "before handing an alert to the desk",
        "after handing an alert to the desk",
        "before sending",
        "after sending",
        "before noting a delivery",
        "after noting a delivery",
    }
    kinds = {point for point in points if not point.startswith("before")}
    assert {case["point"].partition(" ")[2] for case in killed(reports)} >= kinds
    assert all(case["killed"] for case in killed(reports) if "tenths" not in case["point"])


def test_the_tables_end_the_same_byte_for_byte(reports):
    assert {case["point"]: case["differs"] for case in killed(reports) if case["differs"]} == {}


def test_every_alert_is_told_and_at_most_once_more_than_once(reports):
    told = [(case["told_missing"], case["told_strange"]) for case in killed(reports)]
    assert set(told) == {(0, 0)}
    assert max(case["told_most"] for case in killed(reports)) <= 2


def test_no_half_written_snapshot_stays(reports):
    assert [case["left_over"] for case in killed(reports) if case["left_over"]] == []
