"""Recognises written shapes that hold digits but no amount: dates, clock times, phones, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimwatch.model import ClaimKind
from claimwatch.tables import read_toml


@dataclass(frozen=True, slots=True)
class Shape:
    """Characters [start, end) of a sentence whose digits are no amount."""

    start: int
    end: int
    kind: ClaimKind
    name: str


@cache
def _patterns() -> tuple[tuple[str, ClaimKind, re.Pattern[str]], ...]:
    table = read_toml("number_shapes.toml")
    parts = table["parts"]
    assert isinstance(parts, dict)
    shapes = table["shape"]
    assert isinstance(shapes, list)
    return tuple(
        (
            shape["name"],
            ClaimKind(shape["kind"]),
            re.compile(_filled(shape["pattern"], parts), re.VERBOSE),
        )
        for shape in shapes
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{part})")
    return pattern


def find_shapes(text: str) -> list[Shape]:
    """The shapes of a sentence in order; of overlapping ones, the earliest pattern's stays."""
    found: list[Shape] = []
    for name, kind, pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span()
            if start < end and all(end <= s.start or s.end <= start for s in found):
                found.append(Shape(start, end, kind, name))
    return sorted(found, key=lambda shape: shape.start)
