"""Reads the reference tables of `seeds/tables`: words, units, names. What is data stays data."""

from __future__ import annotations

import csv
import tomllib
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
