"""What changed of a flag from one run to another, in parts and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimwatch.judge.explain import outlet_of, wording_of
from claimwatch.judge.lineage import FlagState, Lineage
from claimwatch.model import Article, Claim, FlagChange

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the flag with the lasting id `flag_id`.

    `was` and `now` are the field's values or, where flags split or merge, the other's lasting id;
    `claim_ids` are those that joined or left.
    """

    flag_id: str
    change: FlagChange
    words: str
    was: str | None = None
    now: str | None = None
    claim_ids: tuple[str, ...] = ()


def changes_between(
    known: Sequence[FlagState],
    now: Sequence[FlagState],
    lineage: Lineage,
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
) -> list[Change]:
    """Every change from `known` to `now`, by lasting id and then in a fixed order.

    `known` and `now` are those that `lineage` was traced between; `claims` and `articles` put names
    to what joined or left, where they are at hand.
    """
    before = {state.flag_id: state for state in known}
    after = {lineage.ids[state.flag_key]: state for state in now}
    found: list[Change] = []
    for flag_id in sorted({*after, *(old.flag_id for old in known if old.stands)}):
        old, new = before.get(flag_id), after.get(flag_id)
        if new is None:
            found.append(_end(flag_id, lineage))
        else:
            if old is None or not old.stands:
                found.append(_beginning(flag_id, old, new, lineage))
            if old is not None:
                found += _taken_in(flag_id, lineage)
                found += _claim_changes(flag_id, old, new, claims, articles)
                found += _field_changes(flag_id, old, new)
    return found


def _end(flag_id: str, lineage: Lineage) -> Change:
    taker = lineage.merged.get(flag_id)
    if taker is None:
        return Change(flag_id, FlagChange.GONE, "No longer stands")
    return Change(flag_id, FlagChange.MERGED, f"Merged into flag {taker}", now=taker)


def _beginning(flag_id: str, old: FlagState | None, new: FlagState, lineage: Lineage) -> Change:
    if old is not None:
        return Change(flag_id, FlagChange.RETURNED, "Stands again")
    whole = lineage.split.get(flag_id)
    if whole is not None:
        words = f"Split off from flag {whole}, as {new.kind.value}"
        return Change(flag_id, FlagChange.SPLIT, words, was=whole)
    words = f"Raised as {new.kind.value}, severity {new.severity.value}, on {_claims(new)}"
    return Change(flag_id, FlagChange.RAISED, words, now=new.kind.value)


def _claims(state: FlagState) -> str:
    origins = "one origin" if state.origins == 1 else f"{state.origins} independent origins"
    return f"{len(state.claim_ids)} claims of {origins}"


def _taken_in(flag_id: str, lineage: Lineage) -> Iterator[Change]:
    for gone in sorted(old for old, taker in lineage.merged.items() if taker == flag_id):
        yield Change(flag_id, FlagChange.TOOK_IN, f"Took in flag {gone}", was=gone)


def _claim_changes(
    flag_id: str,
    old: FlagState,
    new: FlagState,
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
) -> Iterator[Change]:
    for change, verb, moved in (
        (FlagChange.CLAIMS_JOINED, "Joined by", new.claim_ids - old.claim_ids),
        (FlagChange.CLAIMS_LEFT, "Left by", old.claim_ids - new.claim_ids),
    ):
        if moved:
            ids = tuple(sorted(moved))
            words = f"{verb} {_named(ids, claims, articles)}"
            yield Change(flag_id, change, words, claim_ids=ids)


def _named(
    claim_ids: Sequence[str], claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> str:
    """The claims by outlet and wording; those that are not at hand are counted."""
    held = [claims[claim_id] for claim_id in claim_ids if claim_id in claims][:MOST_NAMED]
    named = [f"{outlet_of(claim, articles)} “{wording_of(claim)}”" for claim in held]
    rest = len(claim_ids) - len(named)
    if rest:
        more = "more " if named else ""
        named.append(f"{rest} {more}{'claim' if rest == 1 else 'claims'}")
    return ", ".join(named)


def _field_changes(flag_id: str, old: FlagState, new: FlagState) -> Iterator[Change]:
    for change, label, was, now in (
        (FlagChange.KIND, "Kind", old.kind.value, new.kind.value),
        (FlagChange.SEVERITY, "Severity", old.severity.value, new.severity.value),
        (FlagChange.GAP, "Gap", _gap_words(old.gap), _gap_words(new.gap)),
        (FlagChange.ORIGINS, "Independent origins", str(old.origins), str(new.origins)),
    ):
        if was != now and was is not None and now is not None:
            yield Change(flag_id, change, f"{label}: {was}, now {now}", was, now)


def _gap_words(gap: float | None) -> str | None:
    """The gap as a factor; two that read alike are no change."""
    return None if gap is None else f"{gap:.2f}"
