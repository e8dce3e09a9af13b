"""Who is looking: the person's name and role, and when they were last here.

Without a login the desk is open to whoever reaches it, which is the loopback only: everybody may
do everything, under the name that they give. With a login both come from the identity provider.
"""

from __future__ import annotations

import getpass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

import streamlit as st

from claimwatch.decide.roles import Actor, Role
from dashboards import login
from dashboards.configured import settings
from dashboards.desk_store import desk
from dashboards.text import plain, plain_words

COOKIE = "cw-name"
_NAME = "cw-name"
_SINCE = "cw-since"
_RENAMED = "cw-renamed"
_MOST_NAME = 80
_NOTED_EVERY = timedelta(minutes=1)


def visitor() -> Actor:
    """The person who looks at this page."""
    auth = settings().auth
    if auth is not None:
        return login.person(auth)
    return Actor(_given_name(), Role.ADMIN)


def _given_name() -> str:
    kept: Any = st.session_state.get(_NAME)
    if kept is None:
        kept = unquote(st.context.cookies.get(COOKIE, "")) or _user_of_this_machine()
    return plain(kept).strip()[:_MOST_NAME] or "somebody"


def _user_of_this_machine() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name
        return "somebody"


def choose_name() -> None:
    """Draw who one is; without a login, with a place to say so."""
    if settings().auth is not None:
        login.draw(visitor())
        return
    if st.session_state.pop(_RENAMED, False):
        st.rerun()
    with st.popover(plain_words(visitor().name), key="cw-person", type="tertiary"):
        st.text_input(
            "Your name, as it stands beside your decisions",
            value=visitor().name,
            max_chars=_MOST_NAME,
            key="cw-name-given",
            on_change=_take_name,
        )


def _take_name() -> None:
    st.session_state[_NAME] = st.session_state["cw-name-given"]
    st.session_state.pop(_SINCE, None)
    st.session_state[_RENAMED] = True


def last_visit() -> datetime | None:
    """When this person's last visit ended, in UTC; None on the first one.

    That they are here now is noted with it, once a minute.
    """
    now = datetime.now(UTC)
    noted, since = st.session_state.get(_SINCE, (None, None))
    if noted is None or now - noted > _NOTED_EVERY:
        since = desk().visits.come(visitor().name, now)
        st.session_state[_SINCE] = (now, since)
    return since if isinstance(since, datetime) else None
