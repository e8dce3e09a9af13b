"""News sitemaps: what is an entry, what lies below an index, and what is refused."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch.collect.web.client import Limits
from claimwatch.collect.web.outcomes import Answer, FetchRefused
from claimwatch.collect.web.sitemaps import MOST_BELOW, read_sitemap
from claimwatch.collect.web.sources import read_source
from claimwatch.errors import InputUnreadable
from claimwatch.terms import FeedKind

URL = "https://courier.example/news.xml"
NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://courier.example/levee </loc><lastmod>2023-05-03</lastmod>
<image:image><image:loc>https://courier.example/levee.png</image:loc></image:image>
<news:news><news:publication><news:name>Courier</news:name><news:language>en-GB</news:language>
</news:publication><news:publication_date>2023-05-02T08:00:00Z</news:publication_date>
<news:title>Levee
 breaks &amp; floods</news:title></news:news></url>
<url><loc>/about</loc></url>
<url><news:news><news:title>No address</news:title></news:news></url>
</urlset>"""
PLAIN = b"<urlset><url><loc>/about</loc></url><url><loc>/jobs</loc></url></urlset>"


def read(body: bytes, kind: FeedKind = FeedKind.AUTO):
    return read_source(kind, Answer(URL, 200, body, "application/xml"), Limits(most_bytes=100_000))


@pytest.mark.parametrize(
    "body", [NEWS, b"\xef\xbb\xbf\n" + NEWS, gzip.compress(NEWS)], ids=["plain", "bom", "gzip"]
)
@pytest.mark.parametrize("kind", [FeedKind.AUTO, FeedKind.SITEMAP])
def test_addresses_with_news_are_entries(body, kind) -> None:
    held = read(body, kind)
    [entry] = held.entries
    assert (entry.url, entry.title) == ("https://courier.example/levee", "Levee breaks & floods")
    assert entry.language == "en"
    assert entry.published is not None
    assert entry.published.at == datetime(2023, 5, 2, 8, tzinfo=UTC)
    assert held.plain == 2
    assert not held.holds_no_news


def test_a_sitemap_of_other_pages_holds_no_news_and_an_empty_one_none_just_now() -> None:
    assert read(PLAIN).holds_no_news
    assert not read(b"<urlset/>", FeedKind.SITEMAP).holds_no_news


def test_an_index_leads_to_the_sitemaps_that_changed_last() -> None:
    rows = "".join(
        f"<sitemap><loc>/s{n}.xml</loc><lastmod>2023-01-{n:02}</lastmod></sitemap>"
        for n in range(1, 32)
    ) + "".join(f"<sitemap><loc>/t{n}.xml</loc></sitemap>" for n in range(60))
    held = read(f"<sitemapindex>{rows}</sitemapindex>".encode())
    assert held.below[:2] == ("https://courier.example/s31.xml", "https://courier.example/s30.xml")
    assert len(held.below) == MOST_BELOW


LAUGHS = b"""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
<urlset><url><loc>&d;</loc></url></urlset>"""
FILE = b"""<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>
<urlset><url><loc>&f;</loc></url></urlset>"""


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (LAUGHS, "document type"),
        (FILE, "document type"),
        (b"<urlset><url>", "no sitemap"),
        (b"<rss/>", "its root is rss"),
        (b"", "no sitemap"),
        (gzip.compress(NEWS)[:-20], "ends too early"),
        (gzip.compress(NEWS)[:40] + b"xxxx" + gzip.compress(NEWS)[44:], "broken"),
    ],
    ids=["laughs", "file", "cut", "root", "empty", "cut gzip", "broken gzip"],
)
def test_what_is_no_sitemap_is_refused(body, said) -> None:
    with pytest.raises(InputUnreadable, match=said):
        read(body, FeedKind.SITEMAP)


def test_a_sitemap_that_unfolds_without_end_is_refused() -> None:
    with pytest.raises(FetchRefused, match="more than 100,000 bytes"):
        read(gzip.compress(b"<urlset>" + b" " * 50_000_000))


def test_the_plan_says_which_kind_is_meant() -> None:
    with pytest.raises(InputUnreadable, match="no feed"):
        read(NEWS, FeedKind.FEED)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(NEWS)), st.binary(max_size=6), st.integers(0, 40))
def test_a_mangled_sitemap_is_read_or_refused(at: int, put: bytes, cut: int) -> None:
    try:
        held = read_sitemap(NEWS[:at] + put + NEWS[at + cut :], URL)
    except InputUnreadable:
        return
    assert len(held.entries) <= 2
