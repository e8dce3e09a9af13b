"""Reads what an amount is given per: "$200 a month", "barrels per day"."""

from __future__ import annotations

import re
from functools import cache

from claimwatch.extract.lexemes import Line
from claimwatch.extract.mention import Mention
from claimwatch.extract.unit_table import unit_table
from claimwatch.tables import read_csv

_COMPARES = re.compile(
    r"\s(?:earlier|ago|later|after(?!\stax)|before(?!\stax)|old|prior"
    r"|from(?!\s(?:19|20)\d\d\b)|since|and a half)\b"
)
_A_TIME = "duration"


@cache
def _rate_pattern() -> re.Pattern[str]:
    rows = {row["written"]: row["after_a"] for row in read_csv("rate_units.csv")}
    after_a = "|".join(sorted((n for n, a in rows.items() if a), key=len, reverse=True))
    after_per = "|".join(sorted(rows, key=len, reverse=True))
    return re.compile(
        rf"(?:\s?[-‐‑]?\s?per[\s‐‑-]\s?(?P<per>{after_per}|[a-z]+)|\s?/\s?(?P<slash>{after_per})|"
        rf"[\s-](?:an?|each|every)[\s-](?P<each>{after_a})|"
        rf"\sfor\s(?:each|every)\s(?:[\w.&-]+\s)?(?P<whose>{after_a}))(?!\w)",
        re.IGNORECASE,
    )


_COUNTED_RATE = re.compile(
    r"\s(?P<noun>[a-z]+)\s(?:per|an?|each|every)\s(?P<per>second|minute|hour|day|night|week|month|year)\b"
)


def read_counted_rate(line: Line, mention: Mention) -> None:
    """Take in the rate of a count: "300 tests a day" is no count but so many tests per day."""
    match = _COUNTED_RATE.match(line.text, mention.char_end)
    if match is None or mention.form not in {"digits", "words", "range", "vague"}:
        return
    if _COMPARES.match(line.text, match.end()):
        return
    token = line.token_at(match.start("noun"))
    if token.tag_ != "NNS":
        return
    noun = "count" if token.lower_ == "times" else token.lemma_.lower()
    mention.unit = f"{noun} per {match['per']}"
    mention.dimension = "count per duration"
    mention.unit_text = match.group().strip()
    mention.unit_tokens = line.tokens(match.start("noun"), match.end())
    mention.char_end = match.end()
    mention.rules["unit"] = "rate of a count"


def read_rate(line: Line, mention: Mention) -> None:
    """Take in what the unit is divided by: "$200 a month", "barrels per day", "$25-per-share"."""
    match = _rate_pattern().match(line.text, mention.char_end)
    if match is None or mention.unit is None or mention.dimension in {"age", "angle"}:
        return
    per = match.group(match.lastgroup or 0).lower()
    if mention.dimension == "fraction" and not match.group("per"):
        return
    per_unit = unit_table().get(per)
    lasts = per_unit is not None and per_unit.dimension == _A_TIME
    if (lasts or mention.dimension == _A_TIME) and _COMPARES.match(line.text, match.end()):
        return
    per_name = per_unit.name if per_unit and per not in {"m", "second"} else per
    mention.unit = f"{mention.unit} per {per_name}"
    mention.dimension = f"{mention.dimension} per {per_unit.dimension if per_unit else per}"
    mention.unit_text = f"{mention.unit_text}{match.group()}"
    mention.char_end = match.end()
    mention.rules["unit"] += ", rate"
