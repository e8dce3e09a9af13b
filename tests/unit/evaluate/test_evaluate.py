"""Labels above, stored rows below: what the scores and the errors come to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimwatch.errors import InputNotFound, InputUnreadable
from claimwatch.evaluate import Evaluation, evaluate

TEXTS = {
    "alpha-1": "The agency said that 156 people had died.",
    "beta-1": "The agency said that 1,560 people had died.",
    "gamma-1": "Officials believe that about 150 people died. Dozens are missing.",
}
LABELS = """
articles = [
  { name = "alpha", id = "alpha-1", publisher = "Alpha" },
  { name = "beta", id = "beta-1" },
  { name = "gamma", source = "gamma.txt" },
]
figures = [
  { id = "dead", quantity = "people killed", claims = ["dead-alpha", "dead-beta", "dead-gamma"] },
  { id = "missing", quantity = "people missing", claims = ["missing"] },
]
flags = [
  { kind = "misreport", figure = "dead", pairs = [["dead-alpha", "dead-beta"]], why = "a slip" },
  { kind = "dispute", figure = "dead", sides = [["dead-gamma"], ["dead-beta"]], optional = true },
]
origins = [{ articles = ["alpha", "beta"] }]
distractors = [{ article = "gamma", words = "believe", why = "no number at all" }]

[[claims]]
id = "dead-alpha"
article = "alpha"
words = "156 people"
value = 156
claimant = "agency"

[[claims]]
id = "dead-beta"
article = "beta"
words = "1,560 people"
value = 1560
claimant = "agency"

[[claims]]
id = "dead-gamma"
article = "gamma"
words = "about 150 people"
value = 150
bound = "about"
claimant = "officials"

[[claims]]
id = "missing"
article = "gamma"
words = "Dozens"
value = [12, 120]
bound = "vague"
claimant = ""
"""
# text of the claim, article, value, bound, claimant, figure
PERFECT = [
    ("156 people", "alpha-1", 156, "exact", "the agency", "F1"),
    ("1,560 people", "beta-1", 1560, "exact", "the agency", "F1"),
    ("about 150 people", "gamma-1", 150, "about", "Officials", "F1"),
    ("Dozens", "gamma-1", [24, 100], "vague", None, "F2"),
]
MISREPORT = ("f1", "misreport", [(0, 1)])


class Rows:
    """Hand-made rows of the views that an evaluation reads."""

    def __init__(self, claims: list[tuple[Any, ...]], flags: list[tuple[Any, ...]], **origin: str):
        self.views: dict[str, list[dict[str, Any]]] = {
            "v_articles": [
                {
                    "article_id": name if name != "gamma-1" else "0123456789abcdef",
                    "article_key": f"key-{name}",
                    "source": f"in/{name.removesuffix('-1')}.txt:1",
                    "publisher": name.removesuffix("-1").title(),
                    "origin_id": origin.get(name.removesuffix("-1"), name),
                    "text": text,
                }
                for name, text in TEXTS.items()
            ],
            "v_claims": [self._claim(at, row) for at, row in enumerate(claims)],
        }
        self._add_flags(flags)

    @staticmethod
    def _claim(at: int, row: tuple[Any, ...]) -> dict[str, Any]:
        text, article, value, bound, claimant, figure = row
        start = TEXTS[article].index(text)
        return {
            "claim_id": f"c{at}",
            "article_key": f"key-{article}",
            "article_id": article,
            "publisher": article,
            "char_start": start,
            "char_end": start + len(text),
            "text": text,
            "sentence": TEXTS[article],
            "value": json.dumps(value),
            "bound": bound,
            "claimant": claimant,
            "counted": ["person"],
            "via": [],
            "figure_id": figure,
            "kind": "count",
            "polarity": "asserted",
            "furniture": False,
            "monitorable": True,
        }

    def _add_flags(self, flags: list[tuple[Any, ...]]) -> None:
        claims = self.views["v_claims"]
        self.views["v_flags"] = [
            {"flag_id": flag, "kind": kind, "label": "the dead"} for flag, kind, _ in flags
        ]
        self.views["v_flag_pairs"] = [
            {"flag_id": flag, "claim_a": f"c{a}", "claim_b": f"c{b}"}
            for flag, _, pairs in flags
            for a, b in pairs
        ]
        self.views["v_flag_claims"] = [
            {"flag_id": flag, **claims[at]}
            for flag, _, pairs in flags
            for at in sorted({at for pair in pairs for at in pair})
        ]

    def rows(self, view: str) -> list[dict[str, Any]]:
        return self.views[view]


@pytest.fixture
def label_file(tmp_path: Path) -> Path:
    path = tmp_path / "quake.toml"
    path.write_text(LABELS, encoding="utf-8")
    return path


def shares(evaluation: Evaluation, measure: str) -> tuple[float | None, float | None]:
    score = evaluation.score(measure)
    return score.precision and score.precision.share, score.recall.share


def errors(evaluation: Evaluation) -> list[tuple[str, str]]:
    return [(error.sort, error.label) for error in evaluation.errors]


def test_a_perfect_run_has_full_scores_and_no_errors(label_file: Path) -> None:
    rows = Rows(PERFECT, [MISREPORT], alpha="o", beta="o")
    evaluation = evaluate(rows, label_file)
    assert errors(evaluation) == []
    assert {row["measure"]: row["recall"] for row in evaluation.rows()} == {
        "publishers": 100.0,
        "claims": 100.0,
        "distractors": 100.0,
        "bounds": 100.0,
        "counted": None,
        "claimants": 100.0,
        "via": None,
        "figure pairs": 100.0,
        "origin pairs": 100.0,
        "misreport": 100.0,
        "conflicts": 100.0,
        "notices": None,
    }
    assert shares(evaluation, "misreport") == (1.0, 1.0)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, "these claims are in one figure, but the flag was not raised"),
        ({"figure_id": "F3"}, "no pair of its claims was joined to one figure"),
        ({"value": "157"}, "no pair of its claims was found"),
    ],
)
def test_a_missed_flag_costs_recall_and_says_how_far_it_got(
    change: dict[str, Any], why: str, label_file: Path
) -> None:
    rows = Rows(PERFECT, [], alpha="o", beta="o")
    rows.views["v_claims"][0].update(change)
    evaluation = evaluate(rows, label_file)
    assert shares(evaluation, "misreport") == (None, 0.0)
    assert [e.why for e in evaluation.errors if e.sort == "missed misreport"] == [why]


def test_a_spurious_flag_costs_precision(label_file: Path) -> None:
    rows = Rows(PERFECT, [MISREPORT, ("f2", "misreport", [(0, 2)])], alpha="o", beta="o")
    evaluation = evaluate(rows, label_file)
    assert shares(evaluation, "misreport") == (0.5, 1.0)
    assert errors(evaluation) == [("spurious misreport", "the dead")]


def test_a_flag_of_another_kind_is_spurious_and_says_what_is_labelled(label_file: Path) -> None:
    rows = Rows(PERFECT, [("f1", "inconsistent", [(0, 1)])], alpha="o", beta="o")
    evaluation = evaluate(rows, label_file)
    assert shares(evaluation, "conflicts") == (0.0, 0.0)
    assert "labelled as misreport" in [error.why for error in evaluation.errors]


def test_an_optional_flag_is_neither_right_nor_wrong(label_file: Path) -> None:
    rows = Rows(PERFECT, [MISREPORT, ("f2", "dispute", [(1, 2)])], alpha="o", beta="o")
    evaluation = evaluate(rows, label_file)
    assert errors(evaluation) == []
    assert shares(evaluation, "conflicts") == (1.0, 1.0)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"bound": "exact"}, "bounds"),
        ({"claimant": None}, "claimants"),
        ({"claimant": "the mayor"}, "claimants"),
        ({"monitorable": False}, "claim"),
        ({"value": "151"}, "claim"),
        ({"char_start": 0, "char_end": 3}, "claim"),
    ],
)
def test_a_wrong_field_of_a_claim_is_named(
    change: dict[str, Any], error: str, label_file: Path
) -> None:
    rows = Rows(PERFECT, [MISREPORT], alpha="o", beta="o")
    rows.views["v_claims"][2].update(change)
    found = errors(evaluate(rows, label_file))
    assert found == [(error, "quake/dead-gamma")]


def test_a_claimant_where_nobody_is_labelled_is_an_error(label_file: Path) -> None:
    rows = Rows(PERFECT, [MISREPORT], alpha="o", beta="o")
    rows.views["v_claims"][3]["claimant"] = "Officials"
    assert errors(evaluate(rows, label_file)) == [("claimants", "quake/missing")]


@pytest.mark.parametrize(("monitorable", "share"), [(True, 0.0), (False, 1.0)])
def test_a_claim_on_a_distractor_is_an_error_unless_set_aside(
    monitorable: bool, share: float, label_file: Path
) -> None:
    rows = Rows([*PERFECT, ("believe", "gamma-1", 1, "exact", None, None)], [MISREPORT])
    rows.views["v_claims"][-1]["monitorable"] = monitorable
    assert shares(evaluate(rows, label_file), "distractors") == (None, share)


def test_figures_are_scored_by_pairs(label_file: Path) -> None:
    rows = Rows(PERFECT, [MISREPORT], alpha="o", beta="o")
    rows.views["v_claims"][2]["figure_id"] = "F2"
    evaluation = evaluate(rows, label_file)
    assert shares(evaluation, "figure pairs") == (0.5, 1 / 3)
    assert [sort for sort, _ in errors(evaluation)] == ["split", "mixed"]


def test_copies_are_scored_by_pairs_of_articles(label_file: Path) -> None:
    evaluation = evaluate(Rows(PERFECT, [MISREPORT], alpha="o", gamma="o"), label_file)
    assert shares(evaluation, "origin pairs") == (0.0, 0.0)
    assert [sort for sort, _ in errors(evaluation)] == ["origin", "origin"]


def test_flags_of_articles_without_labels_are_left_out(label_file: Path) -> None:
    rows = Rows(PERFECT, [MISREPORT, ("f2", "dispute", [(0, 2)])], alpha="o", beta="o")
    for row in rows.views["v_flag_claims"]:
        if row["flag_id"] == "f2":
            row["article_key"] = "key-of-another"
    assert errors(evaluate(rows, label_file)) == []


def test_an_article_that_is_not_in_the_database_is_named(label_file: Path) -> None:
    rows = Rows(PERFECT, [])
    del rows.views["v_articles"][0]
    with pytest.raises(InputUnreadable, match=r"quake/alpha \(alpha-1\) is not in the database"):
        evaluate(rows, label_file)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("157 people", "does not stand in its article"),
        ("a", "stands 4 times in its article"),
    ],
)
def test_words_must_stand_once_in_the_article(words: str, message: str, label_file: Path) -> None:
    label_file.write_text(LABELS.replace('"156 people"', f'"{words}"'), encoding="utf-8")
    with pytest.raises(InputUnreadable, match=message):
        evaluate(Rows(PERFECT, []), label_file)


def test_a_folder_of_labels_is_read_together(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(LABELS, encoding="utf-8")
    evaluation = evaluate(Rows(PERFECT, [MISREPORT], alpha="o", beta="o"), tmp_path)
    assert evaluation.score("claims").recall.of == 8


def test_a_folder_without_labels_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match="no labels at"):
        evaluate(Rows(PERFECT, []), tmp_path)
