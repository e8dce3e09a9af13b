"""Reads bytes with a limit: whole files, and lines of streams that may never end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 1 << 16


def read_limited(stream: BinaryIO, limit: int) -> bytes | None:
    """All of `stream`, None when it holds more than `limit` bytes."""
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            return None
        parts.append(chunk)
    return b"".join(parts)


def read_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    r"""The lines of `stream`, cut at "\n" alone; None for one of more than `limit` bytes.

    A line that is too long is read past in pieces, never held.
    """
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield None
