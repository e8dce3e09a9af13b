"""Every value of the glossary has its words on the screen."""

from __future__ import annotations

from typing import Any

import pytest

from claimwatch.model import Bound, FlagKind, Severity
from dashboards import words


@pytest.mark.parametrize("kind", FlagKind)
def test_every_kind_of_flag_has_a_name_a_meaning_and_one_group(kind: FlagKind) -> None:
    assert words.KINDS[kind].name
    assert words.KINDS[kind].meaning.endswith(".")
    assert sum(kind in kinds for kinds in words.GROUPS.values()) == 1


def test_every_severity_has_its_bars() -> None:
    assert sorted(words.SEVERITY_LEVELS.values()) == [0, 1, 2, 3]
    assert set(words.SEVERITY_LEVELS) == set(Severity)


def claim(bound: str, lo: float, hi: float, unit: str | None = None) -> dict[str, Any]:
    written = {"lo": lo, "hi": hi, "unit": "as the text has it"}
    return {"bound": bound, "text": "dozens", "as_written": written, "unit": unit}


FIGURES = [
    (claim("exact", 16000, 16000), "16,000"),
    (claim("more_than", 16000, 16000), "more than 16,000"),
    (claim("at_least", 5, 5), "at least 5"),
    (claim("less_than", 3, 3, "mile"), "less than 3 miles"),
    (claim("about", 2.5e6, 2.5e6), "about 2.5 million"),
    (claim("range", 200, 300, "dollar"), "$200 to $300"),
    (claim("vague", 24, 120), "dozens"),
]


@pytest.mark.parametrize(("row", "said"), FIGURES)
def test_a_figure_reads_with_its_hedge(row: dict[str, Any], said: str) -> None:
    assert words.figure_in_words(row) == said


@pytest.mark.parametrize("bound", Bound)
def test_every_bound_can_be_put_in_words(bound: Bound) -> None:
    assert words.bound_in_words(claim(bound, 1, 1))


def test_letters_go_on_past_z() -> None:
    assert [words.letter(at) for at in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
