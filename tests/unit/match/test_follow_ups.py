from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claimwatch.match.follow_ups import month_keys
from claimwatch.match.stories import group_articles
from claimwatch.model import MonthKeys

SHOT = (
    "A gunman burst into the Ostry mill near Marvell and shot Ada Hobbs and Ben Carver; weavers "
    "hid behind looms until Sheriff Tarn's deputies chased a truck past Selby, Kestrel and Harrow "
    "towards the bridge of Anselm."
)
VERDICT = (
    "A jury found Wrenn guilty after nine hours in a stuffy courtroom; his lawyer Lindqvist spoke "
    "of an appeal, Judge Corran of a long sentence, and the families of relief, among them Reeve, "
    "Ortega, Sorrel, Maddox, Lysander, Petrov, Vane and Quill. He was accused of the {} attack in "
    "which Ada Hobbs and Ben Carver died."
)
SHOT_AT = datetime(2007, 4, 11, tzinfo=UTC)
TRIED_AT = datetime(2008, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Ada Hobbs spoke.", set()),
        ("Ada Hobbs spoke of April 2007.", {"2007-04"}),
        ("Ada Hobbs spoke of April 10, 2007.", {"2007-04"}),
        ("Ada Hobbs has spoken since April.", {"2008-04"}),
        ("Ada Hobbs spoke of October.", {"2007-10"}),
        ("Ada Hobbs spoke of it a year after.", {"2007-09"}),
        ("Ada Hobbs spoke of September.", set()),
        ("Ada Hobbs spoke of April 2009.", set()),
        ("Ada Hobbs may march.", set()),
    ],
)
def test_an_article_is_of_its_month_and_names_others(make_article, told, named):
    keys = month_keys(make_article(told, published_at=TRIED_AT))
    assert keys.own == {"2008-09|ada hobbs"}
    assert keys.named == {f"{month}|ada hobbs" for month in named}


def test_an_event_of_a_months_last_week_may_be_told_in_the_next(make_article):
    in_january = datetime(2008, 1, 3, tzinfo=UTC)
    keys = month_keys(make_article("Ada Hobbs spoke.", published_at=in_january))
    assert keys.own == {"2007-12|ada hobbs", "2008-01|ada hobbs"}


def test_without_a_time_or_a_full_name_there_is_no_key(make_article):
    none = MonthKeys()
    assert month_keys(make_article("Ada Hobbs spoke.", published_at=None)) == none
    assert month_keys(make_article("Hobbs spoke in Dunmar.", published_at=TRIED_AT)) == none


@pytest.mark.parametrize(
    ("months", "text", "stories"),
    [
        ("April 2007", VERDICT, 1),
        ("May 2007", VERDICT, 2),
        ("April 2007", VERDICT.replace("Ada Hobbs", "Ada").replace("Ben Carver", "Ben"), 2),
        ("April 2007", VERDICT.replace("Ben Carver", "Ben"), 2),
    ],
)
def test_a_verdict_is_of_the_deeds_story_where_it_names_its_month_and_its_people(
    make_article, months, text, stories
):
    told = [
        make_article(SHOT, publisher="p", published_at=SHOT_AT),
        make_article(text.format(months), publisher="q", published_at=TRIED_AT),
    ]
    assert len(set(group_articles(told, {}).values())) == stories
