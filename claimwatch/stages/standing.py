"""From the flags as they stood to those that stand now: lasting ids, history, status and alerts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimwatch.alert.changes import AlertRules, alerts_for
from claimwatch.alert.standing import standing_of
from claimwatch.decide.heed import Decided
from claimwatch.judge.history import Change, changes_between
from claimwatch.judge.lineage import FlagState, Lineage, remembered, state_of, trace
from claimwatch.model import Alert, Article, ChangeCause, Claim, Flag, FlagStatus
from claimwatch.stages.heed import heed_decisions
from claimwatch.store import Store, flags, ledger, lineage
from claimwatch.store.decided import Returned, load_decided, save_returned


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
    returned: tuple[Returned, ...] = ()


def turn_to(
    store: Store,
    standing: Sequence[tuple[Flag, str]],
    stories: Mapping[str, ChangeCause],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    rules: AlertRules | None = None,
) -> Turn:
    """Work out the turn from the flags stored of `stories` to `standing`, each with its story.

    `stories` say why each was judged. Decisions of analysts hold flags back, and their ids outlast
    a database that is made anew. Nothing is written: see `save_turn`.
    """
    now = tuple(state_of(flag, standing_of(flag, claims).gap) for flag, _ in standing)
    held = load_decided(store)
    known = lineage.load_known(store, stories, now, _remembered(held.values()))
    traced = trace(known.states, now, known.taken)
    before = flags.load_flags(store, stories)
    after = {traced.ids[f.flag_id]: replace(f, flag_id=traced.ids[f.flag_id]) for f, _ in standing}
    seen = lineage.load_statuses(store, after)
    heeded = heed_decisions(held, after, claims, gone=seen.keys() - before.keys(), at=store.now())
    after = {
        f: replace(flag, status=heeded.statuses.get(f, flag.status)) for f, flag in after.items()
    }
    alerts = _alerts(store, before, after, claims, articles, rules, heeded.words)
    return Turn(
        known=known.states,
        now=now,
        lineage=traced,
        changes=tuple(changes_between(known.states, now, traced, claims, articles)),
        causes={flag_id: stories[story] for flag_id, story in known.stories.items()}
        | {traced.ids[flag.flag_id]: stories[story] for flag, story in standing},
        alerts=tuple(alerts),
        statuses=_statuses(before, after, seen, {alert.flag_id for alert in alerts})
        | heeded.statuses,
        returned=tuple(heeded.returned),
    )


def _alerts(
    store: Store,
    before: Mapping[str, Flag],
    after: Mapping[str, Flag],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    rules: AlertRules | None,
    returned: Mapping[str, str],
) -> list[Alert]:
    history = flags.alerts_about(store, {*before, *after})
    told = {alert.alert_id for alert in history}
    old = _old_matters(store, after, claims)
    made = alerts_for(
        before,
        after,
        told,
        claims=claims,
        articles=articles,
        history=history,
        rules=rules,
        returned=returned,
    )
    return [alert for alert in made if alert.flag_id not in old]


def _old_matters(
    store: Store, standing: Mapping[str, Flag], claims: Mapping[str, Claim]
) -> set[str]:
    """The flags that rest only on articles that a backfill took in: nobody is told of them."""
    articles = {
        flag_id: {claims[claim_id].article_id for claim_id in flag.claim_ids if claim_id in claims}
        for flag_id, flag in standing.items()
    }
    rows = store.execute("backfilled_among", wanted=set().union(*articles.values()))
    backfilled = {row["article_id"] for row in rows}
    return {flag_id for flag_id, of_flag in articles.items() if of_flag and of_flag <= backfilled}


def _remembered(held: Iterable[Decided]) -> list[FlagState]:
    """The decided flags by the claims that the decisions were made on."""
    return [remembered(one.flag_id, one.kind, one.claim_ids) for one in held if one.kind]


def _statuses(
    before: Collection[str], after: Collection[str], seen: Collection[str], told: Collection[str]
) -> dict[str, FlagStatus]:
    """Whether each flag goes on from one that stood, came back, or is new."""
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
    save_returned(store, turn.returned)
    ledger.mark_done(store, "alert", [alert.alert_id for alert in turn.alerts])
