"""The decisions of people, in the desk store: only ever added, and never by two at once.

Each decision says how many about its subject its author had seen. The number that follows is
unique in the database, so that of two authors who saw the same the second is refused and told of
the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, func, insert, literal, select
from sqlalchemy.exc import IntegrityError

from claimwatch.decide.decision import (
    Action,
    DecidedMeanwhile,
    Decision,
    Draft,
    NotAllowed,
    SubjectKind,
)
from claimwatch.decide.roles import Actor, Role, may
from claimwatch.store.desk_tables import decisions

_MOST_TRIES = 50


class Decisions:
    """The log of decisions. Every method is one transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, draft: Draft, actor: Actor, at: datetime, seen: int | None) -> Decision:
        """Store a decision by `actor`, who has seen `seen` decisions about the subject.

        `seen` of None, and a note whatever was seen, follow on what is there: they take nothing
        back that somebody else has decided.

        Raises:
            NotAllowed: the actor's role does not reach to it.
            DecidedMeanwhile: there are more decisions than the actor has seen.
        """
        if not may(actor.role, draft.action):
            raise NotAllowed(
                f"{actor.name} ({actor.role}) may not {draft.action} a {draft.subject}"
            )
        for _ in range(_MOST_TRIES):
            there = self.of(draft.subject, draft.subject_id)
            follows_any = seen is None or draft.action is Action.NOTE
            if not follows_any and len(there) != seen:
                raise DecidedMeanwhile(tuple(there[seen:]))
            stored = self._insert(draft, actor, at, len(there) + 1)
            if stored is not None:
                return stored
        raise DecidedMeanwhile(tuple(self.of(draft.subject, draft.subject_id)[-1:]))

    def _insert(self, draft: Draft, actor: Actor, at: datetime, ordinal: int) -> Decision | None:
        """The stored decision; None where another took its number in this moment."""
        row = {
            **asdict(draft),
            "subject": draft.subject.value,
            "action": draft.action.value,
            "context": dict(draft.context),
            "ordinal": ordinal,
            "author": actor.name,
            "role": actor.role.value,
            "at": at,
        }
        newest = func.coalesce(func.max(decisions.c.seq), 0)
        columns = ["seq", *row]
        values = [literal(row[name], decisions.c[name].type) for name in row]
        numbered = select(newest + 1, *values).select_from(decisions)
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(decisions).from_select(columns, numbered))
        except IntegrityError:
            return None
        return next(
            one for one in self.of(draft.subject, draft.subject_id) if one.ordinal == ordinal
        )

    def of(self, subject: SubjectKind, subject_id: str) -> list[Decision]:
        """The decisions about one subject, in their order."""
        about = (decisions.c.subject == subject.value) & (decisions.c.subject_id == subject_id)
        return self._select(about)

    def about(self, subject: SubjectKind, subject_ids: Iterable[str]) -> list[Decision]:
        """The decisions about these subjects, in the order in which they fell."""
        wanted = decisions.c.subject_id.in_(list(subject_ids))
        return self._select((decisions.c.subject == subject.value) & wanted)

    def since(self, seq: int = 0) -> list[Decision]:
        """The decisions after number `seq`, in the order in which they fell."""
        return self._select(decisions.c.seq > seq)

    def newest(self) -> int:
        """The number of the newest decision, 0 before any."""
        with self._engine.connect() as connection:
            return int(connection.scalar(select(func.coalesce(func.max(decisions.c.seq), 0))) or 0)

    def _select(self, condition: Any) -> list[Decision]:
        query = select(decisions).where(condition).order_by(decisions.c.seq)
        with self._engine.connect() as connection:
            return [_decision(dict(row)) for row in connection.execute(query).mappings()]


def _decision(row: Mapping[str, Any]) -> Decision:
    draft = Draft(
        subject=SubjectKind(row["subject"]),
        subject_id=row["subject_id"],
        action=Action(row["action"]),
        reason=row["reason"],
        until=row["until"],
        until_changed=row["until_changed"],
        assignee=row["assignee"],
        context=row["context"],
    )
    return Decision(draft, row["seq"], row["ordinal"], row["author"], Role(row["role"]), row["at"])
