"""Gives the room of deleted rows back to the disk: DuckDB reuses it, but keeps the file large."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

LEAST_WASTED_BYTES = 64_000_000
"""A smaller gain is not worth the copying (some 20 s for a gigabyte)."""
LEAST_WASTED_SHARE = 0.5


def wasted_bytes(connection: duckdb.DuckDBPyConnection) -> int:
    """How much of the file of a checkpointed database is free, where that is much; else 0."""
    row = connection.execute(
        "select block_size * free_blocks, block_size * total_blocks from pragma_database_size()"
    ).fetchone()
    wasted, total = row or (0, 0)
    much = wasted >= LEAST_WASTED_BYTES and wasted >= LEAST_WASTED_SHARE * total
    return int(wasted) if much else 0


def rewrite(path: Path) -> None:
    """Copy the closed, checkpointed database at `path` into a file without gaps, and put it there.

    It appears by rename: killed midway, the old file stands, and the copy is made anew next time.
    """
    fresh = Path(f"{path}.compact")
    for left_over in (fresh, Path(f"{fresh}.wal")):
        left_over.unlink(missing_ok=True)
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach {_quoted(path)} as old (read_only)")
        connection.execute(f"attach {_quoted(fresh)} as fresh")
        connection.execute("copy from database old to fresh")
        connection.execute("detach fresh")
    _sync(fresh)
    fresh.replace(path)
    _sync(path.parent)


def _quoted(path: Path) -> str:
    """The path as SQL text: `attach` takes no bound parameter."""
    return "'" + str(path).replace("'", "''") + "'"


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
