"""Several flags at once: acknowledge, snooze or dismiss what was picked in the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from claimwatch.decide.decision import Action, Draft, SubjectKind
from claimwatch.decide.roles import may
from claimwatch.errors import InvalidRecord
from dashboards import format as fmt
from dashboards import words
from dashboards.db import Snapshot
from dashboards.deciding import Said, contexts, decide, say
from dashboards.desk_store import mirror
from dashboards.forms import FORMS
from dashboards.people import visitor

ASSETS = Path(__file__).parent / "assets"
_SEEN = "cw-batch-seen"
_BAR = """
<div class="cw-batch" role="toolbar" aria-label="What to do with the picked flags">
  <label><input type="checkbox" class="cw-pick-all"> Pick all on this page</label>
  <span class="cw-picked" role="status">0 picked</span>
  <button type="button" data-action="acknowledge" data-key="a" disabled>Acknowledge</button>
  <button type="button" data-action="snooze" data-key="s" disabled>Snooze …</button>
  <button type="button" data-action="dismiss" data-key="d" disabled>Dismiss …</button>
  <span class="cw-keys">Keys: <kbd>j</kbd> <kbd>k</kbd> walk, <kbd>x</kbd> pick, <kbd>a</kbd>
  <kbd>s</kbd> <kbd>d</kbd> decide, <kbd>/</kbd> search</span>
</div>
"""


@cache
def _bar() -> Any:
    script = (ASSETS / "picks.js").read_text(encoding="utf-8")
    return st.components.v2.component(
        "claimwatch_picks", html=_BAR, js=script, isolate_styles=False
    )


def draw_bar(snapshot: Snapshot, shown: Sequence[str]) -> None:
    """Draw the bar for the flags `shown`, and do what was asked with it."""
    if not may(visitor().role, Action.ACKNOWLEDGE):
        return
    seen: Mapping[str, int] = st.session_state.get(_SEEN, {})
    asked = _bar()(key="cw-batch", on_asked_change=lambda: None).asked
    if asked:
        flags = {flag: seen[flag] for flag in asked["flags"] if flag in seen}
        _do(snapshot, Action(asked["action"]), flags)
    known = mirror()
    st.session_state[_SEEN] = {flag: known.held(SubjectKind.FLAG, flag).decisions for flag in shown}


def _do(snapshot: Snapshot, action: Action, flags: Mapping[str, int]) -> None:
    if action is Action.ACKNOWLEDGE:
        decide_on_all(snapshot, action, flags, {})
        st.rerun()
    elif flags:
        name = f"{words.ACTIONS[action].name} {fmt.plural(len(flags), 'flag')}"
        st.dialog(name)(_ask)(snapshot, action, flags)


def _ask(snapshot: Snapshot, action: Action, flags: Mapping[str, int]) -> None:
    """The dialog: why, and for a snooze until when."""
    with st.form("cw-batch-form", border=False):
        FORMS[action].draw("cw-batch-form")
        pressed = st.form_submit_button(words.ACTIONS[action].name, type="primary")
    if pressed:
        given = FORMS[action].read("cw-batch-form")
        if not given["reason"].strip():
            st.warning("Say why, first.")
            return
        decide_on_all(snapshot, action, flags, given)
        st.rerun()


def decide_on_all(
    snapshot: Snapshot, action: Action, flags: Mapping[str, int], given: Mapping[str, Any]
) -> None:
    """Decide on each of the flags by itself, with how many decisions on it were seen."""
    kept = contexts(snapshot, flags)
    said = [
        _decide_one(Action(action), flag_id, seen, kept.get(flag_id, {}), given)
        for flag_id, seen in flags.items()
    ]
    stored = sum(one.stored for one in said)
    if stored:
        say(Said(f"{words.ACTIONS[action].done}: {fmt.plural(stored, 'flag')}.", stored=True))
    for one in said:
        if not one.stored:
            say(one)


def _decide_one(
    action: Action, flag_id: str, seen: int, context: Mapping[str, Any], given: Mapping[str, Any]
) -> Said:
    try:
        draft = Draft(SubjectKind.FLAG, flag_id, action, context=context, **given)
    except InvalidRecord:
        return Said(words.ACTIONS[action].lacking, stored=False)
    return decide(draft, seen)
