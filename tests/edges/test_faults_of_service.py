"""Faults in the middle of a scheduled run: Prefect's server is killed, the run, its worker too."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from claimwatch import children, services
from claimwatch.children import descendants
from claimwatch.collect import read_inputs
from claimwatch.model import Article
from claimwatch.prefect_home import log_folder, prefect_environment
from claimwatch.store import export_tables, open_reader, open_writer
from claimwatch.store.lock import writer_of

from .served import Serving, direct, serving, until
from .test_cluster import SEEDS, start

pytestmark = [pytest.mark.slow, pytest.mark.soak, pytest.mark.timeout(2400)]

DIED = "Claimwatch itself: a run died"
SMALL = {"CLAIMWATCH_CHUNK_ARTICLES": "4", "CLAIMWATCH_EXTRACT_WORKERS": "1"}


@pytest.fixture(scope="module")
def wire() -> list[dict[str, str]]:
    """Enough articles that a run can be caught in the middle."""
    texts = [item.text for item in read_inputs([SEEDS]) if isinstance(item, Article)]
    return [
        {
            "id": f"{copy}-{number}",
            "publisher": f"Outlet {copy}",
            "published_at": "2023-05-02T08:00:00Z",
            "text": text,
        }
        for copy in range(2)
        for number, text in enumerate(texts)
    ]


def with_words(*words: str) -> int:
    """The one process of ours whose command holds these words."""
    [pid] = [
        pid for pid in descendants(os.getpid()) if all(word in _command(pid) for word in words)
    ]
    return pid


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def in_the_middle(db: Path) -> int:
    """The process that writes the database, once some chunks are read; 0 before."""
    writer = writer_of(db)
    log = log_folder(db) / "schedule.log"
    if writer is None or not log.exists():
        return 0
    return writer if log.read_text("utf-8", "replace").count("articles read") >= 3 else 0


def records(db: Path) -> list[tuple[str, str | None]]:
    """State and note of the runs that have ended, in order."""
    with open_writer(db, patience=300) as store:
        found = store._connection.execute(
            "select state, note from runs where state <> 'running' order by started_at"
        )
        return [(str(state), note) for state, note in found.fetchall()]


def articles_read(db: Path, count: int) -> bool:
    """True when a published run has read so many articles."""
    try:
        with open_reader(db) as reader:
            return len(reader.rows("v_articles")) == count
    except Exception:  # none is published yet
        return False


def exported(db: Path, folder: Path) -> dict[str, bytes]:
    with open_writer(db, patience=300):
        pass
    export_tables(db, folder)
    return {table.name: table.read_bytes() for table in folder.iterdir()}


def plain_tables(folder: Path, wire: Sequence[dict[str, str]]) -> dict[str, bytes]:
    """What a run without any fault makes of the same articles."""
    place = folder / "plain"
    place.mkdir()
    lines = "".join(json.dumps(record) + "\n" for record in wire)
    (place / "articles.jsonl").write_text(lines, "utf-8")
    run = start(place, "plain", place / "articles.jsonl")
    assert run.wait(900) == 0, (place / "plain.log").read_text("utf-8")
    return exported(place / "plain.duckdb", place / "out")


def said(told: Path) -> list[str]:
    """The titles of what was told so far."""
    lines = told.read_text("utf-8").splitlines() if told.exists() else []
    return [json.loads(line)["title"] for line in lines]


def stop(it: Serving) -> None:
    it.process.send_signal(signal.SIGINT)
    assert it.process.wait(120) == 0, it.said()


def test_prefects_server_is_killed_in_the_middle_and_the_run_comes_to_its_end(
    tmp_path: Path, wire: list[dict[str, str]]
) -> None:
    with serving(tmp_path, 20, wire, **SMALL) as it:
        until(lambda: in_the_middle(it.db))
        os.kill(with_words("prefect server start"), signal.SIGKILL)
        until(lambda: "prefect server: answers again" in it.said())
        until(lambda: articles_read(it.db, len(wire)))
        until(lambda: it.runs("COMPLETED"), 300)
        stop(it)
    assert records(it.db)[0] == ("ok", None), "the run itself went on, none had to take over"
    assert exported(it.db, tmp_path / "out") == plain_tables(tmp_path, wire)


def test_a_run_is_killed_and_the_next_goes_on_and_tells(
    tmp_path: Path, wire: list[dict[str, str]]
) -> None:
    told = tmp_path / "told.jsonl"
    with serving(tmp_path, 20, wire, **SMALL, CLAIMWATCH_CHANNELS=f"file:{told}") as it:
        os.kill(until(lambda: in_the_middle(it.db)), signal.SIGKILL)
        until(lambda: it.runs("CRASHED"))
        until(lambda: articles_read(it.db, len(wire)))
        until(lambda: DIED in said(told))
        stop(it)
    assert records(it.db)[0] == ("failed", "killed before its end")
    assert said(told).count(DIED) == 1
    assert exported(it.db, tmp_path / "out")["articles.csv"].count(b"Outlet 1") > 0


class Served:
    """A Prefect server of its own, and the schedule as its client: `claimwatch serve` in parts."""

    def __init__(self, folder: Path, told: Path) -> None:
        self.folder, self.db = folder, folder / "x.duckdb"
        kept = {n: value for n, value in os.environ.items() if not n.startswith("PREFECT_")}
        ours = {"HOME": str(folder), "CLAIMWATCH_CHANNELS": f"file:{told}", **SMALL}
        env = {**kept, **prefect_environment(self.db, {}), **ours}
        self.server = services.prefect_server(env, services.free_port(0, "-"), "--no-ui")

    def schedule(self, articles: Path) -> children.Child:
        import sys

        given = ("--articles", str(articles), "--db", str(self.db), "--every", "20")
        command = (sys.executable, "-m", "flows.serve", *given)
        return children.start(
            "schedule", command, self.server.env, log_folder(self.db) / "schedule.log"
        )

    def runs(self, *states: str) -> list[dict[str, Any]]:
        import urllib.request

        wanted = {"flow_runs": {"state": {"type": {"any_": list(states)}}}}
        request = urllib.request.Request(
            f"{self.server.env['PREFECT_API_URL']}/flow_runs/filter",
            data=json.dumps(wanted).encode(),
            headers={"Content-Type": "application/json"},
        )
        with direct().open(request, timeout=30) as answer:
            found: list[dict[str, Any]] = json.load(answer)
        return found


def test_a_run_that_dies_with_its_worker_is_known_by_its_silence(
    tmp_path: Path, wire: list[dict[str, str]]
) -> None:
    told, articles = tmp_path / "told.jsonl", tmp_path / "articles.jsonl"
    articles.write_text("".join(json.dumps(record) + "\n" for record in wire), "utf-8")
    served = Served(tmp_path, told)
    with ExitStack() as stack:
        server = served.server.start(log_folder(served.db))
        stack.callback(children.stop, [server])
        services.await_answer(served.server, [server])
        worker = served.schedule(articles)
        stack.callback(children.stop, [worker])
        run = until(lambda: in_the_middle(served.db))
        [dead] = [run["id"] for run in served.runs("RUNNING")]
        os.killpg(worker.process.pid, signal.SIGKILL)
        os.kill(run, signal.SIGKILL)
        worker.process.wait()
        crashed = until(lambda: served.runs("CRASHED"), 300)
        assert [run["id"] for run in crashed] == [dead]
        assert "no heartbeat" in crashed[0]["state"]["message"]
        stack.callback(children.stop, [served.schedule(articles)])
        until(lambda: articles_read(served.db, len(wire)))
        until(lambda: DIED in said(told))
    assert records(served.db)[0] == ("failed", "killed before its end")
