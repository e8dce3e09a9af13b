"""The way from articles to claims, through its own door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from claimwatch.errors import ModelMissing
from claimwatch.extract.pipeline import MOST_NUMBERS, extract_claims, load_model
from claimwatch.model import Article, Span

Make = Callable[..., Article]


def test_each_article_has_its_claims_in_order(nlp: Any, make_article: Make) -> None:
    articles = [make_article(f"They saw {n} goats and {n + 1} hens.") for n in (4, 8)]
    found = extract_claims(articles, nlp)
    assert [[claim.value for claim in claims] for claims in found] == [[4, 5], [8, 9]]
    assert [claims[0].article_id for claims in found] == [a.article_id for a in articles]


def test_an_article_without_numbers_has_no_claims(nlp: Any, make_article: Make) -> None:
    assert extract_claims([make_article("The mayor wept.")], nlp) == [[]]
    assert extract_claims([], nlp) == []


def test_offsets_refer_to_the_text_as_it_came(nlp: Any, make_article: Make) -> None:
    text = "\ufeff  Head\r\n\r\n\tThe mayor wept.\r\n  \u00a0Some 40 boats sank.  "
    (claim,) = extract_claims([make_article(text)], nlp)[0]
    assert text[claim.char_start : claim.char_end] == claim.text == "40"
    assert text[claim.sentence_start :].startswith(claim.sentence)


def test_claims_in_furniture_are_kept_apart(nlp: Any, make_article: Make) -> None:
    article = make_article("Read more: 386 dead\nSome 40 boats sank.")
    marked = replace(article, furniture=(Span(0, 19, "teaser"),))
    claims = extract_claims([marked], nlp)[0]
    assert [(c.value, c.furniture, c.monitorable) for c in claims] == [
        (386, True, False),
        (40, False, True),
    ]


def test_the_same_article_gives_the_same_claims(nlp: Any, make_article: Make) -> None:
    article = make_article("Some 40 boats sank; 3 of 40 were old.")
    assert extract_claims([article], nlp) == extract_claims([article, article], nlp)[1:]


def test_every_claim_names_the_rule_behind_its_number(nlp: Any, make_article: Make) -> None:
    (claim,) = extract_claims([make_article("At least $40 was lost.")], nlp)[0]
    rules = dict(claim.rules)
    assert rules["bound"] == 'hedge "at least"'
    assert {"value", "unit", "kind"} <= set(rules)


def test_all_numbers_of_a_table_are_kept_without_what_is_around_them(
    nlp: Any, make_article: Make
) -> None:
    count = MOST_NUMBERS + 20
    row = " ".join(f"{n}.5" for n in range(10, 10 + count))
    claims = extract_claims([make_article(row)], nlp)[0]
    assert len(claims) == count
    assert {claim.scope.words for claim in claims} == {()}


def test_a_missing_model_says_what_to_do() -> None:
    with pytest.raises(ModelMissing, match="pip install"):
        load_model("no_such_model_here")


def test_the_component_serves_in_any_pipeline(nlp: Any) -> None:
    import spacy

    from claimwatch.extract.models import MODELS

    name = next(name for name in MODELS if spacy.util.is_package(name))
    other = spacy.load(name, exclude=["ner"])
    other.add_pipe("claimwatch")
    doc = other("The mayor wept. At least 16 people were hurt.")
    (claim,) = doc._.claims
    assert (claim.value, claim.bound.value) == (16, "at_least")
    assert doc.text[claim.char_start : claim.char_end] == claim.text
    assert other("   ")._.claims == ()
