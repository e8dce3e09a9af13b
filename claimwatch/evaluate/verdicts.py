"""What the log of decisions says of flags and claims, as far as labels go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimwatch.decide.decision import Decision, SubjectKind
from claimwatch.decide.state import DeskState, apart_now, held_by
from claimwatch.evaluate.decided_labels import Parted, Verdict
from claimwatch.model import FlagKind

_RIGHT = {
    DeskState.ACKNOWLEDGED: True,
    DeskState.RESOLVED: True,
    DeskState.REGRESSED: True,
    DeskState.DISMISSED: False,
}
Pairs = Mapping[str, Sequence[tuple[str, str]]]


def verdicts_of(made: Sequence[Decision], pairs: Pairs) -> list[Verdict]:
    """The flags that were found right (acknowledged, resolved) or wrong (dismissed), as decided.

    `pairs` are those of each flag that stands. Snoozed and open flags say nothing.
    """
    about_flags = [d for d in made if d.draft.subject is SubjectKind.FLAG]
    context = {d.draft.subject_id: d.draft.context for d in about_flags if d.draft.context}
    found = []
    for flag_id, held in held_by(about_flags).items():
        known = context.get(flag_id, {})
        if held.by is None or held.state not in _RIGHT or "kind" not in known:
            continue
        verdict = Verdict(
            flag_id=flag_id,
            kind=FlagKind(known["kind"]),
            right=_RIGHT[held.state],
            why=f"{held.by.author}: {held.by.draft.reason or held.state.value}",
            claim_ids=tuple(sorted(known.get("claim_ids", ()))),
            pairs=tuple(sorted(pairs.get(flag_id, ()))),
        )
        found.append((held.by.seq, verdict))
    return [verdict for _, verdict in sorted(found, key=lambda pair: pair[0])]


def parted_of(made: Iterable[Decision]) -> list[Parted]:
    """The claims that were taken out of their figure, and from which others."""
    return [
        Parted(
            d.draft.subject_id,
            tuple(sorted({*d.draft.context.get("others", ())} - {d.draft.subject_id})),
            f"{d.author}: {d.draft.reason}",
        )
        for d in apart_now([d for d in made if d.draft.subject is SubjectKind.CLAIM])
    ]
