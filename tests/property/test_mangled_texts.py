"""Mangled texts raise nothing, and every claim still says where it stands.

Of 10,000 texts (`make soak`) the first thousand are in `make test` too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimwatch.collect import read_inputs
from claimwatch.extract.pipeline import extract_claims
from claimwatch.extract.sentences import split_sentences
from claimwatch.model import Article
from claimwatch.records import claim_record

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
TEXTS_EACH = 40

CONTROLS = ("\x00", "\x1b[31m", "\x7f", "\u202e", "\u200d", "\ufeff", "\ufffd", "\ud800", "\udfff")
LETTERS = ("İ", "ß", "ﬁ", "Ǆ", "\u0301", "😀", "1" * 30, "\u2028", "\x85", "\u00a0", "\u3000")
DIGITS = (
    "٣٤",
    "१२",
    "Ⅻ",
    "㊿",
    "½",
    "⅓",
    "²",
    "①",
    "𝟗",
    "½½",
    "1e400",
    ".5",
    "5.",
    "-7",
    "00",
    "9/11",
)
SIGNS = tuple("–−…“”‘’\"'`()[]$€%‰°#@/\\|\n\r\t+~<>&*^_=;:,.!?")
SHAPES = (
    "http://",
    "www.",
    "''",
    "``",
    "--",
    "1,2,3,4",
    "0.0.0.0",
    "24/7",
    "1-2-3",
    "99:99",
    "a@b.c",
)
WORDS = [
    "no",
    "one",
    "half",
    "of",
    "and",
    "to",
    "than",
    "million",
    "twice",
    "a",
    "said",
    "Monday",
    "the",
    "'s",
    "U.S.",
    "Mr.",
    "(AP)",
]
PHRASES = (
    " according to ",
    " 31 February ",
    " 29/2/2023 ",
    " more than ",
    " between ",
    " per cent ",
)
ODD = (*CONTROLS, *LETTERS, *DIGITS, *SIGNS, *SHAPES, *(f" {word} " for word in WORDS), *PHRASES)
"""What is put into sentences: controls, half characters, digits of all scripts, signs, words."""


def sentences_of_the_seeds() -> list[str]:
    """Sentences of our own articles, so that whole constructions are torn and not only letters."""
    articles = [found for found in read_inputs([SEEDS]) if isinstance(found, Article)]
    found = [s.text for article in articles for s in split_sentences(article.text)]
    return sorted({text for text in found if len(text) < 160})


SENTENCES = sentences_of_the_seeds()

Change = Callable[[str, int, int, str], str]
CHANGES: tuple[Change, ...] = (
    lambda text, a, b, odd: text[:a] + text[b:],
    lambda text, a, b, odd: text[a:b],
    lambda text, a, b, odd: text[:b] + text[a:b] * 3 + text[b:],
    lambda text, a, b, odd: text[b:] + text[a:b] + text[:a],
    lambda text, a, b, odd: text[:a] + odd + text[b:],
    lambda text, a, b, odd: text[:a] + odd * 12 + text[a:],
    lambda text, a, b, odd: odd.join(text.split(" ")),
    lambda text, a, b, odd: text[:a] + text[a:b].upper() + text[b:][::-1],
)
"""Cut, keep a piece, repeat, swap, put in, put in many, put between words, turn round."""


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A sentence that was changed up to four times."""
    text = draw(st.sampled_from(SENTENCES))
    for _ in range(draw(st.integers(1, 4))):
        change, odd = draw(st.sampled_from(CHANGES)), draw(st.sampled_from(ODD))
        a, b = sorted(draw(st.integers(0, 159)) * len(text) // 159 for _ in range(2))
        text = change(text, a, b, odd)[:400]
    return text


@pytest.mark.parametrize("rounds", [8, pytest.param(250, marks=pytest.mark.soak)])
def test_mangled_texts_raise_nothing(nlp: Any, make_article: Any, rounds: int) -> None:
    seen = Counter[str]()

    @settings(
        max_examples=rounds,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(texts=st.lists(mangled(), min_size=TEXTS_EACH, max_size=TEXTS_EACH))
    @example(texts=[odd * 40 for odd in ODD])
    @example(texts=[f"They saw {odd}5{odd} geese." for odd in ODD])
    def read(texts: list[str]) -> None:
        articles = [make_article(text) for text in texts if text.strip()]
        for article, claims in zip(articles, extract_claims(articles, nlp), strict=True):
            assert len({claim.claim_id for claim in claims}) == len(claims)
            for claim in claims:
                assert article.text[claim.char_start : claim.char_end] == claim.text
                assert claim_record(claim, article)["sentence"] in article.text
            seen.update(claims=len(claims))
        seen.update(texts=len(texts))

    read()
    assert seen["texts"] >= rounds * TEXTS_EACH
    assert seen["claims"] > seen["texts"] / 2
