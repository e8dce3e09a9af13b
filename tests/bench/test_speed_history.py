"""The benchmark of long histories runs, and its histories are what they say."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def history() -> ModuleType:
    spec = importlib.util.spec_from_file_location("history", HERE / "history.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_a_window_is_copied_whole_and_further_back(tmp_path: Path, history: ModuleType) -> None:
    path = tmp_path / "a.duckdb"
    history.make_window(path, 16)
    with duckdb.connect(str(path)) as found:
        before = found.execute("select count(*) from links").fetchone()
    history.lengthen(path, 3)
    with duckdb.connect(str(path)) as found:
        counts = "(select count(*) from claims), (select count(distinct claim_id) from claims)"
        assert found.execute(f"select {counts}").fetchone() == (480, 480)
        assert found.execute("select count(*) from links").fetchone() == (3 * before[0],)
        lost = "select count(*) from links where claim_a not in (select claim_id from claims)"
        assert found.execute(lost).fetchone() == (0,)
        in_stories = """
            select count(*) from claim_keys as k join claims as c on c.claim_id = k.claim_id
            join stories as s on s.article_id = c.article_id
            where substr(k.key, 1, 16) <> s.story_id
        """
        assert found.execute(in_stories).fetchone() == (0,)
        oldest, newest = found.execute(
            "select min(published_at), max(published_at) from articles"
        ).fetchone()
        assert (newest - oldest).days >= 2 * (history.WINDOW_DAYS + 1)


@pytest.mark.slow
@pytest.mark.soak
def test_the_benchmark_prints_its_ratios(tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / "speed_history.py"), "--claims", "160", "320"]
    small = ["--articles", "8", "--window", "16", "--rounds", "1"]
    ran = subprocess.run([*command, *small], capture_output=True, text=True, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert "ratio" in ran.stdout
    assert "'match.articles': 8" in ran.stdout
