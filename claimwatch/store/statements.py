"""The SQL files: one statement each, opened by a comment with its grain, values bound only."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_STORED_VIEW = re.compile(r"^\s*create or replace view\s+(\w+)", re.IGNORECASE | re.MULTILINE)
_COMMENT = re.compile(r"--[^\n]*")


@dataclass(frozen=True, slots=True)
class SqlFile:
    """One file of `sql/<folder>`: its name without ".sql" and its statement."""

    name: str
    statement: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the statement in hexadecimal: what `schema_migrations` records."""
        return hashlib.sha256(self.statement.encode()).hexdigest()

    @property
    def is_stored_view(self) -> bool:
        """True where the file makes a view in the database, False for a query with parameters."""
        return _STORED_VIEW.search(_COMMENT.sub("", self.statement)) is not None


@cache
def folder(name: str) -> tuple[SqlFile, ...]:
    """The files of `sql/<name>`, in order of their names."""
    found = files("claimwatch.store").joinpath("sql", name).iterdir()
    return tuple(
        SqlFile(file.name.removesuffix(".sql"), file.read_text(encoding="utf-8"))
        for file in sorted(found, key=lambda file: file.name)
        if file.name.endswith(".sql")
    )


@cache
def step(name: str) -> str:
    """The statement of `sql/steps/<name>.sql`."""
    return next(file.statement for file in folder("steps") if file.name == name)


@cache
def view(name: str) -> SqlFile | None:
    """The file of `sql/views/<name>.sql`, None where there is none."""
    return next((file for file in folder("views") if file.name == name), None)


@cache
def stored_views() -> tuple[SqlFile, ...]:
    """The views that live in the database, each after those that it reads."""
    waiting = {file.name: file for file in folder("views") if file.is_stored_view}
    ordered: list[SqlFile] = []
    while waiting:
        ready = [file for file in waiting.values() if not _read_by(file) & (waiting.keys())]
        if not ready:
            raise ValueError(f"views read each other in a circle: {sorted(waiting)}")
        ordered += ready
        for file in ready:
            del waiting[file.name]
    return tuple(ordered)


def _read_by(file: SqlFile) -> set[str]:
    words = set(re.findall(r"\bv_\w+", _COMMENT.sub("", file.statement)))
    return words - {file.name}
