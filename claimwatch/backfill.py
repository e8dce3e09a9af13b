"""Backfill: old articles, as archives and folders hold them, through the whole way in chunks.

Each chunk is a run of its own: collected, read, matched, judged and published, then the database
is let go, so that the monitor's runs come between. What is found is no news: flags that rest on
nothing else make no alert and stand in no digest, unless that is asked for.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimwatch import steps
from claimwatch.collect import ArchiveNotes
from claimwatch.gate import Gate
from claimwatch.recording import recorded
from claimwatch.settings import Settings
from claimwatch.stages.backlog import Chunk, Period, chunks_of, take_chunk_in, undone_files
from claimwatch.store import open_writer
from claimwatch.store.lock import LOOK_EVERY_SECONDS
from claimwatch.store.writer import Clock, utc_now
from claimwatch.terms import RunKind
from claimwatch.watch import Watch

PATIENCE_SECONDS = 3 * 3600.0
LoadModel = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Backlog:
    """What a backfill works with; `tell` asks for alerts on what it finds."""

    db: Path
    period: Period
    gate: Gate
    settings: Settings
    watch: Watch = field(default_factory=Watch)
    tell: bool = False
    clock: Clock = utc_now

    @property
    def kind(self) -> RunKind:
        """The kind of its runs; what is to be told is news like that of any run."""
        return RunKind.MONITOR if self.tell else RunKind.BACKFILL


@dataclass(frozen=True, slots=True)
class BackfillSummary:
    """What a backfill did: its runs, their counts added up by "step.what", what degraded them."""

    runs: int
    counts: Mapping[str, int]
    degraded: tuple[str, ...] = ()
    new_flags: int = 0


def backfill(
    backlog: Backlog,
    inputs: Sequence[str | Path],
    work_off: Callable[[Backlog, Chunk, ArchiveNotes], steps.RunSummary],
    sleep: Callable[[float], None] = time.sleep,
) -> BackfillSummary:
    """Work off what `inputs` hold of the period, chunk by chunk, each by `work_off`.

    Killed anywhere, the next one goes on behind the last chunk that was committed.

    Raises:
        InputNotFound, StoreBusy, StoreBroken: nothing more was done.
    """
    with open_writer(backlog.db, backlog.clock, PATIENCE_SECONDS) as store:
        files = undone_files(store, inputs, backlog.period)
    counts: Counter[str] = Counter()
    degraded: dict[str, None] = {}
    notes, runs, new_flags = ArchiveNotes(), 0, 0
    for chunk in chunks_of(files, backlog.period, backlog.settings, notes):
        summary = work_off(backlog, chunk, notes)
        counts.update(summary.counts)
        degraded |= dict.fromkeys(summary.degraded)
        runs, new_flags = runs + 1, new_flags + len(summary.new_flags)
        sleep(2 * LOOK_EVERY_SECONDS)  # who waits for the database looks once in that time
    return BackfillSummary(runs, dict(counts), tuple(degraded), new_flags)


def work_off_chunk(
    backlog: Backlog, chunk: Chunk, notes: ArchiveNotes, load_model: LoadModel
) -> steps.RunSummary:
    """Take one chunk through the whole way, as one run, and publish it.

    Raises:
        StoreBusy: another process has written the database for hours.
    """
    settings, gate = backlog.settings, backlog.gate
    with (
        open_writer(backlog.db, backlog.clock, PATIENCE_SECONDS) as store,
        recorded(store, settings, backlog.kind),
    ):
        take_chunk_in(store, chunk, notes, gate)
        if chunks := steps.undone_articles(store, settings.chunk_articles, 0):
            given = (settings.extract_workers, settings.model, backlog.watch.countries())
            with steps.reader_of(store, chunks, load_model(), *given) as reader:
                for ids in chunks:
                    steps.extract(store, ids, reader, gate)
        steps.match(store)
        steps.judge(store, gate, policy=steps.policy_of(settings, backlog.watch))
        summary = steps.finish(store)
        store.publish(settings.keep_snapshots)
    return summary
