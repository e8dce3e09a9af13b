"""Two workers of one pool, processes of their own, on PostgreSQL: each piece of work, once."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from claimwatch import children
from claimwatch.children import Child
from claimwatch.store import open_reader

from .postgres import find_postgres, postgres
from .served import until
from .test_postgres import deployed, environment, prefect, prefect_on, runs

pytestmark = [
    pytest.mark.slow,
    pytest.mark.soak,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(find_postgres() is None, reason="no PostgreSQL server here: make postgres"),
]

PLACES = ("Marvell", "Varne", "Tarn", "Oster", "Lindal", "Quarry", "Brack", "Selby")
DIFFER = (
    ("Herald", "At least {} people were killed in the {} earthquake, police said.", 120),
    ("Star", "The {1} earthquake killed {0} people, the mayor said.", 40),
)
NAMES = ("left", "right")
AT_FIRST = 4
"""How many events wait for the first run; each later one comes when the one before is read."""


def both_often(plan: Path) -> Path:
    """The plan with a second flow that reads what is undone, due as often as the monitor."""
    given = yaml.safe_load(plan.read_text("utf-8"))
    [reextract] = [one for one in given["deployments"] if one["entrypoint"].endswith(":reextract")]
    reextract["schedules"] = [{"interval": 5}]
    plan.write_text(yaml.safe_dump(given), "utf-8")
    return plan


@contextmanager
def worker(name: str, env: dict[str, str], folder: Path) -> Iterator[Child]:
    """A worker that takes up one run at a time, so that the other gets its share."""
    command = [
        *(sys.executable, "-m", "prefect", "worker", "start", "--pool", "claimwatch"),
        *("--name", name, "--limit", "1"),
    ]
    child = children.start(f"worker {name}", command, env, folder / f"{name}.log")
    try:
        yield child
    finally:
        children.stop([child])


def begun_by(child: Child) -> int:
    """How many runs this worker has started."""
    return child.log.read_text("utf-8").count("submitted to infrastructure")


def write_news(inbox: Path, number: int) -> None:
    """Two articles on an event of its own that differ."""
    place = PLACES[number]
    told = [
        {"publisher": who, "text": text.format(killed + number, place),
         "published_at": f"2023-05-{2 + number:02}T08:00:00Z"}
        for who, text, killed in DIFFER
    ]  # fmt: skip
    fresh = inbox / f"{place}.partial"
    fresh.write_text("".join(json.dumps(one) + "\n" for one in told), "utf-8")
    fresh.rename(inbox / f"{place}.jsonl")


def apart(spans: list[tuple[datetime, datetime]]) -> bool:
    """True when no span begins before the one that began before it has ended."""
    spans = sorted(spans)
    return all(first[1] <= second[0] for first, second in pairwise(spans))


def of_monitor(done: list[dict[str, Any]]) -> list[tuple[datetime, datetime]]:
    return [
        (datetime.fromisoformat(run["start_time"]), datetime.fromisoformat(run["end_time"]))
        for run in done
        if "inputs" in run["parameters"]
    ]


def collected(db: Path) -> int:
    if not db.with_name(f"{db.name}.snapshots").is_dir():
        return 0
    with open_reader(db) as reader:
        return len(reader.rows("v_articles"))


def test_two_workers_share_the_work_and_do_each_piece_once(tmp_path: Path) -> None:
    inbox, db = tmp_path / "inbox", tmp_path / "a.duckdb"
    inbox.mkdir()
    with postgres() as server:
        for name in ("prefect", "desk"):
            server.make(name)
        with prefect_on(tmp_path, environment(tmp_path, server)) as env:
            prefect(env, "work-pool", "create", "claimwatch", "--type", "process")
            prefect(env, "deploy", "--all", "--prefect-file", str(both_often(deployed(tmp_path))))
            with worker(NAMES[0], env, tmp_path) as left, worker(NAMES[1], env, tmp_path) as right:
                for number in range(len(PLACES)):
                    write_news(inbox, number)
                    if number >= AT_FIRST:
                        until(lambda wanted=2 * (number + 1): collected(db) == wanted)
                until(lambda: min(begun_by(left), begun_by(right)) >= 3)
                until(lambda: len(of_monitor(runs(env))) >= 4)
                monitors = of_monitor(runs(env))
    assert apart(monitors), "two runs of the monitor went on at once"
    with duckdb.connect(str(db), read_only=True) as reading:
        spans = reading.execute(
            "select started_at, coalesce(finished_at, started_at) from runs"
        ).fetchall()
        counts = Counter[str]()
        for (given,) in reading.execute("select counts from runs").fetchall():
            counts.update(json.loads(given or "{}"))
        twice = reading.execute(
            "select stage, item_id from ledger group by all having count(*) > 1"
        ).fetchall()
    assert apart(spans)
    assert counts["collect.articles"] == counts["extract.articles"] == 2 * len(PLACES)
    assert twice == []
    told = [json.loads(line) for line in (tmp_path / "told.jsonl").read_text("utf-8").splitlines()]
    alerts = Counter(one["flag_id"] for one in told if one["flag_id"])
    assert sorted(alerts.values()) == [1] * len(PLACES), "each event is told once"
