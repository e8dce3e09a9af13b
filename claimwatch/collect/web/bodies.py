"""Reads the body of an answer under caps: on time, on bytes as they come and as they unfold."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterable

from claimwatch.collect.web.outcomes import FetchFailed, FetchRefused

_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_PIECE = 1 << 20
ENCODINGS = "gzip, deflate"
Ticks = Callable[[], float]


def read_body(
    chunks: Iterable[bytes],
    encoding: str,
    most_bytes: int,
    deadline: float,
    ticks: Ticks = time.monotonic,
) -> bytes:
    """The unfolded body of `chunks`, which came with this Content-Encoding.

    `most_bytes` bounds the body both folded and unfolded; `deadline` is on the clock of `ticks`.

    Raises:
        FetchRefused: it is larger, or of an encoding that was not asked for.
        FetchFailed: the time ran out, or the body ends too early or is broken.
    """
    unfold = _unfolder(encoding)
    parts: list[bytes] = []
    came = size = 0
    for chunk in chunks:
        came += len(chunk)
        for part in unfold(chunk):
            size += len(part)
            parts.append(part)
            _require_small(max(came, size), most_bytes)
        _require_small(came, most_bytes)
        if ticks() > deadline:
            raise FetchFailed("the answer takes too long: given up before its end")
    unfold.require_whole()
    return b"".join(parts)


def _require_small(size: int, most: int) -> None:
    if size > most:
        raise FetchRefused(f"too large: the answer has more than {most:,} bytes")


class _Plain:
    def __call__(self, chunk: bytes) -> Iterable[bytes]:
        return (chunk,)

    def require_whole(self) -> None:
        """An unfolded body ends where its connection says so."""


class _Zipped:
    """Unfolds piece by piece, so that no chunk grows past a piece before it is counted."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._zip = zlib.decompressobj(window)
        self._begun = False

    def __call__(self, chunk: bytes) -> Iterable[bytes]:
        try:
            while chunk:
                piece = self._piece_of(chunk)
                if piece:
                    yield piece
                chunk = self._zip.unconsumed_tail
        except zlib.error as error:
            raise FetchFailed(f"the compressed answer is broken: {error}") from None

    def _piece_of(self, chunk: bytes) -> bytes:
        first, self._begun = not self._begun, True
        try:
            return self._zip.decompress(chunk, _PIECE)
        except zlib.error:
            if not first or self._window != _WINDOWS["deflate"]:
                raise
            # Some servers send "deflate" without its zlib head.
            self._zip = zlib.decompressobj(-self._window)
            return self._zip.decompress(chunk, _PIECE)

    def require_whole(self) -> None:
        if self._begun and not self._zip.eof:
            raise FetchFailed("the compressed answer ends too early")


def _unfolder(encoding: str) -> _Plain | _Zipped:
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return _Plain()
    if name in _WINDOWS:
        return _Zipped(_WINDOWS[name])
    raise FetchRefused(f"the answer is encoded as {name[:40]!r}, which was not asked for")
