"""What one article gives as the numbers of two sources is no later count of either."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pytest

from claimwatch.judge.judge import judge_figure
from claimwatch.model import AsWritten, Figure, FlagKind, Interval, Judgement, Link

SENTENCE = "In Dunmar {} people lost their homes, it was said."
NOON = datetime(2023, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def kinds_of(make_claim, make_article):
    """The kinds of flags of one figure; a row is (publisher, hour after noon, number, speaker)."""

    def judge(*rows):
        claims, articles = {}, {}
        for publisher, hour, number, speaker in rows:
            at = NOON.replace(day=4 + hour // 12, hour=(12 + hour) % 24)
            article = make_article("In Dunmar.", publisher=publisher, published_at=at)
            made = make_claim(
                article.article_id,
                SENTENCE.format(number),
                str(number),
                float(number),
                claimant=speaker,
            )
            held = replace(
                made,
                interval=Interval(number, number),
                as_written=AsWritten(number, number, None),
            )
            claims[held.claim_id], articles[article.article_id] = held, article
        figure = Figure("figure", "story", "homeless", None, tuple(sorted(claims)))
        links = [Link(a, b, Judgement.SAME, 0.9, ()) for a, b in combinations(figure.claim_ids, 2)]
        flags = judge_figure(figure, claims, articles, {}, links)
        return {flag.kind for flag in flags if flag.kind in (FlagKind.REVISION, FlagKind.DISPUTE)}

    return judge


EARLY = ("Courier", 0, 5200, "the institute")
LATER = ("Herald", 13, 8000, "the governor")


def test_a_later_higher_count_is_a_revision(kinds_of):
    assert kinds_of(EARLY, LATER) == {FlagKind.REVISION}


def test_but_not_where_an_article_gives_both_as_two_sources(kinds_of):
    both = [("Gazette", 6, 5200, "the institute"), ("Gazette", 6, 8000, "the governor")]
    assert kinds_of(EARLY, LATER, *both) == {FlagKind.DISPUTE}


def test_two_numbers_of_one_source_are_no_contrast(kinds_of):
    both = [("Gazette", 13, 5200, "the institute"), ("Gazette", 13, 8000, "the institute")]
    assert FlagKind.REVISION in kinds_of(EARLY, LATER, *both)


def test_a_contrast_of_other_numbers_says_nothing(kinds_of):
    both = [("Gazette", 6, 5200, "the institute"), ("Gazette", 6, 9900, "the mayor")]
    assert FlagKind.REVISION in kinds_of(EARLY, LATER, *both)
