"""What the next run makes of the desk's decisions, after a rebuild and a restore too."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimwatch import steps
from claimwatch.alert.standing import read_standing
from claimwatch.cli import main
from claimwatch.decide.decision import Action, Draft, SubjectKind
from claimwatch.decide.put_back import can_be_put_back, put_back
from claimwatch.decide.roles import Actor, Role
from claimwatch.gate import ExpectationResult, GateReport, OpenGate, RowFailure
from claimwatch.store import open_reader
from claimwatch.store.desk import desk_url, open_desk

MONDAY = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)
ANNA = Actor("Anna", Role.ADMIN)
QUAKE = {
    "courier.txt": "The Marvell earthquake struck at dawn and levelled the old town. "
    "Police said 75 people were killed in the Marvell earthquake.",
    "star.txt": "Rescue teams searched through the night after the Marvell earthquake. "
    "According to the mayor, 310 people were killed.",
}
MORE = {
    "herald.txt": "Tents were put up on the football ground for those who lost their homes in the "
    "Marvell earthquake. The army spoke on Tuesday of 900 people killed."
}


class World:
    """An inbox, a database beside it and its desk; each run is a day later."""

    def __init__(self, folder: Path, nlp) -> None:
        self.inbox, self.db, self.nlp, self.days = folder / "inbox", folder / "a.duckdb", nlp, 0
        self.inbox.mkdir()

    def write(self, texts: dict[str, str]) -> None:
        for name, text in texts.items():
            (self.inbox / name).write_text(text, encoding="utf-8")

    def run(self, gate=None):
        self.days += 1
        now = MONDAY + timedelta(days=self.days)
        return steps.run(
            [self.inbox], self.db, gate=gate or OpenGate(), nlp=self.nlp, clock=lambda: now
        )

    def decide(self, subject: str, subject_id: str, action: str, **more) -> None:
        draft = Draft(SubjectKind(subject), subject_id, Action(action), **more)
        self.store(draft)

    def store(self, draft: Draft) -> None:
        with open_desk(desk_url(self.db)) as desk:
            desk.decisions.record(draft, ANNA, MONDAY, seen=None)

    def log(self) -> list[str]:
        with open_desk(desk_url(self.db)) as desk:
            return [str(one.draft.action) for one in desk.decisions.since()]

    def rows(self, view: str, **params):
        with open_reader(self.db) as reader:
            return reader.rows(view, **params)

    def dispute(self):
        (flag,) = self.rows("v_flags", kind="dispute")
        return flag

    def standing(self) -> str:
        """The words of the standing in the newest alert."""
        change = self.rows("v_alerts")[-1]["change"]
        assert read_standing(change)
        return change


@pytest.fixture
def world(tmp_path, nlp):
    """Two articles read once: a dispute stands and was told."""
    made = World(tmp_path, nlp)
    made.write(QUAKE)
    assert len(made.run().new_alerts) == 1
    return made


def test_a_dismissed_flag_is_not_told_however_it_grows(world):
    world.decide("flag", world.dispute()["flag_id"], "dismiss", reason="two earthquakes")
    world.write(MORE)
    assert world.run().new_alerts == ()
    assert world.dispute()["status"] == "dismissed"


def test_a_resolved_flag_that_grows_is_regressed_told_and_noted_in_the_log(world):
    flag = world.dispute()["flag_id"]
    world.decide("flag", flag, "resolve", context={"standing": world.standing()})
    assert world.run().new_alerts == ()
    assert world.dispute()["status"] == "resolved"
    world.write(MORE)
    (alert,) = world.run().new_alerts
    assert alert.change.startswith("Came back after being resolved: ")
    assert world.dispute()["status"] == "regressed"
    assert world.log() == ["resolve", "returned"]
    assert world.run().new_alerts == ()
    assert world.log() == ["resolve", "returned"]


def test_a_flag_snoozed_until_it_changes_is_told_when_it_does(world):
    flag = world.dispute()["flag_id"]
    context = {"standing": world.standing()}
    world.decide(
        "flag", flag, "snooze", reason="await the count", until_changed=True, context=context
    )
    assert world.run().new_alerts == ()
    assert world.dispute()["status"] == "snoozed"
    world.write(MORE)
    (alert,) = world.run().new_alerts
    assert alert.change.startswith("Changed while snoozed: ")
    assert world.log() == ["snooze", "returned"]


def test_what_grew_during_a_snooze_is_told_when_it_is_over(world):
    flag = world.dispute()["flag_id"]
    until = MONDAY + timedelta(days=3, hours=1)
    world.decide("flag", flag, "snooze", reason="until Thursday", until=until)
    world.write(MORE)
    assert world.run().new_alerts == ()
    assert world.run().new_alerts == ()
    assert len(world.run().new_alerts) == 1
    assert world.dispute()["status"] != "snoozed"


def test_a_claim_that_is_not_of_the_same_quantity_leaves_its_figure_for_good(world):
    flag = world.dispute()
    claims = world.rows("v_claims", figure_id=flag["figure_id"])
    one, *others = sorted(claim["claim_id"] for claim in claims)
    context = {"others": others, "figure_id": flag["figure_id"]}
    world.decide("claim", one, "apart", reason="another town", context=context)
    world.run()
    assert world.rows("v_flags", kind="dispute") == []
    figures = {claim["figure_id"] for claim in world.rows("v_claims") if claim["figure_id"]}
    assert len(figures) == 2

    world.db.unlink()  # a database that is built anew knows it from the desk
    shutil.rmtree(f"{world.db}.snapshots")
    world.run()
    assert world.rows("v_flags", kind="dispute") == []

    world.decide("claim", one, "together")
    world.run()
    assert world.dispute()["kind"] == "dispute"


def test_decisions_outlive_a_restore_of_yesterdays_copy(world, tmp_path):
    shutil.copy(world.db, tmp_path / "yesterday")
    world.decide("flag", world.dispute()["flag_id"], "dismiss", reason="two earthquakes")
    world.run()
    shutil.copy(tmp_path / "yesterday", world.db)
    world.write(MORE)
    assert world.run().new_alerts == ()
    assert world.dispute()["status"] == "dismissed"


class NoQuakes:
    """A gate that refuses rows of one table whose text or label speaks of people."""

    def __init__(self, table: str) -> None:
        self.table = table

    def check(self, table, rows):
        name = f"{table[:-1]}_id"
        bad = tuple(RowFailure(row[name], "no_quakes", "text", "x") for row in rows)
        failures = bad if table == self.table else ()
        results = (ExpectationResult("no_quakes", "text", not failures, False, "", len(failures)),)
        return GateReport(table, len(rows), results, failures)


@pytest.mark.soak
@pytest.mark.parametrize("table", ["articles", "claims", "figures", "flags"])
def test_what_a_gate_refused_is_taken_once_it_is_put_back(tmp_path, nlp, table):
    made = World(tmp_path, nlp)
    made.write(QUAKE)
    gate = NoQuakes(table)
    made.run(gate)
    refused = made.rows("v_quarantine")
    assert made.rows("v_flags") == []
    assert refused
    for record in refused:
        assert can_be_put_back(record)
        made.store(put_back(record, "read it: it is in order"))
    made.run(gate)
    assert made.rows("v_quarantine") == []
    assert made.dispute()["kind"] == "dispute"
    made.run(gate)
    assert made.dispute()["kind"] == "dispute"


def call(made, *words, code=0):
    result = CliRunner().invoke(main, ["quarantine", *words, "--db", str(made.db)])
    assert result.exit_code == code, result.output
    return result.output


def test_the_command_lists_shows_and_puts_back(tmp_path, nlp):
    made = World(tmp_path, nlp)
    made.write(QUAKE)
    gate = NoQuakes("articles")
    made.run(gate)
    listed = [json.loads(line) for line in call(made, "list", "--format", "jsonl").splitlines()]
    assert [one["way_back"] for one in listed] == ["can be put back"] * 2
    assert listed[0]["expectation"] in listed[0]["reason"]
    first, second = (one["quarantine_id"] for one in listed)
    shown = call(made, "show", first[:12])
    assert "levelled the old town" in shown
    assert "way back: can be put back" in shown

    said = call(made, "put-back", first, second, "--reason", "in order", "--by", "Otto")
    assert said.count("the next run takes it") == 2
    assert "Otto" in call(made, "show", first)
    assert "put back: the next run takes it" in call(made, "--format", "csv")
    call(made, "put-back", first, "--reason", "again")

    made.run(gate)
    assert made.rows("v_quarantine") == []
    assert made.dispute()["kind"] == "dispute"
    with open_desk(desk_url(made.db)) as desk:
        authors = [(one.author, one.draft.reason) for one in desk.decisions.since()]
    assert authors == [("Otto", "in order")] * 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["show", "nothing"], 3, "no record begins with 'nothing'"),
        (["put-back", "", "--reason", "x"], 3, "2 records begin with ''"),
        (["put-back", "nothing", "--reason", "x"], 3, "no record begins"),
        (["put-back", "nothing"], 2, "--reason"),
    ],
)
def test_a_record_that_is_not_there_is_said(tmp_path, nlp, words, code, said):
    made = World(tmp_path, nlp)
    (made.inbox / "a.jsonl").write_text('{"title": "no text"}\nbroken\n', encoding="utf-8")
    made.run()
    assert said in call(made, *words, code=code)


def test_the_command_puts_nothing_back_that_cannot_be_read(tmp_path, nlp):
    made = World(tmp_path, nlp)
    (made.inbox / "a.jsonl").write_text("broken\n", encoding="utf-8")
    made.run()
    [record] = made.rows("v_quarantine")
    said = call(made, "put-back", record["quarantine_id"], "--reason", "x", code=2)
    assert "mend it where it came from" in said


def test_what_could_not_be_read_cannot_be_put_back(tmp_path, nlp):
    made = World(tmp_path, nlp)
    (made.inbox / "a.jsonl").write_text('{"title": "no text"}\nbroken\n', encoding="utf-8")
    made.run()
    assert [can_be_put_back(record) for record in made.rows("v_quarantine")] == [False, False]
