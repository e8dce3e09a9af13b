"""Reads the content of one document or stream of lines into articles and quarantine records."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from claimwatch.collect.articles import ReadFields, build_article
from claimwatch.collect.json_text import JsonObject, decode, parse_json
from claimwatch.collect.pages import decode_page, read_page
from claimwatch.collect.records import Place, field_names, name_key, payload_of, read_record
from claimwatch.collect.refusal import is_storable, refused
from claimwatch.collect.streams import read_lines
from claimwatch.errors import InputUnreadable
from claimwatch.model import Article, Quarantined

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(
    r"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype )?html)", re.IGNORECASE
)

Found = Article | Quarantined


def is_object(line: bytes) -> bool:
    """True when a line is a JSON object by itself."""
    return isinstance(_parsed(line), JsonObject)


def is_envelope(line: bytes) -> bool:
    """True when a line is a JSON object that holds a list of records."""
    value = _parsed(line)
    return isinstance(value, JsonObject) and _enveloped(value) is not None


def _parsed(line: bytes) -> Any:
    try:
        return parse_json(decode(line))
    except InputUnreadable:
        return None


def suffix_of(content: bytes) -> str:
    """What bytes without a suffix hold, as the suffix that such a file would have."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if start.startswith(b"{") or re.match(rb"\[\s*[\[{\"\]]", start):
        several = [line for line in content.splitlines()[:20] if is_object(line)]
        return ".jsonl" if len(several) > 1 else ".json"
    return ".html" if _MARKUP.match(start.decode("latin-1")) else ".txt"


def read_content(content: bytes, suffix: str, name: str, limit: int) -> Iterator[Found]:
    """What `content` holds, of the kind that `suffix` says; `limit` bounds each of its lines."""
    if not content.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c"):
        yield refused(name, "empty: the file holds no text", expectation="file_not_empty")
        return
    if suffix == ".jsonl":
        yield from read_json_lines(read_lines(io.BytesIO(content), limit), name, limit)
        return
    readers = {".txt": _read_text, ".html": _read_html, ".htm": _read_html, ".json": _read_json}
    try:
        yield from readers[suffix](content, name)
    except InputUnreadable as error:
        yield refused(name, str(error), expectation="file_is_readable", payload=content)


def too_large(name: str, limit: int, line: int | None = None) -> Quarantined:
    """The refusal of a file, or of one line of it, that has more than `limit` bytes."""
    what = "the file" if line is None else "the line"
    reason = f"too large: {what} has more than {limit:,} bytes (setting max_file_bytes)"
    return refused(name, reason, line=line, expectation="file_not_too_large")


def _read_text(content: bytes, name: str) -> Iterator[Found]:
    text = decode(content)
    controls = len(_CONTROL.findall(text))
    if controls * 20 > len(text):
        raise InputUnreadable(f"binary: {controls:,} of {len(text):,} characters are control codes")
    if not text.strip():
        raise InputUnreadable("empty: the file holds no text")
    yield build_article(ReadFields(text=text, source=name))


def _read_html(content: bytes, name: str) -> Iterator[Found]:
    html = decode_page(content)
    fields = read_page(html, name)
    if fields is None or not is_storable(fields.text):
        raise InputUnreadable("no article's text was found in the page")
    yield build_article(fields)


def _read_json(content: bytes, name: str) -> Iterator[Found]:
    try:
        value = parse_json(decode(content))
    except InputUnreadable:
        # JSON lines under the wrong suffix: the first line is an object by itself.
        if not is_object(content.split(b"\n", 1)[0]):
            raise
        yield from read_json_lines(iter(content.splitlines(keepends=True)), name, len(content))
        return
    yield from _read_value(value, Place(name, payload=content))


def read_json_lines(lines: Iterator[bytes | None], name: str, limit: int) -> Iterator[Found]:
    """What each line holds, blank ones skipped; None stands for a line that was too long."""
    empty = True
    for number, line in enumerate(lines, start=1):
        if line is None:
            yield too_large(name, limit, number)
        elif line.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c"):
            yield from _read_json_line(line, Place(name, line=number, payload=line.rstrip(b"\r\n")))
        else:
            continue
        empty = False
    if empty:
        yield refused(name, "empty: the file holds no record", expectation="file_not_empty")


def _read_json_line(line: bytes, place: Place) -> Iterator[Found]:
    try:
        value = parse_json(decode(line))
    except InputUnreadable as error:
        yield place.refuse(str(error), "line_is_json")
        return
    yield from _read_value(value, place)


def _read_value(value: Any, place: Place) -> Iterator[Found]:
    """The record in a JSON value, or each one of a list, bare or under "articles"."""
    entries = value if isinstance(value, list) else _enveloped(value)
    if entries is None:
        yield from read_record(value, place)
        return
    if not entries:
        yield place.refuse("empty: the list holds no record", "file_not_empty")
    for number, entry in enumerate(entries, start=1):
        yield from read_record(entry, Place(place.source, place.line, number, payload_of(entry)))


def _enveloped(value: Any) -> list[Any] | None:
    """The list of records in {"articles": [...]}; None for a record that has a text itself."""
    if not isinstance(value, JsonObject):
        return None
    by_name = {name_key(name): given for name, given in value.items()}
    if any(isinstance(by_name.get(name), str) for name in field_names()["text"]):
        return None
    lists = [by_name[name] for name in field_names()["envelope"] if name in by_name]
    return next((found for found in lists if isinstance(found, list)), None)
