"""Entries of feeds: three formats, odd ones, and what is no feed."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch.collect.web.feeds import read_feed
from claimwatch.collect.web.outcomes import Answer
from claimwatch.errors import InputUnreadable

URL = "https://courier.example/news/feed"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>
<language>en-gb</language>
<item><title>Levee breaks</title><link>/news/levee?utm_source=rss</link><guid>urn:g1</guid>
<pubDate>Tue, 02 May 2023 08:00:00 GMT</pubDate><description>Six hurt.</description></item>
<item><title>No address and no text</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><id>x</id>
<entry><title>Levee breaks</title><link href="https://courier.example/news/levee"/><id>urn:g1</id>
<updated>2023-05-02T10:00:00+02:00</updated>
<content type="html">&lt;p&gt;Six hurt.&lt;/p&gt;</content>
</entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {
                "id": "urn:g1",
                "url": "https://courier.example/news/levee",
                "title": "Levee breaks",
                "content_html": "<p>Six hurt.</p>",
                "date_published": "2023-05-02T08:00:00Z",
            }
        ],
    }
).encode()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (RSS, "application/rss+xml"),
        (RSS, "text/html"),
        (ATOM, "application/atom+xml"),
        (JSON_FEED, "application/feed+json"),
        (JSON_FEED, "text/plain"),
    ],
)
def test_an_entry_is_read_alike_in_every_format(body: bytes, kind: str) -> None:
    [entry] = read_feed(Answer(URL, 200, body, kind))
    assert entry.url is not None
    assert entry.url.startswith("https://courier.example/news/levee")
    assert (entry.title, entry.external_id) == ("Levee breaks", "urn:g1")
    assert entry.published is not None
    assert entry.published.at == datetime(2023, 5, 2, 8, tzinfo=UTC)
    assert "Six hurt." in entry.html


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read_feed(Answer(URL, 200, b'<rss version="2.0"><channel/></rss>')) == []


def test_a_feed_cut_short_gives_what_is_whole() -> None:
    assert [entry.title for entry in read_feed(Answer(URL, 200, RSS[:-60]))] == ["Levee breaks"]


@pytest.mark.parametrize("body", [b"", b"<html><body>hi</body></html>", b"{}", b"{", b"\x00\xff"])
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(InputUnreadable):
        read_feed(Answer(URL, 200, body))


def bomb(line_end: str, quote: str) -> str:
    """Nine entities, each ten times the one before."""
    values = ["ha", *(f"&a{n};" * 10 for n in range(8))]
    declared = [f"<!ENTITY a{n} {quote}{value}{quote}>{line_end}" for n, value in enumerate(values)]
    return (
        f"<!DOCTYPE x [{line_end}{''.join(declared)}]><rss version='2.0'><channel>"
        "<item><title>&a8;</title><link>https://a.example/x</link></item></channel></rss>"
    )


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("line_end", ["", "\n"])
def test_entities_that_multiply_are_refused(line_end: str, quote: str, coding: str) -> None:
    with pytest.raises(InputUnreadable, match="entities that could unfold"):
        read_feed(Answer(URL, 200, bomb(line_end, quote).encode(coding)))


def test_a_long_entity_said_often_is_refused() -> None:
    body = f"<!DOCTYPE x [<!ENTITY a '{'ha' * 5000}'>]><rss version='2.0'>{'&a;' * 5000}</rss>"
    with pytest.raises(InputUnreadable, match="entities that could unfold"):
        read_feed(Answer(URL, 200, body.encode()))


def test_entities_for_single_characters_are_read() -> None:
    head = b'<!DOCTYPE rss [<!ENTITY nbsp "&#160;">\n<!ENTITY co "Courier">]>'
    [entry] = read_feed(Answer(URL, 200, RSS.replace(b"<rss", head + b"<rss", 1)))
    assert entry.title == "Levee breaks"


def test_a_local_file_is_not_read_through_an_entity() -> None:
    body = (
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel>'
        b"<item><title>[&f;]</title><link>https://a.example/x</link></item></channel></rss>"
    )
    try:
        entries = read_feed(Answer(URL, 200, body))
    except InputUnreadable:
        return
    assert all((entry.title or "").strip("[]&f; ") == "" for entry in entries)


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(RSS)))
def test_mangled_feeds_have_an_answer(noise: bytes, at: int) -> None:
    entries, said = [], ""
    try:
        entries = read_feed(Answer(URL, 200, RSS[:at] + noise + RSS[at:]))
    except InputUnreadable as refused:
        said = str(refused)
    assert said or all(entry.url or entry.html for entry in entries)


def test_an_answer_that_is_an_address_is_not_fetched() -> None:
    """feedparser fetches what it takes for an address, without a time-out: it is given bytes."""
    with socket.socket() as trap:
        trap.bind(("127.0.0.1", 0))
        trap.listen()
        trap.settimeout(0.2)
        address = f"http://127.0.0.1:{trap.getsockname()[1]}/feed".encode()
        with pytest.raises(InputUnreadable):
            read_feed(Answer(URL, 200, address, "application/rss+xml"))
        with pytest.raises(TimeoutError):
            trap.accept()
