"""Reads units that do not stand after their number: "a year and a half", "magnitude 6.1"."""

from __future__ import annotations

import re

from claimwatch.extract.lexemes import Line
from claimwatch.extract.mention import Mention
from claimwatch.extract.unit_table import unit_table

_UNIT_AND = re.compile(r"\b(?:an?|one|\w+)\s(?P<unit>\w+)\sand\sa\s$", re.IGNORECASE)


def read_and_a_half(line: Line, mention: Mention) -> bool:
    """Read "a year and a half", where the unit stands inside the number."""
    if mention.form != "fraction" or mention.lo != 0.5:
        return False
    start = line.text[: mention.char_end].rfind("half")
    match = _UNIT_AND.search(line.text, max(0, start - 40), start)
    unit = unit_table().get(match.group("unit").lower()) if match else None
    if match is None or unit is None or not match.group().lower().startswith(("a ", "an ", "one ")):
        return False
    mention.lo = mention.hi = 1.5
    mention.step, mention.form = 0.1, "words"
    mention.char_start = match.start()
    mention.unit, mention.dimension, mention.unit_text = unit.name, unit.dimension, match["unit"]
    mention.unit_tokens = line.tokens(*match.span("unit"))
    mention.rules["unit"] = "unit inside the number"
    return True


_LOOK_BACK = 60
_BEFORE_MAGNITUDE = re.compile(
    r"\b(?:magnitude(?:\sof\s(?:the|its|this|that)\s(?:\w+\s){0,2}?"
    r"(?:quake|earthquake|temblor|tremor|aftershock|shock))?"
    r"(?:\s(?:of|at|as|was|is|to be|had been)\s|[\s-]{1,3}))"
    r"(?:about\s|around\s|at least\s)?$",
    re.IGNORECASE,
)
_BEFORE_MEASURED = re.compile(
    r"\b(?:quake|earthquake|temblor|tremor|aftershock)s?\W+(?:\w+\W+){0,3}?"
    r"(?:measur(?:ed|es|ing)|register(?:ed|s|ing))\s"
    r"(?:a\s)?(?:preliminary\s|about\s|around\s|at least\s)?$",
    re.IGNORECASE,
)
_QUAKE = re.compile(
    r"\b(?:earth)?quake|\b(?:temblor|tremor|aftershock|magnitude|richter|geophysical|seismolog)|"
    r"\bgeological survey\b",
    re.IGNORECASE,
)
_BEFORE_STRENGTH = re.compile(
    r"\b(?:(?:quake|earthquake|temblor|tremor|aftershock|strength|it)s?\s(?:at|as)|reading of"
    r"|(?:quake|earthquake|temblor|tremor|aftershock)s?\sof(?:\sup\sto)?"
    r"|(?:revised|upgraded|downgraded)\s(?:\w+\s){0,3}?(?:to|from)"
    r"|(?:strongest|largest|biggest|greatest)(?:\s(?:of them|of these|one|so far))?,?"
    r"\s(?:of|at|was|is|being|measuring)|measured\s(?:at|as)|(?:earth)?quake\s(?:was|is)\s\w+,)\s"
    r"(?:a\s|an\s)?(?:preliminary\s|initial\s|about\s|around\s|at least\s)?$",
    re.IGNORECASE,
)
_BEFORE_ONE = re.compile(r"\b(?:an?|the)\s(?:preliminary\s|initial\s)?$", re.IGNORECASE)
_ENDS_STRENGTH = re.compile(
    r"\s?(?:[.,;:)!?]|$|(?:and|but|while|with|from|on|hit|struck|shook|rattled|was|that|which|did"
    r"|of|off|in|near|at|by|late|early|yesterday|last|this)\b)(?!\d)"
)
_AFTER_MAGNITUDE = re.compile(
    r"\s?-?\s?(?:degrees?\s?-?\s?)?(?:on the (?:open-ended )?(?:Richter|moment)|"
    r"(?:strength\s)?(?:quake|earthquake|temblor|tremor|aftershock|shock|jolt)\b)",
    re.IGNORECASE,
)


def read_magnitude(line: Line, mention: Mention) -> None:
    """The strength of an earthquake: "magnitude 6.1", "a 6.1 quake", "a quake measuring 6.1"."""
    words = line.text[max(0, mention.char_start - _LOOK_BACK) : mention.char_start]
    before = _BEFORE_MAGNITUDE.search(words)
    after = _AFTER_MAGNITUDE.match(line.text, mention.char_end) or (
        mention.unit is None
        and (_BEFORE_MEASURED.search(words) or _is_strength(line, mention, words))
    )
    if (
        mention.form == "digits"
        and 0 < mention.lo < 10
        and (before or (after and mention.step < 1))
    ):
        mention.unit = mention.dimension = "magnitude"
        mention.rules["unit"] = "strength of an earthquake"


def _is_strength(line: Line, mention: Mention, before: str) -> bool:
    """Whether a bare decimal is put at a quake: "the survey measured the quake at 6.7", "a 5.9"."""
    if not _ENDS_STRENGTH.match(line.text, mention.char_end):
        return False
    told = _BEFORE_STRENGTH.search(before) or _BEFORE_ONE.search(before)
    return bool(told and _QUAKE.search(line.text))


_OF_ALCOHOL = re.compile(
    r"\balcohol\b|\b(?:drunk|breathaly[sz]er|legal|drink-driv\w+|DUI)\b(?=.*\blimit\b)"
    r"|\blegal limit\b",
    re.IGNORECASE,
)
_MOST_ALCOHOL = 0.6
"""In percent of the blood; more is not survived."""


def read_alcohol(line: Line, mention: Mention) -> None:
    """The percentage of alcohol in the blood, where its sign is left out: "a limit of .08"."""
    if mention.form != "digits" or not 0 < mention.lo <= mention.hi <= _MOST_ALCOHOL:
        return
    if mention.step < 0.1 and _OF_ALCOHOL.search(line.text):
        mention.unit, mention.dimension = "percentage", "fraction"
        mention.rules["unit"] = "alcohol in the blood"
