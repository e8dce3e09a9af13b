"""Who may decide what. Checked where a decision is stored, whatever page or program asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do: look, decide on flags and claims, or also overrule a gate.

    `program` is claimwatch itself, which notes that a flag came back.
    """

    VIEWER = "viewer"
    ANALYST = "analyst"
    ADMIN = "admin"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the name that stands beside a decision, and the role."""

    name: str
    role: Role


PROGRAM = Actor("claimwatch", Role.PROGRAM)

_ADMINS_ONLY = frozenset({"put_back"})
_PROGRAMS_ONLY = frozenset({"returned"})


def may(role: Role, action: str) -> bool:
    """True where somebody of this role may take this action (`Action`)."""
    if action in _PROGRAMS_ONLY or role is Role.PROGRAM:
        return role is Role.PROGRAM and action in _PROGRAMS_ONLY
    if action in _ADMINS_ONLY:
        return role is Role.ADMIN
    return role in {Role.ANALYST, Role.ADMIN}
