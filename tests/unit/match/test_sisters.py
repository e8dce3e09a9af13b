"""Counts that differ beside others that do are of one quantity, where they count the same."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.match.candidates import pairs_in_memory
from claimwatch.match.compare import compare_claims
from claimwatch.match.group import group_claims


@pytest.fixture
def joined(nlp, make_article):
    """The sets of numbers, as written, that two articles of one story have together."""

    def judge(*texts):
        articles = [make_article(text, publisher=f"p{n}") for n, text in enumerate(texts)]
        by_id = {article.article_id: article for article in articles}
        claims = {c.claim_id: c for found in extract_claims(articles, nlp) for c in found}
        stories = dict.fromkeys(by_id, "story")
        held = list(claims.values())
        links = [compare_claims(a, b, by_id) for a, b in pairs_in_memory(held, stories)]
        figures = group_claims(held, links, stories)
        return {frozenset(claims[c].text for c in f.claim_ids) for f in figures}

    return judge


FIRST = "The governor told reporters that four bridges had been swept away{}three people killed."
LATER = (
    "A storm surge broke over the sparsely settled coast before dawn on Sunday, crushing seven {} "
    "and killing at least 10 people."
)


@pytest.mark.parametrize(
    ("between", "counted", "together"),
    [
        (" and ", "bridges", True),
        (" and ", "cranes on bridges", False),
        (". He spoke of ", "bridges", False),  # the toll stands in another sentence
    ],
)
def test_a_count_beside_a_toll_that_rose_rose_with_it(joined, between, counted, together):
    found = joined(FIRST.format(between), LATER.format(counted))
    assert frozenset({"three", "10"}) in found
    assert (frozenset({"four", "seven"}) in found) is together
