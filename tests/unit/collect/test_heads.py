"""What the head of a plain text says of the article, and what the body must not."""

from __future__ import annotations

import pytest

from claimwatch.collect.furniture import find_furniture
from claimwatch.collect.heads import read_head

PARAGRAPH = "The harbour of Ostvik was closed for a second day while divers looked for the wreck."

HEADS = [
    # head, title, time
    (
        "Ferry sinks off Ostvik\n11 Mar, 2022 09:40\n\n",
        "Ferry sinks off Ostvik",
        "2022-03-11 09:40",
    ),
    (
        "Ferry sinks off Ostvik\nBy News Desk - March 11 2022\n\n",
        "Ferry sinks off Ostvik",
        "2022-03-11",
    ),
    (" date 2022-03-11 ", None, "2022-03-11"),
    (
        "\n\nTuesday, Oct 9,2012 | Updated 8:07 AM EDT\nFerry sinks off Ostvik\n",
        "Ferry sinks off Ostvik",
        "2012-10-09 12:07",
    ),
    ("Ferry sinks off Ostvik\n8/11/2010 @ 2:25PM\n", "Ferry sinks off Ostvik", "2010-08-11 14:25"),
    (
        "Ferry sinks off Ostvik\nDivers look for the wreck.\nPublished 3 May 2021\n",
        "Ferry sinks off Ostvik",
        "2021-05-03",
    ),
    ("OSTVIK, May 3, 2021 (Norland) - ", None, "2021-05-03"),
    ("Ferry sinks off Ostvik | 3 May 2021\n", None, "2021-05-03"),
    ("Norland News, 3 May 2021 11:05 GMT\n", None, "2021-05-03 11:05"),
    (
        "PUBLISHED MONDAY, JUNE 3,2013 AT 10:20 AM / UPDATED AT 10:25 AM\n",
        None,
        "2013-06-03 10:20",
    ),
    # The order of day and month can't be known.
    ("Ferry sinks off Ostvik\nUpdated 3/8/2006 5:12 PM\n", "Ferry sinks off Ostvik", None),
    ("", None, None),
]

NOT_THE_TIME = [
    "The ferry was built on 3 May 2021 and had carried 400 people on the day before.\n",
    "It is the worst loss since the storm of March 11, 2011, the coast guard said on Friday.\n",
    "On 3 May 2021, the same ferry had run aground.\n",
    "He was born on 3 May 1961.\n",
    PARAGRAPH + "\n" + PARAGRAPH + "\n" + PARAGRAPH + "\n" + PARAGRAPH + "\n3 May 2021\n",
    "Ferry lost in the great storm of 3 May 2021\n",
]


@pytest.mark.parametrize(("head", "title", "at"), HEADS)
def test_title_and_time_stand_at_the_head(head: str, title: str | None, at: str | None) -> None:
    text = head + PARAGRAPH + "\n" + PARAGRAPH
    read = read_head(text, ())
    assert read.title == title
    assert (read.published and read.published.at.isoformat(" ")[: len(at or "")]) == at


@pytest.mark.parametrize("body", NOT_THE_TIME)
def test_a_date_in_the_body_is_not_the_time_of_publication(body: str) -> None:
    assert read_head(body + PARAGRAPH, ()).published is None


def test_a_first_sentence_is_no_title() -> None:
    assert read_head(PARAGRAPH + "\n" + PARAGRAPH, ()).title is None


def test_a_wrapped_paragraph_is_no_title() -> None:
    wrapped = (
        "The harbour of Ostvik was closed for a second day\nwhile divers looked for the wreck.\n"
    )
    assert read_head(wrapped, ()).title is None


def test_furniture_at_the_head_is_passed_over() -> None:
    text = f"Advert\nShare\nFerry sinks off Ostvik\n\n{PARAGRAPH}"
    assert read_head(text, find_furniture(text)).title == "Ferry sinks off Ostvik"
