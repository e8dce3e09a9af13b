"""Fills passwords from the environment into channels: `${NAME}`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from claimwatch.errors import BadWatch

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


def resolve_channel(channel: str, environment: Mapping[str, str] | None = None) -> str:
    """`channel` with each `${NAME}` replaced by the variable of the environment.

    Raises:
        BadWatch: a variable is not set; its name is told, the channel is not.
    """
    known = os.environ if environment is None else environment

    def value_of(found: re.Match[str]) -> str:
        if found[1] not in known:
            raise BadWatch(f"a channel needs the environment variable {found[1]}, which is not set")
        return known[found[1]]

    return _VARIABLE.sub(value_of, channel)
