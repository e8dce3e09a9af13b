"""What pages show of numbers, empty columns and copies: as people read them, nothing unclear."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from claimwatch import steps
from claimwatch.gate import OpenGate
from claimwatch.store import open_reader
from dashboards import copies, table, words
from dashboards import format as fmt
from dashboards.db import _parsed
from dashboards.pages import runs, story

AT = datetime(2026, 1, 5, 12, tzinfo=UTC)
PARTS = [
    # bound, text, least and greatest number, unit, what is shown
    ("exact", "A third", 1 / 3, 1 / 3, None, "a third"),
    ("about", "half", 0.5, 0.5, None, "about half"),
    ("exact", "two in three", 2 / 3, 2 / 3, None, "two in three"),
    ("exact", "0.25", 0.25, 0.25, None, "0.25"),
    ("exact", "0.5", 0.5, 0.5, "mile", "0.5 miles"),
    ("exact", "25%", 25, 25, "percent", "25%"),
    ("range", "a quarter to a half", 0.25, 0.5, None, "0.25 to 0.5"),
    ("exact", "twelve", 12, 12, None, "12"),
]


@pytest.mark.parametrize(("bound", "text", "lo", "hi", "unit", "shown"), PARTS)
def test_a_part_of_a_whole_is_shown_as_the_text_has_it(bound, text, lo, hi, unit, shown) -> None:
    claim = {"bound": bound, "text": text, "as_written": {"lo": lo, "hi": hi}, "unit": unit}
    assert words.figure_in_words(claim) == shown


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0.5, "30 minutes"), (47, "47 hours"), (72, "3 days"), (17_000, "708 days"),
     (40_000, "4.6 years"), (17_532, "2.0 years")],
)  # fmt: skip
def test_a_long_time_is_told_in_years(hours: float, said: str) -> None:
    assert fmt.hours(hours) == said


def test_a_column_without_content_is_left_out() -> None:
    html = table.sheet(("Run", "Note"), [["one", ""], ["two", ""]], caption="Runs")
    assert "Note" not in html
    assert "Note" in table.sheet(("Run", "Note"), [["one", ""], ["two", "late"]], caption="Runs")
    assert "Note" in table.sheet(("Run", "Note"), [], caption="Runs")


def test_telling_is_not_said_to_be_done_when_it_is_yet_to_come() -> None:
    html = runs._steps({"counts": {"judge.alerts": 6}}, {})
    assert "comes after this was published" in html
    assert html.count("nothing to do") == 3


def article(publisher: str | None, origin: str, why: str = "one text") -> dict[str, Any]:
    return {
        "publisher": publisher, "origin_id": origin, "origin_reason": why, "title": "t",
        "url": None, "n_monitorable": 1, "published_at": AT, "published_precision": "minute",
    }  # fmt: skip


def test_a_storys_copies_name_whose_they_are_and_the_first_says_it_was_copied() -> None:
    rows = story._rows(
        [
            article("Lakeside <b>", "a"),
            article("Plains", "a"),
            article("Post", "b", "its own"),
            article("Star", "a"),
        ]
    )
    origins = [row[-1] for row in rows]
    assert origins[0] == "◆ printed first, then by 2 others: <bdi>one text</bdi>"
    assert origins[1] == "≡ a copy of <bdi>Lakeside &lt;b&gt;</bdi>: <bdi>one text</bdi>"
    assert origins[2] == "◆ <bdi>its own</bdi>"
    assert origins[3] == origins[1]


@pytest.mark.slow
def test_who_printed_which_number_last_keeps_hedge_and_range(tmp_path, nlp) -> None:
    told = {
        "Herald": "More than 12,000 people were killed in the Marvell earthquake, police said.",
        "Star": "The Marvell earthquake killed between 2,000 and 4,000 people, police said.",
    }
    for name, text in told.items():
        record = f'{{"text": "{text}", "publisher": "{name}", "published_at": "2026-01-05T08:00Z"}}'
        (tmp_path / f"{name}.json").write_text(record, "utf-8")
    db = tmp_path / "a.duckdb"
    inputs = [tmp_path / f"{name}.json" for name in told]
    steps.run(inputs, db, gate=OpenGate(), nlp=nlp, channels=["none"])
    with open_reader(db) as reader:
        reader.work_out()
        [figure] = {row["figure_id"] for row in reader.rows("v_flags") if row["figure_id"]}
        rows = reader.rows("v_desk_last_said", figure_id=figure)
    html = copies.last_said([_parsed(row) for row in rows], {})
    assert "more than 12,000" in html
    assert "2,000 to 4,000" in html


def test_what_money_is_paid_for_is_said_once() -> None:
    assert fmt.between(200, 300, "dollar per month") == "$200 to $300 per month"
    assert fmt.between(2, 3, "dollar") == "$2 to $3"
