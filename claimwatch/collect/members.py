"""Cuts a gzipped archive into its members, each unfolded under a cap, and outlives broken ones.

A WARC file holds a gzip member for each record (ISO 28500, annex D), so that one can be read
without the others. Where a member is broken or too large, the next is looked for by its first
bytes: what is unfolded is never more than the cap, however small it came.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MAGIC = b"\x1f\x8b\x08"
_GZIP = 31
"""zlib's window bits for a gzip head and tail."""
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """What one member unfolds to, `offset` bytes into the file.

    `fault` says why it could not be read to its end; `content` is then what came before.
    """

    offset: int
    content: bytes
    fault: str | None = None


def read_members(stream: BinaryIO, most_bytes: int, begins: bytes) -> Iterator[Member]:
    """The members of a seekable `stream`, each cut at `most_bytes` unfolded bytes.

    After one that cannot be read, reading goes on at the next that unfolds to `begins`.
    """
    offset: int | None = 0
    while offset is not None:
        stream.seek(offset)
        member, end = _read_member(stream, offset, most_bytes)
        if member.content or member.fault:
            yield member
        offset = end if member.fault is None else find_member(stream, offset + 1, begins)


def _read_member(stream: BinaryIO, offset: int, most: int) -> tuple[Member, int | None]:
    """The member at `offset`, and where it ends; None at the end of the file."""
    unfold, parts, size, came = zlib.decompressobj(_GZIP), list[bytes](), 0, offset
    while not unfold.eof:
        chunk = unfold.unconsumed_tail or stream.read(_PIECE)
        if not chunk:
            fault = None if came == offset else "cut short: the file ends within a gzip member"
            return Member(offset, b"".join(parts), fault), None
        came = stream.tell()
        try:
            parts.append(unfold.decompress(chunk, _PIECE))
        except zlib.error as error:
            fault = f"broken: the gzip member cannot be unfolded ({error})"
            return Member(offset, b"".join(parts), fault), None
        size += len(parts[-1])
        if size > most:
            return Member(offset, b"".join(parts), _too_large(most)), None
    return Member(offset, b"".join(parts)), came - len(unfold.unused_data)


def _too_large(most: int) -> str:
    return f"too large: a gzip member unfolds to more than {most:,} bytes (setting max_file_bytes)"


def find_member(stream: BinaryIO, start: int, begins: bytes) -> int | None:
    """Where, from `start` on, the next member that unfolds to `begins` stands; None without one."""
    place = find_bytes(stream, start, MAGIC)
    while place is not None:
        stream.seek(place)
        if _unfolds_to(stream.read(_PIECE), begins):
            return place
        place = find_bytes(stream, place + 1, MAGIC)
    return None


def _unfolds_to(head: bytes, begins: bytes) -> bool:
    try:
        return zlib.decompressobj(_GZIP).decompress(head, len(begins)) == begins
    except zlib.error:
        return False


def find_bytes(stream: BinaryIO, start: int, wanted: bytes) -> int | None:
    """Where `wanted` stands next in a seekable `stream`, from `start` on; None where nowhere."""
    stream.seek(start)
    held, offset = b"", start
    while piece := stream.read(_PIECE):
        held += piece
        found = held.find(wanted)
        if found >= 0:
            return offset + found
        kept = len(wanted) - 1
        offset += len(held) - kept
        held = held[-kept:]
    return None
