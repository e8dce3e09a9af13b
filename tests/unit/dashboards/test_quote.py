"""A sentence's mark holds the claim's words, whatever else the sentence holds."""

from __future__ import annotations

import html
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboards.quote import context, marked_sentence
from dashboards.text import plain


def claim_on(before: str, words: str, after: str, sentence_start: int = 0) -> dict[str, Any]:
    start = sentence_start + len(before)
    return {
        "sentence": before + words + after,
        "sentence_start": sentence_start,
        "char_start": start,
        "char_end": start + len(words),
    }


@given(st.text(), st.text(min_size=1), st.text(), st.integers(0, 10_000))
def test_the_mark_holds_exactly_the_claims_words(
    before: str, words: str, after: str, start: int
) -> None:
    marked = marked_sentence(claim_on(before, words, after, start))
    found = re.fullmatch(r"([^<>]*)<mark>([^<>]*)</mark>([^<>]*)", marked)
    assert found is not None
    assert tuple(map(html.unescape, found.groups())) == (plain(before), plain(words), plain(after))


def test_marks_count_characters_and_not_bytes() -> None:
    assert marked_sentence(claim_on("Élan 🚒: ", "12", " fires")) == (
        "Élan 🚒: <mark>12</mark> fires"
    )


def test_nothing_unfolds_where_the_sentence_is_the_whole_text() -> None:
    assert context(" ", "", claim_on("", "5", " died")) == ""
    assert "<details" in context("Before. ", "", claim_on("", "5", " died"))
