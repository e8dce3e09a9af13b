"""Bodies under caps: bombs, stalls, truncated and odd encodings."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch.collect.web.bodies import read_body
from claimwatch.collect.web.outcomes import FetchFailed, FetchRefused

TEXT = b"Six people were hurt. " * 200


def read(chunks: list[bytes], encoding: str = "", most: int = 100_000, ticks=lambda: 0.0) -> bytes:
    return read_body(chunks, encoding, most, deadline=10.0, ticks=ticks)


def in_pieces(body: bytes, size: int = 100) -> list[bytes]:
    return [body[start : start + size] for start in range(0, len(body), size)]


def raw_deflate(body: bytes) -> bytes:
    folding = zlib.compressobj(wbits=-15)
    return folding.compress(body) + folding.flush()


@pytest.mark.parametrize(
    ("encoding", "folded"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("X-Gzip", gzip.compress(TEXT, mtime=0)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
    ],
)
def test_what_was_folded_is_unfolded(encoding: str, folded: bytes) -> None:
    assert read(in_pieces(folded), encoding) == TEXT


@given(st.binary(max_size=2_000), st.integers(1, 50))
def test_the_size_of_the_pieces_changes_nothing(body: bytes, size: int) -> None:
    assert read(in_pieces(gzip.compress(body), size), "gzip") == body


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(FetchRefused, match="more than 100,000 bytes"):
        read(in_pieces(bomb, 1_000), "gzip")


def test_an_endless_body_is_refused() -> None:
    with pytest.raises(FetchRefused, match="too large"):
        read_body(iter(lambda: b"x" * 1_000, b""), "", 100_000, 10.0, lambda: 0.0)


def test_a_trickle_ends_at_the_deadline() -> None:
    clock = iter(range(100))
    with pytest.raises(FetchFailed, match="takes too long"):
        read([b"x"] * 100, ticks=lambda: float(next(clock)))


@pytest.mark.parametrize("cut", [5, 30, -1])
def test_a_truncated_body_is_a_failure(cut: int) -> None:
    with pytest.raises(FetchFailed, match="ends too early"):
        read([gzip.compress(TEXT)[:cut]], "gzip")


def test_a_broken_body_is_a_failure() -> None:
    with pytest.raises(FetchFailed, match="broken"):
        read([b"this is not gzip at all"], "gzip")


def test_an_encoding_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(FetchRefused, match="'br'"):
        read([b"x"], "br")
