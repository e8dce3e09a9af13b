"""Runs leave behind what they found, and of their bookkeeping no more than its time says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.soak, pytest.mark.timeout(2400)]

ROOT = Path(__file__).parents[2]
DAYS, RUNS, KEEP = 20, 6, 5
BOUNDED = ("runs", "gate_results", "fetches", "digests", "returned", "desk deliveries")
"""Tables that hold what is kept for so many days: past these they grow no more."""
WITH_ARTICLES = ("ledger", "article_fetches", "claims", "links", "stories", "origins")
"""Tables that grow with the articles, and no faster."""


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The record of some weeks of a few runs a day, whose bookkeeping is kept for five days."""
    folder = tmp_path_factory.mktemp("year")
    command = [sys.executable, "-m", "tests.bench.year_of_runs", str(folder)]
    numbers = {"--days": DAYS, "--runs": RUNS, "--gap": 3, "--keep": KEEP}
    words = [str(word) for pair in numbers.items() for word in pair]
    ran = subprocess.run([*command, *words], capture_output=True, text=True, cwd=ROOT, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert f"{DAYS * RUNS:,} runs over {DAYS} days" in ran.stdout
    return [json.loads(line) for line in (folder / "days.jsonl").read_text().splitlines()]


def test_bookkeeping_is_bounded_by_its_time(days: list[dict[str, Any]]) -> None:
    middle, last = days[2 * KEEP]["rows"], days[-1]["rows"]
    assert last["articles"] > 1.7 * middle["articles"]
    assert last["flags"] > 0
    grown = {
        name: (middle[name], last[name]) for name in BOUNDED if last[name] > middle[name] * 1.5
    }
    assert grown == {}
    assert last["runs"] < DAYS * RUNS


def test_what_was_found_grows_with_the_articles_and_no_faster(days: list[dict[str, Any]]) -> None:
    for name in WITH_ARTICLES:
        middle, last = (
            day["rows"][name] / day["rows"]["articles"] for day in (days[2 * KEEP], days[-1])
        )
        assert last < middle * 1.25, name


def test_snapshots_and_files_are_bounded(days: list[dict[str, Any]]) -> None:
    middle, last = days[2 * KEEP]["bytes"], days[-1]["bytes"]
    largest = max(day["bytes"]["year.duckdb"] for day in days)
    assert last["year.duckdb.snapshots"] < 3.5 * largest, "three are kept"
    assert last["year.duckdb"] < 2 * middle["year.duckdb"]
    assert last["year.duckdb.desk.sqlite"] <= 2 * middle["year.duckdb.desk.sqlite"]
