"""Reads the newest snapshot through the store; what was read is kept per snapshot.

A snapshot never changes, so its name is the key of all that is cached: when a run publishes the
next one, the next page sees it whole, and no page mixes two.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from claimwatch.errors import ClaimwatchError, InputNotFound
from claimwatch.store.reader import Reader, open_reader
from claimwatch.store.snapshots import published
from dashboards.configured import settings
from dashboards.desk_store import DeskLists, decided

Row = dict[str, Any]

_JSON_COLUMNS = frozenset({"value", "as_written", "reasons", "rules", "counts"})
_SNAPSHOTS_HELD = 3
_WAIT_SECONDS = 1.0
"""How long a page waits for a snapshot that has just been published, before it shows the last."""


class NothingToShow(Exception):
    """There is no database yet, or it cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A snapshot held open, and the lock that lets one page at a time ask it."""

    reader: Reader
    lock: threading.Lock = field(default_factory=threading.Lock)

    def rows(self, view: str, params: Mapping[str, object]) -> list[Row]:
        with self.lock:
            return self.reader.rows(view, **params)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of the database at `path` that a page shows. `published_at` is in UTC."""

    path: Path
    file: Path
    published_at: datetime

    @property
    def name(self) -> str:
        """The name under which it was published; another one holds other data."""
        return self.file.name

    def rows(self, view: str, **params: object) -> list[Row]:
        """The view's rows under the bound parameters, JSON columns read."""
        return _read(self.file, view, params)

    def rows_decided(self, view: str, **params: object) -> list[Row]:
        """The rows of a view that also asks what was decided on each flag, as it holds now."""
        lists = decided()
        return _read_decided(self.file, view, params, lists.revision, lists)

    def row(self, view: str, **params: object) -> Row | None:
        """The view's only row, or None where there is none."""
        return next(iter(self.rows(view, **params)), None)


def database_path() -> Path:
    """Where the settings say the database lies (CLAIMWATCH_DB)."""
    return settings().db


def newest_snapshot() -> Snapshot:
    """The newest published state of the database.

    A database that no run has published from yet is not opened: a reader would keep the run that
    is filling it from writing.

    Raises:
        NothingToShow: nothing is published, or it cannot be read.
    """
    try:
        path = database_path()
        newest = _first_that_opens(path)
        at = datetime.fromtimestamp(newest.stat().st_mtime, UTC)
    except (ClaimwatchError, OSError) as error:
        raise NothingToShow(str(error)) from error
    return Snapshot(path, newest, at)


def _first_that_opens(path: Path) -> Path:
    """The newest snapshot that can be read at once.

    One that was published since is made ready beside, and the one before is shown until it is.
    """
    files = published(path)
    for file in files:
        if _is_ready(file, others=files[1:]):
            return file
    raise NothingToShow(_why_nothing(path))


def _is_ready(file: Path, others: Sequence[Path]) -> bool:
    known = _readiness()
    with known.lock:
        if file in known.ready:
            return True
        beside = any(other in known.ready for other in others)
        if beside and file not in known.coming:
            known.coming[file] = threading.Thread(
                target=_make_ready, args=(file, known), daemon=True
            )
            known.coming[file].start()
    if beside:
        known.coming[file].join(_WAIT_SECONDS)
        return file in known.ready
    try:
        _open(file)
    except InputNotFound:
        return False  # removed by a run that published newer ones since we looked
    with known.lock:
        known.ready.add(file)
    return True


def _make_ready(file: Path, known: _Readiness) -> None:
    """Open a snapshot while another is shown; the next page shows it."""
    try:
        _open(file)
    except ClaimwatchError:  # gone, or unreadable: the one before stays
        return
    with known.lock:
        known.ready.add(file)


@dataclass(slots=True)
class _Readiness:
    """Which snapshots are open, and which are being opened."""

    ready: set[Path] = field(default_factory=set)
    coming: dict[Path, threading.Thread] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


@st.cache_resource(show_spinner=False)
def _readiness() -> _Readiness:
    return _Readiness()


def _why_nothing(path: Path) -> str:
    if path.exists():
        return f"{path} is there, but no run has been completed on it yet."
    return f"There is no database at {path} yet (CLAIMWATCH_DB names another)."


@st.cache_resource(
    max_entries=_SNAPSHOTS_HELD,
    show_spinner=False,
    on_release=lambda opened: opened.reader.close(),
)
def _open(file: Path) -> _Opened:
    reader = open_reader(file)
    reader.work_out()
    return _Opened(reader)


@st.cache_data(max_entries=1000, show_spinner=False)
def _read(file: Path, view: str, params: Mapping[str, object]) -> list[Row]:
    return [_parsed(row) for row in _open(file).rows(view, params)]


@st.cache_data(max_entries=300, show_spinner=False)
def _read_decided(
    file: Path,
    view: str,
    params: Mapping[str, object],
    revision: tuple[int, int],  # noqa: ARG001 - the key for the lists, which are not hashed
    _lists: DeskLists,
) -> list[Row]:
    return [_parsed(row) for row in _open(file).rows(view, {**params, **_lists.parameters()})]


def _parsed(row: Mapping[str, Any]) -> Row:
    return {
        column: json.loads(value) if column in _JSON_COLUMNS and isinstance(value, str) else value
        for column, value in row.items()
    }
