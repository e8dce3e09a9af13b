"""What of a thing a number measures (MeasEval's measured property): a price, a sentence, a depth.

A count needs none: it counts its noun.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from claimwatch.match import words
from claimwatch.model import ClaimKind
from claimwatch.tables import read_csv

_SHARES = frozenset({ClaimKind.PERCENT, ClaimKind.RATIO})
_SHARE = words.stem("share")
_PAY, _BUDGET, _RAISE = words.stem("pay"), words.stem("budget"), words.stem("raise")
_PARTS = frozenset(map(words.stem, ("market", "audience", "vote")))
_OWNED = frozenset(map(words.stem, ("share", "stock", "company", "firm", "group")))
_VOTES = frozenset(
    map(
        words.stem, ("votes", "ballots", "precincts", "stations", "returns", "results", "districts")
    )
)
_TOLD = frozenset(
    map(words.stem, ("counted", "reporting", "tallied", "declared", "processed", "in"))
)
_VOTE, _IN = words.stem("vote"), words.stem("in")
_NO_MATTER = frozenset({words.stem("percent"), "per", "cent", "the", "all", "poll", "cast"})
_REACH = 5
"""In tokens: "bail for Hobbs was set at $5,000"."""


def read_properties(
    kind: ClaimKind, masked: tuple[str, ...], at: int, named: Iterable[str | None]
) -> frozenset[str]:
    """The properties that the words near a number speak of; none where no word tells.

    `masked` is the sentence as stems with the number at `at`; `named` are stems that stand farther
    off but belong to the number: its verb, its head, what it describes.
    """
    known = _words_of(kind)
    if not known:
        return frozenset()
    near = {*masked[max(0, at - _REACH) : at + _REACH + 1], *named}
    if kind in _SHARES and _is_part(masked, at):
        near -= {_SHARE}
    if kind in _SHARES and _is_counted_part(masked, at):
        return frozenset({"counted"})
    found = frozenset(found for word in near if word for found in known.get(word, ()))
    if kind is ClaimKind.MONEY:
        given = any("donations" in known.get(word, ()) for word in near - {_RAISE} if word)
        return _of_money(found if given else _not_raised(found), masked, at)
    found -= {"counted"}
    return (found - {"share_price"}) | {"stake"} if _is_of_owned(kind, masked, at) else found


def _not_raised(found: frozenset[str]) -> frozenset[str]:
    """A price or an offer that somebody raised is no money raised for a cause."""
    return found - {"donations"} or found


def _of_money(found: frozenset[str], masked: tuple[str, ...], at: int) -> frozenset[str]:
    """What is paid "for" a thing is its price, what is paid "in" fines a fine, and no wage.

    What a film made is no budget.
    """
    if "revenue" in found and _BUDGET not in masked:
        found -= {"budget"}
    if _PAY not in masked[max(0, at - _REACH) : at]:
        return found
    if masked[at + 1 : at + 2] == ("for",):
        return found - {"pay"} | {"price"}
    return found - {"pay"} or found


def _is_of_owned(kind: ClaimKind, masked: tuple[str, ...], at: int) -> bool:
    """Whether a share is one of a firm or of its stock: "14.8 percent of the shares"."""
    behind = [w for w in masked[at + 1 : at + 2 + _REACH] if w != words.stem("percent")]
    return kind in _SHARES and behind[:1] == ["of"] and bool(_OWNED & {*behind})


def _is_counted_part(masked: tuple[str, ...], at: int) -> bool:
    """Whether a share is of the votes counted so far: "82 percent of precincts reporting"."""
    behind = [w for w in masked[at + 1 : at + 3 + _REACH] if w not in _NO_MATTER]
    votes = _VOTES & {*behind[1:3]}
    told = _TOLD & {*behind[2:5]}
    if told == {_IN} and votes == {_VOTE}:  # "58 percent of the vote in May"
        return False
    return behind[:1] == ["of"] and bool(votes) and bool(told)


def _is_part(masked: tuple[str, ...], at: int) -> bool:
    """Whether a "share" is a part of something and no stock: "a share of 14 percent"."""
    before, behind = masked[max(0, at - _REACH) : at], masked[at + 1 : at + 1 + _REACH]
    if _SHARE in behind[:2] or (_SHARE, "of") in (before[-2:], before[-3:-1]):
        return True
    return bool(_PARTS & {*before, *behind} and _SHARE in {*before, *behind})


@cache
def _words_of(kind: ClaimKind) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    sort = ClaimKind.PERCENT if kind is ClaimKind.RATIO else kind
    for row in read_csv("measured_properties.csv"):
        if row["kind"] == sort.value:
            found[words.stem(row["word"])].add(row["property"])
    return {word: frozenset(properties) for word, properties in found.items()}
