"""Which change of which flag makes an alert, and that nothing is told twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch.alert.changes import AlertRules, alerts_for
from claimwatch.alert.standing import Standing, told_standing
from claimwatch.model import (
    Alert,
    Article,
    Claim,
    Flag,
    FlagKind,
    FlagStatus,
    Interval,
    Severity,
)


def flag(
    kind: FlagKind = FlagKind.DISPUTE,
    severity: Severity = Severity.MEDIUM,
    origins: int = 2,
    claims: tuple[str, ...] = ("c1", "c2"),
    **fields: Any,
) -> Flag:
    figure = fields.pop("figure_id", "figure1")
    return Flag(
        flag_id=fields.pop("flag_id", "lasting"),
        kind=kind,
        figure_id=figure,
        label="houses burned down in Varne",
        explanation="Sources differ: the fire brigade says 9, the mayor 14.",
        severity=severity,
        severity_score=0.5,
        confidence=0.9,
        pairs=(claims[:2],),
        claim_ids=claims,
        origins=origins,
        **fields,
    )


def by_id(*flags: Flag) -> dict[str, Flag]:
    return {one.flag_id: one for one in flags}


@pytest.fixture
def claim(make_claim: Callable[..., Claim]) -> Callable[..., Claim]:
    def build(claim_id: str, value: float) -> Claim:
        shown = f"{value:g}"
        made = make_claim("a1", f"In Varne {shown} houses burned.", shown, value)
        return replace(made, claim_id=claim_id, interval=Interval(value, value))

    return build


STEPS = [
    # what the step is, flag before, flag now, the change (None: no alert)
    ("new", None, flag(), "New"),
    ("the same", flag(), flag(), None),
    ("graver", flag(), flag(severity=Severity.HIGH), "Severity rose from medium to high"),
    ("less grave", flag(severity=Severity.HIGH), flag(), None),
    ("another origin", flag(), flag(origins=3), "Independent origins rose from 2 to 3"),
    ("fewer origins", flag(origins=3), flag(), None),
    ("revision", None, flag(FlagKind.REVISION), None),
    ("notice", None, flag(FlagKind.HEDGE_DRIFT), None),
    ("snoozed", None, flag(status=FlagStatus.SNOOZED), None),
    ("dismissed", flag(), flag(severity=Severity.HIGH, status=FlagStatus.DISMISSED), None),
    ("another kind", flag(), flag(FlagKind.MISREPORT), "Was dispute, is now misreport"),
    ("a revision that became a dispute", flag(FlagKind.REVISION), flag(), "New"),
    ("the figure was renamed", flag(figure_id="old"), flag(figure_id="new"), None),
    ("another flag on the same figure", flag(flag_id="x"), flag(), "New"),
]


@pytest.mark.parametrize(
    ("before", "now", "change"), [step[1:] for step in STEPS], ids=[step[0] for step in STEPS]
)
def test_only_a_material_change_is_told(before: Flag | None, now: Flag, change: str | None) -> None:
    alerts = alerts_for(by_id(before) if before else {}, by_id(now))
    assert [alert.change.rpartition(" (severity")[0] for alert in alerts] == (
        [change] if change else []
    )


@pytest.mark.parametrize(
    ("wider", "told"), [(14.0, False), (16.0, False), (19.0, True), (9.0, False)]
)
def test_a_gap_grown_by_half_is_told(claim: Callable[..., Claim], wider: float, told: bool) -> None:
    claims = {c.claim_id: c for c in (claim("c1", 9), claim("c2", 14), claim("c3", wider))}
    now = replace(flag(), pairs=(("c1", "c2"), ("c1", "c3")), claim_ids=("c1", "c2", "c3"))
    alerts = alerts_for(by_id(flag()), by_id(now), claims=claims)
    assert [alert.change.split(" (")[0] for alert in alerts] == (
        ["The gap grew from a factor of 1.56 to 2.11"] if told else []
    )


def test_small_steps_add_up_when_it_is_known_what_was_told(claim: Callable[..., Claim]) -> None:
    values = [14, 16, 18, 20, 22]
    claims = {f"c{value}": claim(f"c{value}", value) for value in (9, *values)}
    before: dict[str, Flag] = {}
    history: list[Alert] = []
    told = []
    for value in values:
        now = by_id(flag(claims=("c9", f"c{value}"), flag_id="f"))
        new = alerts_for(before, now, claims=claims, history=history)
        history += new
        told.append(len(new))
        before = now
    assert told == [1, 0, 1, 0, 0]


def test_notices_are_told_where_the_rules_ask_for_them() -> None:
    notices = by_id(
        flag(FlagKind.HEDGE_DRIFT, Severity.INFO, flag_id="drift"),
        flag(FlagKind.STALE, Severity.LOW, flag_id="stale"),
    )
    assert len(alerts_for({}, notices, rules=AlertRules(notices_from=Severity.INFO))) == 2
    [alert] = alerts_for({}, notices, rules=AlertRules(notices_from=Severity.LOW))
    assert alert.flag_id == "stale"


def test_conflicts_below_the_rules_are_told_once_they_rise() -> None:
    rules = AlertRules(conflicts_from=Severity.HIGH)
    assert alerts_for({}, by_id(flag()), rules=rules) == []
    [alert] = alerts_for(by_id(flag()), by_id(flag(severity=Severity.HIGH)), rules=rules)
    assert alert.change.startswith("New")


def test_a_second_run_over_the_same_flags_tells_nothing() -> None:
    first = alerts_for({}, by_id(flag()))
    told = [alert.alert_id for alert in first]
    assert alerts_for({}, by_id(flag()), told) == []
    assert alerts_for({}, by_id(flag()), history=first) == []
    assert alerts_for({}, by_id(flag())) == first


def test_the_message_shows_both_sentences_with_the_number_marked(
    make_article: Callable[..., Article], make_claim: Callable[..., Claim]
) -> None:
    texts = ["The brigade says 9 houses burned.", "The mayor counts 14 houses."]
    articles = [
        make_article(texts[0], publisher="Norland Post", url="https://norland.example/a"),
        make_article(
            texts[1],
            publisher="Varne Echo",
            published_at=datetime(2022, 3, 12, tzinfo=UTC),
            published_precision="day",
        ),
    ]
    nine = make_claim(articles[0].article_id, texts[0], "9", 9, claimant="the fire brigade")
    more = make_claim(
        articles[1].article_id, texts[1], "14", 14, claimant="the mayor", via=("NNA",)
    )
    claims = {claim.claim_id: claim for claim in (nine, more)}
    found = flag(claims=(nine.claim_id, more.claim_id))
    [alert] = alerts_for(
        {}, by_id(found), claims=claims, articles={a.article_id: a for a in articles}
    )
    assert "Sources differ: houses burned down in Varne" in alert.title
    for words in (
        "Norland Post, 11 March 2022, 12:00 UTC, according to the fire brigade:",
        "The brigade says »9« houses burned.",
        "Varne Echo, 12 March 2022, according to the mayor through NNA:",
        "The mayor counts »14« houses.",
        "https://norland.example/a",
        found.explanation,
        f"Alert key: {alert.alert_id}",
        "Independent origins: 2",
    ):
        assert words in alert.body


def test_a_text_cannot_steer_a_terminal_or_turn_the_line(
    make_article: Callable[..., Article], make_claim: Callable[..., Claim]
) -> None:
    sentence = "The \x1b[2Jmayor\u202e counts\n\n 14 houses \x07."
    article = make_article(sentence, publisher="Ech\x1bo")
    one = make_claim(article.article_id, sentence, "14", 14)
    two = replace(one, claim_id="other")
    [alert] = alerts_for(
        {},
        by_id(flag(claims=(one.claim_id, two.claim_id))),
        claims={c.claim_id: c for c in (one, two)},
        articles={article.article_id: article},
    )
    assert "The [2Jmayor counts »14« houses ." in alert.body
    assert not {"\x1b", "\u202e", "\x07"} & set(alert.body + alert.title)


standings = st.builds(
    Standing,
    st.sampled_from(Severity),
    st.integers(0, 50),
    st.none() | st.floats(1, 1e6).map(lambda gap: round(gap, 4)),
)


@given(standings)
def test_a_standing_written_into_an_alert_is_read_back(standing: Standing) -> None:
    alert = Alert("id", "flag", "key", f"New {standing.words}", "title", "body")
    assert told_standing([alert]) == standing


@given(st.lists(standings, max_size=6))
def test_the_order_of_what_was_told_does_not_matter(told: list[Standing]) -> None:
    alerts = [Alert(str(at), "f", "k", f"New {s.words}", "t", "b") for at, s in enumerate(told)]
    assert told_standing(alerts) == told_standing(alerts[::-1])
