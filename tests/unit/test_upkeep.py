"""A year of runs leaves no more behind than its time says, and forgets nothing that matters."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from claimwatch import steps
from claimwatch.gate import ExpectationResult, GateReport
from claimwatch.settings import load_settings
from claimwatch.stages.upkeep import upkeep
from claimwatch.store import export_tables, open_writer
from claimwatch.store.desk import DeliveryState, desk_url, open_desk
from claimwatch.store.fetches import Fetch, load_fetches, save_fetches, save_origins_of_articles
from claimwatch.store.raw import raw_folder, save_raw

START = datetime(2026, 1, 5, 6, tzinfo=UTC)
TEXTS = {
    "herald": "At least 120 people were killed in the Marvell earthquake, police said.",
    "star": "The Marvell earthquake killed 40 people, the mayor said.",
}


class Passing:
    """A gate that has looked, and let all pass."""

    def check(self, table, rows):
        result = ExpectationResult("looked", None, True, False, "", 0)
        return GateReport(table, len(rows), (result,) if rows else (), ())


@pytest.fixture
def run(tmp_path, nlp):
    """One run at a moment, over an inbox with two articles."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.json").write_text(json.dumps({"text": text, "publisher": name}))

    def go(at):
        return steps.run(
            [folder],
            tmp_path / "a.duckdb",
            gate=Passing(),
            nlp=nlp,
            channels=[f"file:{tmp_path / 'told'}"],
            clock=lambda: at,
            settings=load_settings(keep_runs_days=10, keep_raw_days=20),
        )

    return go


def exported(db, folder):
    export_tables(db, folder)
    return {table.name: table.read_bytes() for table in folder.iterdir()}


def runs_kept(db):
    with duckdb.connect(db, read_only=True) as reading:
        return {run_id for (run_id,) in reading.execute("select run_id from runs").fetchall()}


@pytest.mark.soak
def test_runs_past_their_time_go_and_what_they_found_stays(run, tmp_path):
    db = tmp_path / "a.duckdb"
    first = run(START)
    before = exported(db, tmp_path / "before")
    for day in range(2, 30, 2):
        run(START + timedelta(days=day))
    kept = runs_kept(db)
    assert 5 <= len(kept) <= 8
    assert first.run_id in kept, "it first saw a flag"
    with duckdb.connect(str(db), read_only=True) as reading:
        gates = reading.execute("select distinct run_id from gate_results").fetchall()
    assert first.run_id not in {run_id for (run_id,) in gates}, "nobody asks for that after so long"
    assert exported(db, tmp_path / "after") == before
    assert len((tmp_path / "told").read_text("utf-8").splitlines()) == 1, "nothing is told twice"


@pytest.mark.soak
@pytest.mark.parametrize(
    ("table", "clock"),
    [
        ("batches", "started_at"),
        ("batch_checks", "checked_at"),
        ("held_alerts", "released_at"),
        ("remarks", "made_at"),
    ],
)
def test_what_gates_kept_of_batches_goes_with_the_runs(run, tmp_path, table, clock):
    db = tmp_path / "a.duckdb"
    run(START)
    with open_writer(db) as store, store.transaction():
        days = [START + timedelta(days=day) for day in (-30, -20, 0)]
        store.execute("delete_old_batches", before=START + timedelta(days=99))
        store.insert(table, [{clock: day} for day in days])
    run(START + timedelta(days=2))
    with duckdb.connect(db, read_only=True) as reading:
        kept = reading.execute(f"select {clock} from {table}").fetchall()
    assert [at for (at,) in kept] == [START]


def test_sent_messages_go_and_others_stay(run, tmp_path):
    run(START)
    with open_desk(desk_url(tmp_path / "a.duckdb")) as desk:
        desk.enqueue("waiting", ["mail"])
        desk.enqueue("parked", ["mail"])
        desk.record_attempt("parked", "mail", DeliveryState.PARKED, START, "no such host")
        assert {one.state.value for one in desk.deliveries()} == {"sent", "pending", "parked"}
    run(START + timedelta(days=30))
    with open_desk(desk_url(tmp_path / "a.duckdb")) as desk:
        assert {one.alert_id for one in desk.deliveries()} == {"waiting", "parked"}


def test_raw_answers_and_finished_fetches_past_their_time_go(run, tmp_path):
    run(START)
    db = tmp_path / "a.duckdb"
    folder = raw_folder(db)
    old, shared = save_raw(folder, b"old"), save_raw(folder, b"fetched again")
    later = START + timedelta(days=25)
    with open_writer(db, lambda: START) as store, store.transaction():
        row = {"article_id": "a", "url": "https://a.example/1"}
        save_origins_of_articles(
            store,
            [
                {**row, "sha256": old, "fetched_at": START},
                {**row, "sha256": shared, "fetched_at": START},
                {**row, "sha256": shared, "fetched_at": later},
            ],
        )
        save_fetches(
            store,
            [
                Fetch("https://a.example/1", "page", fetched_at=START),
                Fetch("https://a.example/2", "page", fetched_at=START, next_at=later),
                Fetch("https://a.example/feed", "feed", fetched_at=START),
            ],
        )
    run(START + timedelta(days=30))
    assert [path.stem for path in folder.glob("*/*.gz")] == [shared]
    with open_writer(db) as store:
        known = load_fetches(store, [f"https://a.example/{name}" for name in ("1", "2", "feed")])
    assert sorted(known) == ["https://a.example/2", "https://a.example/feed"]


def test_raw_answers_that_nothing_rests_on_go(run, tmp_path):
    run(START)
    db = tmp_path / "a.duckdb"
    folder = raw_folder(db)
    save_raw(folder, b"a page that held no article")
    watched = save_raw(folder, b"a page's last answer")
    (folder / "ab").mkdir(exist_ok=True)
    (folder / "ab" / "abc.partial").write_bytes(b"cut sho")
    with open_writer(db, lambda: START) as store, store.transaction():
        page = Fetch("https://a.example/1", "page", fetched_at=START, sha256=watched)
        save_fetches(store, [page])
    run(START + timedelta(days=5))
    assert [path.stem for path in folder.glob("*/*")] == [watched]


def test_upkeep_is_done_once_a_day(run, tmp_path):
    run(START)
    db, settings = tmp_path / "a.duckdb", load_settings()
    for hours, due in ((1, False), (23, False), (24, True)):
        at = START + timedelta(hours=hours)
        with open_writer(db, lambda at=at: at) as store, open_desk(desk_url(db)) as desk:
            assert bool(upkeep(store, desk, settings)) is due
