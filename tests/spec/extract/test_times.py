"""When a figure holds: a sentence in an article of Friday 11 March 2022, the day, the extent."""

from __future__ import annotations

from datetime import date

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.model import Extent

PUBLISHED = date(2022, 3, 11)
STOCK, FLOW = Extent.STOCK, Extent.FLOW

# sentence, number, as-of day, where it was read, extent
TABLE = [
    ("A storm sank 14 boats.", "14", PUBLISHED, "article", None),
    ("As of 4 p.m. Thursday, 71 homes were empty.", "71", date(2022, 3, 10), "stated", STOCK),
    (
        "It is the worst gale since August, when 14 boats sank.",
        "14",
        date(2021, 8, 31),
        "stated",
        None,
    ),
    (
        "It is like the gale of August 2021, when 14 boats sank.",
        "14",
        date(2021, 8, 31),
        "stated",
        None,
    ),
    ("It was the worst gale of March, when 14 boats sank.", "14", PUBLISHED, "article", None),
    (
        "After the August gale, which sank 14 boats, piers rose.",
        "14",
        date(2021, 8, 31),
        "stated",
        None,
    ),
    ("It is the first gale since August, and 14 boats sank.", "14", PUBLISHED, "article", None),
    ("As of 9 March, 71 homes were empty.", "71", date(2022, 3, 9), "stated", STOCK),
    ("By Tuesday, 300 barns had burned.", "300", date(2022, 3, 8), "stated", STOCK),
    (
        "By Tuesday they had moved 900 tonnes, with 40 a day planned.",
        "900 tonnes",
        date(2022, 3, 8),
        "stated",
        STOCK,
    ),
    (
        "By Tuesday they had moved 900 tonnes, with 40 a day planned.",
        "40",
        date(2022, 3, 8),
        "stated",
        FLOW,
    ),
    ("The storm sank 14 boats on Monday.", "14", date(2022, 3, 7), "stated", None),
    # nor is that of what is told beside, or of what is yet to come
    (
        "Its 14 boats lay in the harbour, where a storm sank 3 in January.",
        "14",
        PUBLISHED,
        "article",
        None,
    ),
    (
        "The court opened an inquiry on Monday into a night in which 14 boats sank.",
        "14",
        PUBLISHED,
        "article",
        None,
    ),
    ("There was a storm on Monday in which 14 boats sank.", "14", date(2022, 3, 7), "stated", None),
    ("It rents 14 boats and will open a second pier on Monday.", "14", PUBLISHED, "article", None),
    ("It rents 14 boats, due for a refit in May.", "14", PUBLISHED, "article", None),
    ("Orla earns $900 a week after tax.", "900", PUBLISHED, "article", FLOW),
    # what is told beside, has begun, or is yet to come, has days of its own
    (
        "It lost 14 boats, most of them holed in the gale of 7 March.",
        "14",
        PUBLISHED,
        "article",
        None,
    ),
    ("It has 14 boats, a fleet that sank in January.", "14", PUBLISHED, "article", None),
    ("Its licence, last renewed in January, allows 14 boats.", "14", PUBLISHED, "article", None),
    (
        "It is 14 percent, the most since a magnitude 6.1 quake on 7 March.",
        "14 percent",
        PUBLISHED,
        "article",
        None,
    ),
    ("The loss of 14 boats followed a gale on 7 March.", "14", PUBLISHED, "article", None),
    ("Beginning last October, 14 boats were sold.", "14", PUBLISHED, "article", None),
    ("The yard sold 14 boats last October.", "14", date(2021, 10, 31), "stated", None),
    ("Orla is to leave in June after 14 sales.", "14", PUBLISHED, "article", None),
    # the day of the telling is not that of a deed some days before
    ("Crews dug on Monday, a day after a storm sank 14 boats.", "14", PUBLISHED, "article", None),
    (
        "Crews dug on Monday, two days after the storm, and found 14.",
        "14",
        PUBLISHED,
        "article",
        None,
    ),
    ("On 14 February 2022 it began with 40 boats.", "40", date(2022, 2, 14), "stated", None),
    ("Some 12 inches fell on 10 and 11 February.", "12 inches", date(2022, 2, 11), "stated", None),
    (
        "The toll was 112 on Wednesday, up from 58 on Tuesday.",
        "58",
        date(2022, 3, 8),
        "stated",
        STOCK,
    ),
    ("It was 112, up from 58 on Tuesday.", "112", PUBLISHED, "article", None),
    ("It fell to 81 from 84 in January.", "81", PUBLISHED, "article", None),
    ("The storm sank 14 boats on 8 March.", "14", date(2022, 3, 8), "stated", None),
    ("On March 8, the storm sank 14 boats.", "14", date(2022, 3, 8), "stated", None),
    ("The storm sank 14 boats on March 8, 2021.", "14", date(2021, 3, 8), "stated", None),
    ("The storm sank 14 boats on the 8th of March, 2021.", "14", date(2021, 3, 8), "stated", None),
    ("The storm sank 14 boats on 2021-03-08.", "14", date(2021, 3, 8), "stated", None),
    ("The storm sank 14 boats on 30 February.", "14", PUBLISHED, "article", None),
    ("The storm sank 14 boats last\u00a0Friday.", "14", PUBLISHED, "article", None),
    ("The storm sank 14 boats on 20 December.", "14", date(2021, 12, 20), "stated", None),
    # the day of what happened is not that of a total so far
    ("Tuesday's fire burned 14 barns.", "14", date(2022, 3, 8), "stated", None),
    ("Barns burned by Tuesday's fire have reached 14.", "14", PUBLISHED, "article", STOCK),
    # a month without a day ends it, but for the article's own
    ("In February, a storm sank 14 boats.", "14", date(2022, 2, 28), "stated", None),
    ("In October, a storm sank 14 boats.", "14", date(2021, 10, 31), "stated", None),
    ("A storm in September 2008 sank 14 boats.", "14", date(2008, 9, 30), "stated", None),
    ("In March, a storm sank 14 boats.", "14", PUBLISHED, "article", None),
    ("Storms sink 14 boats in may and june.", "14", PUBLISHED, "article", None),
    ("Yesterday the storm sank 14 boats.", "14", date(2022, 3, 10), "stated", FLOW),
    ("Today, 14 boats left port.", "14", PUBLISHED, "stated", FLOW),
    ("The mayor said on Friday that 14 boats sank.", "14", PUBLISHED, "stated", None),
    # a day that only begins something is not the figure's day
    ("Since Monday, 14 boats have sunk.", "14", PUBLISHED, "article", STOCK),
    ("After Monday, 14 boats sank.", "14", PUBLISHED, "article", None),
    # the day before the one told of
    (
        "The toll was 38 on Tuesday, up from 14 a day earlier.",
        "14",
        date(2022, 3, 7),
        "stated",
        STOCK,
    ),
    ("The toll was 38, against 14 the evening before.", "14", date(2022, 3, 10), "stated", STOCK),
    ("The toll was 38, up from Monday's figure of 14.", "14", date(2022, 3, 7), "stated", STOCK),
    (
        "A bid of $41 is 12 percent above Monday's closing price of $38.",
        "$41",
        PUBLISHED,
        "article",
        None,
    ),
    ("The toll was 38, up from Monday's figure of 14.", "38", PUBLISHED, "article", STOCK),
    ("Storms sank 14 boats a day before the vote.", "14", PUBLISHED, "article", None),
    # totals
    ("So far 14 boats sank.", "14", PUBLISHED, "article", STOCK),
    ("A total of 14 boats sank.", "14", PUBLISHED, "article", STOCK),
    ("The death toll rose to 14.", "14", PUBLISHED, "article", STOCK),
    ("More than 14 boats have sunk.", "14", PUBLISHED, "article", STOCK),
    ("That brings to 14 the number of boats lost.", "14", PUBLISHED, "article", STOCK),
    ("The wreck takes the number of boats lost to 14.", "14", PUBLISHED, "article", STOCK),
    ("The crew took 14 boats to the harbour.", "14", PUBLISHED, "article", None),
    ("To date, 14 boats sank.", "14", PUBLISHED, "article", STOCK),
    ("A mother of 12 drowned on Monday.", "12", PUBLISHED, "article", STOCK),
    # periods
    ("In the last 24 hours, 140 boats left port.", "140", PUBLISHED, "article", FLOW),
    ("Over the past week, 140 boats left port.", "140", PUBLISHED, "article", FLOW),
    ("About 140 boats leave port every day.", "140", PUBLISHED, "article", FLOW),
    ("They earn $140 a month.", "140", PUBLISHED, "article", FLOW),
]


@pytest.mark.parametrize(("sentence", "number", "day", "read_from", "extent"), TABLE)
def test_the_day_and_extent_of_a_figure(
    nlp, make_article, sentence, number, day, read_from, extent
):
    claims = extract_claims([make_article(sentence)], nlp)[0]
    claim = next(claim for claim in claims if number in claim.text)
    assert (claim.as_of, claim.as_of_from, claim.extent) == (day, read_from, extent)


def test_without_the_article_s_date_only_full_dates_are_read(nlp, make_article):
    article = make_article(
        "On 8 March 2021 it sank 14 boats. On Monday 15 sank.", published_at=None
    )
    days = {claim.value: claim.as_of for claim in extract_claims([article], nlp)[0]}
    assert days[14] == date(2021, 3, 8)
    assert days[15] is None
