"""Articles read on a Dask cluster give the same tables, also when a worker is killed midway."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimwatch.children import descendants
from claimwatch.collect import read_inputs
from claimwatch.model import Article
from claimwatch.store import export_tables
from claimwatch.store.lock import writer_of

pytestmark = [pytest.mark.slow, pytest.mark.soak, pytest.mark.timeout(2400)]

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
COPIES = 2
"""How often the seeds are given, each time to another outlet: enough to be caught in the middle."""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    texts = [item.text for item in read_inputs([SEEDS]) if isinstance(item, Article)]
    with (folder / "wire.jsonl").open("w", encoding="utf-8") as out:
        for copy in range(COPIES):
            for number, text in enumerate(texts):
                record = {"id": f"{copy}-{number}", "publisher": f"Outlet {copy}", "text": text}
                out.write(json.dumps(record) + "\n")
    return folder


def start(folder: Path, name: str, inbox: Path, **settings: str) -> subprocess.Popen[bytes]:
    """`python -m flows.monitor` over the inbox, with these settings, its output in a file."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    given = {f"CLAIMWATCH_{key.upper()}": value for key, value in settings.items()}
    command = ["--articles", str(inbox), "--db", str(folder / f"{name}.duckdb")]
    with (folder / f"{name}.log").open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "flows.monitor", *command],
            env={**env, "HOME": str(folder), "CLAIMWATCH_CHANNELS": "none", **given},
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def tables(folder: Path, name: str) -> dict[str, bytes]:
    out = folder / name
    export_tables(folder / f"{name}.duckdb", out)
    return {table.name: table.read_bytes() for table in out.iterdir()}


def workers_of(pid: int) -> list[int]:
    """The worker processes of a Dask cluster below `pid`: those that Dask's nannies started."""
    found = []
    for below in descendants(pid):
        try:
            words = Path(f"/proc/{below}/cmdline").read_bytes()
        except OSError:
            continue
        if b"spawn_main" in words:
            found.append(below)
    return found


def chunks_read(log: Path) -> int:
    return log.read_text("utf-8", "replace").count("articles read")


def test_two_workers_one_of_them_killed_give_the_tables_of_a_plain_run(
    tmp_path: Path, inbox: Path
) -> None:
    plain = start(tmp_path, "plain", inbox, chunk_articles="5", extract_workers="1")
    assert plain.wait(900) == 0, (tmp_path / "plain.log").read_text("utf-8")

    log = tmp_path / "dask.log"
    run = start(tmp_path, "dask", inbox, chunk_articles="5", dask="local:2")
    until = time.monotonic() + 900
    while chunks_read(log) < 3:
        assert run.poll() is None, log.read_text("utf-8")
        assert time.monotonic() < until, log.read_text("utf-8")
        time.sleep(0.1)
    victims = workers_of(run.pid)
    assert len(victims) == 2
    os.kill(victims[0], signal.SIGKILL)
    before = chunks_read(log)
    assert run.wait(900) == 0, log.read_text("utf-8")

    assert before < chunks_read(log), "it was killed in the middle"
    assert tables(tmp_path, "dask") == tables(tmp_path, "plain")
    assert writer_of(tmp_path / "dask.duckdb") is None


DEADLY = """
import os, sys
if "spawn_main" in " ".join(sys.orig_argv):
    import claimwatch.extract.pipeline as pipeline
    whole = pipeline.extract_claims
    def breaks(articles, nlp):
        for article in articles:
            "DEADLY" in article.text and os.kill(os.getpid(), 9)
        return whole(articles, nlp)
    pipeline.extract_claims = breaks
"""


def test_an_article_that_kills_every_worker_is_quarantined_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(DEADLY, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(6):
        word = "DEADLY" if n == 3 else "busy"
        (inbox / f"{n:02}.txt").write_text(f"The {word} farmer saw {n + 20} goats.", "utf-8")
    run = start(tmp_path, "dask", inbox, chunk_articles="3", dask="local:2")
    assert run.wait(900) == 0, (tmp_path / "dask.log").read_text("utf-8")
    found = tables(tmp_path, "dask")
    assert found["claims.csv"].count(b"\n") == 1 + 5
    assert found["quarantine.csv"].count(b"again and again") == 1
