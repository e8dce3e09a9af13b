"""How a veto says why."""

from __future__ import annotations

from claimwatch.model import Reason


def veto(name: str, said: str) -> Reason:
    """The reason of a veto: `name` is its comparator's, `said` why the two are not one."""
    return Reason(f"veto:{name}", -1.0, said)
