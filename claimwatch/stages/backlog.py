"""The backlog that a backfill works off: old files in, articles of a period out, in chunks.

A file is noted as done with the chunk that holds its last article, so a backfill that is killed
goes on behind the last whole chunk: it reads no file twice but the one it was in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from claimwatch.collect import ArchiveNotes, find_inputs
from claimwatch.collect.files import read_file
from claimwatch.collect.inputs import InputFile, identity_of
from claimwatch.gate import Gate
from claimwatch.model import Article, Quarantined, content_id
from claimwatch.settings import Settings
from claimwatch.stages.collect import note_archived, take_in
from claimwatch.store import Store, ledger

DONE = "backfill"


@dataclass(frozen=True, slots=True)
class Period:
    """The time from `since` up to but without `until` (aware); None leaves that end open."""

    since: datetime | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        for name, at in (("since", self.since), ("until", self.until)):
            if at is not None and at.tzinfo is None:
                raise ValueError(f"Period.{name} is {at}: needs a zone")
        if self.since and self.until and self.since >= self.until:
            raise ValueError(f"Period.until is {self.until}: must be after since, {self.since}")

    @property
    def is_open(self) -> bool:
        """True where neither end is set: every time is in it, and also no time at all."""
        return self.since is None and self.until is None

    def holds(self, at: datetime | None) -> bool:
        """True when `at` is in the period; a time that is not known is only in an open one."""
        if at is None:
            return self.is_open
        return (self.since is None or self.since <= at) and (self.until is None or at < self.until)

    @property
    def name(self) -> str:
        """The period as text, the same for the same ends."""
        return f"{self.since and self.since.isoformat()}/{self.until and self.until.isoformat()}"


@dataclass(slots=True)
class Chunk:
    """What is taken in together: articles and refusals, and the files that end with it."""

    found: list[Article | Quarantined] = field(default_factory=list)
    files_done: list[str] = field(default_factory=list)
    outside: int = 0
    undated: int = 0


def undone_files(
    store: Store, inputs: Sequence[str | Path], period: Period
) -> Mapping[str, InputFile]:
    """The files at `inputs` that are not done for `period`, by their identity, in order.

    Raises:
        InputNotFound: a path does not exist.
    """
    files = [file for path in inputs for file in find_inputs([path]).files]
    named = {_identity(file, period): file for file in files}
    done = ledger.done_among(store, DONE, named)
    return {name: file for name, file in named.items() if name not in done}


def chunks_of(
    files: Mapping[str, InputFile], period: Period, settings: Settings, notes: ArchiveNotes
) -> Iterator[Chunk]:
    """The articles of `period` in these files, so many together as the settings say.

    An article's time is when it was published, else when an archive fetched it.
    """
    chunk = Chunk()
    for name, file in files.items():
        for item in read_file(file, settings.max_file_bytes, notes):
            _put(chunk, item, period, notes)
            if len(chunk.found) >= settings.backfill_articles:
                yield chunk
                chunk = Chunk()
        chunk.files_done.append(name)
    if chunk.found or chunk.files_done:
        yield chunk


def _identity(file: InputFile, period: Period) -> str:
    """A file as it is now, read for this period."""
    return content_id(DONE, identity_of(file), period.name)


def _put(chunk: Chunk, item: Article | Quarantined, period: Period, notes: ArchiveNotes) -> None:
    if isinstance(item, Article):
        fetched_at = notes.fetched.get(item.article_id, ("", None))[1]
        at = item.published_at or fetched_at
        if not period.holds(at):
            notes.fetched.pop(item.article_id, None)
            chunk.undated += at is None
            chunk.outside += at is not None
            return
    chunk.found.append(item)


def take_chunk_in(store: Store, chunk: Chunk, notes: ArchiveNotes, gate: Gate) -> None:
    """Keep what is new of the chunk, then note its files as done."""
    take_in(store, chunk.found, gate)
    note_archived(store, notes)
    counts = {"backfill.files": len(chunk.files_done)}
    counts |= {"backfill.outside": chunk.outside, "backfill.undated": chunk.undated}
    with store.transaction():
        ledger.mark_done(store, DONE, chunk.files_done)
        ledger.count_step(store, counts, changed=False)
