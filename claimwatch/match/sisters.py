"""Raises counts that differ beside others that do: three killed and four villages, ten and seven.

Where the sentences of two articles give two numbers of one quantity that cannot both hold, the
reports are of two times or two sources, and their other counts differ too. Of labelled counts of
one noun beside such a pair 11 of 19 were of one quantity, of other counts of one noun that differ
one in ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product

from claimwatch.match.cores import Cores
from claimwatch.match.profile import read_profile
from claimwatch.match.units import incompatible
from claimwatch.model import Claim, ClaimKind, Link

LIKELY = 0.5
"""How sure two cores are that hold such counts."""

_Pair = tuple[str, str]
_Sentences = tuple[tuple[str, int], tuple[str, int]]


def find_sisters(
    joined: Sequence[Sequence[str]], found: Mapping[_Pair, Sequence[Link]], cores: Cores
) -> dict[_Pair, float]:
    """The pairs of cores that `joined` keeps apart, though sisters of theirs are joined.

    `found` are the telling links of each pair of cores that no veto keeps apart.
    """
    group_of = {core: place for place, group in enumerate(joined) for core in group}
    beside = _differing(joined, cores)
    likely = {}
    for pair, links in found.items():
        own = {group_of[core] for core in pair}
        if len(own) > 1 and any(
            _count_alike(link, cores) and beside[_where(link, cores)] - own for link in links
        ):
            likely[pair] = LIKELY
    return likely


def _differing(joined: Sequence[Sequence[str]], cores: Cores) -> defaultdict[_Sentences, set[int]]:
    """Which groups hold counts of two sentences that cannot both hold."""
    beside: defaultdict[_Sentences, set[int]] = defaultdict(set)
    for place, group in enumerate(joined):
        for one, other in combinations(group, 2):
            for a, b in product(cores.held(one), cores.held(other)):
                if a.article_id != b.article_id and _are_counts(a, b) and incompatible(a, b):
                    beside[_sentences(a, b)].add(place)
    return beside


def _count_alike(link: Link, cores: Cores) -> bool:
    a, b = cores.claims[link.claim_a], cores.claims[link.claim_b]
    head = read_profile(a).head
    return _are_counts(a, b) and head is not None and head == read_profile(b).head


def _are_counts(a: Claim, b: Claim) -> bool:
    return {a.kind, b.kind} == {ClaimKind.COUNT}


def _where(link: Link, cores: Cores) -> _Sentences:
    return _sentences(cores.claims[link.claim_a], cores.claims[link.claim_b])


def _sentences(a: Claim, b: Claim) -> _Sentences:
    """The sentences of two claims, by article and start, in one order."""
    one, other = sorted(((a.article_id, a.sentence_start), (b.article_id, b.sentence_start)))
    return one, other
