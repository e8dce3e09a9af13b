"""What a gate refuses, as quarantine records: the expectation, the value, and the record itself."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping, Sequence

from claimwatch.gate import GateReport, RowFailure
from claimwatch.model import Article, Claim, Figure, Flag, Quarantined
from claimwatch.records import claim_record

PAYLOAD_CHARACTERS = 100_000
Refusal = tuple[Quarantined, str | None]
"""A quarantine record, and the id of the item whose next reading replaces it."""


def refused_articles(
    report: GateReport, articles: Sequence[Article], failed: Container[str]
) -> list[Quarantined]:
    """One record for each expectation that an article of `failed` broke.

    The payload can be given in again.
    """
    held = {article.article_id: article for article in articles}
    return [
        _refused("collect", held[fault.row_id].source, fault, _article_payload(held[fault.row_id]))
        for fault in report.failures
        if fault.row_id in failed
    ]


def _article_payload(article: Article) -> Mapping[str, object]:
    at = article.published_at
    return {
        "id": article.external_id,
        "url": article.url,
        "publisher": article.publisher,
        "published_at": at and at.isoformat(),
        "title": article.title,
        "text": article.text[:PAYLOAD_CHARACTERS],
    }


def refused_claims(
    report: GateReport,
    claims: Sequence[Claim],
    articles: Sequence[Article],
    failed: Container[str],
) -> list[Refusal]:
    """One record for each expectation that a claim of `failed` broke.

    It is replaced when the article is read anew.
    """
    of_article = {article.article_id: article for article in articles}
    held = {claim.claim_id: claim for claim in claims}
    refused: list[Refusal] = []
    for fault in (fault for fault in report.failures if fault.row_id in failed):
        claim = held[fault.row_id]
        article = of_article[claim.article_id]
        payload = claim_record(claim, article)
        refused.append((_refused("extract", article.source, fault, payload), article.article_id))
    return refused


def refused_flags(
    report: GateReport, flags: Sequence[tuple[Flag, str]], failed: Container[str]
) -> list[Refusal]:
    """One record for each expectation that a flag of `failed` broke.

    It is replaced when the story is judged anew.
    """
    held = {flag.flag_id: (flag, story_id) for flag, story_id in flags}
    refused: list[Refusal] = []
    for fault in (fault for fault in report.failures if fault.row_id in failed):
        flag, story_id = held[fault.row_id]
        payload = {
            "flag_id": flag.flag_id,
            "kind": flag.kind.value,
            "label": flag.label,
            "explanation": flag.explanation,
            "pairs": flag.pairs,
        }
        source = f"figure {flag.figure_id}"
        refused.append((_refused("judge", source, fault, payload), story_id))
    return refused


def refused_figures(
    report: GateReport, figures: Sequence[Figure], failed: Container[str]
) -> list[Refusal]:
    """One record for each expectation that a figure of `failed` broke: it is not judged.

    It is replaced when its story is judged anew.
    """
    held = {figure.figure_id: figure for figure in figures}
    refused: list[Refusal] = []
    for fault in (fault for fault in report.failures if fault.row_id in failed):
        figure = held[fault.row_id]
        payload = {
            "figure_id": figure.figure_id,
            "label": figure.label,
            "unit": figure.unit,
            "claim_ids": figure.claim_ids,
        }
        source = f"figure {figure.figure_id}"
        refused.append((_refused("judge", source, fault, payload), figure.story_id))
    return refused


def unread_article(article: Article, error: str) -> Refusal:
    """The record of an article on which the extractor itself broke, with the error in words."""
    reason = f"the extractor broke: {error}"
    payload = json.dumps(_article_payload(article), ensure_ascii=False, sort_keys=True)
    record = Quarantined("extract", article.source, reason, payload=payload)
    return record, article.article_id


def _refused(
    stage: str, source: str, fault: RowFailure, payload: Mapping[str, object]
) -> Quarantined:
    return Quarantined(
        stage=stage,
        source=source,
        reason=f"{fault.column} is {fault.value!r}: breaks {fault.expectation}",
        expectation=fault.expectation,
        value=fault.value,
        payload=json.dumps(payload, ensure_ascii=False, sort_keys=True),
    )
