"""Fold in: the desk's decisions in, before anything else is done; what they bear on made undone.

Decisions on flags are kept for the judging, claims that are not of one quantity for the matching.
A record that was put back is given in again, past the gate that refused it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from claimwatch.collect.json_text import parse_json
from claimwatch.collect.records import Place, read_record
from claimwatch.decide.decision import Action, DecidedMeanwhile, Decision, Draft, SubjectKind
from claimwatch.decide.heed import Decided
from claimwatch.decide.roles import PROGRAM
from claimwatch.decide.state import HELD_BACK, Held, apart_now, held_by
from claimwatch.errors import InputUnreadable
from claimwatch.gate import Gate
from claimwatch.model import Article, ChangeCause, FlagKind
from claimwatch.stages.collect import take_in
from claimwatch.store import Store, decided, ledger
from claimwatch.store.decided import Apart, Returned
from claimwatch.store.decisions import Decisions


def fold_in(store: Store, log: Decisions, gate: Gate) -> None:
    """Take the decisions of the desk into the database; say back which flags have returned."""
    hand_back(store, log)
    made = log.since()
    put_back = [d for d in made if d.draft.action is Action.PUT_BACK]
    done = ledger.done_among(store, "put_back", [d.draft.subject_id for d in put_back])
    fresh = [d for d in put_back if d.draft.subject_id not in done]
    with store.transaction():
        changed = _fold_flags(store, [d for d in made if d.draft.subject is SubjectKind.FLAG])
        apart = _fold_apart(store, [d for d in made if d.draft.subject is SubjectKind.CLAIM])
        articles = _release(store, fresh)
        counts = {"decide.flags": changed, "decide.apart": apart, "decide.put_back": len(fresh)}
        if any(counts.values()):
            ledger.count_step(store, counts, changed=bool(fresh))
    if articles:
        take_in(store, articles, gate)
    if fresh:
        with store.transaction():
            ledger.mark_done(store, "put_back", [d.draft.subject_id for d in fresh])


def hand_back(store: Store, log: Decisions) -> int:
    """Note in the desk's log the flags that came back; return how many it did not know yet.

    Where somebody has decided again meanwhile, that holds, and nothing is noted.
    """
    told = 0
    waiting = decided.returned_to_tell(store)
    for one in waiting:
        draft = Draft(
            SubjectKind.FLAG,
            one.flag_id,
            Action.RETURNED,
            reason=one.change,
            context={"standing": one.standing},
        )
        told += _note_return(store, log, one, draft)
    with store.transaction():
        ledger.mark_done(store, "return", [f"{one.flag_id}:{one.ordinal}" for one in waiting])
    return told


def _note_return(store: Store, log: Decisions, one: Returned, draft: Draft) -> int:
    there = log.of(SubjectKind.FLAG, one.flag_id)
    holds = held_by(there).get(one.flag_id, Held()).by
    if holds is None or holds.ordinal != one.ordinal:
        return 0
    try:
        log.record(draft, PROGRAM, store.now(), seen=len(there))
    except DecidedMeanwhile:
        return 0
    return 1


def _fold_flags(store: Store, made: Sequence[Decision]) -> int:
    """Keep the decisions that hold flags back; their stories are judged anew. Returns how many."""
    last = {d.draft.subject_id: d.draft.context for d in made if "claim_ids" in d.draft.context}
    at = store.now()
    now = {f: _decided(f, held, last.get(f, {}), at) for f, held in held_by(made).items()}
    before = decided.load_decided(store)
    changed = {f for f in {*before, *now} if before.get(f) != now.get(f)}
    if changed:
        decided.replace_decided(store, now.values())
        bears = {f for f in changed for of in (before, now) if f in of and _holds_back(of[f])}
        stories = store.execute("stories_of_flags", wanted=bears)
        touched = [row["story_id"] for row in stories]
        ledger.mark_undone(store, "judge", touched, ChangeCause.DECISIONS)
    return len(changed)


def _holds_back(one: Decided) -> bool:
    return one.state in HELD_BACK


def _decided(flag_id: str, held: Held, context: Mapping[str, Any], at: datetime) -> Decided:
    draft = held.by.draft if held.by else None
    return Decided(
        flag_id=flag_id,
        state=held.at(at),
        ordinal=held.by.ordinal if held.by else 0,
        standing=held.standing,
        until=draft.until if draft else None,
        until_changed=bool(draft and draft.until_changed),
        kind=FlagKind(context["kind"]) if "kind" in context else None,
        claim_ids=tuple(context.get("claim_ids", ())),
    )


def _fold_apart(store: Store, made: Sequence[Decision]) -> int:
    """Keep which claims are apart; those whose say changed are matched anew. Returns the pairs."""
    now = {pair for decision in apart_now(made) for pair in _pairs(decision)}
    changed = now ^ decided.load_apart(store)
    if changed:
        decided.replace_apart(store, now)
        claims = {claim_id for pair in changed for claim_id in (pair.claim_a, pair.claim_b)}
        rows = store.execute("articles_of_claims", wanted=claims)
        articles = [row["article_id"] for row in rows]
        ledger.mark_undone(store, "match", articles, ChangeCause.DECISIONS)
    return len(changed)


def _pairs(decision: Decision) -> Iterable[Apart]:
    claim_id = decision.draft.subject_id
    words = f"{decision.author} says these are not of one quantity: {decision.draft.reason}"
    for other in decision.draft.context.get("others", ()):
        if other != claim_id:
            yield Apart(min(claim_id, other), max(claim_id, other), words)


def _release(store: Store, fresh: Sequence[Decision]) -> list[Article]:
    """Make what was put back undone; return the articles that are to be taken in again."""
    articles: list[Article] = []
    for decision in fresh:
        stage = str(decision.draft.context.get("stage"))
        payload = _payload(decision.draft.context)
        if stage == "collect":
            found = _article(decision.draft.context, payload)
            articles += found
            decided.save_waived(store, stage, [article.article_id for article in found])
            ledger.forget_done(store, stage, [article.article_id for article in found])
        else:
            ids = (payload.get(name) for name in ("claim_id", "flag_id", "figure_id"))
            waived = str(next(filter(None, ids), ""))
            decided.save_waived(store, stage, [waived] if waived else [])
            ledger.forget_done(store, stage, [str(decision.draft.context.get("item_id"))])
    store.execute("release_quarantined", wanted=[d.draft.subject_id for d in fresh])
    return articles


def _payload(context: Mapping[str, object]) -> Mapping[str, object]:
    try:
        value = parse_json(str(context.get("payload") or "null"))
    except InputUnreadable:
        return {}
    return value if isinstance(value, Mapping) else {}


def _article(context: Mapping[str, object], payload: Mapping[str, object]) -> list[Article]:
    place = Place(str(context.get("source") or "put back"))
    return [found for found in read_record(payload, place) if isinstance(found, Article)]
