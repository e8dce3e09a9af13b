"""Refuses XML whose entities could unfold without bound, before a parser unfolds them.

feedparser takes out only declarations that begin a line, and expat stops at 100 times the size once
8 MB are reached: until then a feed of 700 bytes keeps a core busy for most of a minute.
"""

from __future__ import annotations

import re

from claimwatch.errors import InputUnreadable

_DECLARED = re.compile(rb"<!ENTITY\s+([^\s\"'>]+)\s+([\"'])(.{0,40}?)\2\s*>", re.DOTALL)
_OTHER = re.compile(rb"&(?!#)|%")
_MOST = 300


def require_plain_entities(body: bytes) -> None:
    """Let pass what declares no entities, or only short ones for single characters and words.

    Raises:
        InputUnreadable: an entity names others, is long, or stands in another file.
    """
    # Of the encodings that XML parsers know, UTF-16 and UTF-32 put NULs between these letters.
    plain = body.replace(b"\x00", b"")
    if b"<!DOCTYPE" not in plain:
        return
    declared = plain.count(b"<!ENTITY")
    found = _DECLARED.findall(plain) if declared <= _MOST else []
    if len(found) != declared or any(_OTHER.search(value) for _, _, value in found):
        raise InputUnreadable("no feed: it declares entities that could unfold without bound")
