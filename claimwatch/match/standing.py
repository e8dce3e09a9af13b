"""How likely two claims or two cores are of one quantity, as they stand in their story.

The comparators see two claims alone. Here counts what else the articles offer: a better partner
for either, more numbers of that sort, what was told later. Numbers written alike, numbers that may
be one, rounded, and cores that differ are weighed by weights of their own, which stand in
`seeds/tables/standing_weights.toml`; `learn.py` fits them offline. What differs is weighed as
cores, not as claims: a pair of cores has many links, of which the unlucky one is soon high.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from claimwatch.match.compare import Odds, Weights, score_of
from claimwatch.match.core_signs import Differing, core_partners, read_core_signs
from claimwatch.match.cores import Cores, differ
from claimwatch.match.profile import read_profile
from claimwatch.match.standing_signs import Story, read_signs, tell_enough
from claimwatch.match.telltales import are_copies
from claimwatch.match.told import one_share_move, one_size
from claimwatch.match.units import tolerance, written_alike
from claimwatch.model import Claim, ClaimKind, Link, Reason
from claimwatch.tables import read_toml

_LEAST_LIKELY = 0.02
"""How likely two cores must be by their best links alone for their standing to join them."""
_MOVES = 0.5
"""How sure two cores are of which one is said to have moved, or of which fewer stay missing.

From a standing of .1 to .3 10 of 11 labelled pairs were of one quantity (six sets of events).
"""
_TO = re.compile(
    r"(?<!up )\bto (?:about |around |some |nearly |almost |just |only )?$", re.IGNORECASE
)
_NEVER_NEW = frozenset({ClaimKind.AGE, ClaimKind.ORDINAL, ClaimKind.RECORD, ClaimKind.SCORE})
"""Of which a later one is no change of the earlier."""

_Pair = tuple[str, str]


@cache
def read_standing_weights() -> dict[str, Odds]:
    """The weights of pairs that are `agreeing` or `compatible` and cores that are `differing`."""
    found = {}
    for sort, table in read_toml("standing_weights.toml").items():
        assert isinstance(table, dict)
        rows = {name: row for name, row in table.items() if name != "bias"}
        same = {name: row["same"] for name, row in rows.items()}
        found[sort] = Odds(table["bias"], same, {n: row["different"] for n, row in rows.items()})
    return found


def weigh_standings(claims: Mapping[str, Claim], links: Sequence[Link], story: Story) -> list[Link]:
    """The links of one story, those whose numbers agree with a score of their standing.

    Vetoed and settled ones, those of one article and those of articles that tell little stay.
    """
    weights = read_standing_weights()
    scores = {
        (link.claim_a, link.claim_b): _weighed(signs, weights[sort])
        for link, sort, signs in signs_in_story(claims, links, story)
    }
    return [
        replace(link, score=scores.get((link.claim_a, link.claim_b), link.score)) for link in links
    ]


def _weighed(signs: Mapping[str, float], odds: Odds) -> float:
    return score_of((Reason(name, score, "") for name, score in signs.items() if score), odds)


def signs_in_story(
    claims: Mapping[str, Claim], links: Sequence[Link], story: Story
) -> Iterator[tuple[Link, str, dict[str, float]]]:
    """Each link that is weighed, the sort of its pair, and its signs in [-1, 1]."""
    for link in links:
        a, b = claims[link.claim_a], claims[link.claim_b]
        known = link.is_vetoed or link.is_settled or a.article_id == b.article_id
        if known or differ(a, b) or not tell_enough(a, b, story):
            continue
        sort = "agreeing" if written_alike(a, b) else "compatible"
        yield link, sort, read_signs(link, a, b, story)


def weigh_cores(differing: Differing, weights: Weights) -> dict[_Pair, float]:
    """How likely each two cores that differ are of one quantity.

    By their best links and telltales; their standing decides where these leave it open: it joins
    cores that stand very well (`stands_from`), and joins none that do not (below
    `stands_not_below`). A count that has grown since needs to stand less well (`grows_from`), one
    that is said to have grown or that ever lessens hardly at all (`moves_from`), any number that is
    said to have changed little (`changes_from`).
    """
    scores = dict(differing.likely)
    odds = read_standing_weights()["differing"]
    for pair, signs in signs_of_cores(differing, weights.differ_from):
        standing = _weighed(signs, odds)
        moves = _said_to_move(pair, differing) if standing >= weights.moves_from else None
        if moves is not None and (moves or standing >= weights.grows_from):
            scores[pair] = max(scores[pair], standing, _MOVES if moves else 0.0)
        elif standing >= weights.changes_from and _said_to_have_changed(pair, differing):
            scores[pair] = max(scores[pair], standing, _MOVES)
        elif standing < weights.stands_not_below:
            scores[pair] = 0.0
        elif standing >= weights.stands_from and scores[pair] >= _LEAST_LIKELY:
            scores[pair] = max(scores[pair], standing)
    return scores


def _said_to_move(pair: _Pair, differing: Differing) -> bool | None:
    """Whether a number that has moved is said to have: "are now 14"; None where it has not moved.

    A count moves that has grown by what was told later, and a number of people of whom ever fewer
    stay, which needs no saying. Nothing does that is told of another time.
    """
    cores, told = differing.cores, differing.story.told
    members = {claim_id for core in pair for claim_id in cores.members[core]}
    if members & told.elsewhen or differing.likely[pair] < _LEAST_LIKELY:
        return None
    least = timedelta(hours=tolerance("one_time_hours"))
    if cores.have_shrunk(*pair, told.times, least):
        return True
    if not cores.have_grown(*pair, told.times, least):
        return None
    lower, higher = sorted(map(cores.held, pair), key=lambda held: min(_low(c) for c in held))
    was_past = any(read_profile(claim).past for claim in lower)
    return not was_past and any(read_profile(claim).new for claim in higher)


def _said_to_have_changed(pair: _Pair, differing: Differing) -> bool:
    """True where the later of two numbers is said to be a new one: "raised its offer to $40".

    Of labelled pairs of cores that nothing else joined 33 of 39 were of one quantity.
    """
    cores, told = differing.cores, differing.story.told
    members = {claim_id for core in pair for claim_id in cores.members[core]}
    if members & told.elsewhen or differing.likely[pair] < _LEAST_LIKELY:
        return False
    least = timedelta(hours=tolerance("one_time_hours"))
    turn = cores.in_turn(*pair, told.times, least)
    if turn is None or any(claim.kind in _NEVER_NEW for claim in (*turn[0], *turn[1])):
        return False
    counts = {claim.kind for claim in turn[0]} == {ClaimKind.COUNT}
    was = [read_profile(claim) for claim in turn[0]]
    if any(profile.past or (profile.new and not counts) for profile in was):
        return False
    return any(map(_is_new, turn[1]))


def _is_new(claim: Claim) -> bool:
    """True for what has changed; for a measure it must be said to what: not "is now 40 GB"."""
    before = claim.sentence[: claim.char_start - claim.sentence_start]
    measured = claim.kind is ClaimKind.MEASURE
    return read_profile(claim).new and (not measured or _TO.search(before) is not None)


def _low(claim: Claim) -> float:
    return claim.as_written.lo


def signs_of_cores(differing: Differing, enough: float) -> Iterator[tuple[_Pair, dict[str, float]]]:
    """Each pair of cores that is weighed, and its signs in [-1, 1].

    From `enough` on two cores are likely enough to join by themselves.
    """
    partners = core_partners(differing.between)
    for pair, links in differing.found.items():
        if _are_weighed(links, differing.cores, differing.story):
            yield pair, read_core_signs(pair, differing, partners, enough)


def _are_weighed(found: Sequence[Link], cores: Cores, story: Story) -> bool:
    """Whether two cores are weighed by their standing: where two articles tell enough of both.

    Copies of one sentence, moves of one company's shares and an event's size need no weighing.
    """
    pairs = [(link, cores.claims[link.claim_a], cores.claims[link.claim_b]) for link in found]
    across = (a.article_id != b.article_id and tell_enough(a, b, story) for _, a, b in pairs)
    sure = (
        link.is_settled
        or are_copies(link, a, b)
        or one_share_move(a, b, story.told)
        or one_size(a, b, story.told)
        for link, a, b in pairs
    )
    return any(across) and not any(sure)
