"""From a press of a button to a stored decision, and what is said when it was not stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from claimwatch.alert.standing import Standing
from claimwatch.decide.decision import Action, DecidedMeanwhile, Draft, NotAllowed, SubjectKind
from claimwatch.errors import InvalidRecord
from claimwatch.model import Severity
from dashboards import words
from dashboards.db import Row, Snapshot
from dashboards.desk_store import desk
from dashboards.people import visitor
from dashboards.text import plain_words

_SAID = "cw-said"


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a decision, in plain words (never with text of articles)."""

    words: str
    stored: bool


def context_of(state: Row) -> dict[str, Any]:
    """What a decision keeps of the flag's moment, from a row of `v_desk_flag_states`."""
    standing = Standing(Severity(state["severity"]), state["origins"], state["gap"])
    return {
        "standing": standing.words,
        "kind": state["kind"],
        "claim_ids": list(state["claim_ids"]),
        "label": state["label"],
    }


def contexts(snapshot: Snapshot, flag_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The moments of these flags, by id; of those that stand."""
    rows = snapshot.rows("v_desk_flag_states", flag_ids=sorted(set(flag_ids)))
    return {row["flag_id"]: context_of(row) for row in rows}


def decide(draft: Draft, seen: int | None) -> Said:
    """Store a decision of this visitor, who has seen `seen` decisions about the subject."""
    try:
        desk().decisions.record(draft, visitor(), datetime.now(UTC), seen)
    except DecidedMeanwhile as met:
        return Said(_meanwhile(met), stored=False)
    except NotAllowed as refused:
        return Said(f"Not stored: {refused}.", stored=False)
    return Said(f"{words.ACTIONS[draft.action].done}.", stored=True)


def _meanwhile(met: DecidedMeanwhile) -> str:
    said = "; ".join(f"{one.author} {_did(one.draft)}" for one in met.meanwhile)
    return f"Not stored, for somebody decided meanwhile: {said}. Look at it, then decide again."


def _did(draft: Draft) -> str:
    return words.ACTIONS[draft.action].did


def say(said: Said) -> None:
    """Keep what came of a decision for the next drawing of the page."""
    st.session_state.setdefault(_SAID, []).append(said)


def draw_said() -> None:
    """Say what came of the decisions made since the page was last drawn."""
    with st.container(key="cw-said"):  # always there, so that nothing below moves its place
        for said in st.session_state.pop(_SAID, []):
            (st.success if said.stored else st.warning)(plain_words(said.words))


def decide_on_flag(
    action: Action, flag_id: str, context: Mapping[str, Any], seen: int, given: Mapping[str, Any]
) -> bool:
    """Decide on one flag with what a form gave; say what came of it. True where it was stored."""
    try:
        draft = Draft(SubjectKind.FLAG, flag_id, action, context=context, **given)
    except InvalidRecord:
        say(Said(words.ACTIONS[action].lacking, stored=False))
        return False
    said = decide(draft, seen)
    say(said)
    return said.stored
