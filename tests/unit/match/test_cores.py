from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from claimwatch.match.compare import read_weights
from claimwatch.match.cores import find_cores
from claimwatch.match.joining import group_in_steps
from claimwatch.model import AsWritten, Bound, ClaimKind, Interval, Judgement, Link, Reason, Scope


@pytest.fixture
def claims(make_claim):
    numbers = {"a": 31.0, "b": 31.0, "c": 31.0, "rival": 90.0}
    made = {
        name: make_claim(name, f"The slide killed {number:.0f} people.", f"{number:.0f}", number)
        for name, number in numbers.items()
    }
    return {claim.claim_id: claim for claim in made.values()}, made


def link(made, one, other, score, comparator="event"):
    a, b = sorted((made[one].claim_id, made[other].claim_id))
    judgement = Judgement.DIFFERENT if score < 0.2 else Judgement.UNSURE
    return Link(a, b, judgement, score, (Reason(comparator, 1.0, "so it is said"),))


def grouped(claims, made, links, times=None):
    names = {claim.claim_id: name for name, claim in made.items()}
    groups = group_in_steps(claims, links, read_weights(), differ_from=0.3, times=times)
    return sorted(sorted(names[claim_id] for claim_id in group.claim_ids) for group in groups)


def test_what_agrees_less_surely_joins_where_nothing_keeps_it_apart(claims):
    held, made = claims
    links = [link(made, "a", "b", 0.9), link(made, "a", "c", 0.57), link(made, "b", "c", 0.57)]
    assert grouped(held, made, links) == [["a", "b", "c"], ["rival"]]


def test_what_agrees_less_surely_does_not_keep_apart_cores_that_differ(claims):
    held, made = claims
    links = [
        link(made, "a", "b", 0.9),
        link(made, "a", "c", 0.35),
        link(made, "b", "c", 0.35),
        link(made, "a", "rival", 0.4),
        link(made, "b", "rival", 0.4),
        link(made, "c", "rival", 0.0, "veto:event"),
    ]
    assert grouped(held, made, links) == [["a", "b", "rival"], ["c"]]


def test_a_group_tells_how_its_cores_joined(claims):
    held, made = claims
    links = [
        link(made, "a", "b", 0.9),
        link(made, "a", "rival", 0.4),
        link(made, "b", "rival", 0.4),
    ]
    joins = [
        {frozenset(join.core_a), frozenset(join.core_b)}
        for group in group_in_steps(held, links, read_weights(), differ_from=0.3)
        for join in group.joins
        if join.likelihood == pytest.approx(0.4)
    ]
    a, b, rival = (made[name].claim_id for name in ("a", "b", "rival"))
    assert joins == [{frozenset({a, b}), frozenset({rival})}]


def test_cores_that_stay_apart_have_no_join(claims):
    held, made = claims
    links = [link(made, "a", "rival", 0.1)]
    groups = group_in_steps(held, links, read_weights(), differ_from=0.3)
    assert [group.joins for group in groups] == [()] * 4


@pytest.mark.parametrize(
    ("speaker", "together"), [("the rebels", True), ("the Navy", False), (None, False)]
)
def test_what_named_rivals_say_joins_more_readily(make_claim, speaker, together):
    speakers = {"a": "the Navy", "b": "the Navy", "rival": speaker}
    made = {}
    for name, said_by in speakers.items():
        number = 90.0 if name == "rival" else 31.0
        sentence = f"There were {number:.0f} boats."
        made[name] = make_claim(name, sentence, f"{number:.0f}", number, claimant=said_by)
    held = {claim.claim_id: claim for claim in made.values()}
    links = [
        link(made, "a", "b", 0.9),
        link(made, "b", "rival", 0.25),
        link(made, "a", "rival", 0.25),
    ]
    assert (sorted(speakers) in grouped(held, made, links)) is together


@pytest.mark.parametrize(("sure", "together"), [(0.7, True), (0.5, False)])
def test_one_very_sure_link_joins_cores_whose_other_links_are_weak(make_claim, sure, together):
    numbers = {"a": 31.0, "b": 31.0, "c": 31.0, "rival": 90.0}
    made = {
        name: make_claim(name, f"There were {number:.0f} boats.", f"{number:.0f}", number)
        for name, number in numbers.items()
    }
    held = {claim.claim_id: claim for claim in made.values()}
    links = [
        link(made, "a", "b", 0.9),
        link(made, "a", "c", 0.9),
        link(made, "b", "c", 0.9),
        link(made, "a", "rival", sure),
        link(made, "b", "rival", 0.02),
        link(made, "c", "rival", 0.02),
    ]
    assert (sorted(made) in grouped(held, made, links)) is together


@pytest.mark.parametrize(
    ("of_another_day", "comparator", "together"),
    [
        ("c", "veto:day", True),
        ("bc", "veto:day", False),
        ("c", "veto:event", False),
    ],
)
def test_one_of_three_that_is_told_of_another_day_keeps_no_core_apart(
    make_claim, of_another_day, comparator, together
):
    numbers = {"a": 31.0, "b": 31.0, "c": 31.0, "rival": 90.0}
    made = {
        name: make_claim(name, f"There were {number:.0f} boats.", f"{number:.0f}", number)
        for name, number in numbers.items()
    }
    held = {claim.claim_id: claim for claim in made.values()}
    links = [link(made, *pair, 0.9) for pair in ("ab", "ac", "bc")]
    links += [
        link(made, name, "rival", *((0.0, comparator) if name in of_another_day else (0.7,)))
        for name in "abc"
    ]
    assert (sorted(made) in grouped(held, made, links)) is together


@pytest.mark.parametrize(
    ("speaker", "verb", "score", "together"),
    [
        ("the rebels", "kill", 0.1, True),
        ("the rebels", "kill", 0.04, False),
        ("the rebels", "wound", 0.1, False),
        ("the Navy", "kill", 0.1, False),
        (None, "kill", 0.1, False),
    ],
)
def test_two_named_speakers_on_one_deed_are_of_one_quantity(
    make_claim, speaker, verb, score, together
):
    said = {"a": ("the Navy", "kill", "40"), "b": (speaker, verb, "25")}
    made = {
        name: make_claim(
            name,
            f"The raid {deed}ed {number} guards.",
            number,
            float(number),
            claimant=claimant,
            counted=("guard",),
            scope=Scope("guard", deed),
        )
        for name, (claimant, deed, number) in said.items()
    }
    held = {claim.claim_id: claim for claim in made.values()}
    assert (len(grouped(held, made, [link(made, "a", "b", score)])) == 1) is together


@pytest.mark.parametrize(
    ("bound", "verb", "together"),
    [
        (Bound.MORE_THAN, "kill", True),
        (Bound.ABOUT, "kill", False),
        (Bound.MORE_THAN, "live", False),  # who lives there is no toll
    ],
)
def test_undated_lower_bounds_of_a_toll_are_likelier_one_that_rises(
    make_claim, bound, verb, together
):
    made = {
        name: make_claim(
            name,
            f"There were {number:.0f} people.",
            f"{number:.0f}",
            number,
            bound=bound,
            interval=Interval(number, None),
            scope=Scope("people", verb),
        )
        for name, number in (("a", 600.0), ("b", 640.0))
    }
    held = {claim.claim_id: claim for claim in made.values()}
    found = grouped(held, made, [link(made, "a", "b", 0.22)])
    assert (["a", "b"] in found) is together


def test_an_unlikely_agreement_joins_nothing(claims):
    held, made = claims
    links = [link(made, "a", "b", 0.05)]
    assert grouped(held, made, links) == [["a"], ["b"], ["c"], ["rival"]]


@pytest.mark.parametrize(
    ("day_of_31", "day_of_90", "together"), [(1, 2, True), (2, 1, False), (1, None, False)]
)
def test_a_toll_that_rises_with_time_is_likelier_one_toll(
    claims, make_claim, day_of_31, day_of_90, together
):
    _, made = claims
    scope = Scope("people", "kill")
    made = {name: replace(made[name], scope=scope) for name in ("a", "b", "rival")}
    other_toll = {"value": 7.0, "as_written": AsWritten(7.0, 7.0, None)}
    made["b"] = replace(made["b"], article_id=made["a"].article_id, **other_toll)
    days = {"a": day_of_31, "rival": day_of_90}
    times = {
        made[name].article_id: day and datetime(2024, 5, day, tzinfo=UTC)
        for name, day in days.items()
    }
    held = {claim.claim_id: claim for claim in made.values()}
    found = grouped(held, made, [link(made, "a", "rival", 0.25)], times)
    assert (["a", "rival"] in found) is together


@pytest.mark.parametrize(
    ("run", "score", "together"), [(1.0, 0.6, True), (0.1, 0.6, False), (1.0, 0.2, False)]
)
def test_a_copied_sentence_joins_past_what_another_claim_of_its_core_says(
    claims, run, score, together
):
    held, made = claims
    a, b = sorted((made["a"].claim_id, made["rival"].claim_id))
    copied = Link(a, b, Judgement.UNSURE, score, (Reason("copied", run, "one sentence"),))
    links = [link(made, "a", "b", 0.9), copied, link(made, "b", "rival", 0.0, "veto:day")]
    assert (["a", "b", "rival"] in grouped(held, made, links)) is together


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The slide at Dunmar killed {} people.", True),
        ("There were {} people aboard the ferry.", False),
        ("The valley has {} inhabitants.", False),
    ],
)
def test_who_was_aboard_or_lives_there_does_not_grow(make_claim, sentence, expected):
    at = {name: datetime(2024, 5, day, tzinfo=UTC) for name, day in (("a", 6), ("b", 7))}
    made = [
        make_claim(name, sentence.format(number), str(number), float(number))
        for name, number in (("a", 31), ("b", 90))
    ]
    one, other = (claim.claim_id for claim in made)
    cores = find_cores({claim.claim_id: claim for claim in made}, [], 0.6)
    assert cores.have_grown(one, other, at, timedelta(hours=2)) is expected


FUND = {"kind": ClaimKind.MONEY, "unit": "dollar"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The fund for the families reached ${} in donations.", True),
        ("The mill was sold for ${}.", False),
    ],
)
def test_what_is_given_grows_like_a_count(make_claim, sentence, expected):
    at = {name: datetime(2024, 5, day, tzinfo=UTC) for name, day in (("a", 6), ("b", 7))}
    made = [
        make_claim(name, sentence.format(number), f"${number}", float(number), **FUND)
        for name, number in (("a", 31), ("b", 90))
    ]
    one, other = (claim.claim_id for claim in made)
    cores = find_cores({claim.claim_id: claim for claim in made}, [], 0.6)
    assert cores.have_grown(one, other, at, timedelta(hours=2)) is expected
