"""Brings the address of an article into one form, so that one page has one address."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from courlan import clean_url, validate_url

_CHARS = 2_000


def canonical_url(url: str) -> str | None:
    """`url` without trackers, user names, passwords and fragments; None for what is no address.

    Only http and https are addresses here: anything else could do harm as a link on a page.
    """
    stripped = url.strip()
    if not stripped or len(stripped) > _CHARS or any(char.isspace() for char in stripped):
        return None
    cleaned = clean_url(stripped)
    if cleaned is None or not validate_url(cleaned)[0]:
        return None
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return urlunsplit(
        (parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, fragment)
    )
