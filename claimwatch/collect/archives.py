"""Reads web archives (WARC, ISO 28500): the pages in them, and what in them is broken.

Each answer that holds a page becomes an article, by the same reader as fetched pages. Other records
(requests, metadata, images, redirects) are passed over and counted. A record that is broken or cut
is refused with the byte at which it begins, and reading goes on at the next one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, BinaryIO, Literal

from claimwatch.collect.contents import Found
from claimwatch.collect.members import MAGIC, find_bytes, read_members
from claimwatch.collect.refusal import refused
from claimwatch.collect.web.feeds import FeedEntry
from claimwatch.collect.web.outcomes import Answer
from claimwatch.collect.web.pages import article_of_page
from claimwatch.model import Article

BEGINS = b"WARC/"
_NEXT_RECORD = b"\r\n\r\nWARC/"
_HEADS_BYTES = 1 << 16
_HEAD_END = b"\r\n\r\n"
_PAGES = ("text/html", "application/xhtml+xml")
_CHUNK_HEAD = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r\n")


@dataclass(slots=True)
class ArchiveNotes:
    """What archives hold besides articles: how many records were passed over, and the fetches.

    `fetched` has, for each article id, the address and the time (UTC) at which it was archived.
    Archives whose identity `is_known` are not read again; those read to their end are in `read`.
    """

    is_known: Callable[[str], bool] = lambda _: False
    read: list[str] = field(default_factory=list)
    passed_over: int = 0
    fetched: dict[str, tuple[str, datetime | None]] = field(default_factory=dict)


class _Broken(Exception):
    """A record that cannot be taken, and why."""


def looks_like_archive(head: bytes) -> bool:
    """True where a file begins as a WARC file does, or as anything gzipped does."""
    return head.startswith((BEGINS, MAGIC))


def read_archive(stream: BinaryIO, name: str, limit: int, notes: ArchiveNotes) -> Iterator[Found]:
    """The articles in a WARC file, and what is refused; `limit` bounds each record, unfolded.

    `stream` must be seekable. `notes` take up what is neither.
    """
    head = stream.read(len(BEGINS))
    stream.seek(0)
    if not head:
        yield refused(name, "empty: the archive holds no record", expectation="file_not_empty")
    elif not looks_like_archive(head):
        yield _refuse(name, 0, "no archive: it begins neither as WARC nor as gzip does")
    elif head.startswith(MAGIC):
        yield from _read_gzipped(stream, name, limit, notes)
    else:
        yield from _read_records(stream, name, limit, notes)


def _read_gzipped(stream: BinaryIO, name: str, limit: int, notes: ArchiveNotes) -> Iterator[Found]:
    for member in read_members(stream, limit + _HEADS_BYTES, BEGINS):
        whole = member.fault is None
        content = io.BytesIO(member.content)
        for found in _read_records(content, name, limit, notes, member.offset):
            if whole or isinstance(found, Article):  # what a fault has cut is told once
                yield found
        if member.fault is not None:
            yield _refuse(name, member.offset, member.fault)


def _read_records(
    stream: BinaryIO, name: str, limit: int, notes: ArchiveNotes, offset: int | None = None
) -> Iterator[Found]:
    """The records of unfolded bytes. `offset` is that of the member which they come from."""
    start: int | None = 0
    while start is not None:
        stream.seek(start)
        last = start
        try:
            for record in _records(stream):
                last = record.stream_pos
                place = last if offset is None else offset
                yield from _read_record(record, name, place, limit, notes)
            return
        except OSError as error:
            # The record behind the last good one: its head is broken, or it is none.
            start = _next_start(stream, last + 1)
            place = last if offset is None else offset
            yield _refuse(name, place, f"broken: {error} (in or behind the record here)")


def _records(stream: BinaryIO) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator

    # Nothing is decoded here: an error while decoding would end the iteration.
    return iter(ArchiveIterator(stream, parse_http=False, stream_detect=False))


def _next_start(stream: BinaryIO, after: int) -> int | None:
    found = find_bytes(stream, after, _NEXT_RECORD)
    return None if found is None else found + len(_NEXT_RECORD) - len(BEGINS)


def _read_record(
    record: Any, name: str, place: int, limit: int, notes: ArchiveNotes
) -> Iterator[Found]:
    try:
        answer = _answer_of(record, limit)
    except _Broken as error:
        yield _refuse(name, place, str(error))
        return
    if answer is None:
        notes.passed_over += 1
        return
    found = article_of_page(answer, FeedEntry(answer.url), None)
    if isinstance(found, Article):
        notes.fetched[found.article_id] = (answer.url, _time_of(record))
        yield replace(found, source=_said_place(name, place))
    else:
        reason = f"{answer.url}: {found.reason}"
        yield replace(found, source=_said_place(name, place), reason=reason[:1_000])


def _answer_of(record: Any, limit: int) -> Answer | None:
    """The answer that holds a page; None for any other record."""
    from fastwarc.warc import WarcRecordType

    if record.record_type != WarcRecordType.response or not record.is_http:
        return None
    if record.content_length > limit:
        size = f"{record.content_length:,} bytes, more than {limit:,} (setting max_file_bytes)"
        raise _Broken(f"too large: the record has {size}")
    length = record.content_length
    content = record.reader.read(limit + 1)
    if len(content) < length:
        raise _Broken(f"cut short: {len(content):,} of the record's {length:,} bytes are there")
    if said := record.headers.get("WARC-Truncated"):
        raise _Broken(f"cut short when it was archived (WARC-Truncated: {said[:100]})")
    http = _parsed(content, "transfer" if _is_chunked(content) else "none")
    if http.http_headers.status_code != 200 or http.http_content_type not in _PAGES:
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    if not url.startswith(("http://", "https://")):
        raise _Broken("no address: WARC-Target-URI is missing, or neither http nor https")
    kind = http.http_headers.get("Content-Type") or ""
    return Answer(url, 200, _page_of(http, limit), kind)


def _is_chunked(content: bytes) -> bool:
    """True where the body is in chunks; some archivers join them and leave the head as it was."""
    return _CHUNK_HEAD.match(content.partition(_HEAD_END)[2]) is not None


def _parsed(content: bytes, decode: Literal["none", "transfer", "content"]) -> Any:
    """The HTTP answer in a record, with the encodings of `decode` undone as it is read."""
    from fastwarc.warc import WarcRecord

    record = WarcRecord()
    record.set_bytes_content(content)
    record.is_http = True
    try:
        record.parse_http(auto_decode=decode)
    except (OSError, ValueError) as error:
        raise _Broken(f"broken: the archived answer cannot be read ({error})"[:300]) from None
    if not content.startswith(b"HTTP/") or record.http_headers.status_code is None:
        raise _Broken("broken: the record holds no HTTP answer")
    return record


def _page_of(http: Any, limit: int) -> bytes:
    """The page, unfolded where it is folded; some archivers unfold and leave the head as it was."""
    body = _body_of(http, limit)
    folding = http.http_headers.get("Content-Encoding")
    if not folding or body.lstrip()[:1] == b"<":
        return body
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {folding}".encode("ascii", "replace")
    return _body_of(_parsed(head + _HEAD_END + body, "content"), limit)


def _body_of(http: Any, limit: int) -> bytes:
    try:
        body: bytes = http.reader.read(limit + 1)
    except OSError as error:
        raise _Broken(f"broken: the archived page cannot be decoded ({error})"[:300]) from None
    if len(body) > limit:
        raise _Broken(f"too large: the page has more than {limit:,} bytes (setting max_file_bytes)")
    return body


def _time_of(record: Any) -> datetime | None:
    at: datetime | None = record.record_date
    return at.astimezone(UTC) if at is not None and at.tzinfo is not None else None


def _refuse(name: str, place: int, reason: str) -> Found:
    return refused(_said_place(name, place), reason, expectation="archive_record_is_readable")


def _said_place(name: str, place: int) -> str:
    return f"{name}, byte {place}"
