"""Collect: inputs in, new articles out; what cannot be read or fails the gate, in quarantine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from claimwatch.collect import ArchiveNotes
from claimwatch.gate import Gate
from claimwatch.logs import log
from claimwatch.model import Article, Quarantined
from claimwatch.settings import Settings, load_settings
from claimwatch.stages.refusals import refused_articles
from claimwatch.store import Store, decided, ledger
from claimwatch.store.articles import article_row, order_versions, save_articles
from claimwatch.store.fetches import save_origins_of_articles
from claimwatch.store.writer import Row

T = TypeVar("T")
COLLECTED_TOGETHER = 1000
ARCHIVE = "archive"


def collect(
    store: Store, inputs: Sequence[str | Path], gate: Gate, settings: Settings | None = None
) -> None:
    """Read `inputs` and keep the articles that are new and pass the gate; the rest in quarantine.

    Raises:
        InputNotFound: a path does not exist.
    """
    from claimwatch.collect import read_inputs

    limit = (settings or load_settings()).max_file_bytes
    passed_over: list[str] = []
    notes = ArchiveNotes(lambda name: bool(ledger.done_among(store, ARCHIVE, [name])))
    items = read_inputs(
        inputs, max_file_bytes=limit, on_passed_over=passed_over.append, notes=notes
    )
    if passed_over:
        counts = {"collect.passed_over": len(passed_over), **_by_ending(passed_over)}
        with store.transaction():
            ledger.count_step(store, counts, changed=False)
    for found in _in_chunks(items, COLLECTED_TOGETHER):
        take_in(store, found, gate)
        note_archived(store, notes)
    note_archived(store, notes)


def note_archived(store: Store, notes: ArchiveNotes) -> None:
    """Record when archives fetched the articles that are kept, what was passed over, what is read.

    The raw bytes stay in the archive: they are not kept once more. `notes` are empty afterwards.
    """
    if not (notes.read or notes.fetched or notes.passed_over):
        return
    known = ledger.done_among(store, "collect", notes.fetched)
    rows: list[Row] = [
        {"article_id": article_id, "url": url, "fetched_at": at}
        for article_id, (url, at) in sorted(notes.fetched.items())
        if article_id in known
    ]
    noted = {row["article_id"] for row in store.execute("archived_among", wanted=known)}
    with store.transaction():
        fresh = [row for row in rows if row["article_id"] not in noted]
        save_origins_of_articles(store, fresh)
        order_versions(store, [row["article_id"] for row in fresh])
        if notes.passed_over:
            counts = {"collect.records_passed_over": notes.passed_over}
            ledger.count_step(store, counts, changed=False)
        ledger.mark_done(store, ARCHIVE, notes.read)
    notes.read.clear()
    notes.fetched.clear()
    notes.passed_over = 0


def _by_ending(names: Iterable[str]) -> dict[str, int]:
    """How many files have which ending."""
    endings = Counter(Path(name).suffix.lower() or "no ending" for name in names)
    return {f"collect.passed_over{_joined(ending)}": n for ending, n in endings.items()}


def _joined(ending: str) -> str:
    return ending if ending.startswith(".") else f".{ending}"


def take_in(store: Store, found: Sequence[Article | Quarantined], gate: Gate) -> None:
    """Keep what was found: articles that are new and pass the gate; the rest in quarantine."""
    given = {item.article_id: item for item in found if isinstance(item, Article)}
    known = ledger.done_among(store, "collect", given)
    fresh = [article for name, article in given.items() if name not in known]
    report = gate.check("articles", [article_row(article) for article in fresh])
    failed = {failure.row_id for failure in report.failures}
    failed -= decided.load_waived(store, "collect")
    passed = [article for article in fresh if article.article_id not in failed]
    for article_id in sorted(failed):
        log("collect").warning("article refused", article_id=article_id)
    refused = [item for item in found if isinstance(item, Quarantined)]
    with store.transaction():
        save_articles(store, passed)
        kept_out = ledger.save_quarantined(
            store, [*refused, *refused_articles(report, fresh, failed)]
        )
        ledger.mark_done(store, "collect", [article.article_id for article in fresh])
        ledger.save_gate_report(store, report)
        counts = {"collect.articles": len(passed), "collect.known": len(known)}
        ledger.count_step(
            store, {**counts, "collect.quarantined": kept_out}, changed=bool(fresh or kept_out)
        )


def _in_chunks(found: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(found)
    while chunk := list(islice(rest, size)):
        yield chunk
