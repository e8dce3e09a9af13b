"""Reads the fields of one row of a label file, and refuses what is wrong by file and key."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from claimwatch.errors import InputUnreadable

Choice = TypeVar("Choice", bound=StrEnum)
_REQUIRED = object()


def refuse(path: Path, key: str, why: str) -> NoReturn:
    """Raise InputUnreadable for `key` of the file."""
    raise InputUnreadable(f"{path}: {key}: {why}")


def toml_of(path: Path) -> dict[str, Any]:
    """The content of a TOML file.

    Raises:
        InputUnreadable: it is not UTF-8 or not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputUnreadable(f"{path} is not a label file: {error}") from None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list in a label file, with the place to name in errors (`claims[3]`)."""

    path: Path
    place: str
    fields: Mapping[str, Any]

    def refuse(self, key: str, why: str) -> NoReturn:
        """Raise InputUnreadable for `key` of this row."""
        refuse(self.path, f"{self.place}.{key}", why)

    def _get(self, key: str, sort: type | tuple[type, ...], default: Any, called: str) -> Any:
        value = self.fields.get(key, default)
        if value is _REQUIRED:
            self.refuse(key, "is missing")
        if value is not default and (
            not isinstance(value, sort) or (isinstance(value, bool) and sort is not bool)
        ):
            self.refuse(key, f"{value!r} is no {called}")
        return value

    def text(self, key: str, default: object = _REQUIRED) -> str | None:
        """The string under `key`."""
        found: str | None = self._get(key, str, default, "string")
        return found

    def whole(self, key: str) -> int | None:
        """The whole number from 1 under `key`, None where there is none."""
        found: int | None = self._get(key, int, None, "whole number")
        if found is not None and found < 1:
            self.refuse(key, f"{found} is less than 1")
        return found

    def truth(self, key: str) -> bool:
        """The truth value under `key`, False where there is none."""
        return bool(self._get(key, bool, False, "truth value (true or false)"))

    def value(self, key: str) -> float | tuple[float, float]:
        """The number, or the two numbers of a range in order, under `key`."""
        found = self._get(key, (int, float, list), _REQUIRED, "number or [low, high]")
        if not isinstance(found, list):
            return float(found)
        numbers = [n for n in found if isinstance(n, int | float) and not isinstance(n, bool)]
        if len(numbers) != 2 or len(found) != 2 or numbers[0] > numbers[1]:
            self.refuse(key, f"{found!r} is no [low, high]")
        return float(numbers[0]), float(numbers[1])

    def choice(self, key: str, of: type[Choice], default: object = _REQUIRED) -> Choice:
        """The member of `of` whose value stands under `key`."""
        found = self._get(key, str, default, "string")
        try:
            return of(found)
        except ValueError:
            self.refuse(key, f"{found!r} is none of {', '.join(of)}")

    def texts(self, key: str) -> list[str]:
        """The list of strings under `key`, empty where there is none."""
        found: list[str] = self._get(key, list, [], "list")
        if not all(isinstance(item, str) for item in found):
            self.refuse(key, f"{found!r} is no list of strings")
        return found

    def name(self, key: str, known: Collection[str], stem: str) -> str:
        """The name under `key`, with its file's stem; it must be one of `known`."""
        return self._known(key, self.text(key), known, stem)

    def names(self, key: str, known: Collection[str], stem: str, least: int) -> tuple[str, ...]:
        """The names under `key`, at least `least` of them, all of them known."""
        found = self.texts(key)
        if len(set(found)) < least:
            self.refuse(key, f"needs at least {least} different names")
        return tuple(self._known(key, item, known, stem) for item in found)

    def lists(self, key: str, known: Collection[str], stem: str) -> list[tuple[str, ...]]:
        """The lists of known names under `key`, empty where there is none."""
        found = self._get(key, list, [], "list of lists")
        if not all(isinstance(item, list) for item in found):
            self.refuse(key, f"{found!r} is no list of lists")
        return [tuple(self._known(key, name, known, stem) for name in item) for item in found]

    def _known(self, key: str, item: object, known: Collection[str], stem: str) -> str:
        name = f"{stem}/{item}"
        if name not in known:
            self.refuse(key, f"{item!r} is not labelled in this file")
        return name


def row_of(row: Row, known: Collection[str]) -> Row:
    """The row itself, refused when it has a key that is not `known`."""
    for key in row.fields.keys() - set(known):
        row.refuse(key, f"unknown; known are {', '.join(sorted(known))}")
    return row


def rows_of(
    path: Path, content: Mapping[str, Any], key: str, known: Collection[str] | None = None
) -> Iterator[Row]:
    """The rows of the list under `key`, none where there is no such list."""
    found = content.get(key, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        refuse(path, key, "is no list of tables")
    for number, fields in enumerate(found, 1):
        row = Row(path, f"{key}[{number}]", fields)
        yield row if known is None else row_of(row, known)
