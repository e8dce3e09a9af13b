"""Reads one record, as JSON gave it, into an article; what can't be read is said, never raised."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimwatch.collect.addresses import canonical_url
from claimwatch.collect.articles import ReadFields, build_article
from claimwatch.collect.json_text import JsonObject
from claimwatch.collect.languages import language_of
from claimwatch.collect.pages import read_page
from claimwatch.collect.publishers import publisher_of_url
from claimwatch.collect.recorded_time import read_recorded_time
from claimwatch.collect.refusal import is_storable, refused
from claimwatch.collect.times import When
from claimwatch.model import Article, Quarantined
from claimwatch.tables import read_csv

_NAME_CHARS = 500


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stood: the file, the 1-based line or number in it, and the record as it was.

    `mark` joins file and number in an article's source: ":" for lines, "#" for a list's entries.
    """

    source: str
    line: int | None = None
    number: int | None = None
    payload: str | bytes | None = None

    @property
    def words(self) -> str:
        """The source of an article from here: "week.jsonl:7", "june.json#2" or the file alone."""
        line = "" if self.line is None else f":{self.line}"
        number = "" if self.number is None else f"#{self.number}"
        return f"{self.source}{line}{number}"

    def refuse(self, reason: str, expectation: str, value: object = None) -> Quarantined:
        """The quarantine record for what stood here."""
        entry = "" if self.number is None else f"entry {self.number} of the list: "
        return refused(
            self.source,
            entry + reason,
            line=self.line,
            expectation=expectation,
            value=value,
            payload=self.payload,
        )


@cache
def field_names() -> dict[str, tuple[str, ...]]:
    """The names that records use for each field, best first, without case and punctuation."""
    names: dict[str, list[str]] = {}
    for row in read_csv("record_fields.csv"):
        names.setdefault(row["field"], []).append(name_key(row["name"]))
    return {field: tuple(found) for field, found in names.items()}


def name_key(name: str) -> str:
    """A field's name without case, "_", "-", and spaces."""
    return re.sub(r"[_\-\s]", "", name).lower()


def read_record(value: object, place: Place) -> Iterator[Article | Quarantined]:
    """The article in `value`, after a quarantine record for each field that can't be used.

    A record without a usable text is refused as a whole; one with an unusable other field is taken
    without it, and the field's value is quarantined.
    """
    if not isinstance(value, JsonObject):
        kind = _kind_of(value)
        yield place.refuse(f"a record must be an object with a text, this is {kind}", "is_object")
        return
    known = {name for names in field_names().values() for name in names}
    repeated = [name for name in sorted(value.repeated) if name_key(name) in known]
    if repeated:
        name = repeated[0]
        yield place.refuse(f'the key "{name}" is given twice with different values', "keys_once")
        return
    reader = _Reader(value, place)
    fields = reader.fields()
    yield from reader.refusals
    if fields is not None:
        yield build_article(fields)


class _Reader:
    """Reads the fields of one record and collects what is refused on the way."""

    def __init__(self, record: JsonObject, place: Place) -> None:
        self._given = {name_key(name): (name, value) for name, value in record.items()}
        self._place = place
        self.refusals: list[Quarantined] = []

    def fields(self) -> ReadFields | None:
        """The record's fields, None where it holds no usable text."""
        text = self._text()
        page = None
        if text is None and not self.refusals:
            page = self._page()
            text = page.text if page else None
        if text is None:
            if not self.refusals:
                names = ", ".join(name for name, _ in self._given.values()) or "no key at all"
                self._refuse(f"the record has no text (its keys: {names})", "has_text")
            return None
        url = self._url() or (page.url if page else None)
        published, published_from = self._published(), "record"
        if published is None and page is not None:
            published, published_from = page.published, "page"
        return ReadFields(
            text=text,
            source=self._place.words,
            external_id=self._word("external_id"),
            publisher=self._publisher() or (page.publisher if page else publisher_of_url(url)),
            url=url,
            title=self._word("title") or (page.title if page else None),
            published=published,
            published_from=published_from if published else None,
            language=language_of(self._word("language")) or (page.language if page else None),
        )

    def _first(self, field: str) -> tuple[str, Any] | None:
        """What the record calls `field`, by its best name with a value, and that value."""
        given = (self._given.get(name) for name in field_names()[field])
        return next(
            (found for found in given if found and found[1] not in (None, "", [], {})), None
        )

    def _refuse(self, reason: str, expectation: str, value: object = None) -> None:
        self.refusals.append(self._place.refuse(reason, expectation, value))

    def _text(self) -> str | None:
        found = self._first("text")
        if found is None:
            return None
        name, text = found
        if not isinstance(text, str):
            self._refuse(f"{name} must be text, this is {_kind_of(text)}", "text_is_text", text)
        elif not text.strip():
            self._refuse(f"{name} is blank", "text_not_blank")
        elif not is_storable(text):
            self._refuse(f"{name} holds a NUL or half a character", "text_is_unicode")
        else:
            return text
        return None

    def _page(self) -> ReadFields | None:
        """What the HTML in the record says, where the record has no plain text."""
        found = self._first("html")
        if found is None or not isinstance(found[1], str):
            return None
        page = read_page(found[1], self._place.words)
        return page if page and is_storable(page.text) else None

    def _word(self, field: str) -> str | None:
        """A field of one line; numbers are taken as words, a {"name": ...} by its name."""
        found = self._first(field)
        if found is None:
            return None
        name, value = found
        if isinstance(value, dict):
            value = next((value[key] for key in ("name", "title", "uri") if value.get(key)), value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            self._refuse_field(name, f"must be text, this is {_kind_of(value)}", value)
        elif not is_storable(value):
            self._refuse_field(name, "holds a NUL or half a character", value)
        else:
            return " ".join(value.split())[:_NAME_CHARS] or None
        return None

    def _refuse_field(self, name: str, why: str, value: object) -> None:
        self._refuse(f"{name} {why}; the article was taken without it", f"{name}_is_usable", value)

    def _url(self) -> str | None:
        word = self._word("url")
        url = canonical_url(word) if word else None
        if word and url is None:
            self._refuse_field("url", "must be an http or https address", word)
        return url

    def _publisher(self) -> str | None:
        word = self._word("publisher")
        if word and word.lower().startswith(("http://", "https://")):
            return publisher_of_url(word)
        return word

    def _published(self) -> When | None:
        found = self._first("published_at")
        if found is None:
            return None
        when = read_recorded_time(found[1])
        if when is None:
            why = "is no date that can be known for sure (write 2022-03-11T09:40Z)"
            self._refuse_field(found[0], why, found[1])
        return when


def _kind_of(value: object) -> str:
    kinds = {dict: "an object", JsonObject: "an object", list: "a list", type(None): "null"}
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return kinds.get(type(value), "text")


def payload_of(value: object) -> str:
    """A list's entry as JSON, to be kept in quarantine."""
    try:
        return json.dumps(value, ensure_ascii=True)
    except (RecursionError, ValueError, TypeError):
        return f"a {type(value).__name__} that nests too deeply"
