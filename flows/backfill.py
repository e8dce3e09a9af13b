"""The backfill flow: old articles through the whole way, a task for each chunk.

Run by hand on the server ("backfill/claimwatch", with a folder or archive and a period), or by the
command `claimwatch backfill`, which needs no server.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE

from claimwatch import steps
from claimwatch.backfill import BackfillSummary, Backlog, work_off_chunk
from claimwatch.backfill import backfill as work_off_all
from claimwatch.collect import ArchiveNotes
from claimwatch.extract.models import load_model
from claimwatch.settings import load_settings
from claimwatch.stages.backlog import Chunk, Period
from claimwatch.watch import load_watch
from expectations.checkpoint import Checkpoints
from flows.beginning import begin_flow


@flow(name="backfill", persist_result=False)
def backfill(
    inputs: list[str],
    db: str,
    since: datetime | None = None,
    until: datetime | None = None,
    tell: bool = False,
) -> BackfillSummary:
    """Take in what `inputs` (folders, files, archives) hold of the time from `since` to `until`.

    Nobody is told of what is found, unless `tell` asks for it. Killed or failed, the next one goes
    on behind the last chunk.
    """
    begin_flow()
    settings = load_settings()
    backlog = Backlog(
        db=Path(db),
        period=Period(since, until),
        gate=Checkpoints(steps.quality_dir(db)),
        settings=settings,
        watch=load_watch(settings.watch),
        tell=tell,
    )
    summary = work_off_all(backlog, inputs, work_off)
    if tell:
        steps.tell_all(db, settings.channels, settings=settings)
    get_run_logger().info("%d chunks: %s", summary.runs, dict(summary.counts))
    return summary


@cache
def _model(name: str | None) -> object:
    return load_model(name)


@task(cache_policy=NO_CACHE)
def work_off(backlog: Backlog, chunk: Chunk, notes: ArchiveNotes) -> steps.RunSummary:
    """Take one chunk through the whole way and commit it."""
    summary = work_off_chunk(backlog, chunk, notes, lambda: _model(backlog.settings.model))
    get_run_logger().info("%d articles and refusals: run %s", len(chunk.found), summary.run_id)
    return summary
