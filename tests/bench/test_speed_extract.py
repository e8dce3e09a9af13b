from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
NEWS = [
    "The mayor of Altona said that {n} people were hurt when a ferry struck the pier.",
    "Repairs will cost $4.{n} million, the harbour office said.",
    "Nobody could say when the line would run again, but the boom was raised.",
    "About {n} percent of the passengers were children.",
]
FAKE_CQE = """
class CQE:
    def __init__(self, spacy_model):
        print("loading", spacy_model)

    def parse(self, sentence):
        if "boom" in sentence:
            raise ValueError(sentence)
        return [word for word in sentence.split() if word.isdigit()]
"""


@pytest.fixture
def interleave() -> ModuleType:
    spec = importlib.util.spec_from_file_location("interleave", HERE / "interleave.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for the module's names
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("items", "parts", "size", "dealt"),
    [
        (range(6), 3, 2, [[0, 3], [1, 4], [2, 5]]),
        (range(12), 3, 2, [[0, 6], [2, 8], [4, 10]]),
        (range(7), 3, 50, [[0, 3], [1, 4], [2, 5]]),
        (range(3), 3, 1, [[0], [1], [2]]),
    ],
)
def test_items_are_dealt_evenly_and_once(
    interleave: ModuleType, items: range, parts: int, size: int, dealt: list[list[int]]
) -> None:
    assert interleave.deal(items, parts, size) == dealt


def test_sides_take_turns_over_parts_that_neither_has_read(interleave: ModuleType) -> None:
    turns: list[tuple[str, tuple[int, ...]]] = []

    def side(name: str, seconds: float) -> object:
        def run(items: Sequence[int]) -> object:
            turns.append((name, tuple(items)))
            return interleave.Timing(seconds, seconds / 2)

        return interleave.Side(name, run)

    rounds = interleave.take_turns(range(9), side("ours", 1.0), side("theirs", 3.0), 2, 3)
    assert turns == [
        ("ours", (0, 3, 6)),
        ("theirs", (0, 3, 6)),
        ("ours", (1, 4, 7)),
        ("theirs", (1, 4, 7)),
        ("theirs", (2, 5, 8)),
        ("ours", (2, 5, 8)),
    ]
    assert [each.ratio for each in rounds] == [3.0, 3.0]


@pytest.mark.parametrize(
    ("theirs", "cpu", "verdict", "is_busy"),
    [(1.9, 1.0, "reached", False), (1.7, 1.0, "not reached", False), (1.9, 0.5, "reached", True)],
)
def test_the_report_gives_the_median_and_says_when_it_is_unsure(
    interleave: ModuleType, theirs: float, cpu: float, verdict: str, is_busy: bool
) -> None:
    timings = (1.0, theirs, theirs + 5)
    rounds = [
        interleave.Round(10, interleave.Timing(1.0, cpu), interleave.Timing(each, each * cpu))
        for each in timings
    ]
    text = interleave.report("articles", "ours", "theirs", rounds, 1.8)
    assert f"ratio {theirs:.2f} (rounds 1.00 to {theirs + 5:.2f};" in text
    assert f"goal 1.8: {verdict}" in text
    assert ("the machine was busy" in text) == is_busy


def write_news(folder: Path) -> Path:
    """Twelve articles of four sentences, all different."""
    path = folder / "news.jsonl"
    texts = [" ".join(line.format(n=10 * at + 3) for line in NEWS) for at in range(12)]
    rows = [json.dumps({"id": str(at), "text": text}) for at, text in enumerate(texts)]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def run_speed(*options: object, path: Path) -> str:
    command = [sys.executable, HERE / "speed_extract.py", "--rounds", "2", *options]
    environment = os.environ | {"PYTHONPATH": str(path)}
    done = subprocess.run(
        [str(part) for part in command], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.slow
@pytest.mark.soak
def test_without_cqe_it_measures_against_spacy_and_says_how_to_get_cqe(tmp_path: Path) -> None:
    news = write_news(tmp_path)
    printed = run_speed("--articles", news, "--cqe-python", tmp_path / "none", path=tmp_path)
    assert "articles: Claimwatch against spaCy 3" in printed
    assert "2 rounds of 4" in printed
    assert "ratio" in printed
    assert "sh tests/bench/install_cqe.sh" in printed


@pytest.mark.slow
@pytest.mark.soak
def test_cqe_is_timed_in_an_interpreter_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "CQE").mkdir()
    (tmp_path / "CQE" / "__init__.py").write_text("")
    (tmp_path / "CQE" / "CQE.py").write_text(FAKE_CQE)
    (tmp_path / "CQE-9.1.dist-info").mkdir()
    (tmp_path / "CQE-9.1.dist-info" / "METADATA").write_text("Name: CQE\nVersion: 9.1\n")
    news = write_news(tmp_path)
    printed = run_speed("--articles", news, "--cqe-python", sys.executable, path=tmp_path)
    assert "sentences: Claimwatch against CQE 9.1, 2 rounds of 12" in printed
    assert "sentences with a digit: Claimwatch against CQE 9.1" in printed
    assert "failed" in printed
    assert printed.count("goal 10:") == 2
