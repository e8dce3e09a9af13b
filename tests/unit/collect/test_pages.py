"""Web pages: text, names, time, address and language; and known faults of the libraries."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claimwatch.collect.pages import decode_page, read_page

ONE = "Rescuers pulled 14 people from the collapsed mill in Varne on Tuesday, firemen said."
TWO = "Another nine were still missing by nightfall, said the mayor, who had been to the site."
BODY = f"<article><h1>Mill collapses in Varne</h1><p>{ONE}</p><p>{TWO}</p></article>"


def page(head: str = "", body: str = BODY, attributes: str = 'lang="en"') -> str:
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def meta(name: str, content: str, key: str = "name") -> str:
    return f'<meta {key}="{name}" content="{content}">'


def linked_data(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


ARTICLE_NODE = '{"@type": "NewsArticle", "headline": "x", "datePublished": "2022-03-11T09:40Z"}'
SITE_NODE = '{"@type": "WebSite", "datePublished": "2001-01-01"}'
TIMES = [
    (
        meta("article:published_time", "2022-03-11T09:40:00+03:00", "property"),
        *("2022-03-11 06:40", "second"),
    ),
    (meta("date", "2022-03-11"), "2022-03-11 00:00", "day"),
    (
        linked_data(f'{{"@graph": [{SITE_NODE}, {ARTICLE_NODE}]}}'),
        *("2022-03-11 09:40", "minute"),
    ),
    (
        linked_data("{broken") + meta("pubdate", "11 Mar 2022 09:40 GMT"),
        *("2022-03-11 09:40", "minute"),
    ),
    (
        meta("article:published_time", "soon", "property") + meta("dc.date", "2022-03-11"),
        *("2022-03-11 00:00", "day"),
    ),
    (
        meta("article:modified_time", "2022-03-15T08:00Z", "property") + meta("date", "2022-03-11"),
        *("2022-03-11 00:00", "day"),
    ),
]


@pytest.mark.parametrize(("head", "at", "precision"), TIMES)
def test_the_time_is_read_from_the_metadata(head: str, at: str, precision: str) -> None:
    read = read_page(page(head), "a.html")
    assert read is not None
    assert read.published is not None
    assert read.published.at == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert (read.published.precision, read.published_from) == (precision, "page")


def test_a_single_time_element_gives_the_minute_of_the_day() -> None:
    body = BODY.replace("<h1>", '<time datetime="2022-03-11T16:45Z">11 March</time><h1>')
    read = read_page(page('<meta name="date" content="2022-03-11">', body), "a.html")
    assert read is not None
    assert read.published is not None
    assert read.published.at == datetime(2022, 3, 11, 16, 45, tzinfo=UTC)


def test_a_page_without_a_time_says_so() -> None:
    body = BODY + "<footer>Copyright 2019 Norland Media</footer>"
    read = read_page(page("", body), "a.html")
    assert read is not None
    assert (read.published, read.published_from) == (None, None)


def test_names_address_and_language_are_read() -> None:
    head = (
        "<title>Mill collapses in Varne | Norland Post</title>"
        '<meta property="og:site_name" content="Norland Post">'
        '<link rel="canonical" href="https://www.norland.example/varne?utm_source=x">'
    )
    read = read_page(page(head, attributes='lang="en-GB"'), "a.html")
    assert read is not None
    assert (read.title, read.publisher) == ("Mill collapses in Varne", "Norland Post")
    assert (read.url, read.language) == ("https://www.norland.example/varne", "en")


def test_without_a_name_the_address_names_the_publisher() -> None:
    head = '<link rel="canonical" href="https://www.norland.example/varne">'
    read = read_page(page(head), "a.html")
    assert read is not None
    assert read.publisher == "norland.example"


SMALL = [
    f"<p>{ONE}</p>",
    f"<article><p>{ONE}</p><p>{TWO}</p></article>",
    f"<nav>menu</nav><main><h1>Mill</h1><p>{ONE}</p><p>{TWO}</p></main><footer>foot</footer>",
    # trafilatura #768
    f"<main><article><div><br>{ONE} {TWO}</div></article></main>",
    f"<article><article><br>{ONE} {TWO}</article></article>",
]


@pytest.mark.parametrize("body", SMALL)
def test_the_text_of_a_small_page_is_not_doubled(body: str) -> None:
    read = read_page(page("", body), "a.html")
    assert read is not None
    assert read.text.count(ONE) == 1


def test_a_paragraph_that_the_page_repeats_is_kept() -> None:
    refrain = "And the bells of Varne rang out once more over the river and the empty mill."
    body = f"<article><p>{ONE}</p><p>{refrain}</p><p>{TWO}</p><p>{refrain}</p></article>"
    read = read_page(page("", body), "a.html")
    assert read is not None
    assert read.text.count(refrain) == 2


@pytest.mark.parametrize(
    "html",
    [
        *("", " ", "<", "http://ex.example/a", "<html>", "<html><body></body></html>", "\x01\x02"),
        *("&#0;&#xD800;", "<div>" * 5_000, "<!-- " * 500, "<?xml version='1.0' encoding='utf-8'?>"),
    ],
)
def test_what_is_no_page_gives_nothing_and_fetches_nothing(
    html: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("went to the network"))
    read = read_page(html, "a.html")
    assert read is None or read.text.strip()


def test_a_declared_charset_is_believed() -> None:
    html = page('<meta charset="windows-1252">', "<p>Café “Varne” burned down.</p>")
    assert decode_page(html.encode("windows-1252")) == html
