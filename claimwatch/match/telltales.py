"""What tells by itself that two numbers that differ are of one quantity, where wordings say little.

Each was tried on pairs of differing numbers of one story that no veto parts. Of all of them 1.5 %
are of one quantity by the labels, of those with one wording 42 %, of lone counts 36 %, of distances
from one place 24 %, of lone deeds about 50 % (tried with some more words for a deed than kept);
where both have a label, 6.9 %, 80 %, 57 %, 80 % and about 74 %. For what moves from article to
article see `moving`. Of what two named speakers say of one noun and deed 63 % are, among pairs that
nothing else joins (20 of 32, two sets of events); of what they say of them side by side in one
article 15 of 20 (three sets), of what two speakers say in one sentence 20 of 21 that have labels
(six sets), of the lone numbers of one deed in one month or year 5 of 5 (six sets), of
the lone percentages of one name 5 of 6, of the lone counts of one noun of somebody named in full 2
of 3 that nothing else joins.
"""

from __future__ import annotations

from claimwatch.match.cores import two_speakers
from claimwatch.match.lasting import last_alike
from claimwatch.match.moving import fewer_missing, growing_count, rising_toll
from claimwatch.match.profile import read_profile
from claimwatch.match.said_outright import (
    are_side_by_side,
    count_one_noun,
    is_replaced_in_sentence,
)
from claimwatch.match.side_by_side import are_alternatives
from claimwatch.match.told import (
    Told,
    are_small,
    lone_counts,
    lone_dated_deeds,
    lone_deeds,
    lone_named,
    lone_shares,
    one_share_move,
    one_size,
)
from claimwatch.model import Claim, Link

LIKELY = 0.5
"""How sure two cores are that such a pair of claims ties."""
COPIED = 0.9
"""The same for one sentence that two articles have with two numbers: 20 of 20 labelled pairs."""
LONE_DEED = 0.4
"""The same for lone deeds: less, as of two texts alone each deed is soon a lone one."""
_LEAST_ABOUT = 0.8
_LEAST_SAID = 0.05
"""How well the wordings of two speakers must match."""
_LEAST_COPIED = 0.3
"""How well the wordings of two numbers in one copied run of words must match."""
_LONG_RUN = 0.375
"""The score of seven words around both numbers."""

_SAID_OUTRIGHT = {
    "one_place": "both say how far it is from one place",
    "side_by_side": "one article sets the two numbers side by side",
    "alternatives": "one sentence gives both numbers, each by another source",
    "replaced": "a sentence says that one number has replaced the other",
}
_LIKELY = {
    "one_wording": "both numbers stand between the same words",
    "said_by_two": "two named speakers number one thing to which the same was done",
    "lone_named": "neither article gives another count of it for somebody whom both name in full",
    "lone_shares": "neither article gives another percentage of whom both name",
    "lone_counts": "neither article gives another count of it",
    "rising_toll": "both are tolls, the later one the higher",
    "fewer_missing": "fewer are missing by the later article",
    "growing_count": "the later article tells a higher count so far",
}
_COPIED = "one sentence stands in both articles, with two numbers"
OF_TWO_SOURCES = frozenset(
    {
        _COPIED,
        _LIKELY["said_by_two"],
        _SAID_OUTRIGHT["alternatives"],
        _SAID_OUTRIGHT["side_by_side"],
    }
)
"""What tells that two sources number one thing, however far apart: in words, as joins have it."""
_SHARES = "both say how far one company's shares had moved that day"
_SIZE = "both say how strong the quake was of which the articles tell"
_LASTING = "both say how long it has been going on"
_DATED = "neither article gives another number of it for that month or year"
_LONE_DEED = "neither article tells of another such deed"


def how_likely(link: Link, a: Claim, b: Claim, told: Told) -> float:
    """How likely a link's two claims, whose numbers differ, are of one quantity; 0 says nothing."""
    return strongest_telltale(link, a, b, told)[0]


def strongest_telltale(link: Link, a: Claim, b: Claim, told: Told) -> tuple[float, str]:
    """How likely a link's two claims are of one quantity by what tells it, and that in words.

    Nothing where one is told of another time, unless both name its month or year: of labelled such
    pairs half as many are of one quantity as of others, and of those both told so hardly any. But
    for distances nothing either where the sentences name others.
    """
    if are_copies(link, a, b):
        return COPIED, _COPIED
    if not _name_others(link) and (last_alike(a, b) or lone_dated_deeds(a, b, told)):
        return LIKELY, _LASTING if last_alike(a, b) else _DATED
    if one_size(a, b, told):
        return COPIED, _SIZE
    if one_share_move(a, b, told):
        return COPIED, _SHARES
    if told.elsewhen & {a.claim_id, b.claim_id}:
        return 0.0, ""
    found = telltales_of(link, a, b, told)
    outright = [words for name, words in _SAID_OUTRIGHT.items() if found[name]]
    likely = [words for name, words in _LIKELY.items() if found[name]]
    if outright or (likely and not found["others_named"]):
        return LIKELY, [*outright, *likely][0]
    if found["lone_deeds"] and not found["others_named"]:
        return LONE_DEED, _LONE_DEED
    return 0.0, ""


def telltales_of(link: Link, a: Claim, b: Claim, told: Told) -> dict[str, bool]:
    """Which telltales a link's two claims have, and whether their sentences name others."""
    return {
        "one_place": _one_place(a, b),
        "side_by_side": are_side_by_side(a, b),
        "alternatives": are_alternatives(a, b) and not are_small(a, b),
        "replaced": is_replaced_in_sentence(a, b),
        "one_size": one_size(a, b, told),
        "one_share_move": one_share_move(a, b, told),
        "others_named": _name_others(link),
        "one_wording": _one_wording(link),
        "said_by_two": said_by_two(link, a, b),
        "lone_counts": lone_counts(a, b, told),
        "lone_named": lone_named(a, b, told),
        "lone_shares": lone_shares(a, b, told),
        "rising_toll": rising_toll(link, a, b, told.times),
        "fewer_missing": fewer_missing(link, a, b, told.times),
        "growing_count": growing_count(a, b, told.times),
        "lone_deeds": lone_deeds(link, a, b, told),
        "lone_dated_deeds": lone_dated_deeds(a, b, told),
        "one_duration": last_alike(a, b),
    }


def are_copies(link: Link, a: Claim, b: Claim) -> bool:
    """One sentence in two articles with two numbers: what one of them miscopied, or put right."""
    if link.is_vetoed or link.score < _LEAST_COPIED or a.article_id == b.article_id:
        return False
    return any(r.comparator == "copied" and r.score >= _LONG_RUN for r in link.reasons)


def _name_others(link: Link) -> bool:
    """True where both sentences name somebody or some place, and share no name."""
    return any(r.comparator == "names" and r.score < 0 for r in link.reasons)


def _one_wording(link: Link) -> bool:
    """The same words on both sides of the number, said of the same thing."""
    scores = {reason.comparator: reason.score for reason in link.reasons}
    return scores.get("slot", 0.0) >= 1.0 and scores.get("about", 0.0) > _LEAST_ABOUT


def _one_place(a: Claim, b: Claim) -> bool:
    """Two distances from one named place: "20 miles north of Dunmar"."""
    return bool(read_profile(a).away_from & read_profile(b).away_from)


def said_by_two(link: Link, a: Claim, b: Claim) -> bool:
    """Two named speakers number the same noun, to which the same was done."""
    if link.score <= _LEAST_SAID or not two_speakers(a, b):
        return False
    return count_one_noun(a, b) and bool(read_profile(a).done & read_profile(b).done)
