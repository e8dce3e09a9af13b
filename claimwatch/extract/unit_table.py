"""The table of units: what writes them, their canonical names and what pint converts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimwatch.tables import read_csv


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's canonical singular name, its dimension, and the expression that pint converts."""

    name: str
    dimension: str
    pint: str


@cache
def unit_table() -> dict[str, Unit]:
    """Units by the words that write them (lower case) and by their signs (exact case)."""
    return {
        row["written"]: Unit(row["unit"], row["dimension"], row["pint"])
        for row in read_csv("units.csv")
    }


@cache
def pint_of() -> dict[str, str]:
    """The pint expression of each canonical unit that converts."""
    return {unit.name: unit.pint for unit in unit_table().values() if unit.pint}
