"""Reads JSON strictly enough for news records: repeated keys are kept in mind, faults are told."""

from __future__ import annotations

import json
from typing import Any

from claimwatch.errors import InputUnreadable


class JsonObject(dict[str, Any]):
    """A JSON object that remembers which keys came twice with different values."""

    repeated: frozenset[str] = frozenset()


def parse_json(text: str) -> Any:
    """The value of a JSON text; NaN and Infinity, which are not JSON, are read as null.

    Raises:
        InputUnreadable: it is no JSON, nests too deeply, or holds a number of absurd length. The
            message says where.
    """
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        where = f"at character {error.pos + 1}" if error.lineno == 1 else f"at line {error.lineno}"
        raise InputUnreadable(f"broken JSON {where}: {error.msg}") from None
    except RecursionError:
        raise InputUnreadable("the JSON nests too deeply") from None
    except ValueError as error:
        raise InputUnreadable(f"broken JSON: {error}") from None


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    made = JsonObject()
    repeated = set()
    for key, value in pairs:
        if key in made and made[key] != value:
            repeated.add(key)
        made[key] = value
    if repeated:
        made.repeated = frozenset(repeated)
    return made


def decode(content: bytes) -> str:
    """The text of UTF-8 bytes, without a byte order mark.

    Raises:
        InputUnreadable: the bytes are not UTF-8, or hold NULs as binary files do.
    """
    if b"\x00" in content:
        raise InputUnreadable(f"binary: a NUL at byte {content.index(0) + 1:,}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputUnreadable(
            f"not UTF-8: byte {error.start + 1:,} is 0x{content[error.start]:02x}"
        ) from None
