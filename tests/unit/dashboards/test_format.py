"""Numbers and times as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dashboards import format as fmt

NUMBERS = [
    (0, "0"),
    (16000, "16,000"),
    (2.5e6, "2.5 million"),
    (1e9, "1 billion"),
    (0.25, "0.25"),
    (1234.5, "1,234.5"),
    (-3, "-3"),
    (-4.2e9, "-4.2 billion"),
]


@pytest.mark.parametrize(("value", "words"), NUMBERS)
def test_numbers_read_as_people_write_them(value: float, words: str) -> None:
    assert fmt.number(value) == words


QUANTITIES = [
    (3, "mile", "3 miles"),
    (1, "mile", "1 mile"),
    (6, "foot", "6 feet"),
    (200, "dollar", "$200"),
    (200, "dollar per month", "$200 per month"),
    (4.2e9, "euro", "€4.2 billion"),
    (25, "percentage", "25%"),
    (6.4, "magnitude", "magnitude 6.4"),
    (24, "year of age", "24 years of age"),
    (8, None, "8"),
    (5, "blorp", "5 blorp"),
]


@pytest.mark.parametrize(("value", "unit", "words"), QUANTITIES)
def test_units_stand_where_they_are_written(value: float, unit: str | None, words: str) -> None:
    assert fmt.quantity(value, unit) == words


SPREADS = [
    (15500, 16500, None, "15,500 to 16,500"),
    (5, None, None, "5 and more"),
    (None, 100, None, "up to 100"),
    (None, None, None, "any number"),
    (498, 498, None, "only 498"),
    (2.4e9, 4.2e9, "dollar", "$2.4 billion to $4.2 billion"),
    (3, 8, "mile", "3 to 8 miles"),
]


@pytest.mark.parametrize(("lo", "hi", "unit", "words"), SPREADS)
def test_intervals_say_which_ends_are_open(
    lo: float | None, hi: float | None, unit: str | None, words: str
) -> None:
    assert fmt.spread(lo, hi, unit) == words


NOW = datetime(2026, 3, 11, 12, 40, tzinfo=UTC)
AGES = [
    (timedelta(seconds=20), "just now"),
    (timedelta(seconds=-5), "just now"),
    (timedelta(minutes=1), "1 minute ago"),
    (timedelta(minutes=3, seconds=50), "3 minutes ago"),
    (timedelta(hours=5), "5 hours ago"),
    (timedelta(days=12), "12 days ago"),
]


@pytest.mark.parametrize(("passed", "words"), AGES)
def test_ages_are_told_in_the_largest_whole_step(passed: timedelta, words: str) -> None:
    assert fmt.ago(NOW - passed, NOW) == words


@pytest.mark.parametrize(
    ("likelihood", "words"),
    [(0.0, "under 1%"), (0.0049, "under 1%"), (0.07, "7%"), (0.9949, "99%"), (1.0, "over 99%")],
)
def test_nothing_is_told_as_wholly_sure(likelihood: float, words: str) -> None:
    assert fmt.sureness(likelihood) == words


def test_times_are_told_in_utc_with_their_zone() -> None:
    kyiv = timezone(timedelta(hours=2))
    assert fmt.moment(datetime(2022, 3, 11, 1, 5, tzinfo=kyiv)) == "10 Mar 2022, 23:05 UTC"
    assert fmt.moment(date(2022, 3, 2)) == "2 Mar 2022"
    assert fmt.moment(None) == "time unknown"


def test_todays_times_are_told_by_the_clock_and_others_by_the_day() -> None:
    assert fmt.recent(NOW - timedelta(hours=2), NOW) == "10:40 UTC"
    assert fmt.recent(NOW - timedelta(days=2), NOW) == "9 Mar 2026"


def test_long_lists_end_with_a_count() -> None:
    assert fmt.listed(["A", "B"], 2) == "A, B"
    assert fmt.listed(["A", "B", "C", "D"], 2) == "A, B and 2 more"
