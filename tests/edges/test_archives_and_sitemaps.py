"""Archives given to the command, and news sitemaps fetched for real from a server on loopback."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimwatch.cli import main
from claimwatch.store import export_tables, open_reader, open_writer
from claimwatch.store.raw import raw_folder

from .feed_server import FeedServer, Served, page, serving
from .test_feeds import EDITED, LEVEE, Day, plan

pytestmark = pytest.mark.slow

NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
OTHER = "Some 220 people slept in shelters in Tarn on Tuesday night, the mayor said."


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serving() as running:
        yield running


def archived(url: str, body: bytes, at: str) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: {at}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def run(db: Path, *inputs: Path) -> str:
    articles = [part for path in inputs for part in ("--articles", str(path))]
    ran = CliRunner().invoke(main, ["run", *articles, "--db", str(db), "--channel", "none"])
    assert ran.exit_code == 0, ran.output
    return " ".join(ran.output.split())


def exported(db: Path, folder: Path) -> dict[str, bytes]:
    export_tables(db, folder)
    return {table.name: table.read_bytes() for table in folder.iterdir()}


def test_the_command_reads_an_archive_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    db, inbox = tmp_path / "a.duckdb", tmp_path / "inbox"
    inbox.mkdir()
    first = archived("https://a.example/levee", page("Levee", LEVEE).body, "2023-05-02T09:00:00Z")
    cut = archived("https://a.example/cut", page("Cut", LEVEE).body, "2023-05-02T09:00:00Z")[:-90]
    (inbox / "day.warc.gz").write_bytes(first + first + cut)  # the same page twice is one article
    said = run(db, inbox)
    assert "1 new articles" in said
    assert "1 records in quarantine" in said
    with open_reader(db) as reader:
        [article] = reader.rows("v_articles")
        [refused] = reader.rows("v_quarantine")
    assert article["url"] == "https://a.example/levee"
    assert refused["source"] == f"day.warc.gz, byte {2 * len(first)}"
    with open_writer(db) as store:
        key = article["article_key"]
        [noted] = store.execute("archived_among", wanted=[key])
        fetches = store._connection.execute("select url, fetched_at from article_fetches")
        [(url, at)] = fetches.fetchall()
    assert (noted["article_id"], url) == (key, "https://a.example/levee")
    assert at == datetime(2023, 5, 2, 9, tzinfo=UTC)
    before = exported(db, tmp_path / "before")
    assert "0 new articles (0 known before)" in run(db, inbox), "it is not read again"
    os.utime(inbox / "day.warc.gz", (1, 1))
    assert "0 new articles (1 known before)" in run(db, inbox), "it may have changed"
    assert exported(db, tmp_path / "after") == before


def sitemap(*entries: tuple[str, str]) -> bytes:
    urls = "".join(
        f"<url><loc>{path}</loc><news:news><news:title>{title}</news:title>"
        "<news:publication_date>2023-05-02T08:00:00Z</news:publication_date></news:news></url>"
        for path, title in entries
    )
    return f'<urlset xmlns:news="{NEWS}">{urls}</urlset>'.encode()


def test_an_index_of_sitemaps_leads_to_pages_as_a_feed_does(server, tmp_path, nlp) -> None:
    server.pages["/sitemap.xml"] = Served(
        b"<sitemapindex><sitemap><loc>/news.xml.gz</loc></sitemap>"
        b"<sitemap><loc>/all.xml</loc></sitemap><sitemap><loc>/bad.xml</loc></sitemap>"
        b"<sitemap><loc>http://169.254.169.254/x.xml</loc></sitemap></sitemapindex>",
        kind="application/xml",
        etag='"index"',
    )
    first = gzip.compress(sitemap(("/levee", "Levee")))
    second = gzip.compress(sitemap(("/levee", "Levee"), ("/more", "More")))
    server.pages["/news.xml.gz"] = [
        Served(first, kind="application/gzip"),
        Served(second, kind="application/gzip"),
    ]
    server.pages["/all.xml"] = Served(b"<urlset><url><loc>/about</loc></url></urlset>")
    server.pages["/bad.xml"] = Served(b"<urlset><url>")
    server.pages["/levee"] = [page("Levee", LEVEE), page("Levee", EDITED)]
    server.pages["/more"] = page("More", OTHER)
    day = Day(tmp_path / "a.duckdb", plan(server, "/sitemap.xml"), nlp)
    assert day.run().counts["collect.articles"] == 1
    assert day.run(timedelta(minutes=20)).counts["collect.articles"] == 1, "the new entry"
    assert day.run(timedelta(minutes=60)).counts["collect.articles"] == 1, "the silent edit"
    assert server.asked["/all.xml"] == 1, "a sitemap of other pages is asked once a day"
    assert server.asked["/about"] == 0
    reasons = sorted(row["reason"] for row in day.rows("v_quarantine"))
    assert len(reasons) == 2
    assert "not a public address" in reasons[0]
    assert "no sitemap" in reasons[1]
    [source] = day.rows("v_sources")
    assert (source["pages"], source["failures"]) == (2, 0)
    assert any(raw_folder(day.db).glob("*/*.gz")), "raw answers are kept, as of feeds' pages"
