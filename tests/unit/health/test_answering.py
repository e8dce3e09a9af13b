"""What machines pull: health, metrics and feeds, over a real database; and the alarm."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from starlette.testclient import TestClient

from claimwatch import steps
from claimwatch.gate import OpenGate
from claimwatch.health.alarm import Alarm
from claimwatch.health.answering import make_app
from claimwatch.health.flag_feed import atom_feed
from claimwatch.settings import load_settings

EVERY = timedelta(minutes=15)
TEXTS = {
    "herald": "At least 120 people were killed in the Marvell earthquake, police said.",
    "star": "The Marvell earthquake killed 40 people, the mayor said.",
}


@pytest.fixture
def db(tmp_path, nlp):
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.json").write_text(json.dumps({"text": text, "publisher": name}))
    path = tmp_path / "a.duckdb"
    steps.run([folder], path, gate=OpenGate(), nlp=nlp, channels=["none"])
    return path


@pytest.fixture
def ask(db):
    """Ask an address of the endpoint, some time after the last run."""

    def get(path, later=timedelta(0), which=db):
        clock = lambda: datetime.now(UTC) + later  # noqa: E731
        app = make_app(which, EVERY, load_settings(dashboard_url="https://desk.example"), clock)
        return TestClient(app).get(path)

    return get


def test_health_is_well_after_a_run_and_broken_when_none_comes(ask):
    assert ask("/alive").status_code == 200
    well = ask("/health")
    assert (well.status_code, well.json()["state"]) == (200, "ok")
    late = ask("/health", timedelta(hours=3))
    assert (late.status_code, late.json()["state"]) == (503, "broken")


def test_without_a_database_the_answer_is_an_error_and_no_crash(ask, tmp_path):
    nowhere = tmp_path / "no.duckdb"
    assert ask("/health", which=nowhere).status_code == 503
    assert ask("/flags.json", which=nowhere).status_code == 503
    assert ask("/metrics", which=nowhere).status_code == 200


def test_metrics_count_what_there_is(ask):
    text = ask("/metrics").text
    assert 'claimwatch_rows{table="articles"} 2.0' in text
    assert "claimwatch_flags{" in text
    assert 'claimwatch_health{part="freshness"} 1.0' in text
    assert "claimwatch_snapshot_age_seconds" in text
    for step in ("collect", "extract", "match", "judge"):
        assert f'claimwatch_step_last_success_timestamp_seconds{{step="{step}"}} 1.' in text
        assert f'claimwatch_step_waiting{{step="{step}"}} 0.0' in text
    for name in ("alerts_held", "parts_failing", "publishers_silent"):
        assert f"claimwatch_{name} 0.0" in text
    assert "claimwatch_disk_free_bytes" in text


def test_health_names_every_part(ask):
    parts = [check["name"] for check in ask("/health").json()["checks"]]
    assert parts == [
        *("database", "freshness", "last run", "steps", "quality"),
        *("sources", "silence", "outbox", "disk"),
    ]


def test_lag_is_from_print_until_it_was_taken_in(ask, db, nlp, tmp_path):
    printed = (datetime.now(UTC) - timedelta(hours=3)).isoformat()
    late = {"text": "Nine ferries sank, the port said.", "publisher": "p", "published_at": printed}
    (tmp_path / "late.json").write_text(json.dumps(late))
    steps.run([tmp_path / "late.json"], db, gate=OpenGate(), nlp=nlp, channels=["none"])
    [line] = [x for x in ask("/metrics").text.splitlines() if x.startswith("claimwatch_lag_s")]
    assert float(line.split()[1]) == pytest.approx(3 * 3600, rel=0.1)


def test_the_flags_can_be_pulled_as_atom_and_json(ask):
    feed = feedparser.parse(ask("/flags.atom").content)
    assert not feed.bozo
    items = ask("/flags.json").json()["items"]
    assert [entry.id.rpartition(":")[2] for entry in feed.entries] == [i["id"] for i in items]
    assert any("dispute" in item["tags"] for item in items)
    assert items[0]["url"] == f"https://desk.example/flag?id={items[0]['id']}"


def test_hostile_words_in_a_flag_leave_the_feed_well_formed():
    now = datetime(2026, 1, 5, tzinfo=UTC)
    flag = {
        "flag_id": "f",
        "kind": "dispute",
        "severity": "high",
        "label": "<script>&]]>\x00\x0b",
        "explanation": "“”\x1b[31m</summary>",
        "first_seen": now,
        "last_seen": now,
    }
    root = ElementTree.fromstring(atom_feed([flag], "https://desk.example", now))
    assert "<script>&]]>" in "".join(root.itertext())


def test_the_alarm_tells_when_trouble_begins_daily_and_when_it_ends(db, tmp_path):
    told = tmp_path / "told"
    alarm = Alarm(db, EVERY, load_settings(channels=[f"file:{told}"]))
    now = datetime.now(UTC)
    assert alarm.look(now) == []
    [late] = alarm.look(now + timedelta(hours=2))
    assert "freshness" in late.title
    assert alarm.look(now + timedelta(hours=3)) == []
    assert len(alarm.look(now + timedelta(hours=27))) == 1
    [well] = alarm.look(now)
    assert "well again" in well.title
    assert len(told.read_text("utf-8").splitlines()) == 3


def test_what_no_channel_took_is_told_again(db, tmp_path):
    (tmp_path / "file").write_text("")
    alarm = Alarm(db, EVERY, load_settings(channels=[f"file:{tmp_path / 'file' / 'x'}"]))
    late = datetime.now(UTC) + timedelta(hours=2)
    assert alarm.look(late) == []
    (tmp_path / "file").unlink()
    assert len(alarm.look(late)) == 1
