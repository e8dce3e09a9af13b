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


@dataclass(frozen=True, slots=True)
class _Recipe:
    """A kind of shape: its pattern, and what every text that holds one matches."""

    name: str
    kind: ClaimKind
    pattern: re.Pattern[str]
    needs: re.Pattern[str]


@cache
def recipes() -> tuple[_Recipe, ...]:
    """The shapes of `number_shapes.toml`, in its order."""
    table = read_toml("number_shapes.toml")
    parts = table["parts"]
    assert isinstance(parts, dict)
    shapes = table["shape"]
    assert isinstance(shapes, list)
    return tuple(
        _Recipe(
            shape["name"],
            ClaimKind(shape["kind"]),
            re.compile(_filled(shape["pattern"], parts), re.VERBOSE),
            re.compile(_filled(shape["needs"], parts)),
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
    for recipe in recipes():
        if recipe.needs.search(text) is None:
            continue
        for match in recipe.pattern.finditer(text):
            start, end = match.span()
            if start < end and all(end <= s.start or s.end <= start for s in found):
                found.append(Shape(start, end, recipe.kind, recipe.name))
    return sorted(found, key=lambda shape: shape.start)
