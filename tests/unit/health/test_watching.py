"""What a service says of a pipeline whose first run is yet to come, or whose database has gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from claimwatch import steps
from claimwatch.gate import OpenGate
from claimwatch.health.alarm import Alarm
from claimwatch.health.checks import Wellness, overall
from claimwatch.health.watching import FIRST_RUN_TAKES, Watching
from claimwatch.settings import load_settings
from claimwatch.store import open_writer

EVERY = timedelta(minutes=15)
BEGAN = datetime.now(UTC)
DUE = BEGAN + EVERY + FIRST_RUN_TAKES
SECOND = timedelta(seconds=1)


@pytest.fixture
def db(tmp_path):
    return tmp_path / "a.duckdb"


@pytest.fixture
def alarm(db, tmp_path):
    """The alarm of a service that has just been started, its words in the file `told`."""
    settings = load_settings(channels=[f"file:{tmp_path / 'told'}"])
    return Alarm(db, EVERY, settings, Watching(db, EVERY, settings, BEGAN))


def run_once(db, nlp):
    (db.parent / "a.txt").write_text("Nine ferries sank, the port said.", "utf-8")
    steps.run([db.parent / "a.txt"], db, gate=OpenGate(), nlp=nlp, channels=["none"])


def checked(db, now, began=BEGAN):
    _, checks = Watching(db, EVERY, load_settings(), began).look(now)
    return checks


def test_before_the_first_run_no_database_is_no_alarm(alarm, db):
    for now in (BEGAN, BEGAN + timedelta(minutes=1), DUE - SECOND):
        assert alarm.look(now) == []
        assert overall(checked(db, now)) is Wellness.WARNING


def test_a_database_that_never_comes_is_told(alarm):
    assert alarm.look(DUE - SECOND) == []
    [told] = alarm.look(DUE)
    assert "there is no database at" in told.body
    assert "claimwatch run" in told.body


def test_a_database_that_was_there_is_missed_at_once(alarm, db, nlp):
    run_once(db, nlp)
    assert alarm.look(BEGAN + SECOND) == []
    db.rename(db.with_suffix(".away"))
    [told] = alarm.look(BEGAN + 2 * SECOND)
    assert "is gone" in told.body
    assert "claimwatch restore" in told.body


def test_a_database_that_vanished_before_the_service_was_started_is_missed_too(alarm, db, nlp):
    run_once(db, nlp)
    db.unlink()
    assert len(alarm.look(BEGAN)) == 1


def test_one_that_was_seen_before_it_published_is_missed(alarm, db):
    with open_writer(db):
        pass
    assert alarm.look(BEGAN) == []
    db.unlink()
    assert len(alarm.look(BEGAN + SECOND)) == 1


def test_while_the_first_run_writes_there_is_no_alarm_however_long(alarm, db):
    with open_writer(db):
        assert alarm.look(DUE + timedelta(hours=5)) == []
    [told] = alarm.look(DUE + timedelta(hours=5))
    assert "no run has come to its end yet" in told.body


def test_without_a_schedule_no_database_is_a_fault(db):
    assert overall(checked(db, BEGAN, began=None)) is Wellness.BROKEN
