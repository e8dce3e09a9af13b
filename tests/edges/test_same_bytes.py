"""Python hashes words anew in every process: nothing of that may show in what a run stores."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "seeds"


def exported(folder: Path, hash_seed: str) -> dict[str, bytes]:
    """Every table of a run of the command over the seeds, as ordered CSV."""
    folder.mkdir()
    db, out = str(folder / "claims.duckdb"), folder / "out"
    env = {**os.environ, "PYTHONHASHSEED": hash_seed, "CLAIMWATCH_CHANNELS": "none"}
    for arguments in (
        ["run", "--articles", str(SEEDS), "--db", db],
        ["export", "--db", db, "--out", str(out)],
    ):
        command = [sys.executable, "-m", "claimwatch.cli", *arguments]
        ran = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
    return {table.name: table.read_bytes() for table in out.iterdir()}


def test_the_order_in_which_words_hash_changes_no_byte(tmp_path: Path) -> None:
    first = exported(tmp_path / "first", "1")
    second = exported(tmp_path / "second", "2")

    assert [name for name in first if first[name] != second.get(name)] == []
    assert first.keys() == second.keys()
    assert first["links.csv"].count(b"\n") > 100
