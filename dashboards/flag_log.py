"""The history of one flag: what runs found and what people decided, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from claimwatch.decide.decision import Action, Decision
from dashboards import format as fmt
from dashboards import words
from dashboards.db import Row
from dashboards.text import escaped, isolated

_CAUSES = {"articles": "a run", "rules": "changed rules"}


def history(changes: Sequence[Row], decisions: Sequence[Decision]) -> str:
    """Both as one list with times, authors and reasons."""
    lines = [_change_line(change) for change in changes]
    lines += [_decision_line(decision) for decision in decisions]
    lines.sort(key=lambda line: line[0], reverse=True)
    items = "".join(item for _, item in lines)
    return f'<ol class="cw-log" aria-label="History">{items}</ol>'


def _change_line(change: Row) -> tuple[datetime, str]:
    at = fmt.as_utc(change["changed_at"])
    who = _CAUSES.get(change["cause"], "a run")
    return at, _item("run", at, who, isolated(change["words"]))


def _decision_line(decision: Decision) -> tuple[datetime, str]:
    draft = decision.draft
    told = f"<b>{escaped(_did(decision))}</b>"
    if draft.reason:
        told += f": {isolated(draft.reason)}"
    return decision.at, _item("person", decision.at, decision.author, told)


def _did(decision: Decision) -> str:
    draft = decision.draft
    if draft.action is Action.ASSIGN:
        return f"assigned it to {draft.assignee}" if draft.assignee else "assigned it to nobody"
    if draft.action is Action.SNOOZE:
        end = "until it changes" if draft.until_changed else f"until {fmt.moment(draft.until)}"
        return f"snoozed it {end}"
    return words.ACTIONS[draft.action].did


def _item(kind: str, at: datetime, who: str, told: str) -> str:
    return (
        f'<li class="{kind}"><time datetime="{at.isoformat()}">{fmt.moment(at)}</time>'
        f"<span>{isolated(who)}</span><div>{told}</div></li>"
    )


def decision_records(decisions: Sequence[Decision]) -> list[Row]:
    """The decisions as plain records, for the export."""
    return [
        {
            "at": decision.at,
            "author": decision.author,
            "action": str(decision.draft.action),
            "reason": decision.draft.reason,
            "until": decision.draft.until,
            "assignee": decision.draft.assignee,
        }
        for decision in decisions
    ]
