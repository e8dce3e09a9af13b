"""Sparklines: a row of bars, one a day, beside the number that they add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from dashboards import format as fmt
from dashboards import words
from dashboards.db import Row
from dashboards.text import escaped

Series = dict[str, list[int]]


def days_before(last: date, count: int) -> list[date]:
    """The `count` days that end with `last`."""
    return [last - timedelta(days=back) for back in reversed(range(count))]


def by_kind(rows: Sequence[Row], days: Sequence[date]) -> Series:
    """For each kind of flag how many were raised on each of the days."""
    place = {day: at for at, day in enumerate(days)}
    found: Series = defaultdict(lambda: [0] * len(days))
    for row in rows:
        if row["day"] in place:
            found[row["kind"]][place[row["day"]]] += row["flags"]
    return dict(found)


def by_group(kinds: Series, days: Sequence[date]) -> Series:
    """The same for conflicts, revisions and notices, and for all of them first."""
    summed = {"all": [0] * len(days)} | {group: [0] * len(days) for group in words.GROUPS}
    for kind, counts in kinds.items():
        for group in ("all", words.group_of(kind)):
            summed[group] = [a + b for a, b in zip(summed[group], counts, strict=True)]
    return summed


def spark(counts: Sequence[int], days: Sequence[date]) -> str:
    """The bars; each says its day and count on hover. Readers of the screen get the sum beside."""
    most = max(counts, default=0) or 1
    bars = "".join(
        f'<i style="height:{count / most:.0%}" title="{escaped(fmt.day(day))}: {count:,}"></i>'
        for day, count in zip(days, counts, strict=True)
    )
    return f'<span class="cw-spark" aria-hidden="true">{bars}</span>'
