"""`claimwatch outbox` says of each alert that was not sent why it waits, and until when."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from claimwatch import steps
from claimwatch.baselines import thresholds
from claimwatch.cli import main
from claimwatch.gate import ExpectationResult, GateReport, OpenGate
from claimwatch.settings import load_settings
from claimwatch.store.desk import DeliveryState, desk_url, open_desk
from claimwatch.watch import read_watch

TEXTS = {
    "herald": "At least 120 people were killed in the Marvell earthquake, police said.",
    "star": "The Marvell earthquake killed 40 people, the mayor said.",
}
NOW = datetime.now(UTC).replace(microsecond=0)


class Failing(OpenGate):
    """A gate at which every batch of articles fails as a whole."""

    def check(self, table, rows):
        passes = table != "articles"
        result = ExpectationResult("share_dated", None, passes, True, "0.3", 0)
        return GateReport(table, len(rows), (result,) if rows else (), ())


@pytest.fixture
def db(tmp_path):
    return tmp_path / "a.duckdb"


@pytest.fixture
def run(db, tmp_path, nlp):
    """One run over two articles that differ, by a gate and a plan."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.json").write_text(json.dumps({"text": text, "publisher": name}))

    def go(gate, plan=""):
        steps.run(
            [folder],
            db,
            gate=gate,
            nlp=nlp,
            channels=["none"],
            clock=lambda: NOW,
            settings=load_settings(),
            watch=read_watch(plan.replace("TOLD", f"file:{tmp_path / 'told'}")),
        )

    return go


def listed(db, *more):
    done = CliRunner().invoke(main, ["outbox", "--db", str(db), "--format", "jsonl", *more])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_an_alert_whose_data_fails_a_check_is_listed_with_why_and_until_when(run, db):
    run(Failing())
    [held] = listed(db)
    assert (held["state"], held["channel"]) == ("held", None)
    assert "articles of the run: share_dated (0.3)" in held["why"]
    latest = NOW + timedelta(hours=thresholds().hold_hours)
    assert datetime.fromisoformat(held["until"]) == latest
    assert "120 / 40" in held["title"]


def test_an_alert_of_quiet_hours_is_listed_with_their_end(run, db):
    quiet = f"{{from: '{NOW - timedelta(hours=1):%H:%M}', to: '{NOW + timedelta(hours=3):%H:%M}'}}"
    run(OpenGate(), f"alerts: [{{name: a, channels: [TOLD], quiet: {quiet}}}]")
    [held] = listed(db)
    assert (held["state"], held["why"]) == ("held", "quiet hours of its rule")
    end = (NOW + timedelta(hours=3)).replace(second=0)
    assert datetime.fromisoformat(held["until"]) == end
    table = CliRunner().invoke(main, ["outbox", "--db", str(db)]).stdout
    assert "quiet hours" in " ".join(table.split())


def test_one_that_failed_shows_its_error_and_one_that_is_due_is_not_held(run, db):
    run(OpenGate())
    with open_desk(desk_url(db)) as desk:
        desk.enqueue("failed", ["mail"])
        later = NOW + timedelta(hours=1)
        desk.record_attempt("failed", "mail", DeliveryState.FAILED, NOW, "no such host", later)
        desk.enqueue("overdue", ["mail"], NOW - timedelta(hours=1))
        desk.enqueue("sent", ["mail"])
        desk.record_attempt("sent", "mail", DeliveryState.SENT, NOW)
    found = {one["alert_id"]: one for one in listed(db)}
    assert sorted(found) == ["failed", "overdue"]
    assert (found["failed"]["state"], found["failed"]["why"]) == ("failed", "no such host")
    assert (found["overdue"]["state"], found["overdue"]["why"]) == ("pending", None)
    assert {one["alert_id"] for one in listed(db, "--all")} == {"failed", "overdue", "sent"}


def test_without_a_snapshot_that_opens_deliveries_are_listed_all_the_same(run, db):
    run(OpenGate())
    with open_desk(desk_url(db)) as desk:
        desk.enqueue("waiting", ["mail"])
    for snapshot in db.with_name("a.duckdb.snapshots").iterdir():
        snapshot.write_bytes(b"no database")
    done = CliRunner().invoke(main, ["outbox", "--db", str(db), "--format", "jsonl"])
    assert [json.loads(line)["alert_id"] for line in done.stdout.splitlines()] == ["waiting"]
    assert "cannot be seen" in done.stderr
