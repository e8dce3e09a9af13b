"""Whatever the text, the readers of attribution, polarity, time and scope do not raise."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwatch.extract.about import read_about
from claimwatch.extract.claimants import read_claimant
from claimwatch.extract.counted import read_counted
from claimwatch.extract.mention import Mention
from claimwatch.extract.polarity import read_polarity
from claimwatch.extract.quotes import read_context
from claimwatch.extract.scope import read_scope
from claimwatch.extract.sentences import SentenceText
from claimwatch.extract.times import read_time
from claimwatch.model import Polarity

VOCABULARY = """14 two said says police “ ” " ' `` '' ( ) , . : – of them denied reports killed Lee
Minister according to AP reportedly on Friday since 8 March $ % million he who"""
WORDS = st.sampled_from(sorted(set(VOCABULARY.split())))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(WORDS, min_size=1, max_size=25))
def test_any_words_can_be_read(nlp, make_article, words):
    text = " ".join(words)
    doc = nlp(text)
    sentence = SentenceText(0, len(text), text, doc)
    context = read_context(make_article(text), [sentence])
    for token in doc:
        if not token.like_num:
            continue
        end = token.idx + len(token)
        mention = Mention(doc[:], [token], 14, 14, 1, "digits", token.idx, end)
        attribution = read_claimant(mention, context)
        assert attribution.claimant is None or attribution.claimant.strip()
        assert read_polarity(mention) in Polarity
        assert read_about(mention) != ""
        assert all(read_counted(mention))
        assert all(read_scope(mention).words)
        reading = read_time(mention, datetime(2022, 3, 11, tzinfo=UTC))
        assert (reading.as_of is None) == (reading.as_of_from is None)


@pytest.mark.parametrize("text", ["“" * 500, "said " * 500, "Word " * 500, "(" * 500, "'a " * 500])
def test_odd_texts_give_a_context(make_article, text):
    context = read_context(make_article(text), [SentenceText(0, len(text), text)])
    assert context.article.text == text
