"""What SECURITY.md promises and no other test holds; and that the tests it names exist."""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimwatch import steps
from claimwatch.cli import main
from claimwatch.gate import OpenGate
from claimwatch.prefect_home import prefect_environment
from claimwatch.settings import load_settings
from claimwatch.store import open_reader

ROOT = Path(__file__).parents[2]
NAMED = re.findall(r"`(tests/[\w/.]+?)(?:::(\w+))?`", (ROOT / "SECURITY.md").read_text("utf-8"))


def test_the_page_names_tests() -> None:
    assert len(NAMED) > 30


@pytest.mark.parametrize(("path", "name"), sorted(set(NAMED)))
def test_every_test_that_the_page_names_exists(path: str, name: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    wanted = rf"^def {name}\(" if name else r"^def test_"
    assert re.search(wanted, text, re.MULTILINE), f"{path} has no {name or 'test'}"


@pytest.mark.parametrize("words", ["x'; drop table articles; --", '" or 1=1 --', "$1 {0} %s"])
def test_words_that_are_sql_stay_words(tmp_path, nlp, words) -> None:
    record = {"text": f"Police said 40 people fled {words}.", "publisher": words, "title": words}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    db = tmp_path / "a.duckdb"
    steps.run(
        [tmp_path / "a.json"],
        db,
        gate=OpenGate(),
        nlp=nlp,
        channels=["none"],
        settings=load_settings(),
    )
    with open_reader(db) as reader:
        [article] = reader.rows("v_articles", publisher=words)
    assert article["title"] == words
    asked = ("claims", "--db", str(db), "--format", "jsonl", "--publisher")
    found = CliRunner().invoke(main, [*asked, words]).stdout.splitlines()
    assert found
    assert CliRunner().invoke(main, [*asked, "' or '1'='1"]).stdout == ""


def test_pages_show_no_details_of_errors() -> None:
    config = tomllib.loads((ROOT / "dashboards/.streamlit/config.toml").read_text("utf-8"))
    assert config["client"]["showErrorDetails"] == "none"
    assert config["server"]["address"] == "127.0.0.1"


@pytest.mark.slow
def test_telemetry_is_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tomllib.loads((ROOT / "dashboards/.streamlit/config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert (
        prefect_environment(tmp_path / "a.duckdb", {})["PREFECT_SERVER_ANALYTICS_ENABLED"]
        == "false"
    )
    from expectations.checkpoint import Checkpoints

    monkeypatch.setenv("GX_ANALYTICS_ENABLED", "True")
    Checkpoints(tmp_path).check("flags", [{"flag_id": "f"}])
    assert os.environ["GX_ANALYTICS_ENABLED"] == "False"


def test_every_package_is_pinned_by_its_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = re.split(r"\n(?=[a-z0-9])", lock.strip())
    assert len(pinned) > 100
    for package in pinned:
        assert re.match(r"[\w.\-\[\]]+==\S+", package), package[:60]
        assert "--hash=sha256:" in package, package[:60]
    assert "://" not in lock
