"""Articles read by several processes give the same tables, whichever of the processes die."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from claimwatch import steps
from claimwatch.extract.chunks import read_chunk
from claimwatch.extract.pool import WorkerPool
from claimwatch.gate import OpenGate
from claimwatch.settings import load_settings
from claimwatch.stages.reading import MANY_ARTICLES, MOST_WORKERS, workers_for
from claimwatch.store import export_tables

pytestmark = [pytest.mark.slow, pytest.mark.soak]

MONDAY = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)
SEEDS = Path(__file__).parents[2] / "seeds" / "articles"


def run(folder: Path, inputs: Path, nlp: Any, workers: int | None) -> dict[str, bytes]:
    """The tables of a run with so many workers, in chunks of five articles."""
    settings = load_settings(extract_workers=workers, chunk_articles=5)
    db = folder / f"{workers}.duckdb"
    steps.run(
        [inputs],
        db,
        gate=OpenGate(),
        nlp=nlp,
        channels=["none"],
        clock=lambda: MONDAY,
        settings=settings,
    )
    out = folder / f"out{workers}"
    export_tables(db, out)
    return {table.name: table.read_bytes() for table in out.iterdir()}


def test_workers_give_the_same_tables_as_one_process(tmp_path: Path, nlp: Any) -> None:
    alone, together = (run(tmp_path, SEEDS, nlp, workers) for workers in (None, 2))
    assert alone["claims.csv"].count(b"\n") > 200
    assert [name for name in alone if alone[name] != together.get(name)] == []


def test_a_worker_that_is_killed_loses_nothing(nlp: Any, make_article: Any) -> None:
    chunks = [[make_article(f"They saw {n} goats and {n + at} hens.") for n in range(2, 40)]
              for at in range(1, 9)]  # fmt: skip
    with WorkerPool(2) as pool:
        readings = [pool.submit(chunk) for chunk in chunks]
        assert readings[0].result().claims
        os.kill(pool.process_ids()[0], signal.SIGKILL)
        found = [reading.result() for reading in readings]
    assert found == [read_chunk(chunk, nlp) for chunk in chunks]


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A word at which every process that reads it ends, as one does that runs out of memory."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\n"
        "if sys.argv[0].endswith('worker.py') or '-m' in sys.orig_argv:\n"
        "    import claimwatch.extract.pipeline as pipeline\n"
        "    whole = pipeline.extract_claims\n"
        "    def breaks(articles, nlp):\n"
        "        for article in articles:\n"
        "            'DEADLY' in article.text and os.kill(os.getpid(), 9)\n"
        "        return whole(articles, nlp)\n"
        "    pipeline.extract_claims = breaks\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    return "DEADLY"


def test_an_article_that_kills_its_worker_is_quarantined_and_the_rest_is_read(
    tmp_path: Path, deadly: str, nlp: Any
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(12):
        word = deadly if n == 7 else "busy"
        (inbox / f"{n:02}.txt").write_text(f"The {word} farmer saw {n + 20} goats.", "utf-8")
    tables = run(tmp_path, inbox, nlp, 2)
    assert tables["claims.csv"].count(b"\n") == 1 + 11
    assert tables["quarantine.csv"].count(b"ended with -9") == 1
    assert deadly.encode() in tables["quarantine.csv"]


def test_workers_that_cannot_begin_leave_the_articles_undone(make_article: Any) -> None:
    with (
        WorkerPool(1, "no_such_model_here") as pool,
        pytest.raises(RuntimeError, match="ended at its start"),
    ):
        pool.submit([make_article("They saw 4 goats.")]).result()


def test_a_pool_that_is_left_in_the_middle_ends_its_processes(make_article: Any) -> None:
    chunk = [make_article(f"They saw {n} goats in {n + 1} barns. " * 40) for n in range(2, 60)]
    with WorkerPool(2) as pool:
        pool.submit([]).result()
        waiting = [pool.submit(chunk) for _ in range(6)]
        ids = pool.process_ids()
    assert ids
    assert not any(Path(f"/proc/{pid}").exists() for pid in ids)
    assert any(reading.cancelled() or reading.exception() for reading in waiting)


def test_a_worker_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    program = (
        "import os, json\n"
        "from claimwatch.extract.pool import WorkerPool\n"
        "pool = WorkerPool(1)\n"
        "pool.submit([]).result()\n"
        "print(json.dumps(pool.process_ids()), flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    (pid,) = json.loads(done.stdout)
    assert done.returncode == -signal.SIGKILL
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            return
        subprocess.run(["sleep", "0.1"], check=True)
    pytest.fail(f"process {pid} is left over")


@pytest.mark.parametrize(
    ("articles", "wanted", "most"),
    [(10, None, 1), (MANY_ARTICLES, None, MOST_WORKERS), (MANY_ARTICLES, 1, 1), (10, 3, 3)],
)
def test_a_large_backlog_is_read_by_several(articles: int, wanted: int | None, most: int) -> None:
    count = workers_for(articles, wanted)
    assert 1 <= count <= most
    assert wanted is None or count == wanted
