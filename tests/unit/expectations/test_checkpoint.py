"""The gate from outside: rows in, a report out, pages in a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from claimwatch.gate import GateReport
from expectations.checkpoint import Checkpoints

pytestmark = pytest.mark.slow

NOW = datetime(2022, 3, 12, 9, 0, tzinfo=UTC)
Row = dict[str, Any]


def article(number: int = 0, **changed: Any) -> Row:
    return {
        "article_id": f"a{number}",
        "source": f"wire.jsonl:{number}",
        "text": "Eleven boats were seen off the cape on Tuesday.",
        "publisher": "The Cape Times",
        "published_at": datetime(2022, 3, 11, 12, 0, tzinfo=UTC),
        "published_precision": "minute",
    } | changed


def claim(number: int = 0, **changed: Any) -> Row:
    return {
        "claim_id": f"c{number}",
        "article_id": f"a{number // 8}",
        "char_start": 110,
        "char_end": 116,
        "text": "Eleven",
        "sentence": "Eleven boats were seen off the cape on Tuesday.",
        "sentence_start": 110,
        "bound": "exact",
        "lo": 11.0,
        "hi": 11.0,
        "unit": None,
        "dimension": None,
        "kind": "count",
        "trend": None,
        "extent": None,
        "polarity": "asserted",
        "claimant": "the coast guard",
        "furniture": False,
    } | changed


def flag(number: int = 0, **changed: Any) -> Row:
    return {
        "flag_id": f"f{number}",
        "kind": "dispute" if number % 2 else "hedge_drift",
        "figure_id": "g1",
        "label": "boats seen",
        "explanation": "The coast guard says 11, the harbour master 14.",
        "severity": "low",
        "severity_score": 0.4,
        "confidence": 0.7,
        "n_pairs": 1,
        "n_claims": 2,
    } | changed


MAKERS: dict[str, Callable[..., Row]] = {"articles": article, "claims": claim, "flags": flag}


@pytest.fixture
def gate(tmp_path: Path) -> Checkpoints:
    return Checkpoints(tmp_path / "quality", clock=lambda: NOW)


@pytest.mark.parametrize("table", MAKERS)
@pytest.mark.parametrize("rows", [1, 200])
def test_sound_rows_pass(gate: Checkpoints, table: str, rows: int) -> None:
    report = gate.check(table, [MAKERS[table](number) for number in range(rows)])

    assert report.rows == rows
    assert report.failures == ()
    assert report.degraded == ()
    assert len(report.results) > 5


ROW_FAULTS = [
    ("articles", {"text": "  \n"}, ("text_not_blank", "text", "  \n")),
    ("articles", {"text": "a\x00\x01\x02"}, ("text_readable", "text", "a\x00\x01\x02")),
    ("articles", {"source": None}, ("source_given", "source", "null")),
    (
        "articles",
        {"published_at": NOW + timedelta(days=3)},
        ("published_at_not_in_the_future", "published_at", "2022-03-15 09:00:00+00:00"),
    ),
    (
        "articles",
        {"published_at": datetime(1899, 12, 31, tzinfo=UTC)},
        ("published_at_not_before_1900", "published_at", "1899-12-31 00:00:00+00:00"),
    ),
    (
        "articles",
        {"published_at": "last Tuesday"},
        ("published_at_is_a_time", "published_at", "last Tuesday"),
    ),
    (
        "articles",
        {"published_precision": "week"},
        ("published_precision_known", "published_precision", "week"),
    ),
    ("claims", {"article_id": ""}, ("article_id_given", "article_id", "")),
    ("claims", {"char_end": 117}, ("text_fills_offsets", "text", "Eleven")),
    ("claims", {"char_end": 110, "text": ""}, ("offsets_increase", "char_end", "110")),
    (
        "claims",
        {"char_start": -6, "char_end": 0, "sentence_start": -6},
        ("char_start_not_negative", "char_start", "-6"),
    ),
    (
        "claims",
        {"text": "Twelve"},
        (
            "text_stands_in_sentence",
            "sentence",
            "Eleven boats were seen off the cape on Tuesday.",
        ),
    ),
    ("claims", {"lo": 12.0}, ("lo_not_above_hi", "lo", "12.0")),
    ("claims", {"lo": float("-inf")}, ("interval_ends_are_numbers", "lo", "-inf")),
    ("claims", {"bound": "roughly"}, ("bound_in_set", "bound", "roughly")),
    ("claims", {"kind": "guess"}, ("kind_in_set", "kind", "guess")),
    ("claims", {"polarity": "maybe"}, ("polarity_in_set", "polarity", "maybe")),
    ("claims", {"dimension": "length"}, ("unit_known_for_dimension", "unit", "null")),
    ("claims", {"claimant": " "}, ("claimant_not_blank", "claimant", " ")),
    ("flags", {"kind": "quarrel"}, ("kind_in_set", "kind", "quarrel")),
    ("flags", {"severity": "fatal"}, ("severity_in_set", "severity", "fatal")),
    ("flags", {"explanation": ""}, ("explanation_given", "explanation", "")),
    ("flags", {"confidence": 1.2}, ("confidence_within_0_and_1", "confidence", "1.2")),
    ("flags", {"severity_score": -1}, ("severity_score_within_0_and_1", "severity_score", "-1")),
    ("flags", {"n_pairs": 0}, ("rests_on_a_pair", "n_pairs", "0")),
    ("flags", {"n_claims": 1}, ("rests_on_two_claims", "n_claims", "1")),
]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, GateReport]:
    """The report of each table's faulty rows, checked together with a sound row 0."""
    gate = Checkpoints(tmp_path_factory.mktemp("quality"), clock=lambda: NOW)
    return {
        table: gate.check(
            table,
            [make(0)]
            + [make(n, **fault) for n, (of, fault, _) in enumerate(ROW_FAULTS, 1) if of == table],
        )
        for table, make in MAKERS.items()
    }


@pytest.mark.parametrize(("number", "case"), enumerate(ROW_FAULTS, 1))
def test_a_faulty_row_is_named_with_expectation_column_and_value(
    reports: dict[str, GateReport], number: int, case: tuple[str, Row, tuple[str, str, str]]
) -> None:
    table, _, expected = case
    row_id = f"{table[0]}{number}"

    failures = [one for one in reports[table].failures if one.row_id == row_id]

    assert expected in {(one.expectation, one.column, one.value) for one in failures}


@pytest.mark.parametrize("table", MAKERS)
def test_a_sound_row_among_faulty_ones_passes_and_the_run_is_not_degraded(
    reports: dict[str, GateReport], table: str
) -> None:
    faulty = {f"{of[0]}{n}" for n, (of, _, _) in enumerate(ROW_FAULTS, 1) if of == table}

    assert {one.row_id for one in reports[table].failures} == faulty
    assert reports[table].degraded == ()


@pytest.mark.parametrize("table", MAKERS)
def test_a_row_with_nothing_in_it_fails_and_breaks_nothing(gate: Checkpoints, table: str) -> None:
    report = gate.check(table, [{}])

    assert {one.row_id for one in report.failures} == {""}
    assert report.degraded == ()


@pytest.mark.parametrize("table", MAKERS)
def test_rows_that_share_an_id_all_fail(gate: Checkpoints, table: str) -> None:
    report = gate.check(table, [MAKERS[table](4), MAKERS[table](4), MAKERS[table](5)])

    id_column = f"{table[:-1]}_id"
    assert [one.expectation for one in report.failures] == [f"{id_column}_unique"] * 2
    assert {one.row_id for one in report.failures} == {MAKERS[table](4)[id_column]}


@pytest.mark.parametrize(
    ("table", "fault", "expectation"),
    [
        ("articles", {"text": ""}, "text_not_blank"),
        ("claims", {"bound": "roughly"}, "bound_in_set"),
        ("claims", {"lo": 12.0}, "lo_not_above_hi"),
        ("flags", {"confidence": 2.0}, "confidence_within_0_and_1"),
    ],
)
def test_a_thousand_bad_rows_give_a_thousand_failures(
    gate: Checkpoints, table: str, fault: Row, expectation: str
) -> None:
    report = gate.check(table, [MAKERS[table](number, **fault) for number in range(1000)])

    rows = [one.row_id for one in report.failures if one.expectation == expectation]
    assert len(rows) == 1000
    assert len(set(rows)) == 1000
    assert {type(one.value) for one in report.failures} == {str}
    assert {r.failed_rows for r in report.results if r.expectation == expectation} == {1000}


@pytest.mark.parametrize(
    ("table", "fault", "expectation", "batch"),
    [
        ("articles", {"published_at": None, "published_precision": None}, "share_dated", 20),
        ("articles", {"publisher": None}, "share_with_publisher", 20),
        ("claims", {"claimant": None}, "share_without_claimant", 50),
        ("claims", {"furniture": True}, "share_furniture", 50),
        ("claims", {"unit": "smoots"}, "share_unit_unknown", 50),
        ("claims", {"polarity": "denied"}, "share_denied", 50),
        ("flags", {"severity": "high"}, "share_grave", 30),
        ("flags", {"confidence": 0.1}, "mean_confidence", 30),
    ],
)
def test_a_batch_that_is_off_as_a_whole_degrades_but_refuses_no_row(
    gate: Checkpoints, table: str, fault: Row, expectation: str, batch: int
) -> None:
    rows = [MAKERS[table](number, **fault) for number in range(batch)]

    report, smaller = gate.check(table, rows), gate.check(table, rows[:-1])

    assert [one.expectation for one in report.degraded] == [expectation]
    assert report.failures == ()
    assert smaller.degraded == (), "a batch too small for shares is not judged by them"


def test_more_claims_an_article_than_prose_can_hold_degrade(gate: Checkpoints) -> None:
    rows = [claim(number, article_id="a0") for number in range(101)]

    report = gate.check("claims", rows)

    assert [one.expectation for one in report.degraded] == ["claims_per_article"]


def test_an_empty_batch_has_nothing_to_fail_and_draws_no_page(gate: Checkpoints) -> None:
    assert gate.check("claims", []) == GateReport("claims", 0, (), ())
    assert not gate.docs_dir.exists()


def test_a_table_without_a_suite_is_an_error(gate: Checkpoints) -> None:
    with pytest.raises(ValueError, match="no suite for 'quarantine'"):
        gate.check("quarantine", [{}])


def test_the_same_batch_gives_the_same_report(gate: Checkpoints) -> None:
    rows = [claim(number, bound="roughly" if number % 3 else "exact") for number in range(60)]

    assert gate.check("claims", rows) == gate.check("claims", rows)


def test_pages_need_no_network_and_run_nothing(gate: Checkpoints) -> None:
    gate.check("articles", [article(1, text="", source="<script>alert(1)</script>")])
    gate.check("articles", [article(2, published_precision="<img src=x onerror=alert(1)>")])
    gate.check("articles", [article(3), article(3), article(4, article_id="<b>4</b>")])

    pages = [page.read_text("utf-8") for page in sorted(gate.docs_dir.glob("*.html"))]

    assert len(pages) == 4
    assert gate.index.exists()
    for page in pages:
        assert "default-src 'none'" in page
        assert not re.search(r"<script|<link|<img|<b>4|https?://|url\(", page, re.IGNORECASE)
    assert "‹img src=x" in pages[1]
    for target in re.findall(r'href="([^"#]+)"', "".join(pages)):
        assert (gate.docs_dir / target).exists(), target


def test_pages_do_not_pile_up(gate: Checkpoints, monkeypatch: pytest.MonkeyPatch) -> None:
    from expectations import pages

    monkeypatch.setattr(pages, "KEEP", 3)
    for number in range(5):
        Checkpoints(gate.docs_dir, clock=lambda: NOW).check("flags", [flag(number)])

    kept = sorted(page.name for page in gate.docs_dir.iterdir())
    listed = [check["page"] for check in json.loads((gate.docs_dir / "checks.json").read_text())]

    assert kept == [
        "000003-flags.html",
        "000004-flags.html",
        "000005-flags.html",
        "checks.json",
        "index.html",
    ]
    assert listed == ["000005-flags.html", "000004-flags.html", "000003-flags.html"]


def test_a_torn_list_of_pages_is_begun_anew(gate: Checkpoints) -> None:
    gate.check("flags", [flag(1)])
    (gate.docs_dir / "checks.json").write_text("[{", "utf-8")

    gate.check("flags", [flag(2)])

    assert [page.name for page in gate.docs_dir.glob("0*.html")] == ["000001-flags.html"]


def publisher(name: str, **changed: Any) -> Row:
    return {
        "publisher": name,
        "claims_per_article": 12.0,
        "claims_per_article_low": 6.0,
        "claims_per_article_high": 24.0,
        "share_unread": 0.0,
        "share_unread_low": None,
        "share_unread_high": 0.05,
    } | changed


def test_publishers_are_held_against_what_is_usual_for_each(tmp_path: Path) -> None:
    rows = [
        publisher("as usual"),
        publisher("few", claims_per_article=2.0),
        publisher("many", claims_per_article=30.0),
        publisher("at the end", claims_per_article=24.0, share_unread=0.05),
        publisher("unread", share_unread=0.4),
        publisher("new", claims_per_article_low=None, claims_per_article_high=None),
    ]
    report = Checkpoints(tmp_path).check("batches", rows)
    assert {(one.row_id, one.expectation, one.value) for one in report.failures} == {
        ("few", "claims_per_article_not_low", "2.0"),
        ("many", "claims_per_article_not_high", "30.0"),
        ("unread", "share_unread_not_high", "0.4"),
    }
    assert not report.degraded, "every expectation could be evaluated, also on missing ends"


def figure(number: int = 0, **changed: Any) -> Row:
    return {
        "figure_id": f"g{number}",
        "story_id": "s",
        "label": "people hurt",
        "n_claims": 2,
        "n_known": 2,
        "n_units": 1,
    } | changed


def test_figures_that_make_no_sense_are_refused(tmp_path: Path) -> None:
    rows = [
        figure(0),
        figure(1, label=" "),
        figure(2, n_claims=0, n_known=0, n_units=0),
        figure(3, n_known=1),
        figure(4, n_units=2),
        figure(5, n_claims=3_000, n_known=3_000),
    ]
    report = Checkpoints(tmp_path).check("figures", rows)
    assert {(one.row_id, one.expectation) for one in report.failures} == {
        ("g1", "label_given"),
        ("g2", "rests_on_claims"),
        ("g3", "claims_are_there"),
        ("g4", "one_dimension"),
        ("g5", "rests_on_claims"),
    }


def test_figures_that_hold_everything_make_a_run_degraded(tmp_path: Path) -> None:
    rows = [figure(n, n_claims=40, n_known=40) for n in range(50)]
    [failed] = Checkpoints(tmp_path).check("figures", rows).degraded
    assert (failed.expectation, failed.observed) == ("claims_per_figure", "40")
