"""Whose money a bare sign means: the publisher's country, a text, the words, the unit."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims

TABLE = [
    ("AU", "The town paid $5 for a lamp.", "$5", "australian dollar"),
    ("CA", "The town paid 30 dollars for a lamp.", "30 dollars", "canadian dollar"),
    ("NZ", "The rent is $200 a month.", "$200 a month", "new zealand dollar per month"),
    ("SE", "The lamp cost 300 kronor.", "300 kronor", "swedish krona"),
    ("PK", "The lamp cost 300 rupees.", "300 rupees", "pakistani rupee"),
    ("CN", "The lamp cost ¥300.", "¥300", "chinese yuan"),
    # what names its country stays
    ("AU", "The town paid US$5 for a lamp.", "US$5", "dollar"),
    ("AU", "The town paid $5 US for a lamp.", "$5", "dollar"),
    ("CN", "The lamp cost 300 yen.", "300 yen", "japanese yen"),
    # the article marks its own country's money, so that the bare sign is another's
    ("AU", "The lamp cost $5 (A$7).", "$5", "dollar"),
    # an agency wrote it
    ("AU", "BOSTON (Reuters) - The town paid $5 for a lamp.", "$5", "dollar"),
    # nothing says whose it is
    (None, "The town paid $5 for a lamp.", "$5", "dollar"),
    (None, "The lamp cost 300 kronor.", "300 kronor", "krona"),
    ("US", "The town paid $5 for a lamp.", "$5", "dollar"),
]


@pytest.mark.parametrize(("country", "text", "words", "unit"), TABLE)
def test_whose_money_a_bare_sign_means(nlp, make_article, country, text, words, unit):
    claims = extract_claims([make_article(text, country=country)], nlp)[0]
    assert [claim.unit for claim in claims if claim.text == words] == [unit]
