"""Tells what sort of number a mention is: a count, an age, a date, a part of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from claimwatch.extract.ages import age_rule
from claimwatch.extract.lexemes import Line
from claimwatch.extract.lexicon import word_class
from claimwatch.extract.listed_ages import read_listed_ages
from claimwatch.extract.mention import Mention
from claimwatch.extract.number_names import counts_next, names_a_decade, names_a_thing, names_a_year
from claimwatch.extract.ordinals import adds_one, counts_off
from claimwatch.extract.readings import multiple_words
from claimwatch.extract.scores import read_scores
from claimwatch.model import Bound, ClaimKind

NO_QUANTITY = frozenset(
    {
        ClaimKind.ORDINAL,
        ClaimKind.DATE,
        ClaimKind.TIME,
        ClaimKind.SCORE,
        ClaimKind.RECORD,
        ClaimKind.NAME,
        ClaimKind.PHONE,
        ClaimKind.ADDRESS,
        ClaimKind.LIST,
        ClaimKind.INDEFINITE,
    }
)
"""Kinds that are kept as claims but are no amounts of anything."""

_OF_DIMENSION = {
    "money": ClaimKind.MONEY,
    "fraction": ClaimKind.PERCENT,
    "percentage point": ClaimKind.PERCENT,
    "duration": ClaimKind.DURATION,
    "age": ClaimKind.AGE,
    "generation": ClaimKind.VERSION,
}
_OF_FORM = {
    "ordinal": ClaimKind.ORDINAL,
    "ratio": ClaimKind.RATIO,
    "fraction": ClaimKind.RATIO,
}
_OF_AGE = re.compile(r"\bage\sof\s$", re.IGNORECASE)
_INDEFINITE = {"several", "a few"}
_NAMING = NO_QUANTITY - {
    ClaimKind.ORDINAL,
    ClaimKind.SCORE,
    ClaimKind.RECORD,
    ClaimKind.INDEFINITE,
}


def names_something(kind: ClaimKind) -> bool:
    """True for kinds whose digits name a day, a thing or a place and tell nothing of it."""
    return kind in _NAMING


def tells_amount(kind: ClaimKind) -> bool:
    """True for quantities, and for scores, records and vague amounts ("several")."""
    return kind is not ClaimKind.ORDINAL and not names_something(kind)


def is_quantity(kind: ClaimKind) -> bool:
    """True for kinds that are amounts, also those too slight to monitor."""
    return kind not in NO_QUANTITY


def read_kinds(line: Line, mentions: Sequence[Mention]) -> None:
    """Fill in the kind of each of a sentence's numbers, and the unit of bare ages."""
    for mention in mentions:
        if mention.form != "shape":
            mention.kind, mention.rules["kind"] = _kind(line, mention)
    _read_names_again(line, mentions)
    read_scores(line, mentions)
    read_listed_ages(line, mentions)


def _kind(line: Line, mention: Mention) -> tuple[ClaimKind, str]:
    if names_a_decade(line, mention):
        return _decade(line, mention)
    if names_a_year(line, mention):
        return ClaimKind.DATE, "year"
    name = names_a_thing(line, mention)
    if name:
        return ClaimKind.NAME, name
    if mention.dimension == "duration" and _OF_AGE.search(
        line.text[max(0, mention.char_start - 12) : mention.char_start]
    ):
        mention.unit, mention.dimension = f"{mention.unit} of age", "age"
    if mention.dimension is not None:
        dimension = mention.dimension.split(" per ")[0]
        return _OF_DIMENSION.get(dimension, ClaimKind.MEASURE), "dimension of the unit"
    if mention.form == "multiple" and _tells_how_often(line, mention):
        return ClaimKind.COUNT, "how often something is done"
    if mention.form == "multiple" or _is_multiple(line, mention):
        mention.unit, mention.dimension = "time", "multiple"
        mention.unit_tokens = _times(mention)
        return ClaimKind.MULTIPLE, "times as much"
    if mention.form == "ordinal" and adds_one(mention):
        mention.lo = mention.hi = 1.0
        return ClaimKind.COUNT, "one more who was harmed"
    if mention.form == "ordinal" and counts_off(mention):
        return ClaimKind.COUNT, "ordinal that counts"
    if mention.form in _OF_FORM:
        return _OF_FORM[mention.form], "form of the number"
    own = line.text[mention.char_start : mention.char_end].lower()
    if mention.form == "vague" and own in _INDEFINITE:
        return ClaimKind.INDEFINITE, "an amount that no number names"
    age = age_rule(line, mention)
    if age:
        mention.unit, mention.dimension = "year of age", "age"
        mention.rules["unit"] = age
        return ClaimKind.AGE, age
    return ClaimKind.COUNT, "count"


def _read_names_again(line: Line, mentions: Sequence[Mention]) -> None:
    """A number of a name stays one beside a name: "the iPhone 11 Pro and 11 Pro Max"."""
    named = {mention.lo for mention in mentions if mention.kind is ClaimKind.NAME}
    for mention in mentions:
        if mention.kind is not ClaimKind.COUNT or mention.form != "digits":
            continue
        before = line.doc[max(0, mention.first.i - 1)]
        after = line.doc[mention.last.i : mention.last.i + 2][-1]
        beside = before.tag_ == "NNP" or (after.tag_ == "NNP" and not counts_next(line, mention))
        if mention.lo in named and beside:
            mention.kind, mention.rules["kind"] = ClaimKind.NAME, "number of a name, again"


def _decade(line: Line, mention: Mention) -> tuple[ClaimKind, str]:
    """Read "1970s" as a date; "in his 30s" as an age from 30 to 39."""
    mention.char_end += 1
    if mention.lo > 100:
        return ClaimKind.DATE, "decade"
    before = line.text[max(0, mention.char_start - 30) : mention.char_start].lower().split()[-2:]
    if not {"his", "her", "their", "my", "early", "mid", "late"} & set(before):
        return ClaimKind.DATE, "decade"
    mention.hi = mention.lo + 9
    mention.bound, mention.rules["bound"] = Bound.VAGUE, "decade of age"
    mention.unit, mention.dimension, mention.unit_text = "year of age", "age", None
    return ClaimKind.AGE, "decade of age"


def _is_multiple(line: Line, mention: Mention) -> bool:
    after = line.text[mention.char_end : mention.char_end + 24]
    return (
        re.match(
            r"(?:x\b|-?\s?fold\b|\s?times\s(?:as|more|less|higher|lower|larger|bigger|faster|the|its|"
            r"their|greater|smaller|that|earnings|book|what))",
            after,
        )
        is not None
    )


def _tells_how_often(line: Line, mention: Mention) -> bool:
    """Whether "twice" counts how often: "she married twice", not "twice the size"."""
    if line.text[mention.char_start : mention.char_end].lower() not in multiple_words():
        return False
    after = line.doc[mention.last.i + 1 : mention.last.i + 2].text.lower()
    return mention.last.head.pos_ == "VERB" and after not in word_class("no_counting_times")


def _times(mention: Mention) -> list[Token]:
    after = mention.last.i + 1
    return [token for token in mention.sentence.doc[after : after + 1] if token.lower_ == "times"]
