"""Remembered answers for words are the answers that spaCy's own components give."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.language import Language

from claimwatch.extract.models import MODELS, load_model
from claimwatch.extract.word_answers import remember_words

ATTRIBUTES = ["ORTH", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD"]

TEXTS = (
    "At least 16 people were hurt when the ferry's engine failed, the harbour master said.",
    "She's got to go; you'd've thought it ain't gonna rain, y' all know that nothin' helps.",
    "There were two, and there 's one left.  Let's  see\twhat its owners have had done.",
    "It does n't matter whether he did, whilst I do: but me they saw, and you it saw.",
    "Better, worse, best: the worst of mice ran faster than 12 geese had flown by the 1990s.",
    "£3.2bn\u00a0was \u2014 so they say \u2014 lost",
    *("a", "I", "?!", " two  spaces ", "C'm on", "got ta", ""),
)


def _plain(name: str) -> Language:
    return spacy.load(name, exclude=["ner", "senter"])


@pytest.fixture(scope="module")
def model() -> str:
    return next(name for name in MODELS if spacy.util.is_package(name))


@pytest.mark.parametrize("again", [False, True], ids=["unseen", "remembered"])
def test_words_are_read_as_by_the_plain_pipeline(nlp: Any, model: str, again: bool) -> None:
    plain = _plain(model)
    if again:
        list(nlp.pipe(TEXTS))
    for ours, theirs in zip(nlp.pipe(TEXTS), plain.pipe(TEXTS), strict=True):
        assert ours.to_array(ATTRIBUTES).tolist() == theirs.to_array(ATTRIBUTES).tolist(), ours


def test_what_is_remembered_does_not_grow_for_ever(model: str, monkeypatch: Any) -> None:
    monkeypatch.setattr("claimwatch.extract.word_answers._MOST_REMEMBERED", 20)
    nlp, plain = load_model(model), _plain(model)
    for ours, theirs in zip(nlp.pipe(TEXTS), plain.pipe(TEXTS), strict=True):
        assert ours.to_array(ATTRIBUTES).tolist() == theirs.to_array(ATTRIBUTES).tolist()


def test_a_pipeline_with_rules_of_its_own_is_read_by_them(model: str) -> None:
    nlp, plain = _plain(model), _plain(model)
    for each in (nlp, plain):
        ruler: Any = each.get_pipe("attribute_ruler")
        ruler.add([[{"LOWER": "ferry"}]], {"LEMMA": "boat"})
        ruler.add([[{"LOWER": {"REGEX": "(?i)^HARB"}, "TAG": "NN"}]], {"POS": "PROPN"})
        ruler.add([[{"LOWER": "engine"}, {"LOWER": "failed"}]], {"TAG": "XX"}, index=1)
    assert remember_words(nlp)
    for text in TEXTS:
        assert nlp(text).to_array(ATTRIBUTES).tolist() == plain(text).to_array(ATTRIBUTES).tolist()
    assert [token.lemma_ for token in nlp("The ferry sank")] == ["the", "boat", "sink"]


@pytest.mark.parametrize("asked", [{"SHAPE": "Xxxxx"}, {"LOWER": {"FUZZY": "fery"}}])
def test_rules_that_are_not_seen_through_keep_the_plain_components(
    model: str, asked: dict[str, Any]
) -> None:
    nlp = _plain(model)
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.add([[asked]], {"LEMMA": "boat"})
    assert not remember_words(nlp)
    assert nlp.pipe_names[-2:] == ["attribute_ruler", "lemmatizer"]
    assert not remember_words(spacy.blank("en"))
