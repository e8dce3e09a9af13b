"""Settings come from code, the environment, the file and the defaults, in this order."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimwatch.errors import BadSettings
from claimwatch.settings import load_settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def write(text: str) -> None:
    Path("claimwatch.toml").write_text(text, encoding="utf-8")


def test_without_anything_the_defaults_hold():
    found = load_settings()
    assert found.channels == ("console", "file")
    assert found.chunk_articles == 50
    assert found.decisions_url is None


def test_the_environment_comes_before_the_file(monkeypatch):
    write('db = "file.duckdb"\nmodel = "from_file"\nchannels = ["file:a.jsonl"]\n')
    monkeypatch.setenv("CLAIMWATCH_DB", "env.duckdb")
    found = load_settings()
    assert (found.db, found.model) == (Path("env.duckdb"), "from_file")
    assert found.channels == ("file:a.jsonl",)
    assert load_settings(db=Path("code.duckdb")).db == Path("code.duckdb")


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("console", ("console",)),
        ("console\nmailto://a,b@example.org\n", ("console", "mailto://a,b@example.org")),
        ('["console", "file"]', ("console", "file")),
        ("none", ("none",)),
        ("", ()),
    ],
)
def test_channels_in_the_environment(monkeypatch, text, channels):
    monkeypatch.setenv("CLAIMWATCH_CHANNELS", text)
    assert load_settings().channels == channels


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("chunk_articles = 0", "chunk_articles is 0"),
        ('chunk_articles = "many"', "chunk_articles is 'many'"),
        ("chanels = []", "chanels"),
        ("db = [", "cannot be read"),
    ],
)
def test_a_slip_is_named(text, said):
    write(text)
    with pytest.raises(BadSettings, match=said):
        load_settings()


def test_a_broken_list_in_the_environment_is_named(monkeypatch):
    monkeypatch.setenv("CLAIMWATCH_CHANNELS", '["console"')
    with pytest.raises(BadSettings, match="channels"):
        load_settings()
