"""What is taken along: CSV in which no spreadsheet finds anything to compute."""

from __future__ import annotations

import csv
import io

import pytest

from dashboards.exports import csv_of

CELLS = [
    ("=1+1", "'=1+1"),
    ("+44 20 7946", "'+44 20 7946"),
    ("-2", "'-2"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("  =1", "'  =1"),
    ("＝1", "'＝1"),
    (-2.5, "-2.5"),
    (None, ""),
    ("41 people", "41 people"),
    (["a", "b"], "a, b"),
    ('say "so", twice\nthen', 'say "so", twice\nthen'),
]


@pytest.mark.parametrize(("given", "written"), CELLS)
def test_a_cell_is_written_so_that_nothing_is_computed(given, written):
    text = csv_of([{"cell": given}], columns=["cell"])
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["cell"]
    assert (rows[1] or [""]) == [written]
