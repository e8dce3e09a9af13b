"""Blocking: which claims are worth comparing at all. Pairs that share no key are never compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from claimwatch.match import words
from claimwatch.match.implied_rates import units_meant
from claimwatch.match.profile import Profile, read_profile
from claimwatch.model import MONITORABLE, Claim, ClaimKind, Polarity

COMPARED = MONITORABLE | {
    ClaimKind.AGE,
    ClaimKind.SCORE,
    ClaimKind.RECORD,
    ClaimKind.ORDINAL,
}
_SHARES = frozenset({ClaimKind.PERCENT, ClaimKind.RATIO})


def blocking_keys(claim: Claim, story_id: str) -> tuple[str, ...]:
    """The sorted keys under which a claim is looked up; none for what is never compared.

    A key names the story and what is measured: the unit's dimension, or for counts the class of
    the noun (all nouns for people being one) or of what is done. A further key names the number
    as written, so that outlets that word one number differently still meet; it can only bring
    together claims that agree. Furniture and denied figures have no key.
    """
    if (
        _is_base(claim)
        or claim.kind not in COMPARED
        or claim.furniture
        or claim.polarity is Polarity.DENIED
    ):
        return ()
    names = _quantities(claim) | {f"={claim.as_written.lo:.10g}:{claim.as_written.hi:.10g}"}
    return tuple(sorted(f"{story_id}|{name}" for name in names))


def _is_base(claim: Claim) -> bool:
    """True for what a rate is told of: the 10,000 of "4.1 per 10,000"."""
    return claim.sentence[: claim.char_start - claim.sentence_start].endswith("per ")


def _quantities(claim: Claim) -> set[str]:
    if claim.kind is ClaimKind.MONEY:
        return {f"money|{unit}" for unit in units_meant(claim)}
    if claim.kind in _SHARES:
        return {"share"}
    if claim.kind is not ClaimKind.COUNT:
        return {f"{claim.kind.value}|{claim.dimension or claim.unit}"}
    return {f"count|{noun}" for noun in _counted_nouns(claim, read_profile(claim))}


def _counted_nouns(claim: Claim, profile: Profile) -> set[str]:
    stems = {words.stem(word.lower()) for word in claim.counted} | {profile.head}
    nouns = {_noun_key(word) for word in stems if word}
    done = {f"to be {event}" for event in profile.done | profile.events}
    families = {words.event_family(event) for event in profile.events}
    if not nouns and families & {"harm", "law"}:
        nouns = {"person"}
    return nouns | done or {""}


def _noun_key(stemmed: str) -> str:
    if words.person_class(stemmed):
        return "person"
    return words.thing_class(stemmed) or stemmed


def pairs_in_memory(
    claims: Sequence[Claim], stories: Mapping[str, str]
) -> list[tuple[Claim, Claim]]:
    """The pairs of claims that share a key, each once, in the order of their ids."""
    blocks: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for key in blocking_keys(claim, stories.get(claim.article_id, claim.article_id)):
            blocks[key].add(claim.claim_id)
    by_id = {claim.claim_id: claim for claim in claims}
    pairs = {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}
    return [(by_id[a], by_id[b]) for a, b in sorted(pairs)]
