"""Prefect's own database is made smaller beneath a server that runs and is being asked."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claimwatch import children, services
from claimwatch.prefect_home import log_folder, prefect_environment, prefect_home
from claimwatch.store.sqlite_room import give_back_room

from .served import direct

pytestmark = [pytest.mark.slow, pytest.mark.soak, pytest.mark.timeout(900)]

OLD_LOGS = 60_000


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a Prefect server over its own SQLite file."""
    db = tmp_path / "a.duckdb"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    env = {**kept, **prefect_environment(db, {}), "HOME": str(tmp_path)}
    service = services.prefect_server(env, services.free_port(0, "-"), "--no-ui")
    child = service.start(log_folder(db))
    try:
        services.await_answer(service, [child])
        yield service.env["PREFECT_API_URL"]
    finally:
        children.stop([child])


def post(address: str, body: object, tries: int = 0) -> object:
    """Ask as Prefect's own client does: told to come again (503), it waits twice as long each time.

    Prefect's waits 2, 4, 8, 16 and 32 s at most.
    """
    request = urllib.request.Request(
        address, data=json.dumps(body).encode(), headers={"Content-Type": "application/json"}
    )
    try:
        with direct().open(request, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code != 503 or tries == 8:
            raise
        time.sleep(0.1 * 2**tries)
        return post(address, body, tries + 1)


def forget_much(file: Path) -> None:
    """Leave what two weeks of logs leave when Prefect's vacuum has deleted them."""
    with closing(sqlite3.connect(file, timeout=30, isolation_level=None)) as connection:
        connection.execute("begin immediate")
        connection.execute(
            "insert into log (id, name, level, message, timestamp) "
            "with recursive n(v) as (select 1 union all select v + 1 from n where v < ?) "
            "select lower(hex(randomblob(16))), 'old', 20, hex(randomblob(400)), "
            "datetime('now', '-20 days') from n",
            (OLD_LOGS,),
        )
        connection.execute("delete from log where name = 'old'")
        connection.execute("commit")
        connection.execute("pragma wal_checkpoint(truncate)")


def test_the_file_shrinks_and_the_server_answers_all_the_while(server, tmp_path) -> None:
    file = prefect_home(tmp_path / "a.duckdb") / "prefect.db"
    made = post(f"{server}/flows/", {"name": "sample"})
    give_back_room(file)  # as the first night does: from now on it shrinks by steps
    made_in_all = 0
    for _ in range(2):
        forget_much(file)
        large = file.stat().st_size
        assert large > 40_000_000
        runs, done = [], threading.Event()

        def ask(runs=runs, done=done) -> None:
            while not done.is_set():
                begun = time.monotonic()
                post(f"{server}/flow_runs/", {"flow_id": made["id"], "name": f"run {len(runs)}"})
                runs.append(time.monotonic() - begun)

        asking = threading.Thread(target=ask)
        asking.start()
        given = give_back_room(file)
        done.set()
        asking.join()
        assert given > 0.8 * (large - 4_000_000)
        assert file.stat().st_size < large / 2
        made_in_all += len(runs)
        assert runs, "the server was asked meanwhile"
        assert post(f"{server}/flow_runs/count", {}) == made_in_all
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
