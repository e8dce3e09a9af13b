"""Reads the tags by which pages and records name their language."""

from __future__ import annotations

import re


def language_of(word: str | None) -> str | None:
    """The language of "en-GB" or "en_US" ("en"); None for what is no language tag."""
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*", word or "")
    return match[1].lower() if match else None
