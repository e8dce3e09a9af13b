"""Finds the files to read: in a stable order, each real file once, and says what is passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimwatch.errors import InputNotFound
from claimwatch.model import content_id

STDIN = "-"
SUFFIXES = frozenset({".txt", ".html", ".htm", ".json", ".jsonl", ".ndjson"})
ARCHIVES = (".warc", ".warc.gz")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read, and the name under which its articles are kept: never a machine's path.

    `fault` says why it can't be read, where that is known already. `named` is True for a file that
    the user named, whatever its suffix.
    """

    path: Path
    name: str
    fault: str | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found: the files to read, in order, and the names of those passed over."""

    files: tuple[InputFile, ...]
    passed_over: tuple[str, ...]


def identity_of(file: InputFile) -> str:
    """The identity of a file as it is now: its name, size and time; one that changed is another."""
    try:
        status = file.path.stat()
    except OSError:
        return content_id("file", file.name)
    return content_id("file", file.name, status.st_size, status.st_mtime_ns)


def find_inputs(paths: Sequence[str | Path]) -> Listing:
    """The files at `paths`, folders searched to the bottom. "-" is left to the caller.

    In folders, hidden files and folders are skipped, files of other kinds are passed over and
    listed. Links are followed, each folder and file once, so that loops end.

    Raises:
        InputNotFound: a path does not exist.
    """
    files: list[InputFile] = []
    passed_over: list[str] = []
    for given in map(Path, paths):
        if not given.exists():
            raise InputNotFound(f"there is no file or folder {given}: check the path")
        if given.is_dir():
            _search(given, files, passed_over)
        else:
            files.append(InputFile(given, given.name, named=True))
    return Listing(tuple(files), tuple(passed_over))


def _search(root: Path, files: list[InputFile], passed_over: list[str]) -> None:
    seen: set[tuple[int, int]] = set()
    for path, fault in _walk(root, seen):
        name = path.relative_to(root).as_posix()
        if fault is not None:
            files.append(InputFile(path, name, fault))
        elif not _is_read(path) or not (path.is_file() or path.is_symlink()):
            passed_over.append(name)
        elif not path.exists():
            files.append(InputFile(path, name, "unreadable: the link leads nowhere"))
        elif not _is_seen(path, seen):
            files.append(InputFile(path, name))


def is_archive(name: str) -> bool:
    """True for the name of a WARC file, gzipped or not."""
    return name.lower().endswith(ARCHIVES)


def _is_read(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES or is_archive(path.name)


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[tuple[Path, str | None]]:
    """The entries below `folder` that are no folders, in order of name, with a fault or None."""
    if _is_seen(folder, seen):
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, f"unreadable folder: {error.strerror}"
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if path.is_dir():
            yield from _walk(path, seen)
        else:
            yield path, None


def _is_seen(path: Path, seen: set[tuple[int, int]]) -> bool:
    """True when this file or folder was met before, under whatever name; notes it otherwise."""
    try:
        status = path.stat()
    except OSError:
        return False
    identity = (status.st_dev, status.st_ino)
    met = identity in seen
    seen.add(identity)
    return met
