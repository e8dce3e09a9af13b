"""Reads which way a number is said to have moved: "rose 3 percent", "down 12 points"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from claimwatch.extract.lexemes import Line
from claimwatch.extract.mention import Mention
from claimwatch.model import Trend
from claimwatch.tables import read_csv

_PARTICLES = {"up": Trend.UP, "down": Trend.DOWN}
_TAKE_THINGS = {
    "add", "cut", "gain", "lift", "lose", "lower", "raise", "reduce", "shed", "slash", "trim",
}  # fmt: skip
"""Verbs of change that also take things: "add ten users" says nothing of a number's movement."""


@cache
def _directions() -> dict[str, Trend]:
    return {
        row["lemma"]: Trend(row["direction"])
        for row in read_csv("changing_verbs.csv")
        if row["direction"]
    }


def read_trend(line: Line, mention: Mention) -> None:
    """Fill in the trend where a word of change governs the number itself, not its new level."""
    if mention.form in {"shape", "ordinal", "zero"} or mention.trend is not None:
        return
    read = moved(line, mention) or _signed(line, mention)
    if read is not None:
        mention.trend, mention.rules["trend"] = read


def _signed(line: Line, mention: Mention) -> tuple[Trend, str] | None:
    """A percentage with its sign is a change: "FTSE -0.6%"."""
    if mention.dimension != "fraction" or mention.form != "digits":
        return None
    if mention.lo < 0:
        return Trend.DOWN, "negative percentage"
    plus = line.text[max(0, mention.char_start - 1) : mention.char_start] == "+"
    return (Trend.UP, "percentage with a plus") if plus else None


def moved(line: Line, mention: Mention) -> tuple[Trend, str] | None:
    """The word of change that governs a number: back over hedges, signs and "by"."""
    at = line.token_at(mention.char_start).i - 1
    steps = 0
    while at >= 0 and steps < 6:
        token = line.doc[at]
        particle = _PARTICLES.get(token.lower_)
        if particle:
            return particle, f'"{token.lower_}" before the number'
        if token.pos_ in {"VERB", "NOUN", "AUX", "ADJ", "PROPN"}:
            return _of_verb(line, mention, token)
        if not _passes(token):
            return None
        at -= 1
        steps += 1
    return None


def _of_verb(line: Line, mention: Mention, token: Token) -> tuple[Trend, str] | None:
    trend = _directions().get(token.lemma_.lower())
    if trend is None or token.pos_ not in {"VERB", "NOUN", "AUX"}:
        return None
    if token.lemma_.lower() in _TAKE_THINGS and not _is_amount(line, mention):
        return None
    return trend, f'verb "{token.lemma_.lower()}"'


def _is_amount(line: Line, mention: Mention) -> bool:
    """Whether the number is by how much and not how many things: "added 15 sen", "10 users"."""
    if mention.unit is not None:
        return True
    after = line.text[mention.char_end :].split(maxsplit=1)
    return not after or after[0].lower().strip(".,;") in {"point", "points", "to", "on", "in", ""}


def _passes(token: Token) -> bool:
    """Whether a word may stand between the word of change and its number."""
    return token.lower_ in {
        "by", "about", "around", "nearly", "almost", "more", "less", "than", "at", "least",
        "some", "roughly", "just", "over", "under", "another", "approximately",
        "only", "$", "£", "€", "-", "~", "as", "much", "well", "average", "of",
        "between", "up", "barely", "further", "close", "estimated", "slightly", "even",
    }  # fmt: skip
