"""Records print for people and for programs, and hostile text stays text."""

from __future__ import annotations

import csv
import io
import json

import pytest

from claimwatch.present import csv_cell, marked_sentence, print_records, printable

ROWS = [
    {"publisher": "The Daily Example", "text": "40", "via": ["AP"], "lo": 40.0, "claimant": None},
    {"publisher": "=cmd()", "text": "two\nlines\x1b[31m", "via": [], "lo": 2.5, "claimant": "x"},
]
COLUMNS = ("publisher", "text", "via", "lo", "claimant")


def printed(output: str) -> str:
    stream = io.StringIO()
    print_records(ROWS, COLUMNS, output, stream)
    return stream.getvalue()


def test_jsonl_gives_each_record_back() -> None:
    assert [json.loads(line) for line in printed("jsonl").splitlines()] == ROWS


def test_csv_cells_are_never_formulas() -> None:
    rows = list(csv.reader(io.StringIO(printed("csv"))))
    assert rows[0] == list(COLUMNS)
    assert rows[2][0] == "'=cmd()"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_every_start_of_a_formula_is_disarmed(text: str) -> None:
    assert csv_cell(text) == "'" + text


def test_a_negative_number_stays_a_number_in_csv() -> None:
    assert csv_cell(-5.0) == -5.0


def test_a_table_shows_every_row_without_control_characters() -> None:
    table = printed("table")
    assert "The Daily Example" in table
    assert "\x1b" not in table


def test_an_empty_table_says_so() -> None:
    stream = io.StringIO()
    print_records([], COLUMNS, "table", stream)
    assert stream.getvalue() == "Nothing to show.\n"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(16_000.0, "16,000"), (2.5, "2.5"), (None, ""), (True, "yes"), ([1.0, 2.0], "1, 2")],
)
def test_values_print_as_people_read_them(value: object, shown: str) -> None:
    assert printable(value) == shown


def test_the_number_is_marked_in_its_sentence() -> None:
    claim = {"sentence": "Over 40 fled.", "sentence_start": 100, "char_start": 105, "char_end": 107}
    marked = marked_sentence(claim)
    assert marked.plain == "Over 40 fled."
    assert [marked.plain[span.start : span.end] for span in marked.spans] == ["40"]
