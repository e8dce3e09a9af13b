"""`claimwatch backfill`: old articles through the whole way, without a word to anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimwatch.commands.database import database_path
from claimwatch.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from claimwatch.backfill import BackfillSummary
    from claimwatch.stages.backlog import Period


def backfill_once(
    inputs: Sequence[str],
    db: Path | None,
    since: datetime | None,
    until: datetime | None,
    tell: bool,
    quiet: bool,
) -> None:
    """Work off what `inputs` hold of the time from `since` to `until` (UTC), and say what came.

    Raises:
        UsageError: no input is given, or the period has no length.
    """
    from rich.console import Console

    from claimwatch import backfill, steps
    from claimwatch.collect import ArchiveNotes
    from claimwatch.extract.pipeline import load_model
    from claimwatch.settings import load_settings
    from claimwatch.stages.backlog import Chunk
    from claimwatch.watch import load_watch
    from expectations.checkpoint import Checkpoints

    if not inputs or "-" in inputs:
        raise UsageError("give files or folders with --articles: what is read must be there again")
    console, settings, path = Console(stderr=True, quiet=quiet), load_settings(), database_path(db)
    watch = load_watch(settings.watch)
    gate = Checkpoints(steps.quality_dir(path))
    backlog = backfill.Backlog(path, period_of(since, until), gate, settings, watch, tell)
    model = cache(lambda: load_model(settings.model))

    def work_off(backlog: backfill.Backlog, chunk: Chunk, notes: ArchiveNotes) -> steps.RunSummary:
        summary = backfill.work_off_chunk(backlog, chunk, notes, model)
        console.print(f"{len(chunk.found)} articles and refusals taken in", highlight=False)
        return summary

    summary = backfill.backfill(backlog, inputs, work_off)
    if tell:
        steps.tell_all(path, settings.channels, settings=settings, watch=watch)
    _print_summary(summary, console)


def period_of(since: datetime | None, until: datetime | None) -> Period:
    """The period of times that people gave; without a zone they are UTC.

    Raises:
        UsageError: it has no length.
    """
    from claimwatch.stages.backlog import Period

    def in_utc(at: datetime | None) -> datetime | None:
        return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at

    try:
        return Period(in_utc(since), in_utc(until))
    except ValueError as error:
        raise UsageError(str(error)) from None


def _print_summary(summary: BackfillSummary, console: Console) -> None:
    count = summary.counts.get
    console.print(
        f"{summary.runs} chunks: {count('collect.articles', 0)} new articles "
        f"({count('collect.known', 0)} known before), {count('extract.claims', 0)} claims, "
        f"{summary.new_flags} new flags and notices, "
        f"{count('collect.quarantined', 0)} records in quarantine.",
        highlight=False,
    )
    if outside := count("backfill.outside", 0):
        console.print(f"{outside} articles are of another time, and were passed over")
    if undated := count("backfill.undated", 0):
        console.print(f"{undated} articles are of no known time, and were passed over")
    for reason in summary.degraded:
        console.print(f"degraded: {reason}", style="yellow", markup=False)
