"""The flows beside the monitor, each run for real on one Prefect server of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.soak, pytest.mark.timeout(1800)]

PROGRAM = """
import json, os, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from claimwatch.prefect_home import prefect_environment, prefect_home
from flows import once

db, old = Path(sys.argv[1]), sys.argv[2]
os.environ.update(prefect_environment(db, os.environ))
prefect_home(db).mkdir(exist_ok=True)
once._have_server(db)

from claimwatch.store import open_writer
from flows import leftovers
from flows.backfill import backfill
from flows.nightly import digest, reextract, upkeep

found = {}

def states():
    with open_writer(db) as store:
        return store._connection.execute(
            "select state, coalesce(kind, 'monitor') from runs left join run_kinds using (run_id) "
            "order by started_at").fetchall()

found["backfill"] = dict(backfill([old], str(db)).counts)
found["again"] = backfill([old], str(db)).runs
found["nothing to reread"] = reextract(str(db)) is None

import claimwatch.extract.claims as claims
import claimwatch.extract.pipeline as pipeline
whole = pipeline.extract_claims
pipeline.EXTRACTOR_VERSION = "another"
pipeline.extract_claims = lambda articles, nlp: [
    [c for c in of if c.value != 40] for of in whole(articles, nlp)]  # it reads one number less
found["reread"] = dict(reextract(str(db)).counts)
digest(str(db))
digest(str(db))
found["upkeep"] = dict(upkeep(str(db)))

from prefect import flow
from prefect.client.orchestration import get_client
from prefect.states import Scheduled
with get_client(sync_client=True) as client:
    flow_id = client.create_flow(monitor := flow(lambda: None, name="sample"))
    deployment = client.create_deployment(flow_id, "sample")
    now = datetime.now(UTC)
    due = [now - timedelta(minutes=n) for n in (40, 25, 10)] + [now + timedelta(minutes=5)]
    made = [client.create_flow_run_from_deployment(deployment, state=Scheduled(scheduled_time=at))
            for at in due]
    found["missed"] = leftovers.cancel_missed(deployment, made[2].id, now)
    found["left"] = [client.read_flow_run(run.id).state_type.value for run in made]

found["runs"] = states()
with open_writer(db) as store:
    found["causes"] = store._connection.execute(
        "select distinct change, cause from flag_history order by all").fetchall()
Path(sys.argv[3]).write_text(json.dumps(found))
"""

OLD = [
    {"publisher": "Herald", "published_at": "2023-05-02T08:00:00Z",
     "text": "At least 120 people were killed in the Marvell earthquake, police said."},
    {"publisher": "Star", "published_at": "2023-05-02T09:00:00Z",
     "text": "The Marvell earthquake killed 40 people, police said."},
]  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("nightly")
    (folder / "old").mkdir()
    lines = "".join(json.dumps(article) + "\n" for article in OLD)
    (folder / "old" / "wire.jsonl").write_text(lines, "utf-8")
    (folder / "watch.yaml").write_text(
        "digests: [{at: '00:00', channels: ['file:digests.jsonl']}]\n", "utf-8"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    ours = {"HOME": str(folder), "CLAIMWATCH_CHANNELS": f"file:{folder / 'told.jsonl'}"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, folder / "a.duckdb", folder / "old", folder / "found.json"],
        cwd=folder, env={**kept, **ours}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    read: dict[str, Any] = json.loads((folder / "found.json").read_text("utf-8"))
    return {**read, "folder": folder}


def test_a_backfill_takes_all_in_once(found) -> None:
    assert found["backfill"]["collect.articles"] == 2
    assert found["backfill"]["backfill.files"] == 1
    assert found["again"] == 0


def test_an_extractor_that_changed_reads_anew_and_history_says_so(found) -> None:
    assert found["nothing to reread"]
    assert found["reread"]["extract.articles"] == 2
    assert found["runs"] == [["ok", "backfill"], ["ok", "reextract"]]
    assert ["raised", "articles"] in found["causes"]
    assert ["gone", "rules"] in found["causes"]


def test_a_digest_is_sent_once_and_tells_nothing_of_a_backfill(found) -> None:
    [line] = (found["folder"] / "digests.jsonl").read_text("utf-8").splitlines()
    assert "Nothing is new" in json.loads(line)["body"]
    assert not (found["folder"] / "told.jsonl").exists()


def test_upkeep_is_done_at_once(found) -> None:
    assert found["upkeep"]["upkeep.bytes_given_back"] == 0
    assert "upkeep.alarms" in found["upkeep"]


def test_a_run_cancels_those_that_were_missed(found) -> None:
    assert found["missed"] == 2
    assert found["left"] == ["CANCELLED", "CANCELLED", "SCHEDULED", "SCHEDULED"]
