"""A flag is as sure as its surest pair: by its own link, or by how the two cores stand."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.judge.judge import judge_figure
from claimwatch.judge.sureness import how_sure
from claimwatch.model import ClaimKind, CoreJoin, Figure, Judgement, Link, Reason

JOINS = (CoreJoin(("a", "b"), ("c",), 0.8), CoreJoin(("c",), ("d",), 0.4))


def link(a, b, score):
    return {(a, b): Link(a, b, Judgement.UNSURE, score, ())}


@pytest.mark.parametrize(
    ("pairs", "links", "sure"),
    [
        ([("b", "c")], {}, 0.8),
        ([("c", "b")], link("b", "c", 0.1), 0.8),
        ([("b", "c")], link("b", "c", 0.9), 0.9),
        ([("c", "d"), ("b", "c")], {}, 0.8),
        ([("b", "d")], link("b", "d", 0.2), 0.2),
        ([("a", "b")], {}, 0.0),
        ([("x", "y")], {}, 0.0),
    ],
)
def test_a_pair_is_as_sure_as_its_link_or_its_cores(pairs, links, sure):
    assert how_sure(pairs, links, JOINS) == sure


@pytest.mark.parametrize(("joined", "confidence"), [(True, 0.8), (False, 0.1)])
def test_a_flag_tells_how_sure_its_cores_are_joined(make_claim, make_article, joined, confidence):
    told = {"31": "The slide killed 31 people.", "50": "The slide killed 50 people."}
    articles = {text: make_article(told[text], publisher=f"p{text}") for text in told}
    claims = [make_claim(articles[text].article_id, told[text], text, float(text)) for text in told]
    a, b = sorted(claim.claim_id for claim in claims)
    joins = (CoreJoin((a,), (b,), 0.8),) if joined else ()
    [flag] = judge_figure(
        Figure("f", "s", "people killed", None, (a, b), joins),
        {claim.claim_id: claim for claim in claims},
        {article.article_id: article for article in articles.values()},
        {},
        [Link(a, b, Judgement.UNSURE, 0.1, ())],
    )
    assert (flag.is_conflict, flag.confidence) == (True, confidence)


@pytest.mark.parametrize(
    ("other", "likely", "told_by", "flagged"),
    [
        ("78", 0.8, "", True),
        ("80", 0.8, "", False),
        ("80", 0.96, "", True),
        ("310", 0.8, "", False),
        ("310", 0.96, "", True),
        ("310", 0.8, "both numbers stand between the same words", False),
        ("310", 0.8, "one article sets the two numbers side by side", True),
        ("310", 0.8, "two named speakers number one thing to which the same was done", True),
        ("310", 0.8, "one sentence stands in both articles, with two numbers", True),
    ],
)
def test_numbers_far_apart_must_surely_be_one_or_be_of_two_speakers(
    make_claim, make_article, other, likely, told_by, flagged
):
    told = {text: f"The slide buried {text} sheep." for text in ("40", other)}
    articles = {text: make_article(told[text], publisher=f"p{text}") for text in told}
    claims = [make_claim(articles[text].article_id, told[text], text, float(text)) for text in told]
    a, b = sorted(claim.claim_id for claim in claims)
    flags = judge_figure(
        Figure("f", "s", "sheep buried", None, (a, b), (CoreJoin((a,), (b,), likely, told_by),)),
        {claim.claim_id: claim for claim in claims},
        {article.article_id: article for article in articles.values()},
        {},
        [Link(a, b, Judgement.UNSURE, 0.1, ())],
    )
    assert [flag.is_conflict for flag in flags] == [True] * flagged


@pytest.mark.parametrize(
    ("speakers", "likely", "kinds"),
    [
        (("Orst", "Brandt"), 0.8, ["dispute"]),
        (("Orst", "Brandt"), 0.68, []),
        (("Orst", None), 0.8, []),
        (("Orst", "Orst"), 0.8, ["misreport"]),  # a digit may be lost on the way
    ],
)
def test_named_speakers_may_be_far_apart(make_claim, make_article, speakers, likely, kinds):
    told = {"40": "The slide buried 40 sheep.", "310": "The slide buried 310 sheep."}
    articles = {text: make_article(told[text], publisher=f"p{text}") for text in told}
    claims = [
        make_claim(articles[text].article_id, told[text], text, float(text), claimant=speaker)
        for text, speaker in zip(told, speakers, strict=True)
    ]
    a, b = sorted(claim.claim_id for claim in claims)
    flags = judge_figure(
        Figure("f", "s", "sheep buried", None, (a, b), (CoreJoin((a,), (b,), likely),)),
        {claim.claim_id: claim for claim in claims},
        {article.article_id: article for article in articles.values()},
        {},
        [Link(a, b, Judgement.UNSURE, 0.1, ())],
    )
    assert [flag.kind.value for flag in flags] == kinds


@pytest.mark.parametrize(
    ("other", "likely", "speakers", "kinds"),
    [
        ("85", 0.48, ("Orst", "Brandt"), []),
        ("85", 0.52, ("Orst", "Brandt"), ["dispute"]),
        ("75", 0.48, ("Orst", "Brandt"), ["dispute"]),
        ("410", 0.48, ("Orst", "Orst"), []),
        ("410", 0.52, ("Orst", "Orst"), ["misreport"]),
    ],
)
def test_whatever_lies_twofold_apart_and_is_unsure_is_not_flagged(
    make_claim, make_article, other, likely, speakers, kinds
):
    told = {text: f"The tunnel is {text} metres long." for text in ("40", other)}
    articles = {text: make_article(told[text], publisher=f"p{text}") for text in told}
    claims = [
        make_claim(
            articles[text].article_id,
            told[text],
            text,
            float(text),
            kind=ClaimKind.MEASURE,
            unit="m",
            dimension="length",
            claimant=speaker,
        )
        for text, speaker in zip(told, speakers, strict=True)
    ]
    a, b = sorted(claim.claim_id for claim in claims)
    joins = (CoreJoin((a,), (b,), likely),)
    flags = judge_figure(
        Figure("f", "s", "tunnel", "m", (a, b), joins),
        {claim.claim_id: claim for claim in claims},
        {article.article_id: article for article in articles.values()},
        {},
        [Link(a, b, Judgement.UNSURE, 0.1, ())],
    )
    assert [flag.kind.value for flag in flags] == kinds


@pytest.mark.parametrize(("one", "other", "flagged"), [("1", "2", True), ("2", "4", False)])
def test_counts_next_to_each_other_are_not_far_apart(make_claim, make_article, one, other, flagged):
    told = {text: f"The slide buried {text} sheep." for text in (one, other)}
    articles = {text: make_article(told[text], publisher=f"p{text}") for text in told}
    claims = [make_claim(articles[text].article_id, told[text], text, float(text)) for text in told]
    a, b = sorted(claim.claim_id for claim in claims)
    flags = judge_figure(
        Figure("f", "s", "sheep buried", None, (a, b), (CoreJoin((a,), (b,), 0.8),)),
        {claim.claim_id: claim for claim in claims},
        {article.article_id: article for article in articles.values()},
        {},
        [Link(a, b, Judgement.UNSURE, 0.1, ())],
    )
    assert bool(flags) is flagged


@pytest.mark.parametrize(
    ("score", "comparator", "joined", "flagged"),
    [
        (0.02, "event", 0.0, True),
        (0.002, "event", 0.0, False),
        (0.002, "event", 0.7, True),
        (0.002, "event", 0.6, False),
        (0.0, "veto:event", 0.9, False),
        (None, "", 0.95, False),
    ],
)
def test_a_pair_is_judged_by_its_link_or_by_how_its_cores_joined(
    make_claim, make_article, score, comparator, joined, flagged
):
    told = {"31": "The slide killed 31 people.", "50": "The slide killed 50 people."}
    articles = {text: make_article(told[text], publisher=f"p{text}") for text in told}
    claims = [make_claim(articles[text].article_id, told[text], text, float(text)) for text in told]
    a, b = sorted(claim.claim_id for claim in claims)
    reasons = (Reason(comparator, 1.0, "so it is said"),)
    compared = [] if score is None else [Link(a, b, Judgement.DIFFERENT, score, reasons)]
    flags = judge_figure(
        Figure("f", "s", "people killed", None, (a, b), (CoreJoin((a,), (b,), joined),)),
        {claim.claim_id: claim for claim in claims},
        {article.article_id: article for article in articles.values()},
        {},
        compared,
    )
    assert [flag.is_conflict for flag in flags] == [True] * flagged


@pytest.mark.parametrize(("joined", "pairs"), [(0.85, 2), (0.7, 1)])
def test_claims_that_were_not_compared_belong_to_a_flag_that_others_raise(
    make_claim, make_article, joined, pairs
):
    told = {
        "31": "The slide killed 31 people.",
        "60": "The slide killed 60 people.",
        "92": "A guide says 92.",
    }
    articles = {text: make_article(told[text], publisher=f"p{text}") for text in told}
    a, b, bare = (
        make_claim(articles[text].article_id, told[text], text, float(text)).claim_id
        for text in told
    )
    claims = [make_claim(articles[text].article_id, told[text], text, float(text)) for text in told]
    joins = (CoreJoin((a,), tuple(sorted((b, bare))), joined),)
    [flag] = judge_figure(
        Figure("f", "s", "people killed", None, tuple(sorted((a, b, bare))), joins),
        {claim.claim_id: claim for claim in claims},
        {article.article_id: article for article in articles.values()},
        {},
        [Link(min(a, b), max(a, b), Judgement.UNSURE, 0.5, ())],
    )
    assert len(flag.pairs) == pairs


@pytest.mark.parametrize(
    ("score", "second", "kinds"),
    [
        (0.5, "More than 170 calls came in.", ["revision"]),
        (0.1, "More than 170 calls came in.", []),
        (0.5, "More than 91 calls came in.", []),
    ],
)
def test_undated_lower_bounds_rise_where_they_surely_count_one_thing(
    nlp, make_article, score, second, kinds
):
    told = ["At least 90 calls came in.", second]
    articles = [make_article(text, publisher=text[:9], published_at=None) for text in told]
    claims = [found[0] for found in extract_claims(articles, nlp)]
    a, b = sorted(claim.claim_id for claim in claims)
    flags = judge_figure(
        Figure("f", "s", "calls", None, (a, b), ()),
        {claim.claim_id: claim for claim in claims},
        {article.article_id: article for article in articles},
        {},
        [Link(a, b, Judgement.UNSURE, score, ())],
    )
    assert [flag.kind.value for flag in flags] == kinds


@pytest.mark.parametrize("told_by", ["neither article gives another count of it", ""])
def test_the_note_says_what_joined_two_cores_beyond_their_wordings(
    make_claim, make_article, told_by
):
    told = {"31": "The slide killed 31 people.", "50": "The slide killed 50 people."}
    articles = {text: make_article(told[text], publisher=f"p{text}") for text in told}
    claims = [make_claim(articles[text].article_id, told[text], text, float(text)) for text in told]
    a, b = sorted(claim.claim_id for claim in claims)
    joins = (CoreJoin((a,), (b,), 0.8, told_by),)
    (flag,) = judge_figure(
        Figure("f", "s", "people killed", None, (a, b), joins),
        {claim.claim_id: claim for claim in claims},
        {article.article_id: article for article in articles.values()},
        {},
        [Link(a, b, Judgement.UNSURE, 0.3, (Reason("verb", 1.0, "both say “kill”"),))],
    )
    because = f"{told_by}; both say" if told_by else "both say"
    assert f"They are taken for one quantity because {because} “kill”." in flag.explanation
