"""The magnitude of the quake that two articles tell of is one quantity, whatever else they give."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claimwatch.match.told import one_size, read_told
from claimwatch.model import ClaimKind

TOLD = {name: datetime(2024, 5, 6, tzinfo=UTC) for name in ("a", "b")}
STRONG = ("A 6.8-magnitude quake shook Tarn.", "6.8")


@pytest.mark.parametrize(
    ("sentence", "number", "expected"),
    [
        ("The quake at Tarn had a magnitude of 7.1.", "7.1", True),
        ("In May 2024 a quake of 7.1 shook Tarn.", "7.1", True),
        ("A quake of 5.9 shook Tarn.", "5.9", True),
        ("A quake of 5.1 shook Tarn.", "5.1", False),  # far weaker
        ("An aftershock of 6.1 shook Tarn.", "6.1", False),
        ("One of magnitude 6.1 shook Tarn on Friday.", "6.1", False),
        ("A second quake, of magnitude 6.1, shook Tarn.", "6.1", False),
        ("The 2001 quake had a magnitude of 7.1.", "7.1", False),
        ("Last year a quake of 7.1 shook Tarn.", "7.1", False),
    ],
)
def test_the_quake_that_an_article_tells_of_has_one_magnitude(
    make_claim, sentence, number, expected
):
    fields = {"kind": ClaimKind.MEASURE, "unit": "magnitude"}
    a, b = (
        make_claim(name, text, size, float(size), **fields)
        for name, (text, size) in (("a", STRONG), ("b", (sentence, number)))
    )
    told = read_told([a, b], TOLD)
    assert one_size(a, b, told) is expected
    assert not one_size(a, a, told)


def test_only_the_first_magnitude_of_an_article_is_its_quakes(make_claim):
    fields = {"kind": ClaimKind.MEASURE, "unit": "magnitude"}
    a = make_claim("a", STRONG[0], "6.8", 6.8, **fields)
    text = "A quake of 7.1 shook Tarn after one of 5.6."
    first, later = (make_claim("b", text, size, float(size), **fields) for size in ("7.1", "5.6"))
    told = read_told([a, later, first], TOLD)
    assert (one_size(a, first, told), one_size(a, later, told)) == (True, False)
