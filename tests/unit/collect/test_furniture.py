"""Lines that are the site's, and lines that look like it and are the article's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch.collect.furniture import find_furniture

ONE = (
    "Rescuers pulled 14 people from the collapsed mill in Varne on Tuesday, the fire brigade said."
)
TWO = "Another nine were still missing by nightfall, said the mayor, who had been to the site."
THREE = "The mill had been closed since 2009 and was used by homeless families in winter."
HEAD = f"Fourteen saved from mill in Varne\n\n{ONE}\n\n{TWO}\n\n"

FURNITURE = [
    "Advert",
    "ADVERTISEMENT",
    "Advertisement - scroll to continue",
    "Story continues below",
    "Most Popular",
    "Related stories:",
    "Subscribe to the Evening Briefing on Spotify and Apple Podcasts",
    "Sign up to our newsletter",
    "Sign up for breaking news alerts.",
    "Read more: Why 40 mills in the valley stand empty",
    "READ MORE: Why 40 mills in the valley stand empty",
    "Also read | Why 40 mills in the valley stand empty",
    "Please use Chrome browser for our video player",
    "Please enable JavaScript to continue",
    "If you want to help the families, the Varne Fund takes gifts; click here for more information",
    "Topics: Varne, Fire, Housing",
    "Tags: Varne",
    "Share this article",
    "Facebook Twitter WhatsApp Email",
    "Share | Tweet | Pin it",
    "1,204 shares",
    "36 comments",
    "View comments",
    "© 2022 Norland Media. All rights reserved.",
    "Copyright 2021 Norland News Agency",
    "Image source, Getty Images",
    "Photo: Norland/Per Aas",
    "Getty Images",
    "icon home-aicon searchicon menuicon shareicon mail",
    "icon-search icon-menu icon-user icon-share chevron-left chevron-right",
    "Minister resigns over 300 lost letters – live updates",
    "Follow us on Telegram for the latest",
    "This article is more than 3 years old",
    "4 min read",
    "Skip to main content",
    "We use cookies to improve your experience. Accept all",
    "Have you been affected? Email us at desk@norland.example",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_the_site_is_marked(line: str) -> None:
    text = f"{HEAD}{line}\n\n{THREE}"
    assert [text[span.start : span.end] for span in find_furniture(text)] == [line]


TEASERS = [
    ["Varne fire: Council spent 300,000 on empty houses", "Varne fire: The people who lived there"],
    ["Housing: Minister promises 12,000 homes", "Storm Ylva leaves Homes Without Power"],
    ["Varne fire: Council spent 300,000 on houses", "Varne fire: 12 who lived there"],
    ["Five Ways To Cut Your Heating Bill", "Rovers Sign Striker From Ostvik For Record Fee"],
]


@pytest.mark.parametrize("lines", TEASERS)
def test_a_run_of_headlines_among_paragraphs_is_marked(lines: list[str]) -> None:
    text = "\n".join([HEAD, *lines, THREE])
    assert [text[span.start : span.end] for span in find_furniture(text)] == lines


def test_headlines_below_a_list_head_are_marked_with_it() -> None:
    text = (
        f"{HEAD}{THREE}\nMost read\nTown hall sells 30 flats to itself\nWhy swans left the lake\n"
    )
    marked = [text[span.start : span.end] for span in find_furniture(text)]
    assert marked == ["Most read", "Town hall sells 30 flats to itself", "Why swans left the lake"]


def test_a_photo_credit_is_marked_within_its_caption() -> None:
    text = f"{HEAD}The mill in 2009, with its 120 people. (Photo credit: Per Aas/NNA)\n{THREE}"
    assert [text[s.start : s.end] for s in find_furniture(text)] == ["(Photo credit: Per Aas/NNA)"]


OWN = [
    "Law covered 1,400 houses",
    "What we know so far",
    "'Never seen the like'",
    "Nine still missing after a night of digging",
    "The mayor said that 1,400 houses were at risk",
    "We share 40 beds among 90 people, one father said.",
    "He said: Read more and you will see that 12 died.",
    "Subscribers to the fund gave 40,000 crowns.",
    "Most people here have lost everything.",
    "The most popular shelter took in 212 people.",
    "Copies of the report were sent to 40 towns.",
    "Photographs show 14 bodies by the river.",
    "“We carried out 14 people,” the fire chief said.",
    "Tuesday, 8 March 2022",
    "VARNE, Norland (NNA) — Fourteen people were saved.",
    "The icon of Saint Olav was saved as well.",
    "Click and collect sales fell by 12 percent, the shops say.",
    "Advertisers withdrew 3 million crowns.",
    "Comments by the minister drew 300 complaints.",
    "Copyright law changes hit 40 publishers.",
    "For more than 40 years pilgrims have come to visit the 12 chapels.",
    "Register with the town hall and you get 300 crowns, people were told.",
    "Background: the mill had 120 workers before it was closed.",
    "Related cases number 14, the clinic said.",
    "Live ammunition was fired at 30 people.",
    "Sponsored by 12 parties, the bill passed on Friday.",
]


@pytest.mark.parametrize("line", OWN)
def test_a_line_of_the_article_is_not_marked(line: str) -> None:
    assert find_furniture(f"{HEAD}{line}\n\n{THREE}") == ()


OWN_LISTS = [
    [
        "The dead by district:",
        "Fourteen people killed in Old Varne",
        "Nine people killed at North Quay",
    ],
    ["- Fourteen people killed in Old Varne", "- Nine people killed at North Quay"],
    ["1. Fourteen people killed in Old Varne", "2. Nine people killed at North Quay"],
    ["Fourteen people were killed in the old town", "Nine people were killed at the quay"],
    ["Killed: 14 people in Old Varne", "Injured: 30 people at North Quay"],
    ["Norland Red Cross Society Varne 12,000 crowns", "Old Town Savings Bank Trust 8,000 crowns"],
]


@pytest.mark.parametrize("lines", OWN_LISTS)
def test_a_list_of_the_article_is_not_marked(lines: list[str]) -> None:
    assert find_furniture("\n".join([HEAD, *lines, THREE])) == ()


def test_the_headlines_at_the_head_are_not_marked() -> None:
    head = "Varne fire: 14 saved from mill\nVarne Fire Brigade Works Through The Night\n"
    assert find_furniture(f"{head}\n{ONE}\n{TWO}") == ()


def test_a_text_wrapped_at_a_fixed_width_has_no_teasers() -> None:
    words = " ".join([ONE, TWO, THREE] * 4).split()
    lines = [" ".join(words[at : at + 9]) for at in range(0, len(words), 9)]
    assert find_furniture("\n".join(lines)) == ()


@given(st.text(max_size=300), st.sampled_from(["\n", "\r\n", "\r"]))
def test_spans_lie_within_any_text_and_apart(text: str, line_end: str) -> None:
    whole = line_end.join([ONE, text, "Advert", TWO, text])
    at = 0
    for span in find_furniture(whole):
        assert at <= span.start < span.end <= len(whole)
        at = span.end


@given(st.integers(1, 400))
def test_long_lines_are_judged_in_no_time(size: int) -> None:
    assert isinstance(find_furniture("share " * size + "icon " * size + "(" * size), tuple)
