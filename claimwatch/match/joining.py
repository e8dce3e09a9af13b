"""Joins claims in three steps: those that agree into cores, cores that differ, and then the rest.

Of claims whose numbers cannot both hold few speak of one quantity. So a core joins a differing one
only on its `signs` or its `standing`, never past a veto, and not on a claim whose own article also
gives the other core's number: it then speaks of something else, unless two speakers are named.
Counts beside those that joined so are weighed again (see `sisters`). What agrees less surely joins
last, so that it cannot blur the cores that are weighed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, compress

from claimwatch.match.compare import Weights
from claimwatch.match.core_signs import Differing
from claimwatch.match.cores import Cores, Times, differ, find_cores, two_speakers
from claimwatch.match.linkage import link_groups
from claimwatch.match.profile import read_profile
from claimwatch.match.side_by_side import are_alternatives
from claimwatch.match.signs import likelihood
from claimwatch.match.sisters import find_sisters
from claimwatch.match.standing import weigh_cores, weigh_standings
from claimwatch.match.standing_signs import Story, read_story
from claimwatch.match.telltales import are_copies, strongest_telltale
from claimwatch.match.told import read_told
from claimwatch.match.units import incompatible
from claimwatch.model import Claim, CoreJoin, Link

_OF_A_DAY = "veto:day"
_ODD_OF = 2
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """The sorted ids of claims of one quantity, and how those of its cores that differ joined."""

    claim_ids: list[str]
    joins: tuple[CoreJoin, ...]


def group_in_steps(
    claims: Mapping[str, Claim],
    links: Sequence[Link],
    weights: Weights,
    differ_from: float,
    times: Times | None = None,
) -> list[Group]:
    """Sorted groups of claims: cores that agree, joined with cores that differ from them.

    `differ_from` is how sure cores that differ must be to join; `times` are those of publication,
    by article id.
    """
    story = read_story(claims, links, read_told(claims.values(), times or {}))
    weighed = weigh_standings(claims, links, story)
    cores = find_cores(claims, weighed, weights.same_from)
    differing = find_differing(links, cores, story)
    apart = differing.between.keys() - differing.found.keys()
    scores = weigh_cores(differing, weights)
    joined = link_groups(cores.members, scores, apart, differ_from)
    sisters = find_sisters(joined, differing.found, cores)
    if sisters:
        scores = {pair: max(score, sisters.get(pair, 0.0)) for pair, score in scores.items()}
        joined = link_groups(cores.members, scores, apart, differ_from)
    held = [[c for core in group for c in cores.members[core]] for group in joined]
    groups = _join_agreeing(claims, weighed, held, weights.agree_from)
    return _with_joins(groups, scores, differing)


def _with_joins(
    groups: Sequence[list[str]], scores: Mapping[_Pair, float], differing: Differing
) -> list[Group]:
    """The groups, each with the joins of its own cores."""
    members = differing.cores.members
    place_of = {claim_id: place for place, group in enumerate(groups) for claim_id in group}
    joins: defaultdict[int, list[CoreJoin]] = defaultdict(list)
    for (one, other), score in sorted(scores.items()):
        likely = round(score, 4)
        if likely and place_of[one] == place_of[other]:
            first, second = sorted(tuple(sorted(members[core])) for core in (one, other))
            told_by = _told_by((one, other), differing)
            joins[place_of[one]].append(CoreJoin(first, second, likely, told_by))
    return [Group(group, tuple(joins[place])) for place, group in enumerate(groups)]


def _told_by(pair: _Pair, differing: Differing) -> str:
    """The strongest telltale between two cores, in words; "" where none tells."""
    claims, told = differing.cores.claims, differing.story.told
    found = [
        strongest_telltale(link, claims[link.claim_a], claims[link.claim_b], told)
        for link in differing.found.get(pair, ())
    ]
    return max(found, default=(0.0, ""))[1]


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
        if link.is_vetoed or incompatible(claims[a], claims[b]):
            apart.add((a, b))
        else:
            scores[a, b] = link.score
    return link_groups(claims, scores, apart, least)


def find_differing(links: Sequence[Link], cores: Cores, story: Story) -> Differing:
    """What lies between each two cores of one story; `links` are all of the story's."""
    between = links_between(links, cores)
    found = find_telling(between, cores)
    told = story.told
    likely = {pair: likelihood(tells, cores, told, told.times) for pair, tells in found.items()}
    return Differing(cores, story, between, found, likely)


def links_between(links: Sequence[Link], cores: Cores) -> dict[_Pair, list[Link]]:
    """The links between each two cores that have any."""
    found: defaultdict[_Pair, list[Link]] = defaultdict(list)
    for link in links:
        one, other = cores.of[link.claim_a], cores.of[link.claim_b]
        if one != other:
            found[min(one, other), max(one, other)].append(link)
    return found


def find_telling(between: Mapping[_Pair, Sequence[Link]], cores: Cores) -> dict[_Pair, list[Link]]:
    """The telling links of each two cores that have any; all others are kept apart."""
    found = {pair: _telling(links, cores) for pair, links in between.items()}
    return {pair: tells for pair, tells in found.items() if tells}


def _telling(between: Sequence[Link], cores: Cores) -> list[Link]:
    """The links between claims of two cores that differ and whose articles give no better partner.

    None where any link is vetoed, but for copies of one sentence. Where the cores are rivals, one
    article may well give the numbers of both, side by side, each with its speaker.
    """
    claims = cores.claims
    rivals = cores.are_rivals(cores.of[between[0].claim_a], cores.of[between[0].claim_b])
    vetoes = [link for link in between if link.is_vetoed and not (rivals and _side_by_side(link))]
    odd = _odd_ones(vetoes, cores)
    if odd:
        between = [link for link in between if odd.isdisjoint((link.claim_a, link.claim_b))]
    elif vetoes:
        copied = (are_copies(x, claims[x.claim_a], claims[x.claim_b]) for x in between)
        between = list(compress(between, copied))
    found = []
    for link in between:
        a, b = claims[link.claim_a], claims[link.claim_b]
        if link.is_vetoed or not differ(a, b):
            continue
        contrasted = rivals and two_speakers(a, b)
        if contrasted or not (_gives_both(a, b, cores) or _gives_both(b, a, cores)):
            found.append(link)
    return found


def _odd_ones(vetoes: Sequence[Link], cores: Cores) -> frozenset[str]:
    """The one claim of a core of three or more that alone is told of another day.

    Of labelled cores parted on one such claim's account 13 were of one quantity and 5 of two.
    """
    if not vetoes or any(link.reasons[0].comparator != _OF_A_DAY for link in vetoes):
        return frozenset()
    in_all = frozenset.intersection(*(frozenset((v.claim_a, v.claim_b)) for v in vetoes))
    return frozenset(c for c in in_all if len(cores.members[cores.of[c]]) > _ODD_OF)


def _side_by_side(link: Link) -> bool:
    return link.reasons[0].comparator == "veto:sentence"


def _gives_both(a: Claim, b: Claim, cores: Cores) -> bool:
    """True when b's article has a claim in a's core too, and not as another speaker's number."""
    beside = cores.by_article.get((cores.of[a.claim_id], b.article_id), ())
    return any(
        not (two_speakers(b, other) or _replaced(b, other) or are_alternatives(b, other))
        for other in beside
    )


def _replaced(a: Claim, b: Claim) -> bool:
    """True when one is told as a number of the past: "up from 2.1 million"."""
    return read_profile(a).past != read_profile(b).past
