"""The login, where the settings ask for one: OpenID Connect by Streamlit's own `st.login`."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from claimwatch.decide.roles import Actor, Role
from claimwatch.settings import AuthSettings
from dashboards.text import escaped, plain, plain_words


def require(auth: AuthSettings | None) -> bool:
    """True where the visitor may come in; else the login, or why not, is drawn."""
    if auth is None:
        return True
    if not st.user.is_logged_in:
        _ask("Claimwatch", "Log in to see the desk.")
        return False
    if is_over(auth, st.user):
        st.logout()
        return False
    if role_of(auth, st.user) is None:
        _refuse(person_name(st.user))
        return False
    return True


def _ask(title: str, why: str) -> None:
    st.title(title, anchor=False)
    with st.container(border=True):
        st.html(f"<p>{why}</p>")
        st.button("Log in", on_click=st.login, type="primary", key="cw-login")


def _refuse(name: str) -> None:
    st.title("No access", anchor=False)
    with st.container(border=True):
        st.html(
            f"<p>You are logged in as <b>{escaped(name)}</b>, but have no role here. Ask whoever "
            "runs this desk to give you one: viewer, analyst or admin.</p>"
        )
        st.button("Log out", on_click=st.logout, key="cw-logout")


def person(auth: AuthSettings) -> Actor:
    """The person who is logged in; one without a role, or whose login is over, may only look."""
    if not st.user.is_logged_in or is_over(auth, st.user):
        return Actor("nobody", Role.VIEWER)
    return Actor(person_name(st.user), role_of(auth, st.user) or Role.VIEWER)


def draw(who: Actor) -> None:
    """Draw who is logged in, and the way out."""
    with st.popover(plain_words(who.name), key="cw-person", type="tertiary"):
        st.html(f"<p>Logged in as <b>{escaped(who.name)}</b>, {who.role}.</p>")
        st.button("Log out", on_click=st.logout, key="cw-logout")


def person_name(user: Mapping[str, Any]) -> str:
    """The name that stands beside the person's decisions: the address is the surest to be one's."""
    named = user.get("email") or user.get("preferred_username") or user.get("sub") or "unknown"
    return plain(named)[:80]


def role_of(auth: AuthSettings, user: Mapping[str, Any]) -> Role | None:
    """The highest role that the settings' lists or the provider's claim give; None: no way in.

    In the lists a person is named by subject, or by an address that the provider has verified.
    """
    names = {str(user.get("sub", ""))} - {""}
    if user.get("email") and user.get("email_verified") is True:
        names.add(str(user["email"]).lower())
    given = set(_claimed(auth, user))
    for role, listed in (
        (Role.ADMIN, auth.admins),
        (Role.ANALYST, auth.analysts),
        (Role.VIEWER, auth.viewers),
    ):
        if role.value in given or names & {name.lower() for name in listed} or names & set(listed):
            return role
    return None


def _claimed(auth: AuthSettings, user: Mapping[str, Any]) -> Iterable[str]:
    value = user.get(auth.roles_claim) if auth.roles_claim else None
    if isinstance(value, str):
        return [value]
    return [str(one) for one in value] if isinstance(value, list | tuple) else []


def is_over(auth: AuthSettings, user: Mapping[str, Any]) -> bool:
    """True once the session is older than the settings allow, counted from the login."""
    issued = user.get("iat") or user.get("auth_time")
    return not isinstance(issued, int | float) or time.time() - issued > auth.session_hours * 3600
