"""Remembered vectors of words are the vectors that spaCy computes, bit for bit."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
import spacy
from thinc.api import NumpyOps

from claimwatch.extract import word_vectors
from claimwatch.extract.models import MODELS
from claimwatch.extract.word_vectors import WordVectors, remember_vectors

TEXTS = (
    "At least 16 people were hurt when the ferry's engine failed, the harbour master said.",
    "The ferry was 16 years old; the ferry's owners said  it was safe.",
    "Ferry",
    "",
    "Two ferries, 2 ferries, TWO FERRIES: £3.2bn was lost by the Harbour of Hull.",
)


@pytest.fixture
def model() -> str:
    return next(name for name in MODELS if spacy.util.is_package(name))


def test_vectors_are_those_of_the_plain_pipeline(model: str, monkeypatch: Any) -> None:
    ours, plain = (spacy.load(model, exclude=["ner"]) for _ in range(2))
    assert remember_vectors(ours)
    for most in (50_000, 30):
        monkeypatch.setattr(word_vectors, "_MOST_WORDS", most)
        for size in (1, 2, 5):
            pairs = zip(ours.pipe(TEXTS, batch_size=size), plain.pipe(TEXTS), strict=True)
            for own, other in pairs:
                assert numpy.array_equal(own.tensor, other.tensor), (most, size, own)


def test_a_model_whose_rows_are_not_alike_in_any_company_stays_as_it_is(model: str) -> None:
    nlp = spacy.load(model)
    tok2vec: Any = nlp.get_pipe("tok2vec")
    for node in tok2vec.model.walk():
        node.ops = NumpyOps(use_blis=False)
    assert not remember_vectors(nlp)
    assert not remember_vectors(spacy.blank("en"))


def test_only_new_rows_are_computed() -> None:
    asked: list[int] = []

    def embed(features: Any) -> Any:
        asked.append(len(features))
        return features.astype("float32") * 2

    words = WordVectors()
    for rows in ([[1, 2], [3, 4], [1, 2]], [[3, 4], [5, 6]], [[1, 2]]):
        features = numpy.array(rows, dtype="uint64")
        assert words.look_up(features, embed).tolist() == (features * 2).tolist()
    assert asked == [2, 1]
