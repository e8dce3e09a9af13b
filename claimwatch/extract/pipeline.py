"""The way from articles to claims: split, parse what may hold a number, read each number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from claimwatch.extract.antecedents import settle_antecedents
from claimwatch.extract.bounds import read_bound
from claimwatch.extract.carrying import carry
from claimwatch.extract.claims import EXTRACTOR_VERSION, make_claim
from claimwatch.extract.contrasted import settle_contrasted
from claimwatch.extract.elided import settle_elided
from claimwatch.extract.home_money import settle_home_money
from claimwatch.extract.kinds import read_kinds
from claimwatch.extract.lexemes import Line, keep_text
from claimwatch.extract.mention import Mention
from claimwatch.extract.models import load_model
from claimwatch.extract.numbers import read_numbers
from claimwatch.extract.quotes import PLACE, read_context
from claimwatch.extract.ranges import join_ranges
from claimwatch.extract.rates_unsaid import settle_rates
from claimwatch.extract.ratios import join_ratios
from claimwatch.extract.sentences import SentenceText, may_hold_number, split_sentences
from claimwatch.extract.trends import read_trend
from claimwatch.extract.units import outside_units, read_units
from claimwatch.model import Article, Claim

__all__ = ["EXTRACTOR_VERSION", "claims_of", "extract_claims", "load_model", "read_mentions"]

BATCH_SENTENCES = 128
GROUP_CHARACTERS = 400_000
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character, which the parser cannot take."""

MOST_NUMBERS = 40
"""A sentence with more numbers is a table: nobody asserts or counts anything around each."""


def extract_claims(articles: Sequence[Article], nlp: Language) -> list[list[Claim]]:
    """The claims of each article, in the articles' order and each in the text's order."""
    found = []
    for group in _groups(articles):
        split = [split_sentences(article.text) for article in group]
        parsed = _parsed([sentence for sentences in split for sentence in sentences], nlp)
        for article, sentences in zip(group, split, strict=True):
            found.append(claims_of(article, sentences, islice(parsed, len(sentences))))
    return found


def _groups(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """Articles in runs of bounded size, so that memory does not grow with the batch."""
    group: list[Article] = []
    size = 0
    for article in articles:
        group.append(article)
        size += len(article.text)
        if size >= GROUP_CHARACTERS:
            yield group
            group, size = [], 0
    if group:
        yield group


def _parsed(sentences: Sequence[SentenceText], nlp: Language) -> Iterator[SentenceText]:
    """The sentences in order; those that may hold a number come parsed, a batch at a time."""
    held = [may_hold_number(sentence.text) for sentence in sentences]
    wanted = [sentence.text for sentence, holds in zip(sentences, held, strict=True) if holds]
    docs = _parse(wanted, nlp)
    for sentence, holds in zip(sentences, held, strict=True):
        yield replace(sentence, doc=next(docs)) if holds else sentence


def _parse(texts: Sequence[str], nlp: Language) -> Iterator[Doc]:
    clean = (_SURROGATE.sub("\ufffd", text) for text in texts)
    for text, doc in zip(texts, nlp.pipe(clean, batch_size=BATCH_SENTENCES), strict=True):
        keep_text(doc, text)
        doc.tensor = numpy.zeros((0,), dtype="float32")  # a third of a parsed article's memory
        yield doc


def claims_of(
    article: Article, sentences: Sequence[SentenceText], parsed: Iterable[SentenceText]
) -> list[Claim]:
    """The claims of one article: its sentences, and again, parsed where they may hold a number.

    The parsed ones are taken one by one and not kept: their memory is many times the text's.
    """
    context = read_context(article, sentences)
    claims: list[Claim] = []
    for sentence in parsed:
        if sentence.doc is not None:
            sentence.doc.user_data[PLACE] = sentence.start
            mentions = read_mentions(sentence.doc)
            settle_home_money(article, mentions)
            table = len(mentions) > MOST_NUMBERS
            claims += (make_claim(article, sentence, m, context, table) for m in mentions)
    return settle_antecedents(article.text, settle_rates(settle_elided(settle_contrasted(claims))))


def read_mentions(doc: Doc) -> list[Mention]:
    """The numbers of a parsed sentence with bound, unit and kind, in the text's order."""
    line = Line(doc)
    found = read_numbers(line)
    read_units(line, found)
    mentions = join_ranges(line, join_ratios(line, outside_units(found)))
    for mention in mentions:
        read_bound(line, mention)
        read_trend(line, mention)
    carry(line, mentions)
    read_kinds(line, mentions)
    doc.user_data["claimwatch_kinds"] = {
        token.i: mention.kind
        for mention in mentions
        for token in (*mention.tokens, *mention.unit_tokens)
    }
    return mentions
