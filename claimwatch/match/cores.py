"""Groups of one story's claims that agree, and what tells of two of them that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from claimwatch.match import words
from claimwatch.match.deeds import ALL_ALONG, LESSENING
from claimwatch.match.linkage import link_groups
from claimwatch.match.profile import read_profile
from claimwatch.match.units import incompatible
from claimwatch.model import Bound, Claim, ClaimKind, Link

_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_LEAST_RISE = 1.02

Times = Mapping[str, datetime | None]


@dataclass(frozen=True, slots=True)
class Cores:
    """Groups of claims that agree: each claim's core, each core's claims and speakers.

    `claims` are all claims by id; `by_article` are those of one core in one article.
    """

    claims: Mapping[str, Claim]
    of: Mapping[str, str]
    members: Mapping[str, list[str]]
    by_article: Mapping[tuple[str, str], list[Claim]]
    speakers: Mapping[str, frozenset[str]]

    def held(self, core: str) -> list[Claim]:
        """The claims of a core."""
        return [self.claims[claim_id] for claim_id in self.members[core]]

    def are_rivals(self, one: str, other: str) -> bool:
        """True when both cores have named speakers and share none."""
        left, right = self.speakers[one], self.speakers[other]
        return bool(left and right and not left & right)

    def have_grown(self, one: str, other: str, times: Times, least: timedelta) -> bool:
        """True for two counts of one noun or deed, all of the higher told later than the lower.

        `times` are those of publication, by article id; `least` is how much later. Where another
        day is named for a number, the days are in that order, too. Who lives in a place or was on
        board was so all along. What is given to a fund grows like a count.
        """
        lower, higher = self._by_height(one, other)
        if not _are_told_in_turn(lower, higher, times, least):
            return False
        if all(c.kind is ClaimKind.COUNT for c in (*lower, *higher)):
            return bool(_counted_as(lower) & _counted_as(higher))
        return len({c.unit for c in (*lower, *higher)}) == 1 and all(
            is_given(c) for c in (*lower, *higher)
        )

    def have_shrunk(self, one: str, other: str, times: Times, least: timedelta) -> bool:
        """True for two counts of people of whom fewer stay: missing, trapped or in hospital.

        All of the lower are told later than the higher, as `have_grown` takes it.
        """
        lower, higher = self._by_height(one, other)
        if any(c.kind is not ClaimKind.COUNT for c in (*lower, *higher)):
            return False
        shared = frozenset.intersection(*(read_profile(c).done for c in (*lower, *higher)))
        return bool(shared & LESSENING) and _are_told_in_turn(higher, lower, times, least)

    def in_turn(
        self, one: str, other: str, times: Times, least: timedelta
    ) -> tuple[list[Claim], list[Claim]] | None:
        """The claims of two cores, the earlier first, where all of one are told later; else None.

        Times and days are taken as by `have_grown`.
        """
        first, second = self.held(one), self.held(other)
        if _are_told_in_turn(first, second, times, least):
            return first, second
        return (second, first) if _are_told_in_turn(second, first, times, least) else None

    def _by_height(self, one: str, other: str) -> tuple[list[Claim], list[Claim]]:
        lower, higher = sorted(
            map(self.held, (one, other)), key=lambda core: min(c.as_written.lo for c in core)
        )
        return lower, higher

    def have_risen(self, one: str, other: str, times: Times) -> bool:
        """True for two tolls of one class of harm that rise from the first on.

        `times` are those of publication, by article id. Undated, only lower bounds are taken for a
        rise: "more than 600", "more than 640".
        """
        cores = [self.held(core) for core in (one, other)]
        told = [[(at, c) for c in core if (at := times.get(c.article_id))] for core in cores]
        harms = [{harm for c in core for harm in _harms(c)} for core in cores]
        if not harms[0] & harms[1]:
            return False
        if not all(told):
            return all(c.bound in _LOWER for core in cores for c in core)
        lower, higher = sorted(told, key=lambda core: min(c.as_written.lo for _, c in core))
        began, ended = (pick(at for at, _ in core) for pick, core in ((min, higher), (max, lower)))
        return min(at for at, _ in lower) < began and ended <= max(at for at, _ in higher)


def is_given(claim: Claim) -> bool:
    """True for money given to a cause: "the fund has reached $41,000"."""
    return claim.kind is ClaimKind.MONEY and "donations" in read_profile(claim).properties


def _are_told_in_turn(
    first: Sequence[Claim], second: Sequence[Claim], times: Times, least: timedelta
) -> bool:
    """True when all of the second are told later than the first, and are of no earlier day."""
    told = [[times.get(c.article_id) for c in core] for core in (first, second)]
    ended, began = ([at for at in core if at] for core in told)
    if len(ended) + len(began) < len(first) + len(second) or min(began) - max(ended) < least:
        return False
    return not any(
        day > later or (day == later and not (is_own and its_own))
        for day, is_own in _days(first, times)
        for later, its_own in _days(second, times)
    )


def _days(core: Sequence[Claim], times: Times) -> set[tuple[date, bool]]:
    """The days that the numbers of a core are of, and whether they are those of publication."""
    told = [(claim.as_of, times.get(claim.article_id)) for claim in core]
    return {(day or at.date(), day in (None, at.date())) for day, at in told if at}


def _counted_as(core: Sequence[Claim]) -> set[tuple[str, str]]:
    """The nouns that a core counts and what was done to them, unless these were so all along."""
    profiles = [read_profile(claim) for claim in core]
    deeds = {deed for profile in profiles for deed in profile.done}
    if deeds & ALL_ALONG:
        return set()
    nouns = {("noun", profile.head) for profile in profiles if profile.head}
    return nouns | {("deed", deed) for deed in deeds}


def find_cores(claims: Mapping[str, Claim], links: Sequence[Link], agree_from: float) -> Cores:
    """The cores of one story's claims: average linkage in which no two claims are incompatible."""
    scores, apart = {}, set()
    for link in links:
        pair = (link.claim_a, link.claim_b)
        if link.is_vetoed or differ(claims[pair[0]], claims[pair[1]]):
            apart.add(pair)
        else:
            scores[pair] = link.score
    members = {core[0]: core for core in link_groups(claims, scores, apart, agree_from)}
    by_article: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for core, inside in members.items():
        for claim_id in inside:
            by_article[core, claims[claim_id].article_id].append(claims[claim_id])
    return Cores(
        claims=claims,
        of={c: core for core, held in members.items() for c in held},
        members=members,
        by_article=by_article,
        speakers={core: _speakers(claims, held) for core, held in members.items()},
    )


def differ(a: Claim, b: Claim) -> bool:
    """True for numbers that cannot both hold, and for two lower bounds of a toll that is rising."""
    if incompatible(a, b):
        return True
    if {a.bound, b.bound} - _LOWER or not _harms(a) & _harms(b):
        return False
    low, high = sorted((a.as_written.lo, b.as_written.lo))
    return low * _LEAST_RISE < high


def two_speakers(a: Claim, b: Claim) -> bool:
    """True when both claims have named speakers, who share no word."""
    left, right = read_profile(a).speaker, read_profile(b).speaker
    return bool(left and right and not left & right)


def _speakers(claims: Mapping[str, Claim], held: Sequence[str]) -> frozenset[str]:
    return frozenset().union(*(read_profile(claims[c]).speaker for c in held))


def _harms(claim: Claim) -> frozenset[str]:
    if claim.kind is not ClaimKind.COUNT:
        return frozenset()
    return words.harms_among(read_profile(claim).done)
