"""Points in time as outlets write them, in a line and in a field."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch.collect.recorded_time import read_recorded_time
from claimwatch.collect.times import find_dates

IN_LINES = [
    # line, UTC, precision
    ("11 Mar, 2022 09:40", "2022-03-11 09:40", "minute"),
    ("March 11 2022", "2022-03-11 00:00", "day"),
    ("date 2022-03-11", "2022-03-11 00:00", "day"),
    ("Tuesday, Oct 9,2012 | Updated 8:07 AM EDT", "2012-10-09 12:07", "minute"),
    ("8/11/2010 @ 2:25PM", "2010-08-11 14:25", "minute"),
    ("By News Desk - March 11 2022", "2022-03-11 00:00", "day"),
    ("POSTED: 0815 GMT (1615 HKT), May 14,2008", "2008-05-14 08:15", "minute"),
    ("UPDATED 4:12 AM EST Jan 22,2009", "2009-01-22 09:12", "minute"),
    ("Last Updated: Thursday, 6 July 2006,13:24 GMT", "2006-07-06 13:24", "minute"),
    ("11/18/09 2:40 AM EST", "2009-11-18 07:40", "minute"),
    ("Saturday, October 14-2006 at 15:21", "2006-10-14 15:21", "minute"),
    ("14 OCTOBER, 2006", "2006-10-14 00:00", "day"),
    ("JULY 9,2013 AT 10:45 AM PT", "2013-07-09 17:45", "minute"),
    ("JANUARY 9,2013 AT 10:45 AM PT", "2013-01-09 18:45", "minute"),
    ("Posted: 04/25/2014 05:26:31 AM PDT", "2014-04-25 12:26:31", "second"),
    ("Sept. 5 2012 8:15 p. m. MDT", "2012-09-06 02:15", "minute"),
    ("2022-03-11T09:40:00+03:00", "2022-03-11 06:40", "second"),
    ("11 March 2022 09:40 +03:00", "2022-03-11 06:40", "minute"),
    ("(9:35 am PDT, May 7th 2013)", "2013-05-07 16:35", "minute"),
    ("Fri 11 Mar 2022 09.40 GMT", "2022-03-11 09:40", "minute"),
    ("11.03.2022, 14:05", "2022-03-11 14:05", "minute"),
    ("Friday 3/4/2022", "2022-03-04 00:00", "day"),
    ("Sunday 3/4/2022", "2022-04-03 00:00", "day"),
    ("25/12/2022", "2022-12-25 00:00", "day"),
    # IST is the zone of three countries: the day is all that is known.
    ("11 March 2022 10:00 IST", "2022-03-11 00:00", "day"),
    ("found guiltyJune 4, 2009", "2009-06-04 00:00", "day"),
]

UNKNOWN = [
    "3/4/2022",
    "3/8/2006 5:12 PM",
    "31 February 2022",
    "dismay 5, 2020",
    "March 2022",
    "11 March",
    "16,000",
    "2022-13-45",
    "99/99/2022",
    "flight 11 March",
]


def utc(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


@pytest.mark.parametrize(("line", "at", "precision"), IN_LINES)
def test_a_time_is_found_in_a_line(line: str, at: str, precision: str) -> None:
    when = find_dates(line)[0].when
    assert (when.at, when.precision) == (utc(at), precision)


@pytest.mark.parametrize("line", UNKNOWN)
def test_what_is_not_sure_is_not_read(line: str) -> None:
    assert find_dates(line) == []


def test_two_times_in_a_line_are_both_found_in_order() -> None:
    found = find_dates("First Posted: 05/06/13 07:15 PM ET Updated: 07/06/13 05:30 AM ET")
    assert [date.when.at for date in found] == [utc("2013-05-06 23:15"), utc("2013-07-06 09:30")]


RECORDED = [
    ("2022-03-11", "2022-03-11 00:00", "day"),
    ("2022-03-11T09:40", "2022-03-11 09:40", "minute"),
    ("2022-03-11T09:40:05Z", "2022-03-11 09:40:05", "second"),
    ("2022-03-11 09:40:05 +0300", "2022-03-11 06:40:05", "second"),
    ("20220311T094000Z", "2022-03-11 09:40", "second"),
    ("Fri, 11 Mar 2022 09:40:00 +0300", "2022-03-11 06:40", "second"),
    (1647000000, "2022-03-11 12:00", "second"),
    (1647000000000, "2022-03-11 12:00", "second"),
    ("1647000000", "2022-03-11 12:00", "second"),
    ("11 mars 2022", "2022-03-11 00:00", "day"),
    ("11 марта 2022 г., 09:40", "2022-03-11 09:40", "minute"),
    ("11 Mar 2022 09:40 GMT", "2022-03-11 09:40", "minute"),
    ("11 March 2022 10:00 IST", "2022-03-11 00:00", "day"),
    ("  March 11 2022 ", "2022-03-11 00:00", "day"),
]


@pytest.mark.parametrize(("value", "at", "precision"), RECORDED)
def test_a_field_states_a_time(value: object, at: str, precision: str) -> None:
    when = read_recorded_time(value)
    assert when is not None
    assert (when.at, when.precision) == (utc(at), precision)


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "soon", "yesterday", "2022", "March 2022", "3/4/2022", "2022-03-11" * 20),
        *(True, math.nan, math.inf, 5, -1, 1e300, [], {}, ["2022-03-11"]),
        *("0000-00-00", "11 Mar 9999", "11 blorb 2022", "12 of 2022 seats"),
    ],
)
def test_a_field_that_states_none_is_unknown(value: object) -> None:
    assert read_recorded_time(value) is None


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for found in find_dates(text):
        assert found.when.at.tzinfo is UTC
        assert 0 <= found.start < found.end <= len(text)
    when = read_recorded_time(text)
    assert when is None or when.at.tzinfo is UTC


@given(st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2090, 1, 1)))
def test_a_time_written_and_read_back_is_the_same(at: datetime) -> None:
    minute = at.replace(second=0, microsecond=0, tzinfo=UTC)
    for form in (
        "%d %b, %Y %H:%M",
        "%B %d %Y, %I:%M %p GMT",
        "%Y-%m-%d %H:%M",
        "%H:%M UTC %d %B %Y",
    ):
        assert [date.when.at for date in find_dates(minute.strftime(form))] == [minute]
    assert read_recorded_time(minute.isoformat()) is not None
