"""Opens DuckDB files, with the settings that all of the store shares and errors a user can mend."""

from __future__ import annotations

from pathlib import Path

import duckdb

from claimwatch.errors import InputNotFound, StoreBroken, StoreBusy
from claimwatch.store.lock import busy_message

SMALL_BYTES = 64 * 2**20
"""Up to this size one thread is quicker: waking others costs more than they take over."""


def connect(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection to the file at `path`, in UTC, that reaches no other file and no network.

    Raises:
        InputNotFound: the folder, or for reading the file, does not exist.
        StoreBusy: another process writes it.
        StoreBroken: the file is no DuckDB database or is damaged.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "enable_external_access": False,
    }
    if _is_small(path):
        config["threads"] = 1
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.Error as error:
        raise _in_words(path, error, read_only) from None
    connection.execute("set TimeZone = 'UTC'")
    connection.execute("set enable_progress_bar = false")
    return connection


def _is_small(path: Path) -> bool:
    try:
        return path.stat().st_size <= SMALL_BYTES
    except OSError:  # made by opening it, or told of in words by then
        return True


def _in_words(path: Path, error: duckdb.Error, read_only: bool) -> Exception:
    said = str(error)
    if "lock on file" in said or "different configuration" in said:
        return StoreBusy(busy_message(path))
    if not path.parent.is_dir():
        return InputNotFound(f"no folder {path.parent}: make it, or name another database")
    if read_only and not path.exists():
        return InputNotFound(f"no database at {path}: make one with claimwatch run")
    if path.is_dir():
        return StoreBroken(f"{path} is a folder: name a database file in it")
    if "not a valid DuckDB database file" in said:
        return StoreBroken(f"{path} is no database: name another file, or remove it")
    return StoreBroken(f"{path} cannot be opened ({said}): restore it, or name another database")
