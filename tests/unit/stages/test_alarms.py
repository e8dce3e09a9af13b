"""A run that died is told on every channel that is used, by the run that notices it, once."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from claimwatch import steps
from claimwatch.alert.alarms import AGAIN_AFTER
from claimwatch.settings import load_settings
from claimwatch.store import open_writer
from claimwatch.watch import read_watch

START = datetime(2026, 1, 5, 6, tzinfo=UTC)


@pytest.fixture
def told(tmp_path):
    """Begin a run at each of these times, each killed but the last; give what was told then."""

    def go(*times, watch=""):
        for at in times:
            with open_writer(tmp_path / "a.duckdb", lambda at=at: at) as store:
                steps.begin(store)  # and is killed: nothing closes it
        channels = [f"file:{tmp_path / 'told.jsonl'}"]
        for _ in range(2):
            steps.tell_all(
                tmp_path / "a.duckdb",
                channels,
                clock=lambda: times[-1],
                settings=load_settings(),
                watch=read_watch(watch),
            )
        path = tmp_path / "told.jsonl"
        return (
            [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            if path.exists()
            else []
        )

    return go


def test_a_first_run_has_nothing_to_tell(told):
    assert told(START) == []


def test_a_run_that_died_is_told_once_with_when_it_began(told):
    [alarm] = told(START, START + timedelta(minutes=15))
    assert alarm["title"] == "Claimwatch itself: a run died"
    assert "began at 05 January 2026, 06:00 (UTC)" in alarm["body"]
    assert "noticed at 06:15" in alarm["body"]


def test_where_every_run_dies_one_message_in_hours_says_enough(told):
    times = [START + timedelta(minutes=15 * n) for n in range(8)]
    assert len(told(*times)) == 1
    assert len(told(START + AGAIN_AFTER + timedelta(hours=3))) == 2


def test_rules_do_not_keep_it_away(told, tmp_path):
    rule = f"alerts: [{{name: grave, severity: high, channels: ['file:{tmp_path}/told.jsonl']}}]"
    assert len(told(START, START + timedelta(minutes=15), watch=rule)) == 1
