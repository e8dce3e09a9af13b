"""How far a company's shares moved in a day, and to what price: it changes while they trade."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from claimwatch.match import words
from claimwatch.match.cores import Times
from claimwatch.model import Claim, ClaimKind

_A_DAY = timedelta(hours=36)
"""How far apart articles may be that tell of one trading day."""
_NEXT_DAY = timedelta(days=1)
_UP = (
    r"added|adding|advanc\w+|climb\w*|edged up|gain\w*|jump\w*|leap\w*|leapt|popp\w+|rall(?:y|ied)"
    r"|rebound\w*|rise[ns]?|rising|rocket\w*|rose|shot up|soar\w*|spik\w+|surg\w+|up|higher"
)
_DOWN = (
    r"crash\w*|declin\w+|dip\w*|div\w+|drop\w*|down|eas\w+|fall(?:en|ing|s)?|fell|lose|losing|lost"
    r"|off|plung\w+|plummet\w*|retreat\w*|sank|shed|sink\w*|skidd\w+|slid\w*|slip\w*|slump\w*"
    r"|tumbl\w*|lower"
)
_SHARES = r"(?:[Ss]hares?|[Ss]tock)"
_OF_SHARES = re.compile(rf"\b{_SHARES}\b")
_REACH = 250
"""In characters, from the number to either side: what stands further off is not read."""
_UNNAMED = frozenset({"her", "his", "its", "that", "the", "their", "these", "those"})
_NAME = r"[A-Z][\w&.-]*(?:\s(?:& )?[A-Z][\w&.-]*)*"
_OWNED = re.compile(
    rf"(?:(?P<whose>{_NAME})(?:['’]s?)?\s(?:\w+\s)?)?\b{_SHARES}\b"
    rf"(?:\s(?:in|of)\s(?:\w+\s){{0,3}}?(?P<of>{_NAME}))?"
)
_ELIDED = re.compile(rf"(?P<whose>{_NAME})(?:['’]s)?\s(?=(?:{_UP}|{_DOWN})\b)")
_BETWEEN = (
    r"(?:[\s,]++(?:an?|about|after(?:noon|-hours)|almost|another|around|as|at|by|cents?|close|early|end"
    r"|extended|finish|further|in|late|more|morning|much|nearly|or|over|pc|pct|per|percent"
    r"|pre-?market|roughly|some|than|to|today|trading|yesterday|\w+day"
    r"|[\d$£€%][\d$£€%.,]*+\w*+))*[\s,]*$"
)
"""What may stand between the move and its number: "rose 4 percent on Tuesday to close at"."""
_MOVED = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?={_BETWEEN})")
_AFTER = re.compile(r"\s(?:(?P<up>higher|up)|(?P<down>lower|down))\b")
_TO_PRICE = re.compile(r"\b(?:at|to) (?:about |around |nearly )?$")
_QUOTED = re.compile(
    rf"(?:(?P<whose>{_NAME})\s)?(?:(?:was|were) )?(?:last )?"
    r"(?:clos(?:ed|ing)|ended|finished|trad(?:ed|ing)|changed hands) at "
    r"(?:about |around |nearly )?$"
)
"""A price told without the word "shares": "Halden closed at $34.11"."""
_TRADING = re.compile(r"\b(?:trad(?:e[ds]?|ing)|changed hands)\b")
_OTHER_SPAN = re.compile(
    r"\b(?:on|over|for|in|during|of) (?:the|this|that|last|past|a) (?:\w+ )?"
    r"(?:weeks?|months?|years?|quarters?|decade)\b"
    r"|\b(?:this|last) (?:week|month|year|quarter|autumn|fall|spring|summer|winter|January|February"
    r"|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?<!st )\bsince\b|\bso far\b|\bfrom (?:its|a|their)\b|\bpremium\b|\bpreviously\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\b(?:clos(?:e|ed|ing)|end(?:ed)?|finish(?:ed)?|settled)\b")
_CLAUSE = re.compile(r"; |\.\s|,? (?:while|but|whereas|after|before) ")


@dataclass(frozen=True, slots=True)
class ShareMove:
    """Which way shares moved, whose they are (the words of the name, none for "its shares").

    `is_up` is None where a price is told without a move; `at_close` is said of the day's last
    price, which moves no more.
    """

    owner: frozenset[str]
    is_up: bool | None
    at_close: bool


def share_move(claim: Claim) -> ShareMove | None:
    """The move of shares that a percentage tells of, or a price that they moved to.

    "Brightwater shares rose 4 percent to $26.90": the 4 percent and the $26.90. None for a move
    of more than a day.
    """
    if claim.kind not in {ClaimKind.PERCENT, ClaimKind.MONEY}:
        return None
    start = claim.char_start - claim.sentence_start
    quoted = _QUOTED.search(claim.sentence[max(0, start - _REACH) : start])
    quoted = quoted if quoted and claim.kind is ClaimKind.MONEY else None
    if not (quoted or _OF_SHARES.search(claim.sentence)):
        return None
    end = start + len(claim.text)
    said, behind = claim.sentence[max(0, start - _REACH) : start], claim.sentence[end:][:_REACH]
    begins = max((found.end() for found in _CLAUSE.finditer(said)), default=0)
    before, after = said[begins:], _CLAUSE.split(behind)[0]
    if claim.kind is ClaimKind.MONEY and not _TO_PRICE.search(before):
        return None
    owned = _owner(before, said[:begins]) or quoted
    moved = _AFTER.match(after) if claim.kind is ClaimKind.PERCENT else None
    moved = moved or _MOVED.search(before)
    if owned is None or _OTHER_SPAN.search(before + after):
        return None
    at_close = bool(_CLOSED.search(before[owned.start() :] + after))
    priced = claim.kind is ClaimKind.MONEY and (at_close or _TRADING.search(before + after))
    if moved is None and not priced:
        return None
    name = owned["whose"] or owned.groupdict().get("of") or ""
    is_up = moved["up"] is not None if moved else None
    return ShareMove(words.canonical_name(name) - _UNNAMED, is_up, at_close)


def _owner(clause: str, before: str) -> re.Match[str] | None:
    """Where a clause says whose shares moved: "Halden's" and "Halden", if shares were told of."""
    found = [*_OWNED.finditer(clause)]
    if not found and _OF_SHARES.search(before):
        found = [*_ELIDED.finditer(clause)]
    return found[-1] if found else None


def one_move(a: Claim, b: Claim, alone: Callable[[Claim], bool], times: Times) -> bool:
    """Two numbers of one move of one company's shares, on one trading day.

    Whose they are both name, or each number is `alone` in its article. Of two closing prices the
    day must be known.
    """
    left, right = share_move(a), share_move(b)
    if left is None or right is None or not _go_one_way(left, right):
        return False
    if a.kind is not b.kind or a.unit != b.unit or a.article_id == b.article_id:
        return False
    named = left.owner and right.owner
    if not (left.owner & right.owner if named else alone(a) and alone(b)):
        return False
    one, other = times.get(a.article_id), times.get(b.article_id)
    if one is None or other is None:
        return not (left.at_close and right.at_close)
    days = {claim.as_of for claim in (a, b) if claim.as_of_from == "stated"}
    if abs(one - other) > _A_DAY:
        return False
    if len(days) < 2 and (left.is_up is right.is_up is not None):
        return True
    between = abs((a.as_of or one.date()) - (b.as_of or other.date()))
    return not between if left.at_close and right.at_close else between <= _NEXT_DAY


def _go_one_way(left: ShareMove, right: ShareMove) -> bool:
    """False where one went up and the other down; a price may be told without either."""
    return left.is_up is None or right.is_up is None or left.is_up is right.is_up


def close_on_two_days(a: Claim, b: Claim, times: Times) -> bool:
    """True of two closing prices of shares, of articles at least a trading day apart."""
    if {a.kind, b.kind} != {ClaimKind.MONEY}:
        return False
    one, other = times.get(a.article_id), times.get(b.article_id)
    if one is None or other is None or abs(one - other) <= _A_DAY:
        return False
    return all(move and move.at_close for move in map(share_move, (a, b)))


def trades_on(a: Claim, b: Claim) -> bool:
    """True of two numbers of shares of which at least one is a move told while they traded."""
    moves = [move for move in map(share_move, (a, b)) if move]
    of_shares = all(_OF_SHARES.search(claim.sentence) for claim in (a, b))
    return of_shares and any(not move.at_close for move in moves)
