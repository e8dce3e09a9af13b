"""Sparklines: one bar a day, days without flags too, and the raw count on hover."""

from __future__ import annotations

from datetime import date

from dashboards import sparks

DAYS = sparks.days_before(date(2024, 3, 2), 4)
ROWS = [
    {"day": date(2024, 2, 28), "kind": "dispute", "flags": 9},
    {"day": date(2024, 2, 29), "kind": "dispute", "flags": 2},
    {"day": date(2024, 3, 2), "kind": "dispute", "flags": 1},
    {"day": date(2024, 3, 2), "kind": "stale", "flags": 4},
]


def test_the_days_end_with_the_last_and_cross_a_leap_day():
    assert [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 2)] == DAYS


def test_flags_are_counted_by_kind_and_day_and_days_outside_are_left_out():
    early = {"day": date(2024, 2, 27), "kind": "stale", "flags": 7}
    assert sparks.by_kind([early, *ROWS], DAYS) == {"dispute": [9, 2, 0, 1], "stale": [0, 0, 0, 4]}


def test_groups_add_up_to_all():
    groups = sparks.by_group(sparks.by_kind(ROWS, DAYS), DAYS)
    assert groups["all"] == [9, 2, 0, 5]
    assert groups["conflicts"] == [9, 2, 0, 1]
    assert groups["notices"] == [0, 0, 0, 4]
    assert groups["revisions"] == [0, 0, 0, 0]


def test_bars_are_as_high_as_their_share_and_say_their_number():
    drawn = sparks.spark([9, 0, 0, 5], DAYS)
    assert 'style="height:100%" title="28 Feb 2024: 9"' in drawn
    assert 'style="height:56%" title="2 Mar 2024: 5"' in drawn
    assert drawn.count('style="height:0%"') == 2
    assert 'style="height:0%"' in sparks.spark([0, 0, 0, 0], DAYS)
