"""The flow for real: Prefect without a server at hand, the same tables as the plain steps."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimwatch.errors import StoreBroken
from claimwatch.store import export_tables, open_writer
from flows import once

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

ARTICLES = [
    {
        "id": "ferry-1",
        "publisher": "Harbour Post",
        "published_at": "2023-05-02T08:00:00Z",
        "title": "Ferry runs aground off Tarn Point",
        "text": "A ferry ran aground off Tarn Point on Tuesday. At least 14 passengers were "
        "injured, the coast guard said. The ship carried 220 passengers, its owner said.",
    },
    {
        "id": "ferry-2",
        "publisher": "Tarn Gazette",
        "published_at": "2023-05-02T10:30:00Z",
        "title": "Passengers injured as ferry runs aground",
        "text": "A ferry ran aground off Tarn Point on Tuesday morning. Nine passengers were "
        "injured, the coast guard said. The ship carried 220 passengers, its owner said.",
    },
]


def flow(arguments: Sequence[str], home: Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m flows.monitor` as a user with an empty home and nothing of Prefect set."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return subprocess.run(
        [sys.executable, "-m", "flows.monitor", *arguments],
        env={**env, "HOME": str(home), "COLUMNS": "200", "CLAIMWATCH_CHANNELS": "none"},
        cwd=home,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def exported(db: Path, folder: Path) -> dict[str, bytes]:
    export_tables(db, folder)
    return {table.name: table.read_bytes() for table in folder.iterdir()}


def left_running(db: Path) -> list[str]:
    """The commands of processes that work with this database's Prefect home."""
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if str(db).encode() + b".prefect" in environ.read_bytes():
                found.append((environ.parent / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES)
    (folder / "wire.jsonl").write_text(lines + "{broken\n", "utf-8")
    return folder


@pytest.mark.soak
def test_the_flow_makes_the_tables_that_the_plain_steps_make(
    tmp_path: Path, articles: Path, nlp: Any
) -> None:
    from claimwatch import steps
    from expectations.checkpoint import Checkpoints

    home, db, plain = tmp_path / "home", tmp_path / "flow.duckdb", tmp_path / "plain.duckdb"
    home.mkdir()

    ran = flow(["--articles", str(articles), "--db", str(db)], home)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    steps.run(
        [articles],
        plain,
        gate=Checkpoints(steps.quality_dir(plain)),
        nlp=nlp,
        channels=["none"],
        clock=lambda: datetime.now(UTC),
    )
    tables = exported(db, tmp_path / "a")
    assert tables == exported(plain, tmp_path / "b")
    assert b"ferry-1" in b"".join(tables.values())

    shown = ran.stdout + ran.stderr
    assert "Traceback" not in shown
    assert "Error logging to API" not in shown
    assert "2 articles" in shown, "the log says what a step did"
    assert str(db) in ran.stdout
    assert str(steps.quality_dir(db) / "index.html") in ran.stdout
    assert (steps.quality_dir(db) / "index.html").exists()

    with sqlite3.connect(f"file:{db}.prefect/prefect.db?mode=ro", uri=True) as prefect:
        artifacts = prefect.execute("select key, data from artifact").fetchall()
        tasks = {name.split("-")[0] for (name,) in prefect.execute("select name from task_run")}
    assert [key for key, _ in artifacts] == ["run-counts"]
    assert "collect.articles" in artifacts[0][1]
    assert {"collect", "match", "judge", "publish", "tell", "report"} <= tasks

    assert not (home / ".prefect").exists(), "nothing of Prefect goes to the user's home"
    assert left_running(db) == []


def test_a_database_that_is_being_written_is_said_before_anything_starts(
    tmp_path: Path, articles: Path
) -> None:
    db = tmp_path / "busy.duckdb"

    with open_writer(db):
        ran = flow(["--articles", str(articles), "--db", str(db)], tmp_path)

    assert ran.returncode == 6
    assert f"claimwatch: {db} is being written by process {os.getpid()}" in ran.stderr
    assert left_running(db) == []


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (StoreBroken("mend it"), 7, "mend it"),
        (ValueError("odd"), 1, "ValueError: odd"),
        (KeyboardInterrupt(), 130, "interrupted"),
    ],
)
def test_a_run_that_fails_says_why_and_ends_with_a_code(
    tmp_path: Path,
    articles: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    words: str,
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(once, "_run", fails)
    monkeypatch.setattr(once.os, "environ", {})

    assert once.main(["--articles", str(articles), "--db", str(tmp_path / "x.duckdb")]) == code
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(("articles", "db"), [("nowhere", "x.duckdb"), (".", "nowhere/x.duckdb")])
def test_a_path_that_is_not_there_is_said_before_anything_starts(
    tmp_path: Path, articles: str, db: str
) -> None:
    ran = flow(["--articles", str(tmp_path / articles), "--db", str(tmp_path / db)], tmp_path)

    assert ran.returncode == 3
    assert "nowhere" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert list(tmp_path.iterdir()) == []


ASKS = """
import json
from flows.backfill import backfill
from flows.monitor import monitor
from flows.nightly import digest, reextract, upkeep
from flows.serve import deployments
from claimwatch.watch import read_watch

flows = [monitor, digest, upkeep, reextract, backfill]
plan = read_watch("digests: [{at: '07:30', zone: Europe/London, channels: [none]}]")
print(json.dumps([
    {f.fn.__code__.co_filename.rpartition("/")[2] + ":" + f.fn.__name__:
        list(f.parameters.properties) for f in flows},
    [[d.flow_name, d.concurrency_limit, d.concurrency_options.collision_strategy,
      [str(getattr(s.schedule, "cron", None) or s.schedule.interval) for s in d.schedules],
      sorted(d.parameters)]
     for d in deployments(["inbox"], "a.duckdb", 900, plan)],
]))
"""


def test_the_deployments_name_the_flows_and_their_parameters(tmp_path: Path) -> None:
    root = Path(once.__file__).parents[1]
    deployments = yaml.safe_load((root / "prefect.yaml").read_text("utf-8"))["deployments"]

    asked = subprocess.run(
        [sys.executable, "-c", ASKS],
        env={**os.environ, "PREFECT_HOME": str(tmp_path), "DO_NOT_TRACK": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )

    flows, served = json.loads(asked.stdout.splitlines()[-1])
    named = {one["entrypoint"].removeprefix("flows/"): one for one in deployments}
    assert named.keys() == flows.keys()
    for entrypoint, deployment in named.items():
        assert set(deployment["parameters"]) <= set(flows[entrypoint])
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "ENQUEUE"}
        assert deployment["work_pool"] == {"name": "claimwatch"}
    assert [(one[0], one[3], one[4]) for one in served] == [
        ("monitor", ["0:15:00"], ["db", "inputs"]),
        ("digest", ["30 7 * * *"], ["db"]),
        ("upkeep", ["0 3 * * *"], ["db"]),
        ("reextract", ["30 3 * * *"], ["db"]),
        ("backfill", [], ["db"]),
    ]
    assert {(one[1], one[2]) for one in served} == {(1, "ENQUEUE")}
