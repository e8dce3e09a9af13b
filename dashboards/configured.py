"""The settings as the pages use them: read once, when the server first asks for them."""

from __future__ import annotations

from functools import cache

from claimwatch.settings import Settings, load_settings


@cache
def settings() -> Settings:
    """The settings that this server goes by until it ends.

    A page asks for them dozens of times, and each reading of the file and the environment takes
    milliseconds.
    """
    return load_settings()
