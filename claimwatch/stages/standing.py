"""From the flags as they stood to those that stand now: lasting ids, history, status and alerts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from claimwatch.alert.changes import AlertRules, alerts_for
from claimwatch.alert.standing import standing_of
from claimwatch.judge.history import Change, changes_between
from claimwatch.judge.lineage import FlagState, Lineage, state_of, trace
from claimwatch.model import Alert, Article, ChangeCause, Claim, Flag, FlagStatus
from claimwatch.store import Store, flags, ledger, lineage


@dataclass(frozen=True, slots=True)
class Turn:
    """What one judging changes: all ids are lasting ones, but for the keys in `lineage.ids`."""

    known: tuple[FlagState, ...]
    now: tuple[FlagState, ...]
    lineage: Lineage
    changes: tuple[Change, ...]
    causes: Mapping[str, ChangeCause]
    alerts: tuple[Alert, ...]
    statuses: Mapping[str, FlagStatus]


def turn_to(
    store: Store,
    standing: Sequence[tuple[Flag, str]],
    stories: Mapping[str, ChangeCause],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    rules: AlertRules | None = None,
    remembered: Sequence[FlagState] = (),
) -> Turn:
    """Work out the turn from the flags stored of `stories` to `standing`, each with its story.

    `stories` say why each was judged; `remembered` are flags that decisions hold on to. Nothing is
    written: see `save_turn`.
    """
    now = tuple(state_of(flag, standing_of(flag, claims).gap) for flag, _ in standing)
    known = lineage.load_known(store, stories, now, remembered)
    traced = trace(known.states, now, known.taken)
    before = flags.load_flags(store, stories)
    after = {traced.ids[f.flag_id]: replace(f, flag_id=traced.ids[f.flag_id]) for f, _ in standing}
    alerts = _alerts(store, before, after, claims, articles, rules)
    return Turn(
        known=known.states,
        now=now,
        lineage=traced,
        changes=tuple(changes_between(known.states, now, traced, claims, articles)),
        causes={traced.ids[flag.flag_id]: stories[story] for flag, story in standing},
        alerts=tuple(alerts),
        statuses=_statuses(store, before, after, {alert.flag_id for alert in alerts}),
    )


def _alerts(
    store: Store,
    before: Mapping[str, Flag],
    after: Mapping[str, Flag],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    rules: AlertRules | None,
) -> list[Alert]:
    history = flags.alerts_about(store, {*before, *after})
    told = {alert.alert_id for alert in history}
    return alerts_for(
        before, after, told, claims=claims, articles=articles, history=history, rules=rules
    )


def _statuses(
    store: Store, before: Collection[str], after: Collection[str], told: Collection[str]
) -> dict[str, FlagStatus]:
    """Whether each flag goes on from one that stood, came back, or is new."""
    seen = lineage.load_statuses(store, after)
    statuses = {}
    for flag_id in after:
        if flag_id in before:
            grows = flag_id in told
            statuses[flag_id] = FlagStatus.ESCALATING if grows else FlagStatus.ONGOING
        else:
            back = flag_id in seen
            statuses[flag_id] = FlagStatus.REGRESSED if back else FlagStatus.NEW
    return statuses


def save_turn(store: Store, turn: Turn) -> None:
    """Write down the turn, in the transaction that replaces the flags."""
    lineage.save_lineage(store, turn.known, turn.now, turn.lineage)
    lineage.save_seen(store, turn.statuses)
    lineage.save_history(store, turn.changes, turn.causes)
    flags.save_alerts(store, turn.alerts)
    ledger.mark_done(store, "alert", [alert.alert_id for alert in turn.alerts])
