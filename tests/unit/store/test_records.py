"""What is written is read back as the same records."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwatch.model import (
    Alert,
    AsWritten,
    Bound,
    Claim,
    ClaimKind,
    CoreJoin,
    Extent,
    Figure,
    Flag,
    FlagKind,
    FlagStatus,
    Interval,
    Judgement,
    Link,
    Polarity,
    Reason,
    Scope,
    Severity,
    Span,
    Trend,
)
from claimwatch.store import figures, flags, lineage, open_writer
from claimwatch.store.articles import load_articles, save_articles
from claimwatch.store.claims import claim_of, claim_row, load_claims, replace_claims


@pytest.fixture
def store(tmp_path):
    with open_writer(tmp_path / "a.duckdb") as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory):
    with open_writer(tmp_path_factory.mktemp("shared") / "a.duckdb") as opened:
        yield opened


def test_articles_come_back_with_their_furniture(store, make_article):
    bare = make_article("Bare.", publisher=None, published_at=None)
    full = make_article(
        "Menu\nForty were hurt in Östersund 🌋.",
        url="https://example.org/1",
        external_id="1",
        title="=HYPERLINK()",
        language="en",
        published_at=datetime(2022, 3, 11, 9, 40, 1, 123456, tzinfo=UTC),
        furniture=(Span(0, 4, "menu"), Span(4, 5, "gap")),
    )
    save_articles(store, [full, bare])
    assert load_articles(store, [bare.article_id, full.article_id, "none"]) == sorted(
        [bare, full], key=lambda article: article.article_id
    )


@pytest.mark.parametrize(
    ("first", "second", "is_edit"),
    [
        ({"url": "u"}, {"url": "u"}, True),
        ({"external_id": "7"}, {"external_id": "7"}, True),
        ({"external_id": "7"}, {"external_id": "7", "publisher": "Another"}, False),
        ({"url": "u"}, {"url": "v"}, False),
        ({}, {}, False),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_an_edit_names_the_article_it_supersedes(
    store, make_article, first, second, is_edit, together
):
    old, new = make_article("Ten died.", **first), make_article("Eleven died.", **second)
    for batch in [[old, new]] if together else [[old], [new]]:
        save_articles(store, batch)
    rows = store.execute("articles_of", wanted=[old.article_id, new.article_id])
    superseded = {row["article_id"]: row["supersedes"] for row in rows}
    expected = old.article_id if is_edit else None
    assert superseded == {old.article_id: None, new.article_id: expected}


def test_the_third_version_supersedes_the_second(store, make_article):
    versions = [make_article(f"{n} died.", url="u") for n in (10, 11, 12)]
    for version in versions:
        save_articles(store, [version])
    rows = store.execute("articles_of", wanted=[versions[2].article_id])
    assert rows[0]["supersedes"] == versions[1].article_id


numbers = st.floats(allow_nan=False, allow_infinity=False)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.none() | words
lists = st.lists(words, max_size=3).map(tuple)


@st.composite
def claims(draw):
    before, text = draw(words), draw(words.filter(bool))
    start = draw(st.integers(0, 10_000))
    ends = sorted([draw(numbers), draw(numbers)])
    return Claim(
        claim_id=draw(words),
        article_id="a",
        char_start=start + len(before),
        char_end=start + len(before) + len(text),
        text=text,
        sentence=before + text + draw(words),
        sentence_start=start,
        value=draw(numbers | st.tuples(numbers, numbers)),
        bound=draw(st.sampled_from(Bound)),
        interval=Interval(
            draw(st.none() | st.just(ends[0])), ends[1], draw(st.booleans()), draw(st.booleans())
        ),
        as_written=AsWritten(draw(numbers), draw(numbers), draw(names)),
        kind=draw(st.sampled_from(ClaimKind)),
        trend=draw(st.none() | st.sampled_from(Trend)),
        unit=draw(names),
        unit_text=draw(names),
        dimension=draw(names),
        counted=draw(lists),
        about=draw(names),
        scope=Scope(draw(names), draw(names), draw(lists), draw(lists), draw(lists)),
        claimant=draw(names),
        via=draw(lists),
        as_of=draw(st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))),
        as_of_from=draw(names),
        extent=draw(st.none() | st.sampled_from(Extent)),
        polarity=draw(st.sampled_from(Polarity)),
        furniture=draw(st.booleans()),
        rules=draw(st.lists(st.tuples(words, words), max_size=3).map(tuple)),
        extractor=draw(words),
    )


@given(st.lists(claims(), max_size=4, unique_by=lambda claim: claim.claim_id))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_claim_comes_back_the_same(shared_store, written):
    replace_claims(shared_store, ["a"], written)
    found = load_claims(shared_store, ["a"])
    assert {claim.claim_id: claim for claim in found} == {c.claim_id: c for c in written}


def test_a_claims_row_holds_what_the_record_holds(make_claim):
    claim = make_claim("a", "Forty were hurt.", "Forty", 40.0)
    assert claim_of(claim_row(claim)) == claim


def test_replaced_claims_take_their_links_and_keys_along(store, make_claim):
    one, two = (make_claim(a, "Forty were hurt.", "Forty", 40.0) for a in ("a", "b"))
    replace_claims(store, ["a", "b"], [one, two])
    figures.save_claim_keys(store, ["a", "b"], {one.claim_id: ("k",), two.claim_id: ("k",)})
    a, b = sorted([one.claim_id, two.claim_id])
    figures.save_links(store, [Link(a, b, Judgement.SAME, 1.0, ())])
    new = make_claim("a", "Fifty were hurt.", "Fifty", 50.0)
    replace_claims(store, ["a"], [new])
    assert load_claims(store, ["a", "b"]) == [new, two]
    assert figures.load_links(store, [a, b]) == []
    assert figures.new_pairs(store, [two.claim_id]) == []


def test_pairs_share_a_key_and_have_no_link_yet(store):
    keys = {"c1": ("x",), "c2": ("x", "y"), "c3": ("y",), "c4": ("z",)}
    store.insert("claims", [{"claim_id": c, "article_id": "a"} for c in keys])
    figures.save_claim_keys(store, ["a"], keys)
    assert figures.new_pairs(store, ["c2"]) == [("c1", "c2"), ("c2", "c3")]
    figures.save_links(store, [Link("c1", "c2", Judgement.DIFFERENT, 0.1, ())])
    assert figures.new_pairs(store, ["c1", "c2", "c4"]) == [("c2", "c3")]


def test_links_come_back_with_their_reasons(store):
    reasons = (Reason("counted", 1.0, "both count “fighters”"), Reason("verb", -0.5, "differ"))
    link = Link("c1", "c2", Judgement.UNSURE, 0.625, reasons)
    figures.save_links(store, [link, Link("c2", "c3", Judgement.SAME, 1.0, ())])
    assert figures.load_links(store, ["c1", "c2"]) == [link]


def test_stories_and_figures_are_replaced_whole(store):
    figures.save_stories(store, {"a": "s1", "b": "s1", "c": "s2"})
    figures.save_stories(store, {"b": "s2"})
    assert figures.load_stories(store, ["a", "b", "c", "d"]) == {"a": "s1", "b": "s2", "c": "s2"}
    assert figures.articles_in(store, ["s2"]) == {"b": "s2", "c": "s2"}
    joins = (CoreJoin(("c3", "c5"), ("c4",), 0.7, "neither gives another"),)
    kept = Figure("f2", "s2", "dead", None, ("c3", "c4", "c5"), joins)
    figures.replace_figures(store, ["s1", "s2"], [Figure("f1", "s1", "x", "km", ("c1",)), kept])
    figures.replace_figures(store, ["s1"], [])
    assert figures.load_figures(store, ["s1", "s2"]) == [kept]
    figures.replace_figures(store, ["s2"], [replace(kept, joins=())])
    assert figures.load_figures(store, ["s2"]) == [replace(kept, joins=())]


@pytest.fixture
def flag():
    return Flag(
        flag_id="g1",
        kind=FlagKind.DISPUTE,
        figure_id="f1",
        label="dead",
        explanation="They differ.",
        severity=Severity.HIGH,
        severity_score=0.9,
        confidence=0.8,
        pairs=(("c1", "c2"), ("c1", "c3")),
        claim_ids=("c1", "c2", "c3"),
        origins=2,
    )


def test_flags_come_back_and_go_with_all_that_is_theirs(store, flag):
    flags.replace_flags(store, ["s1", "s2"], [(flag, "s1"), (replace(flag, flag_id="g2"), "s2")])
    assert flags.load_flags(store, ["s1"]) == {"g1": flag}
    flags.replace_flags(store, ["s1"], [])
    assert flags.load_flags(store, ["s1"]) == {}
    assert list(flags.load_flags(store, ["s1", "s2"])) == ["g2"]


def test_what_was_seen_of_a_flag_outlives_it(store, flag):
    flags.replace_flags(store, ["s"], [(flag, "s")])
    lineage.save_seen(store, {"g1": FlagStatus.NEW})
    flags.replace_flags(store, ["s"], [])
    assert lineage.load_statuses(store, ["g1", "g2"]) == {"g1": FlagStatus.NEW}
    first = store.execute("flags_seen", wanted=["g1"])[0]
    lineage.save_seen(store, {"g1": FlagStatus.REGRESSED})
    again = store.execute("flags_seen", wanted=["g1"])
    assert [row["status"] for row in again] == ["regressed"]
    assert again[0]["first_seen"] == first["first_seen"]


def test_alerts_are_found_by_id_and_by_flag(store):
    alert = Alert("m1", "g1", "k", "new", "title", "body")
    other = replace(alert, alert_id="m2", flag_id="g2")
    flags.save_alerts(store, [alert, other])
    assert flags.load_alerts(store, ["m2", "m1"]) == [alert, other]
    assert flags.alerts_about(store, ["g2", "g3"]) == [other]
