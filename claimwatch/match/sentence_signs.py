"""The signs of how two sentences tell their numbers, whatever these count.

Each is a score in [-1, 1]: above 0 it speaks for one quantity, below 0 against it; 0 says nothing.
They serve cores that differ, where the words themselves seldom decide: "in five days" and "after
four days", "cost $3 million" and "would cost $4 million". None looks at how close the numbers are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimwatch.match import words
from claimwatch.match.profile import Held
from claimwatch.match.standing_signs import shared
from claimwatch.model import Claim

_OPENING = 6
"""In tokens: of these the telling ones open a sentence."""
_BESIDE = 4
"""So many numbers more beside one than beside the other say all that this can say."""
_REACH = 6
"""In tokens before the number: as far as its preposition may stand."""
_NEXT = re.compile(r"[ -](?P<word>[^\W\d_]+)")
_MAY = re.compile(r"\bmay\b")
"""In small letters: May is a month."""
_NUMERAL = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class _Told:
    """How a sentence tells its number: the words around it, and what sort of sentence it is."""

    preposition: frozenset[str]
    next_word: frozenset[str]
    opening: frozenset[str]
    is_definite: bool
    is_outlook: bool
    is_whole: bool
    numbers: int


def read_sentence_signs(a: Claim, b: Claim) -> dict[str, float]:
    """Every sign of how the sentences of two claims tell their numbers, by name."""
    left, right = _read(Held(a)), _read(Held(b))
    return {
        "preposition": shared(left.preposition, right.preposition),
        "next_word": shared(left.next_word, right.next_word),
        "opening": shared(left.opening, right.opening),
        "definite_of_one": -float(left.is_definite != right.is_definite),
        "outlook_of_one": -float(left.is_outlook != right.is_outlook),
        "decimals_of_one": -float(left.is_whole != right.is_whole),
        "numbers_beside": -min(1.0, abs(left.numbers - right.numbers) / _BESIDE),
    }


@lru_cache(maxsize=65536)
def _read(held: Held) -> _Told:
    claim = held.claim
    start = claim.char_start - claim.sentence_start
    before = _stems(claim.sentence[:start])[-_REACH:]
    behind = _NEXT.match(claim.sentence, start + len(claim.text))
    told = _stems(claim.sentence)
    low = claim.as_written.lo
    return _Told(
        preposition=_preposition(before),
        next_word=frozenset({behind["word"].lower()} if behind else ()),
        opening=_opening(told),
        is_definite=not words.word_list("definite").isdisjoint(before[-2:]),
        is_outlook=bool(
            words.word_list("outlook").intersection(told) or _MAY.search(claim.sentence)
        ),
        is_whole=low is None or low == int(low),
        numbers=len(_NUMERAL.findall(claim.sentence)),
    )


def _stems(text: str) -> list[str]:
    return [words.stem(token) for token in words.tokens(text)]


def _preposition(before: Sequence[str]) -> frozenset[str]:
    """The preposition that governs a number: "for" in "for more than the five days"."""
    skipped = words.word_list("determiners") | words.word_list("hedges")
    prepositions = words.word_list("prepositions")
    told = (token for token in reversed(before) if token in prepositions or token not in skipped)
    return frozenset({next(told, "")} & prepositions)


def _opening(told: Sequence[str]) -> frozenset[str]:
    """The telling words that a sentence opens with."""
    first = (token for token in told[:_OPENING] if token[0].isalpha())
    return frozenset(first) - _empty_words()


@cache
def _empty_words() -> frozenset[str]:
    lists = ("openers", "determiners", "prepositions", "hedges")
    return frozenset[str]().union(*map(words.word_list, lists))
