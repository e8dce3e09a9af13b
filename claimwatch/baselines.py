"""What is usual for a publisher, by its own history, and whether its newest articles still are.

Pure: the store works out the median and its spread (`blocks.sql`, `volumes.sql`), `gates.toml` says
how far from them is too far. A share may be off by as much as a binomial draw of its size is, a
rate by as much as a Poisson one: so few articles never are a fault.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from claimwatch.tables import read_toml

_FROM_MAD = 1.4826
"""A normal distribution's standard deviation, from its median absolute deviation."""
VOLUME = "volume"


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is held against the history; the fields are those of `gates.toml`."""

    name: str
    table: str
    says: str
    of: str
    each: str
    kind: str
    least: int
    low: float | None = None
    high: float | None = None

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that are looked at: "low", "high" or both."""
        return tuple(side for side in ("low", "high") if getattr(self, side) is not None)


@dataclass(frozen=True, slots=True)
class Volume:
    """How many articles come a day; the fields are those of `gates.toml`."""

    table: str
    says: str
    days: int
    least_days: int
    least_a_day: float
    fresh_hours: int
    low_factor: float
    high_factor: float
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The table `gates.toml`."""

    block_articles: int
    least_blocks: int
    most_blocks: int
    deviations: float
    hold_hours: float
    look_again_hours: float
    volume: Volume
    measures: tuple[Measure, ...]


@cache
def thresholds() -> Thresholds:
    """The thresholds of `seeds/tables/gates.toml`."""
    table: dict[str, Any] = dict(read_toml("gates.toml"))
    volume = table.pop("volume")
    measures = table.pop("measures")
    return Thresholds(
        **table,
        volume=Volume(**{**volume, "holds": tuple(volume["holds"])}),
        measures=tuple(Measure(name, **fields) for name, fields in measures.items()),
    )


@dataclass(frozen=True, slots=True)
class Look:
    """One publisher's newest articles beside its history, in one measure.

    `observed` is out of `each`; `lo` and `hi` are what is still usual, None where that side is not
    looked at; `from_at` is when the newest articles begin. Alerts on them wait where a side of
    `holds` is passed.
    """

    publisher: str
    measure: str
    table: str
    says: str
    observed: float
    each: int
    usual: float
    lo: float | None
    hi: float | None
    from_at: datetime | None
    holds: tuple[str, ...] = ("low", "high")

    is_share: bool = False

    @property
    def words(self) -> str:
        """What was seen, as people read it."""
        seen, usual = self._said(self.observed), self._said(self.usual)
        return f"{self.publisher}: {seen} {self.says} (usually {usual}, expected {self._expected})"

    @property
    def _expected(self) -> str:
        if self.lo is None or self.hi is None:
            word, end = ("at least", self.lo) if self.hi is None else ("at most", self.hi)
            return f"{word} {self._said(end or 0.0)}"
        return f"{self._said(self.lo)} to {self._said(self.hi)}"

    def _said(self, number: float) -> str:
        return f"{number:.0%}" if self.is_share else f"{number:.3g}"


def look_at(measure: Measure, row: Mapping[str, Any], table: Thresholds) -> Look | None:
    """A row of `blocks.sql` as a look; None where there is too little to say anything."""
    each, past_each = int(row["each_"]), float(row["past_each"])
    if each < measure.least:
        return None
    usual = float(row["usual"])
    is_share = measure.kind == "share"
    drawn = _binomial if is_share else _poisson
    scale = max(_FROM_MAD * float(row["spread"]), drawn(usual, each, past_each))
    room = table.deviations * scale
    low = high = None
    if measure.low is not None:
        least = usual - measure.low if is_share else usual * measure.low
        low = max(0.0, min(usual - room, least))
    if measure.high is not None:
        high = max(usual + room, usual + measure.high if is_share else usual * measure.high)
    return Look(
        publisher=row["publisher"],
        measure=measure.name,
        table=measure.table,
        says=measure.says,
        observed=float(row["observed"]),
        each=each,
        usual=usual,
        lo=low,
        hi=high,
        from_at=row["from_at"],
        is_share=is_share,
    )


def look_at_volume(row: Mapping[str, Any], table: Thresholds, from_at: datetime) -> Look:
    """A row of `volumes.sql` as a look; `from_at` is when its last day begins."""
    volume, usual = table.volume, float(row["usual"])
    room = table.deviations * max(_FROM_MAD * float(row["spread"]), math.sqrt(usual))
    return Look(
        publisher=row["publisher"],
        measure=VOLUME,
        table=volume.table,
        says=volume.says,
        observed=float(row["observed"]),
        each=1,
        usual=usual,
        lo=max(0.0, min(usual * volume.low_factor, usual - room)),
        hi=max(usual * volume.high_factor, usual + room),
        from_at=from_at,
        holds=volume.holds,
    )


def _binomial(share: float, each: float, past_each: float) -> float:
    """The standard deviation between two draws of a share; none and all are not taken for sure."""
    smooth = (share * past_each + 1) / (past_each + 2)
    return math.sqrt(smooth * (1 - smooth) * (1 / each + 1 / past_each))


def _poisson(rate: float, each: float, past_each: float) -> float:
    """The standard deviation between two draws of a rate."""
    smooth = (rate * past_each + 1) / past_each
    return math.sqrt(smooth * (1 / each + 1 / past_each))
