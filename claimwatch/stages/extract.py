"""Extract: articles in, claims out, by chunks of articles that are committed together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimwatch.extract.chunks import ChunkReading
from claimwatch.gate import ExpectationResult, Gate
from claimwatch.logs import log
from claimwatch.model import Article, ChangeCause
from claimwatch.stages.reading import Reader
from claimwatch.stages.refusals import Refusal, refused_claims, unread_article
from claimwatch.store import Store, decided, ledger
from claimwatch.store.claims import claim_row, replace_claims

MOST_UNREAD = 0.05
"""The share of a chunk's articles that the extractor may break on before the run is degraded."""


def undone_articles(
    store: Store, chunk_articles: int = 50, most_read_before: int | None = None
) -> list[list[str]]:
    """The ids of the articles that this extractor has not read, in chunks, the new ones first.

    Chunks hold `chunk_articles` or more and are nearly equal; fewer articles are one chunk. Of
    those that an earlier extractor has read, at most `most_read_before` are taken, so that a new
    version does not hold up the news.
    """
    from claimwatch.extract.pipeline import EXTRACTOR_VERSION

    rows = store.execute("unextracted", version=EXTRACTOR_VERSION)
    new = [row["article_id"] for row in rows if not row["read_before"]]
    ids = [*new, *[row["article_id"] for row in rows if row["read_before"]][:most_read_before]]
    chunks = max(1, len(ids) // chunk_articles)
    edges = [len(ids) * place // chunks for place in range(chunks + 1)]
    return [ids[a:b] for a, b in pairwise(edges) if a < b]


def extract(store: Store, article_ids: Sequence[str], reader: Reader, gate: Gate) -> None:
    """Read the claims of these articles anew; those that fail the gate go to quarantine."""
    from claimwatch.extract.pipeline import EXTRACTOR_VERSION

    articles, reading = reader.read(article_ids)
    claims, unread = reading.claims, _refused(articles, reading)
    for one in reading.unread:  # the error's words may be the article's: they are in quarantine
        kind = one.reason.partition(":")[0]
        log("extract").warning("article unread", article_id=one.article_id, error=kind)
    report = gate.check("claims", [claim_row(claim) for claim in claims])
    report = replace(report, results=(*report.results, _unread_share(articles, unread)))
    failed = {failure.row_id for failure in report.failures}
    failed -= decided.load_waived(store, "extract")
    passed = [claim for claim in claims if claim.claim_id not in failed]
    refused = [*unread, *refused_claims(report, claims, articles, failed)]
    with store.transaction():
        ledger.forget_quarantined(store, "extract", article_ids)
        replace_claims(store, article_ids, passed)
        kept_out = ledger.save_quarantined(store, [q for q, _ in refused], [i for _, i in refused])
        ledger.mark_done(store, "extract", article_ids, EXTRACTOR_VERSION)
        ledger.mark_undone(store, "match", article_ids, ChangeCause.RULES)
        ledger.save_gate_report(store, report)
        counts = {"extract.articles": len(articles), "extract.claims": len(passed)}
        if reading.other_language:
            counts["extract.other_language"] = reading.other_language
        ledger.count_step(
            store, {**counts, "extract.quarantined": kept_out}, changed=bool(articles)
        )


def _refused(articles: Sequence[Article], reading: ChunkReading) -> list[Refusal]:
    held = {article.article_id: article for article in articles}
    return [unread_article(held[unread.article_id], unread.reason) for unread in reading.unread]


def _unread_share(articles: Sequence[Article], unread: Sequence[Refusal]) -> ExpectationResult:
    """The check on a whole chunk that no gate of claims can make: unread articles give no row."""
    return ExpectationResult(
        expectation="extractor_reads_the_articles",
        column=None,
        success=len(unread) <= MOST_UNREAD * len(articles),
        batch_level=True,
        observed=f"{len(unread)} of {len(articles)} articles unread",
        failed_rows=0,
    )
