"""Quotations in raw text: every kind of mark, and marks that lack a partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch.extract.quotation import LONGEST_QUOTATION, find_quotations

TABLE = [
    ("“It sank,” she said.", ["“It sank,”"]),
    ('"It sank," she said.', ['"It sank,"']),
    ("'It sank,' she said.", ["'It sank,'"]),
    ("‘It sank,’ she said.", ["‘It sank,’"]),
    ("`` It sank, '' she said.", ["`` It sank, ''"]),
    ('"It sank," she said. "We swam."', ['"It sank,"', '"We swam."']),
    ("“It sank.\nWe swam.”", ["“It sank.\nWe swam.”"]),
    ("The sailors' wives and the ship's crew didn't sink.", []),
    ("She said “we won’t swim” twice.", ["“we won’t swim”"]),
    # a mark without a partner ends with its line
    ('"It sank.\nThe sea was calm.', ['"It sank.']),
    ("It sank.” The sea was calm.", []),
    ('"It sank.\n"We swam," she said.', ['"It sank.', '"We swam,"']),
]


@pytest.mark.parametrize(("text", "quoted"), TABLE)
def test_where_quotations_stand(text, quoted):
    assert [text[start:end] for start, end in find_quotations(text)] == quoted


@given(st.text(alphabet="ab .,\n\"'“”‘’`„", max_size=400))
def test_quotations_lie_in_the_text_in_order(text):
    spans = find_quotations(text)
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_no_quotation_is_endless():
    spans = find_quotations("“" + "a " * LONGEST_QUOTATION)
    assert all(end - start <= LONGEST_QUOTATION + 1 for start, end in spans)
