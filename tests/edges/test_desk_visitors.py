"""Visitors click through the desk while runs write and publish; the long version is a script."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from claimwatch import steps
from claimwatch.gate import OpenGate

SCRIPT = Path(__file__).parents[1] / "bench" / "desk_visitors.py"
TEXTS = {
    "Courier": "Police said 75 people were killed in the Marvell earthquake at dawn.",
    "Star": "Rescuers dug all night. The mayor said 310 died in the Marvell earthquake.",
}


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize(("visitors", "seconds"), [(3, 4), (10, 60)])
def test_pages_are_drawn_and_decisions_kept_while_runs_publish(
    tmp_path, nlp, monkeypatch, visitors, seconds
):
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    spec = importlib.util.spec_from_file_location("desk_visitors", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = script
    spec.loader.exec_module(script)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, text in TEXTS.items():
        record = {"publisher": name, "text": text}
        (inbox / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    database = tmp_path / "a.duckdb"
    steps.run([inbox], database, gate=OpenGate(), nlp=nlp, channels=["none"])
    seen = script.go(database, inbox, visitors, seconds, log=tmp_path / "log")
    assert seen.pages > 5
    assert seen.stored > 0
    assert seen.notes
