"""From drawn rows of articles to their flags."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.judge.judge import judge_figure
from claimwatch.judge.notices import judge_story
from claimwatch.judge.origins import find_origins
from claimwatch.match.candidates import pairs_in_memory
from claimwatch.match.compare import compare_claims
from claimwatch.match.group import group_claims
from claimwatch.model import AsWritten, Bound, Extent, Interval


@pytest.fixture
def flags_of(make_article, make_claim):
    """The whole way from claims on, in memory.

    A row is (publisher, sentence, the number's words, value, scope, time, other fields); of the
    fields `version_of` is the place of the row whose page this one is a newer version of, `text`
    the article's, which begins with the sentence.
    """

    def judge(rows):
        articles, claims, edits = {}, {}, {}
        for number, (publisher, sentence, words, value, scope, at, fields) in enumerate(rows):
            fields = dict(fields)
            text, version_of = fields.pop("text", sentence), fields.pop("version_of", None)
            precision = {"published_precision": fields.pop("precision", "minute")} if at else {}
            article = make_article(
                text, publisher=publisher, published_at=at, external_id=f"a{number}", **precision
            )
            if version_of is not None:
                edits[article.article_id] = list(articles)[version_of]
            claim = make_claim(
                article.article_id,
                sentence,
                words,
                value,
                scope=scope,
                counted=fields.pop("counted", ("people",)),
                extent=Extent.STOCK,
            )
            claim = replace(claim, interval=_open_by(fields.get("bound"), value), **fields)
            claim = replace(claim, as_written=AsWritten(value, value, claim.unit))
            articles[article.article_id], claims[claim.claim_id] = article, claim
        stories = dict.fromkeys(articles, "story")
        pairs = pairs_in_memory(list(claims.values()), stories)
        links = [compare_claims(a, b, articles) for a, b in pairs]
        figures = group_claims(list(claims.values()), links, stories)
        origins = find_origins([])
        flags = [
            flag
            for figure in figures
            for flag in judge_figure(figure, claims, articles, origins, links, edits)
        ]
        return [*flags, *judge_story(figures, claims, articles, origins, edits)]

    return judge


def _open_by(bound, value):
    if bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return Interval(value, None, lo_open=bound is Bound.MORE_THAN)
    return Interval(value, value)


@pytest.fixture
def kinds_of(nlp, make_article):
    """The kinds of the flags between sentences of two outlets, `days` apart, of one story."""

    def judge(first, second, days=0):
        times = [datetime(2024, 5, day, 12, tzinfo=UTC) for day in (2, 2 + days)]
        articles = [
            make_article(text, publisher=name, published_at=at)
            for text, name, at in zip((first, second), ("Courier", "Ledger"), times, strict=True)
        ]
        by_id = {article.article_id: article for article in articles}
        claims = {c.claim_id: c for found in extract_claims(articles, nlp) for c in found}
        stories = dict.fromkeys(by_id, "story")
        pairs = pairs_in_memory(list(claims.values()), stories)
        links = [compare_claims(a, b, by_id) for a, b in pairs]
        figures = group_claims(list(claims.values()), links, stories)
        origins = find_origins(articles)
        flags = [
            f for figure in figures for f in judge_figure(figure, claims, by_id, origins, links)
        ]
        return [flag.kind.value for flag in flags]

    return judge
