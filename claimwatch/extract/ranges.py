"""Joins the two ends of a range, and carries units and scales to numbers that leave them out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from claimwatch.extract.lexemes import Line
from claimwatch.extract.lexicon import changing_verbs
from claimwatch.extract.mention import Mention
from claimwatch.extract.number_names import names_a_year
from claimwatch.extract.trends import moved
from claimwatch.model import Bound
from claimwatch.tables import read_csv

_DASH = re.compile(r"\s?(?:-|–|—|‐|‑|--|to|- ?to ?-)\s?-?\s?$")
_TO = re.compile(r"[\s-]*(?:to|through|till|until)[\s-]*$")
_AND = re.compile(r"\s*and\s*$")
_OR = re.compile(r"\s*or\s*$")
_LIST = re.compile(r"-?\s*(?:,|and|or|,\s*and|,\s*or|to|and/or)\s*$")
_BETWEEN = re.compile(
    r"\b(?:between|range of|in the)\s*(?:an?\s|the\s|about\s|some\s)?$", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom\s(?:an?\s|about\s|around\s|some\s|just\s|between\s)?$", re.IGNORECASE)
_BARE = re.compile(
    r"\s?(?:[,.;:)]|$|(?:in|on|after|at|since|by|as|when|while|and|overnight|today|this|yesterday"
    r"|last|within|over\sthe|from)\b)"
)
_REPLACES = re.compile(
    r"\b(?:boosted|bumped|cut|downgraded|increased|lifted|lowered|raised|reduced|revised|slashed"
    r"|sweetened|updated|upgraded)\b[^.;\d]{0,40}\b(?:earlier|first|initial|original|preliminary"
    r"|previous)\b[^.;\d]{0,30}\bof\s(?:about\s|around\s|some\s|at\sleast\s)?$",
    re.IGNORECASE,
)
"""What stands before a number that the one behind "to" replaces: "raised its first toll of"."""
_ENDS_TALLY = re.compile(r"\d[-–]$")
_BEGINS_TALLY = re.compile(r"[-–]\d")
"""Around the numbers between two scores or odds: "moved from 6-1 to 14-1"."""
_RANGING = {"range", "vary", "run", "span", "stretch", "extend", "cost"}
_JOINABLE = {"digits", "words", "fraction"}
_FAR = 5.0
"""How many times as large as what it moved by a sum must be to be no end of a range."""


def join_ranges(line: Line, mentions: Sequence[Mention]) -> list[Mention]:
    """The numbers of a sentence with the two ends of each range made one.

    "From a to b" after a verb of change stays two numbers: what it was and what it became.
    """
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        rule = _range_rule(line, before, mention) if before else None
        if before is not None and rule:
            joined[-1] = _join(line, before, mention, rule)
            continue
        if before is not None:
            _carry(line, before, mention)
        joined.append(mention)
    return joined


def _between(line: Line, left: Mention, right: Mention) -> str:
    return line.text[left.char_end : right.char_start]


def _range_rule(line: Line, left: Mention, right: Mention) -> str | None:
    """How two neighbouring numbers make one range, None where they do not."""
    if not _may_join(left, right):
        return None
    words = _between(line, left, right)
    before = line.text[max(0, left.char_start - 40) : left.char_start]
    if len(words) > 12:
        return None
    if _AND.fullmatch(words):
        return (
            "between a and b"
            if re.search(r"\bbetween\s[\w\s]{0,8}$", before, re.IGNORECASE)
            else None
        )
    if names_a_year(line, left) != names_a_year(line, right):
        return None
    if _TO.fullmatch(words):
        if _ENDS_TALLY.search(before) or _BEGINS_TALLY.match(line.text, right.char_end):
            return None
        changed = _is_change(line, left) if _FROM.search(before) else _moves_by(line, left, right)
        changed = changed or _REPLACES.search(line.text, 0, left.char_start) is not None
        return None if changed or not _rises(left, right) else "a to b"
    if _DASH.fullmatch(words):
        return "a-b" if _rises(left, right) and not _is_tally(line, left, right) else None
    if _OR.fullmatch(words) and left.unit is None and right.char_start == _own_start(right):
        return "a or b" if _scaled_hi(left, right) + left.step >= right.lo > left.lo else None
    return None


def _may_join(left: Mention, right: Mention) -> bool:
    if not {left.form, right.form} <= _JOINABLE or left.lo != left.hi or right.lo != right.hi:
        return False
    if left.unit and right.unit:
        return left.unit == _stem(left, right) or _same_stem(left, right)
    return left.unit is None or left.dimension == "money"


def _stem(left: Mention, right: Mention) -> str | None:
    """The right end's unit, without its rate where the left end has none."""
    if right.unit and left.unit and right.unit.startswith(left.unit + " per "):
        return left.unit
    return right.unit


def _same_stem(left: Mention, right: Mention) -> bool:
    """Whether the ends write one unit differently: "$160" and "160 US dollars"."""
    return left.dimension == right.dimension == "money" and "dollar" in (left.unit or "")[-6:]


def _scaled_hi(left: Mention, right: Mention) -> float:
    return left.hi * _shared_scale(left, right)


def _shared_scale(left: Mention, right: Mention) -> float:
    """What a left end without a scale word takes over from the right: "$2 to 3 million"."""
    if left.scale == 1 and right.scale > 1 and left.hi <= right.lo / right.scale:
        return right.scale
    return 1.0


def _rises(left: Mention, right: Mention) -> bool:
    return left.hi * _shared_scale(left, right) < right.lo * _shared_scale(right, left)


def _is_change(line: Line, left: Mention) -> bool:
    """Whether "from" before a number tells what a quantity was before it changed."""
    start = line.text.lower().rfind("from", 0, left.char_start)
    token = line.token_at(max(0, start))
    earlier = {t.lower_ for t in line.doc[max(0, token.i - 3) : token.i]}
    for governor in islice(token.ancestors, 4):
        lemma = governor.lemma_.lower()
        if lemma in _RANGING:
            return False
        if lemma in changing_verbs():
            return True
    return bool(earlier & {"up", "down"})


def _moves_by(line: Line, left: Mention, right: Mention) -> bool:
    """Whether the left number is by how much something moved: "rose 64 points to 4,577".

    So is a bare one before a bare one: "rose by 60 to 1,240", but not "by 3 to 4 percent". And so
    is a sum before a far larger one: "raised its offer by $4 million to $44 million".
    """
    if left.dimension == "money" and line.text[: left.char_start].lower().endswith("by "):
        return right.lo >= _FAR * left.hi * _shared_scale(left, right)
    if left.unit is None and right.unit is None and _BARE.match(line.text, right.char_end):
        near = line.doc[max(0, left.first.i - 3) : left.first.i]
        return moved(line, left) is not None or any(
            t.lemma_.lower() in changing_verbs() for t in near
        )
    return left.unit is not None and left.rules.get("unit") != "" and moved(line, left) is not None


def _own_start(mention: Mention) -> int:
    return mention.tokens[0].idx


def _is_tally(line: Line, left: Mention, right: Mention) -> bool:
    """Whether "9-12" is a score or record and no range: nothing measured or counted follows."""
    if left.unit or right.unit or left.scale > 1 or right.scale > 1:
        return False
    if left.hi >= 200 or left.form == "words":
        return False
    after = line.token_at(right.char_end + 1) if right.char_end + 1 < len(line.text) else None
    if after is not None and after.lower_ in tally_words():
        return True
    counted = after is not None and after.tag_ in {"NNS", "NNPS", "JJ", "NN"}
    before = line.token_at(max(0, left.char_start - 2)).lower_
    spoken = any(token.lemma_.lower() in tally_words() for token in line.doc)
    return spoken and not (counted or before in {"ages", "aged", "between", "of", "about", "some"})


@cache
def tally_words() -> frozenset[str]:
    """Words of sentences whose "3-1" is a score, a record or a vote."""
    return frozenset(row["lemma"] for row in read_csv("tally_words.csv"))


def _join(line: Line, left: Mention, right: Mention, rule: str) -> Mention:
    left_scale, right_scale = _shared_scale(left, right), _shared_scale(right, left)
    end = max(right.char_end, left.char_end)
    keeper = right if right.unit else left
    return Mention(
        sentence=left.sentence,
        tokens=line.tokens(left.tokens[0].idx, right.tokens[-1].idx + 1),
        lo=min(left.lo * left_scale, right.lo * right_scale),
        hi=max(left.hi * left_scale, right.hi * right_scale),
        step=min(left.step * left_scale, right.step * right_scale),
        form="range",
        char_start=left.char_start,
        char_end=end,
        bound=Bound.RANGE,
        unit=keeper.unit,
        unit_text=keeper.unit_text,
        dimension=keeper.dimension,
        unit_tokens=keeper.unit_tokens,
        rules={**keeper.rules, "value": f"range: {rule}", "bound": f"range: {rule}"},
        scale=max(left.scale, right.scale),
    )


def _carry(line: Line, left: Mention, right: Mention) -> None:
    """Give one of two neighbours in a list or change the unit and scale that it leaves out."""
    words = _between(line, left, right)
    if len(words) > 12 or left.form not in _JOINABLE or right.form not in _JOINABLE:
        return
    if right.unit and not left.unit and _LIST.fullmatch(words):
        _carry_back(line, left, right, words)
    elif left.unit and not right.unit and _TO.fullmatch(words) and left.dimension == "money":
        _take_unit(right, left)
        if right.scale == 1 and left.scale > 1 and right.hi * left.scale < left.hi * 1000:
            right.lo, right.hi = right.lo * left.scale, right.hi * left.scale
            right.step, right.scale = right.step * left.scale, left.scale


def _carry_back(line: Line, left: Mention, right: Mention, words: str) -> None:
    """Carry as in "four-, five- and six-cylinder": the unit stands once, after the last."""
    following = line.token_at(min(left.char_end + 1, len(line.text) - 1))
    prefix_money = right.dimension == "money" and right.rules.get("unit", "").startswith("currency")
    if following.pos_ in {"NOUN", "PROPN"} and following.idx < right.char_start:
        return
    if right.dimension == "age" and words.strip() == ",":
        return
    _take_unit(left, right)
    left.rules["unit"] += " (money)" if prefix_money else ""
    scale = _shared_scale(left, right)
    left.lo, left.hi, left.step = left.lo * scale, left.hi * scale, left.step * scale
    left.scale = max(left.scale, scale)


def _take_unit(taker: Mention, giver: Mention) -> None:
    taker.unit, taker.unit_text = giver.unit, giver.unit_text
    taker.dimension, taker.unit_tokens = giver.dimension, giver.unit_tokens
    taker.rules["unit"] = "unit carried from its neighbour"
