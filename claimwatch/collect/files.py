"""Reads articles from folders, files and standard input: text, pages, JSON, JSON lines, archives.

Whatever a file holds, nothing is raised for it: what can't be taken is a quarantine record with
file, line and reason, and the rest is taken.

The text of a plain file or record is kept as it came, down to line ends; only a byte order mark,
which is no part of the text, is left out. The text of a page is what trafilatura takes out of it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from claimwatch.collect.archives import ArchiveNotes, looks_like_archive, read_archive
from claimwatch.collect.contents import (
    Found,
    is_envelope,
    is_object,
    read_content,
    read_json_lines,
    suffix_of,
    too_large,
)
from claimwatch.collect.inputs import (
    STDIN,
    SUFFIXES,
    InputFile,
    Listing,
    find_inputs,
    identity_of,
    is_archive,
)
from claimwatch.collect.refusal import refused
from claimwatch.collect.streams import read_limited, read_lines
from claimwatch.errors import FULL_DISK

MAX_FILE_BYTES = 10_000_000


def read_inputs(
    paths: Sequence[str | Path],
    stdin: IO[Any] | None = None,
    *,
    max_file_bytes: int = MAX_FILE_BYTES,
    on_passed_over: Callable[[str], None] | None = None,
    notes: ArchiveNotes | None = None,
) -> Iterator[Found]:
    """The articles at `paths` in a stable order, and a quarantine record for what can't be taken.

    A path is a folder (searched to the bottom), a file, or "-" for `stdin` (by default the
    process's own). `max_file_bytes` bounds a file that is one document, each line of JSON lines and
    each record of an archive. `on_passed_over` is told the name of each file in a folder that is of
    no kind read here, `notes` take up what archives hold besides articles.

    Raises:
        InputNotFound: a path does not exist; raised at once, before anything is read.
    """
    listings = [None if str(path) == STDIN else find_inputs([path]) for path in paths]
    if on_passed_over is not None:
        for name in (name for listing in listings if listing for name in listing.passed_over):
            on_passed_over(name)
    return _read_all(listings, stdin, max_file_bytes, notes or ArchiveNotes())


def _read_all(
    listings: Iterable[Listing | None], stdin: IO[Any] | None, limit: int, notes: ArchiveNotes
) -> Iterator[Found]:
    for listing in listings:
        if listing is None:
            yield from read_stream(_bytes_of(stdin or sys.stdin), "stdin", limit)
        else:
            for file in listing.files:
                yield from read_file(file, limit, notes)


def _bytes_of(stream: IO[Any]) -> BinaryIO:
    """The bytes behind `stream`, which may be a text stream, even one without bytes behind it."""
    if isinstance(stream, io.TextIOBase) and not hasattr(stream, "buffer"):
        return io.BytesIO(stream.read().encode("utf-8", "surrogatepass"))
    return cast(BinaryIO, getattr(stream, "buffer", stream))


def read_file(
    file: InputFile, limit: int = MAX_FILE_BYTES, notes: ArchiveNotes | None = None
) -> Iterator[Found]:
    """What one file holds, read by its suffix; a named file of another suffix by its content."""
    if file.fault is not None:
        yield refused(file.name, file.fault, expectation="file_is_readable")
        return
    try:
        with file.path.open("rb") as stream:
            if is_archive(file.path.name) or _is_unnamed_archive(stream, file):
                yield from _read_once(stream, file, limit, notes or ArchiveNotes())
            else:
                yield from _read_by_suffix(stream, file, limit)
    except OSError as error:
        if error.errno in FULL_DISK:  # for the model of languages: the file itself is well
            raise
        reason = f"unreadable: {error.strerror or error}"
        yield refused(file.name, reason, expectation="file_is_readable")


def _read_once(
    stream: BinaryIO, file: InputFile, limit: int, notes: ArchiveNotes
) -> Iterator[Found]:
    """An archive that was not read before: it is large, and stays as it is."""
    identity = identity_of(file)
    if not notes.is_known(identity):
        yield from read_archive(stream, file.name, limit, notes)
        notes.read.append(identity)


def _is_unnamed_archive(stream: BinaryIO, file: InputFile) -> bool:
    """True for a file without a known suffix that begins as an archive does."""
    if file.path.suffix.lower() in SUFFIXES:
        return False
    begins = looks_like_archive(stream.read(5))
    stream.seek(0)
    return begins


def _read_by_suffix(stream: BinaryIO, file: InputFile, limit: int) -> Iterator[Found]:
    suffix = file.path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return read_json_lines(read_lines(stream, limit), file.name, limit)
    if suffix not in (".txt", ".json", ".html", ".htm"):
        return read_stream(stream, file.name, limit)
    return _read_document(stream, suffix, file.name, limit)


def _read_document(stream: BinaryIO, suffix: str, name: str, limit: int) -> Iterator[Found]:
    content = read_limited(stream, limit)
    if content is None:
        return iter([too_large(name, limit)])
    return read_content(content, suffix, name, limit)


def read_stream(stream: BinaryIO, name: str, limit: int = MAX_FILE_BYTES) -> Iterator[Found]:
    """What a stream holds: JSON lines (told by the first line), JSON, a page, or plain text.

    JSON lines are read one by one, however many there are.
    """
    lines = read_lines(stream, limit)
    first = next(lines, b"")
    if first is None or (is_object(first) and not is_envelope(first)):
        yield from read_json_lines(_chain(first, lines), name, limit)
        return
    content = _joined(first, lines, limit)
    if content is None:
        yield too_large(name, limit)
        return
    yield from read_content(content, suffix_of(content), name, limit)


def _chain(first: bytes | None, rest: Iterator[bytes | None]) -> Iterator[bytes | None]:
    yield first
    yield from rest


def _joined(first: bytes, rest: Iterator[bytes | None], limit: int) -> bytes | None:
    parts, size = [first], len(first)
    for line in rest:
        size += limit + 1 if line is None else len(line)
        if line is None or size > limit:
            return None
        parts.append(line)
    return b"".join(parts)
