"""Turns what could not be read into a quarantine record, with words that say why."""

from __future__ import annotations

import re

from claimwatch.model import Quarantined

STAGE = "collect"
PAYLOAD_CHARS = 20_000
VALUE_CHARS = 200
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def is_storable(text: str) -> bool:
    """False for text with a NUL or half of a surrogate pair, which no UTF-8 store can hold."""
    return _UNSTORABLE.search(text) is None


def made_storable(text: str, limit: int) -> str:
    r"""`text` with NULs and lone surrogates written as `\x00` and `\ud800`, cut at `limit`."""
    cut = text if len(text) <= limit else f"{text[:limit]}... ({len(text):,} characters)"
    return _UNSTORABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", cut)


def refused(
    source: str,
    reason: str,
    *,
    line: int | None = None,
    expectation: str | None = None,
    value: object = None,
    payload: str | bytes | None = None,
) -> Quarantined:
    """A quarantine record of this stage; bytes that are no text are kept as escaped text."""
    if isinstance(payload, bytes):
        payload = payload[: PAYLOAD_CHARS + 1].decode("utf-8", "backslashreplace")
    return Quarantined(
        stage=STAGE,
        source=made_storable(source, 1_000),
        line=line,
        reason=made_storable(reason, 1_000),
        expectation=expectation,
        value=None if value is None else made_storable(_shown(value), VALUE_CHARS),
        payload=None if payload is None else made_storable(payload, PAYLOAD_CHARS),
    )


def _shown(value: object) -> str:
    """The value in words; what nests too deeply to be printed is named by its type."""
    try:
        return repr(value)
    except (RecursionError, ValueError):
        return f"a {type(value).__name__}"
