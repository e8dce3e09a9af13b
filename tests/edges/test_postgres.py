"""Prefect's server and the desk on PostgreSQL: a worker of a pool takes up a scheduled run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimwatch import children, services
from claimwatch.prefect_home import log_folder, prefect_environment
from claimwatch.store import open_reader
from claimwatch.store.desk import open_desk

from .postgres import Postgres, find_postgres, postgres
from .served import direct, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.soak,
    pytest.mark.timeout(900),
    pytest.mark.skipif(find_postgres() is None, reason="no PostgreSQL server here: make postgres"),
]

ROOT = Path(__file__).parents[2]
ARTICLES = [
    {"publisher": "Herald", "text": "At least 120 people were killed in the Marvell earthquake, "
     "police said.", "published_at": "2023-05-02T08:00:00Z"},
    {"publisher": "Star", "text": "The Marvell earthquake killed 40 people, police said.",
     "published_at": "2023-05-02T09:00:00Z"},
]  # fmt: skip


def environment(folder: Path, server: Postgres) -> dict[str, str]:
    """What a user sets on each machine: both databases, and where Prefect's server answers."""
    db = folder / "a.duckdb"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return {
        **kept,
        **prefect_environment(db, {}),
        "HOME": str(folder),
        "CLAIMWATCH_CHANNELS": f"file:{folder / 'told.jsonl'}",
        "CLAIMWATCH_DECISIONS_URL": server.url("desk"),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": server.url("prefect", "+asyncpg"),
    }


@contextmanager
def prefect_on(folder: Path, env: dict[str, str]) -> Iterator[dict[str, str]]:
    """Prefect's server; the environment of its clients."""
    service = services.prefect_server(env, services.free_port(0, "-"), "--no-ui")
    child = service.start(log_folder(folder / "a.duckdb"))
    with ExitStack() as stack:
        stack.callback(children.stop, [child])
        services.await_answer(service, [child])
        yield dict(service.env)


def prefect(env: dict[str, str], *words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", *words],
        env=env, cwd=ROOT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def deployed(folder: Path) -> Path:
    """Our prefect.yaml, with this folder's data, and the monitor due every five seconds."""
    given = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))
    for deployment in given["deployments"]:
        deployment["parameters"]["db"] = str(folder / "a.duckdb")
        if "inputs" in deployment["parameters"]:
            deployment["parameters"]["inputs"] = [str(folder / "inbox")]
    given["deployments"][0]["schedules"] = [{"interval": 5}]
    path = folder / "prefect.yaml"
    path.write_text(yaml.safe_dump(given), "utf-8")
    return path


def runs(env: dict[str, str]) -> list[dict[str, Any]]:
    import urllib.request

    wanted = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
    request = urllib.request.Request(
        f"{env['PREFECT_API_URL']}/flow_runs/filter",
        data=json.dumps(wanted).encode(),
        headers={"Content-Type": "application/json"},
    )
    with direct().open(request, timeout=30) as answer:
        found: list[dict[str, Any]] = json.load(answer)
    return found


def test_a_worker_takes_up_a_scheduled_run_and_the_desk_is_shared(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES)
    (inbox / "wire.jsonl").write_text(lines, "utf-8")
    with postgres() as server:
        for name in ("prefect", "desk"):
            server.make(name)
        with prefect_on(tmp_path, environment(tmp_path, server)) as env:
            prefect(env, "work-pool", "create", "claimwatch", "--type", "process")
            prefect(env, "deploy", "--all", "--prefect-file", str(deployed(tmp_path)))
            command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", "claimwatch"]
            worker = children.start("worker", command, env, tmp_path / "worker.log")
            with ExitStack() as stack:
                stack.callback(children.stop, [worker])
                done = until(lambda: runs(env)[1:])
        assert all(run["auto_scheduled"] and run["work_pool_name"] == "claimwatch" for run in done)
        [(kept,)] = server.rows("prefect", "select count(*) from flow_run")
        assert isinstance(kept, int)
        assert kept >= 2, "Prefect's own record is in PostgreSQL"
        [(names,)] = server.rows("prefect", "select count(*) from deployment")
        assert names == 5
        with open_desk(server.url("desk")) as desk:
            [delivery] = desk.deliveries()
        assert delivery.state.value == "sent"
    with open_reader(tmp_path / "a.duckdb") as reader:
        assert len(reader.rows("v_articles")) == 2
        assert len([row for row in reader.rows("v_flags") if row["kind"] != "revision"]) == 1
    assert len((tmp_path / "told.jsonl").read_text("utf-8").splitlines()) == 1
    assert not list(tmp_path.glob("*.sqlite")), "no desk beside the database"
