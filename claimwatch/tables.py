"""Reads the reference tables of `seeds/tables`: words, units, names. What is data stays data."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterable
from importlib.resources import files


def _text(name: str) -> str:
    return (files("seeds") / "tables" / name).read_text(encoding="utf-8")


def read_csv(name: str) -> list[dict[str, str]]:
    """The rows of `seeds/tables/<name>` by column. Lines that begin with "#" are comments."""
    lines = [line for line in _text(name).splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines))


def read_toml(name: str) -> dict[str, object]:
    """The content of `seeds/tables/<name>`."""
    return tomllib.loads(_text(name))


def fingerprint(names: Iterable[str]) -> str:
    """12 hexadecimal digits that change when a byte of one of these tables does."""
    held = hashlib.sha256()
    for name in sorted(names):
        held.update(f"{name}\x00{_text(name)}\x00".encode())
    return held.hexdigest()[:12]
