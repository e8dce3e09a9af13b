"""A changed table is another version, and every table that is read counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import claimwatch.judge
import claimwatch.match
from claimwatch import tables
from claimwatch.judge import version as judging
from claimwatch.match import version as matching

NAMED = re.compile(r"""["'](\w+\.(?:csv|toml))["']""")


def tables_named_in(package) -> set[str]:
    folder = Path(package.__path__[0])
    files = [file for file in folder.glob("*.py") if file.name not in ("version.py", "learn.py")]
    return {name for file in files for name in NAMED.findall(file.read_text(encoding="utf-8"))}


def test_every_table_that_matching_or_judging_reads_is_in_its_version() -> None:
    assert tables_named_in(claimwatch.match) == set(matching.MATCHER_TABLES)
    assert tables_named_in(claimwatch.judge) <= {*judging.JUDGE_TABLES, *matching.MATCHER_TABLES}


@pytest.mark.parametrize("changed", ["severity.toml", "tolerances_match.toml"])
def test_a_byte_in_a_table_makes_another_version(monkeypatch, changed) -> None:
    whole = tables._text
    before = tables.fingerprint(judging.JUDGE_TABLES)
    monkeypatch.setattr(tables, "_text", lambda n: whole(n) + ("#" if n == changed else ""))
    assert tables.fingerprint(judging.JUDGE_TABLES) != before
    monkeypatch.undo()
    assert tables.fingerprint(reversed(judging.JUDGE_TABLES)) == before
