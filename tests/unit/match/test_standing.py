"""Claims whose numbers agree are weighed by how they stand among all others of their story."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from claimwatch.match.compare import Odds, read_weights
from claimwatch.match.joining import group_in_steps
from claimwatch.match.standing import read_standing_weights, weigh_standings
from claimwatch.match.standing_signs import read_story
from claimwatch.match.told import read_told
from claimwatch.model import Bound, ClaimKind, Interval, Judgement, Link, Reason, Scope

# Four numbers of each of two articles, so that standing out among them says something.
FIRST = {"killed": 64.0, "hurt": 210.0, "rescued": 35.0, "housed": 1200.0}
SECOND = {"killed": 64.0, "hurt": 230.0, "rescued": 71.0, "housed": 1250.0}


@pytest.fixture
def weighed(make_claim):
    """The score that the link of the two "killed" ends with, by the scores of all links."""

    def judge(scores, first=FIRST, second=SECOND, reason="event", hedge=None):
        made = {
            (article, deed): make_claim(
                article,
                f"There were {value:.0f} {deed}.",
                f"{value:.0f}",
                value,
                **(hedge or {} if (article, deed) == ("two", "killed") else {}),
            )
            for article, told in (("one", first), ("two", second))
            for deed, value in told.items()
        }
        links = []
        for (left, right), score in scores.items():
            pair = sorted((made["one", left].claim_id, made["two", right].claim_id))
            links.append(Link(*pair, Judgement.UNSURE, score, (Reason(reason, 1.0, "said"),)))
        claims = {claim.claim_id: claim for claim in made.values()}
        story = read_story(claims, links, read_told(claims.values(), {}))
        return weigh_standings(claims, links, story)[0].score

    return judge


def test_the_best_partner_of_each_other_is_surer_than_one_of_several(weighed):
    alone = weighed({("killed", "killed"): 0.4, ("killed", "rescued"): 0.02})
    beside = weighed({("killed", "killed"): 0.4, ("killed", "rescued"): 0.4})
    outdone = weighed({("killed", "killed"): 0.4, ("killed", "rescued"): 0.9})
    assert alone > beside > outdone


def test_a_number_of_two_digits_tells_more_than_one_that_stands_in_each_article(weighed):
    small = {**FIRST, "killed": 2.0}
    assert weighed({("killed", "killed"): 0.4}) > weighed(
        {("killed", "killed"): 0.4}, small, {**SECOND, "killed": 2.0}
    )


def test_a_number_that_may_be_the_other_rounded_is_weighed_too(weighed):
    rounded = {**SECOND, "killed": 60.0}
    hedge = {"bound": Bound.MORE_THAN, "interval": Interval(60.0, None, lo_open=True)}
    alone = weighed({("killed", "killed"): 0.4}, second=rounded, hedge=hedge)
    beside = weighed(
        {("killed", "killed"): 0.4, ("killed", "rescued"): 0.9}, second=rounded, hedge=hedge
    )
    assert alone > beside


@pytest.mark.parametrize(
    "case",
    [
        {"second": {**SECOND, "killed": 71.0}},  # the numbers cannot both hold
        {"reason": "veto:event"},
        {"reason": "person"},  # settled by itself
        {"second": {"killed": 64.0}},  # the other article tells next to nothing
    ],
)
def test_others_keep_the_score_of_their_wordings(weighed, case):
    assert weighed({("killed", "killed"): 0.4}, **case) == 0.4


def test_each_sort_of_pair_has_its_weights():
    weights = read_standing_weights()
    assert set(weights) == {"agreeing", "compatible", "differing"}
    for odds in weights.values():
        assert odds.same["partner"] > 0
        assert min(*odds.same.values(), *odds.different.values()) >= 0


@pytest.fixture
def joined(make_claim, monkeypatch):
    """Whether two numbers that differ end in one group, by their link and standing."""

    def judge(
        link_score, standing, second=SECOND, times=None, fields=({}, {}), told="There were {} {}."
    ):
        both = (told, told) if isinstance(told, str) else told
        odds = dict(read_standing_weights())
        bias = {"high": 20.0, "middling": -0.3, "weak": -1.2, "poor": -1.5, "low": -20.0}[standing]
        odds["differing"] = Odds(bias, {}, {})
        monkeypatch.setattr("claimwatch.match.standing.read_standing_weights", lambda: odds)
        made = {
            (article, deed): make_claim(
                article, words.format(f"{value:.0f}", deed), f"{value:.0f}", value, **more
            )
            for article, numbers, more, words in zip(
                ("one", "two"), (FIRST, second), fields, both, strict=True
            )
            for deed, value in numbers.items()
        }
        claims = {claim.claim_id: claim for claim in made.values()}
        pair = sorted((made["one", "hurt"].claim_id, made["two", "rescued"].claim_id))
        link = Link(*pair, Judgement.UNSURE, link_score, (Reason("event", 1.0, "said"),))
        weights = read_weights()
        groups = group_in_steps(claims, [link], weights, weights.differ_from, times)
        return pair in [group.claim_ids for group in groups]

    return judge


@pytest.mark.parametrize(
    ("link_score", "standing", "expected"),
    [
        (0.2, "middling", False),
        (0.2, "high", True),  # the wordings leave it open
        (0.4, "middling", True),
        (0.4, "low", False),
        (0.01, "high", False),  # the wordings hardly speak for it
    ],
)
def test_standing_decides_on_cores_that_differ_where_wordings_leave_it_open(
    joined, link_score, standing, expected
):
    assert joined(link_score, standing) is expected


def test_standing_says_nothing_on_cores_of_articles_that_tell_little(joined):
    assert joined(0.4, "low", second={"rescued": 71.0})
    assert not joined(0.2, "high", second={"rescued": 71.0})


MORNING = datetime(2024, 5, 6, 9, tzinfo=UTC)
HOUSES = {"counted": ("houses",), "scope": Scope("house")}
CARS = {"counted": ("cars",), "scope": Scope("car")}


@pytest.mark.parametrize(
    ("hours", "fields", "expected"),
    [
        ((14, 0), (HOUSES, HOUSES), True),
        ((14, 0), (HOUSES, CARS), False),  # two nouns
        ((0, 14), (HOUSES, HOUSES), False),  # the later number is the lower
        ((1, 0), (HOUSES, HOUSES), False),  # as good as at one time
        ((None, 0), (HOUSES, HOUSES), False),
        # the later article tells of the earlier one's day
        ((24, 0), ({**HOUSES, "as_of": MORNING.date()}, HOUSES), False),
        ((24, 0), ({**HOUSES, "as_of": MORNING.date() - timedelta(days=1)}, HOUSES), False),
    ],
)
def test_a_count_that_has_grown_since_needs_to_stand_less_well(joined, hours, fields, expected):
    assert joined(0.2, "middling", times=told_at(hours), fields=fields) is expected


def told_at(hours):
    return {
        article: None if later is None else MORNING + timedelta(hours=later)
        for article, later in zip(("one", "two"), hours, strict=True)
    }


DIVERS = {"counted": ("divers",), "scope": Scope("diver", "be")}


@pytest.mark.parametrize(
    ("hours", "fields", "told", "expected"),
    [
        # the number of the first article, 210, is the later one
        ((14, 0), (HOUSES, HOUSES), "There are now {} {}.", True),
        ((14, 0), (HOUSES, HOUSES), "There were {} {}.", False),
        ((0, 14), (HOUSES, HOUSES), "There are now {} {}.", False),
        # ever fewer are missing, which needs no saying
        ((0, 14), (DIVERS, DIVERS), "Here {} divers are missing.", True),
        ((0, 14), (DIVERS, DIVERS), "Here {} divers are rescued.", False),
        ((14, 0), (DIVERS, DIVERS), "Here {} divers are missing.", False),
    ],
)
def test_a_count_that_is_said_to_move_needs_to_stand_hardly_at_all(
    joined, hours, fields, told, expected
):
    assert joined(0.2, "poor", times=told_at(hours), fields=fields, told=told) is expected


CASH = {"kind": ClaimKind.MONEY, "unit": "dollar"}
WIDTH = {"kind": ClaimKind.MEASURE, "unit": "metre"}


@pytest.mark.parametrize(
    ("hours", "fields", "told", "expected"),
    [
        # the number of the second article, 71, is the later one
        ((0, 14), (CASH, CASH), "Here it was cut to {} {}.", True),
        ((0, 14), (CASH, CASH), "There were {} {}.", False),
        ((14, 0), (CASH, CASH), "Here it was cut to {} {}.", False),
        ((0, None), (CASH, CASH), "Here it was cut to {} {}.", False),
        # of measures it must be said to what they changed, and an age is no change of another
        ((0, 14), (WIDTH, WIDTH), "Here it has grown to {} {}.", True),
        ((0, 14), (WIDTH, WIDTH), "There are now {} {}.", False),
        ((0, 14), ({"kind": ClaimKind.AGE}, {"kind": ClaimKind.AGE}), "It rose to {} {}.", False),
    ],
)
def test_what_is_said_to_have_changed_needs_to_stand_but_little(
    joined, hours, fields, told, expected
):
    first, second = "There were {} {}.", told
    assert (
        joined(0.2, "weak", times=told_at(hours), fields=fields, told=(first, second)) is expected
    )
