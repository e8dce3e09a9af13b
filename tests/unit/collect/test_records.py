"""The fields of one record: synonyms, odd types, and what is unknown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from claimwatch.collect.json_text import JsonObject
from claimwatch.collect.records import Place, read_record
from claimwatch.model import Article, Quarantined

TEXT = "Nine houses burned down in Varne on Tuesday, and nobody was hurt, the fire brigade said."


def read(**fields: Any) -> tuple[Article, list[Quarantined]]:
    found = list(read_record(JsonObject({"text": TEXT, **fields}), Place("a.jsonl", 1)))
    assert isinstance(found[-1], Article)
    return found[-1], [item for item in found if isinstance(item, Quarantined)]


URL = "https://ex.example/a"
FULL = [
    # id, url, publisher, time, title
    {
        **{"id": "a1", "url": URL, "publisher": "Ex", "title": "Fire"},
        "published_at": "2022-03-11T09:40Z",
    },
    {
        **{"guid": "a1", "link": URL, "source": "Ex", "headline": "Fire"},
        "date": "11 Mar, 2022 09:40",
    },
    {
        **{"uuid": "a1", "URL": URL, "site_name": "Ex", "Title": "Fire"},
        "publishedAt": "2022-03-11T09:40:00Z",
    },
    {
        **{"id": "a1", "url": URL, "source": {"id": None, "name": "Ex"}, "title": " Fire\n"},
        "pubDate": "Fri, 11 Mar 2022 12:40:00 +0300",
    },
]


@pytest.mark.parametrize("fields", FULL)
def test_usual_names_of_fields_are_known(fields: dict[str, Any]) -> None:
    article, faults = read(**fields)
    assert faults == []
    assert (article.external_id, article.publisher, article.title) == ("a1", "Ex", "Fire")
    assert article.url == URL
    assert article.published_at == datetime(2022, 3, 11, 9, 40, tzinfo=UTC)
    assert article.published_from == "record"


@pytest.mark.parametrize(
    "name", ["text", "body", "content", "maintext", "articleBody", "full_text"]
)
def test_usual_names_of_the_text_are_known(name: str) -> None:
    [article] = read_record(JsonObject({name: TEXT}), Place("a.jsonl", 1))
    assert isinstance(article, Article)
    assert article.text == TEXT


def test_what_a_record_does_not_say_is_unknown() -> None:
    article, faults = read(published_at=None, title="", url=None, publisher=None)
    assert faults == []
    assert (article.publisher, article.title, article.url) == (None,) * 3
    assert (article.published_at, article.published_precision, article.published_from) == (
        None,
    ) * 3


UNUSABLE = [
    ("title", ["Fire"], "title must be text, this is a list"),
    ("publisher", True, "publisher must be text, this is true or false"),
    ("title", "a\ud800", "title holds a NUL or half a character"),
    ("published_at", "soon", "published_at is no date that can be known for sure"),
    ("published_at", "3/4/2022", "published_at is no date"),
    ("published_at", ["2022"], "published_at is no date"),
    ("url", "javascript:alert(1)", "url must be an http or https address"),
    ("url", 5, "url must be an http or https address"),
]


@pytest.mark.parametrize(("name", "value", "words"), UNUSABLE)
def test_an_unusable_field_is_quarantined_and_the_article_taken(
    name: str, value: object, words: str
) -> None:
    article, [fault] = read(**{name: value})
    assert words in fault.reason
    assert "taken without it" in fault.reason
    assert getattr(article, name) is None


def test_the_time_of_the_head_refines_the_day_of_the_record() -> None:
    text = f"Fire in Varne\n11/18/09 2:40 AM EST\n{TEXT}"
    article, _ = read(text=text, published_at="2009-11-18")
    assert article.published_at == datetime(2009, 11, 18, 7, 40, tzinfo=UTC)
    assert (article.published_precision, article.published_from) == ("minute", "text")


def test_another_day_at_the_head_does_not_overrule_the_record() -> None:
    text = f"Fire in Varne\n11/19/09 2:40 AM EST\n{TEXT}"
    article, _ = read(text=text, published_at="2009-11-18")
    assert article.published_at == datetime(2009, 11, 18, tzinfo=UTC)
    assert (article.published_precision, article.published_from) == ("day", "record")


def test_the_publisher_is_named_by_the_address() -> None:
    assert read(url="https://www.ex.example/a")[0].publisher == "ex.example"
    assert read(publisher="https://news.ex.example/feed")[0].publisher == "news.ex.example"
    assert read(url="https://www.northgatedaily.example/a")[0].publisher == "Northgate Daily"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://EX.example/a?utm_source=x&id=3#top", "https://ex.example/a?id=3"),
        ("https://user:secret@ex.example/a", "https://ex.example/a"),
    ],
)
def test_an_address_is_brought_into_one_form(url: str, kept: str) -> None:
    assert read(url=url)[0].url == kept


def test_the_text_may_come_as_html() -> None:
    record = JsonObject({"id": 7, "html": f"<html lang='en-GB'><body><p>{TEXT}</p></body></html>"})
    [article] = read_record(record, Place("a.jsonl", 1))
    assert isinstance(article, Article)
    assert (article.text, article.external_id, article.language) == (TEXT, "7", "en")
