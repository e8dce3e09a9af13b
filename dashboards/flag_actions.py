"""What can be decided on one flag: the bar of buttons, and "not the same quantity" for a claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from claimwatch.decide.decision import Action, Draft, SubjectKind
from claimwatch.decide.roles import may
from claimwatch.decide.state import HELD_BACK, DeskState, apart_now
from claimwatch.errors import InvalidRecord
from dashboards import words
from dashboards.db import Row, Snapshot
from dashboards.deciding import Said, contexts, decide, decide_on_flag, say
from dashboards.desk_store import desk, mirror
from dashboards.forms import FORMS
from dashboards.people import visitor
from dashboards.text import escaped, isolated, plain

_ROUND = "cw-decide-round"


def draw_actions(snapshot: Snapshot, flag: Row, state: str) -> None:
    """Draw what this visitor may decide on the flag as it stands now."""
    if not may(visitor().role, Action.ACKNOWLEDGE):
        return
    flag_id = flag["flag_id"]
    kept = contexts(snapshot, [flag_id]).get(flag_id, {})
    seen = mirror().held(SubjectKind.FLAG, flag_id).decisions
    press = _presser(flag_id, kept, seen)
    held_back = state in HELD_BACK
    with st.container(key="cw-actions", horizontal=True, vertical_alignment="center"):
        if not held_back and state != DeskState.ACKNOWLEDGED:
            press(Action.ACKNOWLEDGE, primary=True)
        _behind(Action.ASSIGN, flag_id, kept, seen)
        if held_back or state == DeskState.ACKNOWLEDGED:
            press(Action.REOPEN, primary=held_back)
        if not held_back:
            for action in (Action.SNOOZE, Action.DISMISS, Action.RESOLVE):
                _behind(action, flag_id, kept, seen)
        _behind(Action.NOTE, flag_id, kept, seen)


def _presser(flag_id: str, kept: Mapping[str, Any], seen: int) -> Callable[..., None]:
    def press(action: Action, primary: bool = False) -> None:
        st.button(
            words.ACTIONS[action].name,
            key=f"cw-do-{action}",
            type="primary" if primary else "secondary",
            on_click=decide_on_flag,
            args=(action, flag_id, kept, seen, {}),
        )

    return press


def _behind(action: Action, flag_id: str, kept: Mapping[str, Any], seen: int) -> None:
    """A button behind which a form asks for more; what was typed stays until it was stored."""
    round_ = st.session_state.setdefault(_ROUND, 0)
    key = f"cw-decide-{action}-{flag_id}-{round_}"
    name = words.ACTIONS[action].name
    with st.popover(f"{name} …", key=f"cw-open-{action}-{round_}"), st.form(key, border=False):
        FORMS[action].draw(key)
        st.form_submit_button(
            name, type="primary", on_click=_take_form, args=(action, key, flag_id, kept, seen)
        )


def _take_form(action: Action, key: str, flag_id: str, kept: Mapping[str, Any], seen: int) -> None:
    if decide_on_flag(action, flag_id, kept, seen, FORMS[action].read(key)):
        st.session_state[_ROUND] += 1  # other keys: the forms are empty and closed again


def draw_apart(figure_id: str, figure_claims: Sequence[Row], letters: Mapping[str, str]) -> None:
    """Draw the way to take one claim out of its figure, and what was taken out already."""
    if not figure_id or not may(visitor().role, Action.APART):
        return
    with st.expander("Is one of these not of the same quantity?", key="cw-apart"):
        st.html(
            "<p>Take a claim out of this figure. The next run keeps it apart from the others, also "
            "after the database is built anew.</p>"
        )
        ids = [claim["claim_id"] for claim in figure_claims]
        with st.form("cw-apart-form", border=False):
            named = {claim["claim_id"]: _named(claim, letters) for claim in figure_claims}
            st.selectbox("Claim", ids, format_func=named.__getitem__, key="cw-apart-claim")
            st.text_input("Why", key="cw-apart-why", max_chars=1000)
            seen = {claim_id: _seen(claim_id) for claim_id in ids}
            st.form_submit_button(
                "Not the same quantity", on_click=_take_apart, args=(figure_id, seen)
            )


def _seen(claim_id: str) -> int:
    return mirror().held(SubjectKind.CLAIM, claim_id).decisions


def _take_apart(figure_id: str, seen: Mapping[str, int]) -> None:
    chosen = st.session_state["cw-apart-claim"]
    others = [claim_id for claim_id in seen if claim_id != chosen]
    context = {"others": others, "figure_id": figure_id}
    _set_apart(Action.APART, chosen, st.session_state["cw-apart-why"], context, seen[chosen])


def _named(claim: Row, letters: Mapping[str, str]) -> str:
    letter = letters.get(claim["claim_id"])
    head = f"{letter}: " if letter else ""
    return plain(f"{head}{words.figure_in_words(claim)}, {words.publisher(claim)}")


def _set_apart(
    action: Action, claim_id: str, reason: str, context: Mapping[str, Any], seen: int
) -> None:
    try:
        draft = Draft(SubjectKind.CLAIM, claim_id, action, reason=reason, context=context)
    except InvalidRecord:
        say(Said(words.ACTIONS[action].lacking, stored=False))
        return
    say(decide(draft, seen))


def draw_taken_out(figure_claims: Sequence[Row]) -> None:
    """Which of the figure's claims an analyst has taken out, with the way back."""
    ids = {claim["claim_id"] for claim in figure_claims}
    made = desk().decisions.about(SubjectKind.CLAIM, ids)
    of_figure = [d for d in apart_now(made) if ids & set(d.draft.context.get("others", ()))]
    for one in of_figure:
        claim = next(c for c in figure_claims if c["claim_id"] == one.draft.subject_id)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(
                f"<p>{isolated(one.author)} has taken out "
                f"<b>{escaped(words.figure_in_words(claim))}</b>, "
                f"{isolated(words.publisher(claim))}: {isolated(one.draft.reason)}. "
                "The next run regroups it.</p>",
                width="stretch",
            )
            if may(visitor().role, Action.TOGETHER):
                st.button(
                    "Take that back",
                    key=f"cw-together-{one.seq}",
                    on_click=_set_apart,
                    args=(
                        Action.TOGETHER,
                        one.draft.subject_id,
                        "",
                        {},
                        _seen(one.draft.subject_id),
                    ),
                )
