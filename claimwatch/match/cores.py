"""Joins claims in three steps: those that agree into cores, cores that differ, and then the rest.

Of claims whose numbers cannot both hold few speak of one quantity. So a core joins a differing one
only on the best of the links between them, never past a veto, and not on a claim whose own article
also gives the other core's number: it then speaks of something else, unless two speakers are named.
What agrees less surely joins last, so that it cannot blur the cores that are weighed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from claimwatch.match import words
from claimwatch.match.compare import Weights
from claimwatch.match.linkage import link_groups
from claimwatch.match.profile import read_profile
from claimwatch.match.telltales import how_likely, read_told
from claimwatch.match.units import incompatible
from claimwatch.model import Bound, Claim, ClaimKind, Link

_Pair = tuple[str, str]
BEST_LINKS = 3
CONTRASTED = 1.5
"""What it adds when an article sets the numbers of two speakers against each other."""
RISEN = 1.5
"""What it adds when of two tolls of one harm the later-published is the higher, as tolls rise."""

_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_LEAST_RISE = 1.02

Times = Mapping[str, datetime | None]


@dataclass(frozen=True, slots=True)
class Cores:
    """Groups of claims that agree: each claim's core, each core's claims and speakers."""

    of: Mapping[str, str]
    members: Mapping[str, list[str]]
    by_article: Mapping[tuple[str, str], list[Claim]]
    speakers: Mapping[str, frozenset[str]]


def group_in_steps(
    claims: Mapping[str, Claim],
    links: Sequence[Link],
    weights: Weights,
    differ_from: float,
    times: Times | None = None,
) -> list[list[str]]:
    """Sorted groups of claim ids: cores that agree, joined with cores that differ from them.

    `differ_from` is how sure cores that differ must be to join; `times` are those of publication,
    by article id.
    """
    cores = find_cores(claims, links, weights.same_from)
    scores: dict[_Pair, float] = {}
    apart: set[_Pair] = set()
    told = read_told(claims.values())
    for pair, between in _between(links, cores).items():
        rivals = _are_rivals(cores, *pair)
        found = _telling(claims, between, cores, rivals)
        if found:
            contrasted = rivals and _set_against(claims, cores, *pair)
            risen = _has_risen([[claims[c] for c in cores.members[core]] for core in pair], times)
            more = (CONTRASTED if contrasted else 1.0) * (RISEN if risen else 1.0)
            mean = min(1.0, evidence([link.score for link in found]) * more)
            told_by = (
                how_likely(link, claims[link.claim_a], claims[link.claim_b], told) for link in found
            )
            scores[pair] = max(mean, *told_by)
        else:
            apart.add(pair)
    joined = link_groups(cores.members, scores, apart, differ_from)
    held = [[c for core in group for c in cores.members[core]] for group in joined]
    return _join_agreeing(claims, links, held, weights.agree_from)


def _join_agreeing(
    claims: Mapping[str, Claim], links: Sequence[Link], held: Sequence[Sequence[str]], least: float
) -> list[list[str]]:
    """The groups, with those joined that agree by the mean of their links."""
    group_of = {claim_id: place for place, group in enumerate(held) for claim_id in group}
    scores = {pair: 1.0 for group in held for pair in combinations(sorted(group), 2)}
    apart = set()
    for link in links:
        a, b = link.claim_a, link.claim_b
        if group_of[a] == group_of[b]:
            continue
        if is_veto(link) or incompatible(claims[a], claims[b]):
            apart.add((a, b))
        else:
            scores[a, b] = link.score
    return link_groups(claims, scores, apart, least)


def find_cores(claims: Mapping[str, Claim], links: Sequence[Link], agree_from: float) -> Cores:
    """The cores of one story's claims: average linkage in which no two claims are incompatible."""
    scores, apart = {}, set()
    for link in links:
        pair = (link.claim_a, link.claim_b)
        if is_veto(link) or _differ(claims[pair[0]], claims[pair[1]]):
            apart.add(pair)
        else:
            scores[pair] = link.score
    members = {core[0]: core for core in link_groups(claims, scores, apart, agree_from)}
    by_article: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for core, inside in members.items():
        for claim_id in inside:
            by_article[core, claims[claim_id].article_id].append(claims[claim_id])
    return Cores(
        of={c: core for core, held in members.items() for c in held},
        members=members,
        by_article=by_article,
        speakers={core: _speakers(claims, held) for core, held in members.items()},
    )


def _differ(a: Claim, b: Claim) -> bool:
    """True for numbers that cannot both hold, and for two lower bounds of a toll that is rising."""
    if incompatible(a, b):
        return True
    if {a.bound, b.bound} - _LOWER or not set(_harms(a)) & set(_harms(b)):
        return False
    low, high = sorted((a.as_written.lo, b.as_written.lo))
    return low * _LEAST_RISE < high


def _speakers(claims: Mapping[str, Claim], held: Sequence[str]) -> frozenset[str]:
    return frozenset().union(*(read_profile(claims[c]).speaker for c in held))


def is_veto(link: Link) -> bool:
    """True where a veto, not the weighing of reasons, keeps two claims apart."""
    return any(reason.comparator.startswith("veto:") for reason in link.reasons)


def _are_rivals(cores: Cores, one: str, other: str) -> bool:
    """True when both cores have named speakers and share none."""
    left, right = cores.speakers[one], cores.speakers[other]
    return bool(left and right and not left & right)


def _has_risen(cores: Sequence[Sequence[Claim]], times: Times | None) -> bool:
    """True for two tolls of one class of harm that rise from the first on.

    Undated, only lower bounds are taken for that: "more than 600", "more than 640".
    """
    told = [[(at, c) for c in core if (at := (times or {}).get(c.article_id))] for core in cores]
    harms = [{h for c in core for h in _harms(c)} for core in cores]
    if not harms[0] & harms[1]:
        return False
    if not all(told):
        return all(c.bound in _LOWER for core in cores for c in core)
    lower, higher = sorted(told, key=lambda core: min(c.as_written.lo for _, c in core))
    began, ended = (pick(at for at, _ in core) for pick, core in ((min, higher), (max, lower)))
    return min(at for at, _ in lower) < began and ended <= max(at for at, _ in higher)


def _harms(claim: Claim) -> list[str]:
    if claim.kind is not ClaimKind.COUNT:
        return []
    return [e for e in read_profile(claim).done if words.event_family(e) == "harm"]


def _set_against(claims: Mapping[str, Claim], cores: Cores, one: str, other: str) -> bool:
    """True when an article gives a number of each core, each with a speaker of its own."""
    return any(
        _two_speakers(claims[claim_id], beside)
        for claim_id in cores.members[one]
        for beside in cores.by_article.get((other, claims[claim_id].article_id), ())
    )


def _side_by_side(link: Link) -> bool:
    return link.reasons[0].comparator == "veto:sentence"


def _between(links: Sequence[Link], cores: Cores) -> dict[_Pair, list[Link]]:
    found: defaultdict[_Pair, list[Link]] = defaultdict(list)
    for link in links:
        one, other = cores.of[link.claim_a], cores.of[link.claim_b]
        if one != other:
            found[min(one, other), max(one, other)].append(link)
    return found


def _telling(
    claims: Mapping[str, Claim], between: Sequence[Link], cores: Cores, rivals: bool
) -> list[Link]:
    """The links between claims that differ and whose articles give no better partner.

    None where any link is vetoed. Where the cores' speakers are `rivals`, one article may well
    give the numbers of both, side by side, each with its speaker.
    """
    found = []
    if any(is_veto(link) and not (rivals and _side_by_side(link)) for link in between):
        return []
    for link in between:
        a, b = claims[link.claim_a], claims[link.claim_b]
        if is_veto(link) or not _differ(a, b):
            continue
        contrasted = rivals and _two_speakers(a, b)
        if contrasted or not (_gives_both(a, b, cores) or _gives_both(b, a, cores)):
            found.append(link)
    return found


def _gives_both(a: Claim, b: Claim, cores: Cores) -> bool:
    """True when b's article has a claim in a's core too, and not as another speaker's number."""
    beside = cores.by_article.get((cores.of[a.claim_id], b.article_id), ())
    return any(not (_two_speakers(b, other) or _replaced(b, other)) for other in beside)


def _replaced(a: Claim, b: Claim) -> bool:
    """True when one is told as a number of the past: "up from 2.1 million"."""
    return read_profile(a).past != read_profile(b).past


def _two_speakers(a: Claim, b: Claim) -> bool:
    left, right = read_profile(a).speaker, read_profile(b).speaker
    return bool(left and right and not left & right)


def evidence(scores: Sequence[float]) -> float:
    """How likely two cores are of one quantity: the mean of the best three links between them.

    Outlets word one thing in many ways, so that most links of a true pair are weak. On labelled
    events the best three order pairs of cores better than the best one or the upper half.
    """
    best = sorted(scores, reverse=True)[:BEST_LINKS]
    return sum(best) / len(best)
