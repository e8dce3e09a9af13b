"""Makes the flag of a notice from the pairs that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from claimwatch.judge.explain import say_claim
from claimwatch.judge.grounds import Grounds, Links, Pair
from claimwatch.judge.severity import count_origins, score_severity
from claimwatch.model import Claim, Figure, Flag, FlagKind, content_id

MOST_SAID = 6
_UNLINKED = 0.5
"""The confidence of a notice whose claims no link joins: they only write one number."""


def raise_notice(
    kind: FlagKind,
    figure: Figure,
    pairs: Sequence[Pair],
    lead: str,
    grounds: Grounds,
    links: Links,
    *,
    besides: Sequence[Claim] = (),
    key: Sequence[object] = (),
    sure: float | None = None,
) -> Flag:
    """The notice on `pairs`, told as `lead` and then each claim.

    `besides` are claims that it rests on and that stand in no pair; `key` parts it from notices of
    one kind on one figure; `sure` is its confidence where that is not a link's.
    """
    claims = {claim.claim_id: claim for claim in (*besides, *(c for pair in pairs for c in pair))}
    severity = score_severity(kind, pairs, grounds.origins)
    told = " ".join(say_claim(c, grounds.articles) for c in list(claims.values())[:MOST_SAID])
    joined = [links[pair].score for a, b in pairs if (pair := ids_of(a, b)) in links]
    return Flag(
        flag_id=content_id("flag", figure.figure_id, kind.value, *key),
        kind=kind,
        figure_id=figure.figure_id,
        label=figure.label,
        explanation=f"{lead} {told}",
        severity=severity.band,
        severity_score=severity.score,
        confidence=round(max(joined, default=_UNLINKED), 4) if sure is None else sure,
        pairs=tuple(ids_of(a, b) for a, b in pairs),
        claim_ids=tuple(sorted(claims)),
        origins=count_origins(list(claims.values()), grounds.origins),
    )


def ids_of(a: Claim, b: Claim) -> tuple[str, str]:
    """The ids of two claims, the smaller first."""
    return min(a.claim_id, b.claim_id), max(a.claim_id, b.claim_id)


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
