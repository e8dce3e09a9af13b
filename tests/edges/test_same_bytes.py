"""Python hashes words anew in every process: nothing of that may show in what a run stores."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claimwatch import steps
from claimwatch.store import export_tables
from expectations.checkpoint import Checkpoints

pytestmark = [pytest.mark.slow, pytest.mark.soak]

SEEDS = Path(__file__).parents[2] / "seeds"


def exported(db: Path, folder: Path) -> dict[str, bytes]:
    """Every table as ordered CSV."""
    export_tables(db, folder)
    return {table.name: table.read_bytes() for table in folder.iterdir()}


def test_the_order_in_which_words_hash_changes_no_byte(tmp_path: Path, nlp: Any) -> None:
    here, there = tmp_path / "here.duckdb", tmp_path / "there.duckdb"
    other = "2" if os.environ.get("PYTHONHASHSEED") != "2" else "3"
    command = ["run", "--articles", str(SEEDS), "--db", str(there), "--channel", "none"]
    ran = subprocess.run(
        [sys.executable, "-m", "claimwatch.cli", *command],
        env={**os.environ, "PYTHONHASHSEED": other},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    steps.run([SEEDS], here, gate=Checkpoints(steps.quality_dir(here)), nlp=nlp, channels=["none"])

    first, second = exported(here, tmp_path / "a"), exported(there, tmp_path / "b")
    assert [name for name in first if first[name] != second.get(name)] == []
    assert first.keys() == second.keys()
    assert first["links.csv"].count(b"\n") > 100
