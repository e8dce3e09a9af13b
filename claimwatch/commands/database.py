"""Which database is meant, and a reader on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimwatch.errors import InputNotFound

if TYPE_CHECKING:
    from claimwatch.store import Reader


def database_path(db: Path | None) -> Path:
    """The database that was named, else the one of the settings."""
    if db is not None:
        return db
    from claimwatch.settings import load_settings

    return Path(load_settings().db)


def open_database(db: Path | None) -> Reader:
    """A reader on the newest snapshot of the database.

    Raises:
        InputNotFound: there is no such file.
    """
    from claimwatch.store import open_reader

    path = database_path(db)
    if not path.exists():
        raise InputNotFound(f"no database at {path}: make one with claimwatch run")
    return open_reader(path)
