from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations

import pytest

from claimwatch.judge.explain import explain_conflict, wording_of
from claimwatch.judge.intervals import cannot_both_hold
from claimwatch.judge.judge import judge_figure
from claimwatch.judge.kinds import kind_of
from claimwatch.judge.origins import Origin
from claimwatch.judge.said import CONVERTED_DIGITS, said_interval
from claimwatch.judge.severity import score_severity
from claimwatch.model import (
    AsWritten,
    Bound,
    ClaimKind,
    Figure,
    FlagKind,
    Interval,
    Judgement,
    Link,
    Severity,
)

SENTENCE = "The mill fire killed {} people."


@pytest.fixture
def claim(make_claim):
    def build(article_id, value, lo=None, hi=None, **fields):
        made = make_claim(article_id, SENTENCE.format(value), str(value), float(value), **fields)
        ends = (value, value) if lo is None and hi is None else (lo, hi)
        return replace(made, interval=Interval(*ends), as_written=AsWritten(value, value, None))

    return build


def test_one_number_with_two_hedges_is_no_conflict(claim):
    more = claim("a", 400, lo=400, bound=Bound.MORE_THAN)
    more = replace(more, interval=Interval(400, None, lo_open=True))
    assert not cannot_both_hold(more, claim("b", 400))


@pytest.mark.parametrize(
    ("kind", "unit", "clash"),
    [(ClaimKind.COUNT, None, True), (ClaimKind.DURATION, "minute", False)],
)
def test_less_than_says_outright_that_it_is_not_the_number_but_of_a_time_span(
    claim, kind, unit, clash
):
    number = claim("b", 10, kind=kind, unit=unit)
    less = replace(
        claim("a", 10, kind=kind, unit=unit),
        bound=Bound.LESS_THAN,
        interval=Interval(None, 10, False, True),
    )
    assert cannot_both_hold(less, number) is clash


@pytest.mark.parametrize(("number", "clash"), [(184_000_000, True), (180_000_000, False)])
def test_less_than_a_number_that_is_not_round_denies_it_whatever_rounding_hides(
    claim, number, clash
):
    slack = 500_000
    said = claim("b", number, number - slack, number + slack)
    less = replace(
        claim("a", number), bound=Bound.LESS_THAN, interval=Interval(None, number, False, True)
    )
    assert cannot_both_hold(less, said) is clash
    assert cannot_both_hold(said, less) is clash
    note = explain_conflict(kind_of(less, said, {}, {}), [(less, said)], {}, {})
    assert ("less than the very number" in note) is clash


@pytest.mark.parametrize(("left", "right"), [((5, None), (6, 6)), ((10, 20), (20, 30))])
def test_intervals_that_share_a_point_both_hold(claim, left, right):
    a, b = claim("a", 5, *left), claim("b", 6, *right)
    assert not cannot_both_hold(a, b)
    assert not cannot_both_hold(b, a)


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (Interval(12000, None, lo_open=True), "above 12,000"),
        (Interval(None, 30), "at most 30"),
        (Interval(16, 16), "16"),
        (Interval(15500, 16500, hi_open=True), "15,500 to below 16,500"),
    ],
)
def test_an_interval_in_words(interval, said):
    assert said_interval(interval, None) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (3, "mile", "3 miles"),
        (1, "mile", "1 mile"),
        (90, "kilometre per hour", "90 kilometres per hour"),
        (37, "year of age", "37 years of age"),
        (12, "square foot", "12 square feet"),
        (45, "percentage", "45 percent"),
        (3, "percentage point", "3 percentage points"),
        (6.9, "magnitude", "6.9 magnitude"),
        (300, "japanese yen", "300 japanese yen"),
        (50, "gigahertz", "50 gigahertz"),
    ],
)
def test_a_unit_in_words(value, unit, said):
    assert said_interval(Interval(value, value), unit) == said


def test_a_converted_number_is_said_with_few_digits():
    said = said_interval(Interval(21.25089477, 28.70734908), "mile", CONVERTED_DIGITS)
    assert said == "21.25 to 28.71 miles"
    assert said_interval(Interval(1_234_567, 1_234_567), "metre", 3) == "1,230,000 metres"


def test_copies_with_another_number_are_a_misreport(claim):
    origins = dict.fromkeys("ab", Origin("one", "copies"))
    verdict = kind_of(claim("a", 14), claim("b", 19), {}, origins)
    assert verdict.kind is FlagKind.MISREPORT


def test_one_article_against_itself_is_inconsistent_unless_it_quotes_two(claim):
    alone = kind_of(claim("a", 14), claim("a", 19), {}, {})
    assert alone.kind is FlagKind.INCONSISTENT
    quoted = kind_of(
        claim("a", 14, claimant="the sheriff"), claim("a", 19, claimant="the owners"), {}, {}
    )
    assert quoted.kind is FlagKind.DISPUTE


def test_offices_of_two_countries_are_not_one_speaker(claim):
    a = claim("a", 498, claimant="Russia's defence ministry")
    b = claim("b", 12000, claimant="Ukraine's foreign ministry")
    assert kind_of(a, b, {}, {}).kind is FlagKind.DISPUTE


def test_stated_days_order_claims_of_undated_articles(claim):
    a = claim("a", 14, as_of=date(2023, 3, 1), as_of_from="stated")
    b = claim("b", 19, as_of=date(2023, 3, 3), as_of_from="stated")
    assert kind_of(a, b, {}, {}).kind is FlagKind.REVISION


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The fund for the families has reached ${} in donations.", FlagKind.REVISION),
        ("The mill was bought for ${}.", FlagKind.DISPUTE),
    ],
)
def test_what_is_given_to_a_fund_grows_and_a_price_does_not(make_claim, sentence, expected):
    fields = {"kind": ClaimKind.MONEY, "unit": "dollar", "as_of_from": "stated"}
    a, b = (
        make_claim(
            str(day), sentence.format(n), f"${n}", float(n), as_of=date(2023, 3, day), **fields
        )
        for day, n in ((1, 25), (3, 33))
    )
    assert kind_of(a, b, {}, {}).kind is expected


@pytest.mark.parametrize(
    ("sentence", "speakers", "expected"),
    [
        ("Some {} shells fell on the mill.", ("Ada Hobbs", "Ben Carver"), FlagKind.DISPUTE),
        ("Some {} shells fell on the mill.", ("Ada Hobbs", None), FlagKind.REVISION),
        ("Some {} people took part at the mill.", ("Ada Hobbs", None), FlagKind.DISPUTE),
        ("Some {} people died at the mill.", ("Ada Hobbs", "Ben Carver"), FlagKind.REVISION),
        ("Police arrested {} men at the mill.", ("Ada Hobbs", "Ben Carver"), FlagKind.REVISION),
    ],
)
def test_what_two_named_speakers_number_grows_only_where_it_is_a_toll(
    make_claim, sentence, speakers, expected
):
    a, b = (
        make_claim(
            str(day),
            sentence.format(n),
            str(n),
            float(n),
            as_of=date(2023, 3, day),
            as_of_from="stated",
            claimant=speaker,
            counted=(sentence.split("{} ")[1].split()[0].rstrip("s"),),
        )
        for (day, n), speaker in zip(((1, 14), (3, 19)), speakers, strict=True)
    )
    assert kind_of(a, b, {}, {}).kind is expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(ClaimKind.PERCENT, FlagKind.REVISION), (ClaimKind.RATIO, FlagKind.DISPUTE)],
)
def test_a_percentage_may_grow_but_not_a_third_of_something(claim, kind, expected):
    days = (date(2023, 3, day) for day in (1, 3))
    a, b = (
        claim(name, value, kind=kind, as_of=day, as_of_from="stated")
        for (name, value), day in zip((("a", 25), ("b", 33)), days, strict=True)
    )
    assert kind_of(a, b, {}, {}).kind is expected


def test_undated_ages_that_differ_by_a_year_are_a_dispute_that_a_birthday_may_settle(claim):
    a, b = (claim(name, years, kind=ClaimKind.AGE) for name, years in (("a", 38), ("b", 39)))
    verdict = kind_of(a, b, {}, {})
    assert verdict.kind is FlagKind.DISPUTE
    assert "birthday" in verdict.because


def test_undated_ages_far_apart_are_no_matter_of_a_birthday(claim):
    a, b = (claim(name, years, kind=ClaimKind.AGE) for name, years in (("a", 38), ("b", 41)))
    assert "birthday" not in kind_of(a, b, {}, {}).because


def test_missing_dates_are_said(claim):
    assert "dated" in kind_of(claim("a", 14), claim("b", 19), {}, {}).because


def test_the_clock_dates_a_score(make_claim):
    told = "The Tarns were 38-{} ahead with 9:12 to go."
    a, b = (
        make_claim(where, told.format(side), side, float(side), kind=ClaimKind.SCORE)
        for where, side in (("a", "29"), ("b", "30"))
    )
    assert "dated" not in kind_of(a, b, {}, {}).because


def test_a_wider_gap_and_more_origins_are_graver(claim):
    near = [(claim("a", 14), claim("b", 15))]
    far = [(claim("a", 14), claim("b", 140))]
    many = [*far, (claim("c", 14), claim("d", 140))]
    scores = [score_severity(FlagKind.DISPUTE, pairs, {}).score for pairs in (near, far, many)]
    assert scores == sorted(set(scores))
    assert score_severity(FlagKind.REVISION, far, {}).band is Severity.INFO


def test_the_note_says_who_says_what_and_why_not_both(claim, make_article):
    article = make_article(
        SENTENCE.format(14), article_id="a", published_at=datetime(2023, 3, 1, tzinfo=UTC)
    )
    a = claim("a", 14, claimant="the sheriff", via=("AP",), counted=("people",))
    b = claim("b", 19)
    verdict = kind_of(a, b, {"a": article}, {})
    note = explain_conflict(verdict, [(a, b)], {"a": article}, {})
    for words in ("Daily Example", "14", "the sheriff", "through AP", "01 March 2023", "undated"):
        assert words in note
    assert "Both cannot hold: the one leaves 14 open, the other 19." in note


def test_a_note_on_two_units_says_the_one_in_the_other(claim):
    a = claim("a", 3, kind=ClaimKind.MEASURE, unit="mile")
    b = claim("b", 8, kind=ClaimKind.MEASURE, unit="kilometer")
    note = explain_conflict(kind_of(a, b, {}, {}), [(a, b)], {}, {})
    assert "the one leaves 3 miles open, the other 8 kilometers, that is 4.7" in note


def test_the_reason_given_is_that_of_the_widest_pair(claim, make_article):
    quoted = [claim("a", 14, claimant="the sheriff"), claim("b", 15, claimant="the owners")]
    far = claim("c", 90)
    links = [
        Link(min(x.claim_id, y.claim_id), max(x.claim_id, y.claim_id), Judgement.SAME, 0.9, ())
        for x, y in combinations([*quoted, far], 2)
    ]
    claims = {one.claim_id: one for one in (*quoted, far)}
    figure = Figure("f", "s", "dead", None, tuple(sorted(claims)))
    [flag] = judge_figure(figure, claims, {}, {}, links)
    assert flag.explanation.startswith("Sources differ: the sheriff says one")


@pytest.mark.parametrize("day", [None, datetime(2023, 3, 1, tzinfo=UTC)])
def test_a_misreport_between_undated_articles_says_that_it_is_unsure(claim, make_article, day):
    articles = {
        name: make_article(SENTENCE.format(n), article_id=name, published_at=day)
        for n, name in enumerate("ab")
    }
    a, b = (claim(name, n, claimant="the sheriff") for name, n in (("a", 14), ("b", 19)))
    verdict = kind_of(a, b, articles, dict.fromkeys("ab", Origin("one", "copies")))
    note = explain_conflict(verdict, [(a, b)], articles, {})
    assert ("it is unsure whether one is a later count" in note) == (day is None)


def test_the_wording_keeps_the_hedge_and_what_is_counted(claim):
    assert wording_of(claim("a", 14, bound=Bound.ABOUT, counted=("miner",))) == "about 14 [miner]"
