"""Feeds fetched for real from a server on loopback: a day of good and bad answers."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from claimwatch import steps
from claimwatch.collect.web.client import Fetcher, Limits
from claimwatch.collect.web.guard import private_allowed
from claimwatch.collect.web.outcomes import FetchFailed, FetchRefused
from claimwatch.gate import OpenGate
from claimwatch.settings import load_settings
from claimwatch.store import open_reader, open_writer
from claimwatch.store.fetches import save_fetches
from claimwatch.store.raw import raw_folder, read_raw
from claimwatch.watch import Watch, read_watch

from .feed_server import FeedServer, Served, feed, page, serving, zipped

pytestmark = pytest.mark.slow

MORNING = datetime(2023, 5, 2, 9, tzinfo=UTC)
QUICK = Limits(most_bytes=200_000, seconds=3.0, silence=0.5, attempts=2, pause=0.0)
LEVEE = "The levee at Tarn broke on Tuesday. At least 14 people were hurt, the coast guard said."
EDITED = "The levee at Tarn broke on Tuesday. At least 19 people were hurt, the coast guard said."


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serving() as running:
        yield running


@pytest.fixture
def fetcher(server: FeedServer) -> Iterator[Fetcher]:
    made = Fetcher(private_allowed([server.root]), QUICK)
    yield made
    made.close()


class Day:
    """A day of runs over one plan; `at` is the clock, moved by hand."""

    def __init__(self, db: Path, watch: Watch, nlp: Any) -> None:
        self.db, self.watch, self.nlp, self.at = db, watch, nlp, MORNING

    def run(self, later: timedelta = timedelta(0)) -> steps.RunSummary:
        self.at += later
        with open_writer(self.db, lambda: self.at) as store:
            steps.begin(store)
            steps.fetch(store, self.watch, OpenGate(), QUICK)
            chunks = steps.undone_articles(store, 50)
            with steps.reader_of(store, chunks, self.nlp) as reader:
                for chunk in chunks:
                    steps.extract(store, chunk, reader, OpenGate())
            steps.match(store)
            steps.judge(store, OpenGate())
            summary = steps.finish(store)
            store.publish()
        return summary

    def rows(self, view: str) -> list[dict[str, Any]]:
        with open_reader(self.db) as reader:
            return reader.rows(view)


def plan(server: FeedServer, *paths: str, more: str = "") -> Watch:
    feeds = "".join(
        f"  - url: {server.root}{path}\n    publisher: Outlet {path}\n    allow_private: true\n"
        f"    every: 10 min\n{more}"
        for path in paths
    )
    return read_watch(f"feeds:\n{feeds}")


def test_pages_behind_entries_become_articles_once(server, tmp_path, nlp) -> None:
    server.pages["/feed"] = feed(("Levee breaks", "/levee"), ("More", "/more"))
    server.pages["/levee"] = page("Levee breaks", LEVEE)
    server.pages["/more"] = page("Shelters open", "Some 220 people slept in shelters, he said.")
    day = Day(tmp_path / "a.duckdb", plan(server, "/feed"), nlp)
    assert day.run().counts["collect.articles"] == 2
    again = day.run(timedelta(minutes=20))
    assert again.counts.get("collect.articles", 0) == 0
    assert server.asked["/levee"] == 1, "a page that is not due is not asked for again"
    article = next(row for row in day.rows("v_articles") if row["title"] == "Levee breaks")
    assert (article["publisher"], article["url"]) == ("Outlet /feed", f"{server.root}/levee")
    claims = day.rows("v_claims")
    assert {claim["text"] for claim in claims} >= {"14", "220"}


def test_a_page_with_another_number_is_an_edit_and_both_can_be_replayed(
    server, tmp_path, nlp
) -> None:
    server.pages["/feed"] = feed(("Levee breaks", "/levee"))
    server.pages["/levee"] = [page("Levee breaks", LEVEE), page("Levee breaks", EDITED)]
    day = Day(tmp_path / "a.duckdb", plan(server, "/feed"), nlp)
    day.run()
    day.run(timedelta(hours=2))
    first, second = sorted(day.rows("v_articles"), key=lambda row: "19" in row["text"])
    assert second["supersedes"] == first["article_key"]
    with open_writer(day.db) as store:
        [sha256] = {row["sha256"] for row in store.execute("fetches_of", [f"{server.root}/levee"])}
    assert b"At least 19" in read_raw(raw_folder(day.db), sha256)


def test_an_article_whose_fetch_was_not_recorded_keeps_its_raw_answer(
    server, tmp_path, nlp, monkeypatch
) -> None:
    server.pages["/feed"] = feed(("Levee breaks", "/levee"))
    server.pages["/levee"] = [page("Levee breaks", LEVEE), page("Levee breaks", EDITED)]
    day = Day(tmp_path / "a.duckdb", plan(server, "/feed"), nlp)

    def killed(store: Any, fetches: list[Any]) -> None:
        if any(fetch.sha256 for fetch in fetches):
            raise KeyboardInterrupt
        save_fetches(store, fetches)

    with monkeypatch.context() as patched:
        patched.setattr("claimwatch.stages.fetch.save_fetches", killed)
        with pytest.raises(KeyboardInterrupt):
            day.run()
    day.run(timedelta(minutes=20))
    articles = {row["article_key"]: row["text"] for row in day.rows("v_articles")}
    assert len(articles) == 2, "by then the page said another number"
    with duckdb.connect(str(day.db), read_only=True) as found:
        raw = dict(found.execute("select article_id, sha256 from article_fetches").fetchall())
    for article_id, text in articles.items():
        number = b"At least 19" if "19" in text else b"At least 14"
        assert number in read_raw(raw_folder(day.db), raw[article_id])


def test_what_has_not_changed_is_not_sent_again(server, tmp_path, nlp) -> None:
    server.pages["/feed"] = feed(("Levee breaks", "/levee"), etag='"one"')
    server.pages["/levee"] = page("Levee breaks", LEVEE)
    day = Day(tmp_path / "a.duckdb", plan(server, "/feed"), nlp)
    day.run()
    day.run(timedelta(minutes=20))
    [source] = day.rows("v_sources")
    assert (source["status"], source["failures"], source["pages"]) == (304, 0, 1)


UNTAKEN = {
    "/loopback": (Served(status=302, headers={"Location": "http://127.0.0.1:1/x"}),
                  "not a public address"),
    "/metadata": (Served(status=302, headers={"Location": "http://169.254.169.254/"}),
                  "not a public addre"),
    "/file": (Served(status=302, headers={"Location": "file:///etc/passwd"}),
              "only http and https"),
    "/named": (Served(status=302, headers={"Location": "http://me:word@a.example"}), "user name"),
    "/round": (Served(status=302, headers={"Location": "/round"}), "more than 5 redirects"),
    "/gone": (Served(status=410), "410"),
    "/pdf": (Served(b"%PDF-1.7", kind="application/pdf"), "kind application/pdf"),
    "/latin": (Served(b"<p>\xff\xfe</p>", kind="text/html"), "UTF-8"),
    "/empty": (Served(b"<html></html>"), "no article's text"),
    "/endless": (Served(endless=True), "more than 200,000 bytes"),
    "/bomb": (zipped(Served(b"0" * 10_000_000)), "more than 200,000 bytes"),
    "/brotli": (Served(b"x", headers={"Content-Encoding": "br"}), "'br'"),
}  # fmt: skip
"""Pages that cannot be taken, and what the refusal says."""


def test_pages_that_cannot_be_taken_are_in_quarantine_and_spoil_no_other(
    server, tmp_path, nlp
) -> None:
    server.pages["/feed"] = feed(*((f"At {path}", path) for path in UNTAKEN), ("Good", "/good"))
    server.pages |= {path: answer for path, (answer, _) in UNTAKEN.items()}
    server.pages["/good"] = page("Levee breaks", LEVEE)
    day = Day(tmp_path / "a.duckdb", plan(server, "/feed"), nlp)
    assert day.run().counts["collect.articles"] == 1
    refused = {row["source"].removeprefix(server.root): row["reason"] for row in
               day.rows("v_quarantine")}  # fmt: skip
    assert refused.keys() == UNTAKEN.keys()
    assert [path for path, (_, said) in UNTAKEN.items() if said not in refused[path]] == []
    day.run(timedelta(hours=2))
    assert len(day.rows("v_quarantine")) == len(UNTAKEN), "the same refusal twice is one record"


TROUBLES = {
    "/500": Served(status=500),
    "/429": Served(status=429, headers={"Retry-After": "1"}),
    "/stall": Served(b"<html>cut", stall=1.0),
    "/torn-gzip": zipped(page("Levee breaks", LEVEE), cut=60),
    "/cut-short": Served(b"short", headers={"Content-Length": "500"}),
}


@pytest.mark.soak
def test_what_fails_for_a_while_is_taken_later(server, tmp_path, nlp) -> None:
    server.pages["/feed"] = feed(*((f"At {path}", path) for path in TROUBLES))
    for path, trouble in TROUBLES.items():
        server.pages[path] = [trouble, trouble, page(f"At {path}", f"{LEVEE} Seen {path}.")]
    day = Day(tmp_path / "a.duckdb", plan(server, "/feed"), nlp)
    day.run()
    assert day.rows("v_articles") == day.rows("v_quarantine") == []
    day.run(timedelta(hours=1))
    assert {row["title"] for row in day.rows("v_articles")} == {f"At {path}" for path in TROUBLES}


@pytest.mark.soak
def test_a_page_that_never_answers_is_given_up_and_said(server, tmp_path, nlp) -> None:
    server.pages["/feed"] = feed(("Levee breaks", "/levee"))
    server.pages["/levee"] = Served(status=503)
    day = Day(tmp_path / "a.duckdb", plan(server, "/feed"), nlp)
    for _ in range(9):
        day.run(timedelta(days=1))
    [refused] = day.rows("v_quarantine")
    assert "given up after 8 attempts" in refused["reason"]


def test_a_server_that_asks_for_time_gets_it(server, tmp_path, nlp) -> None:
    server.pages["/feed"] = Served(status=429, headers={"Retry-After": "7200"})
    day = Day(tmp_path / "a.duckdb", plan(server, "/feed"), nlp)
    day.run()
    assert server.asked["/feed"] == 1, "a long wait is left to a later run"
    day.run(timedelta(hours=1))
    assert server.asked["/feed"] == 1
    day.run(timedelta(hours=2))
    assert server.asked["/feed"] == 2


def test_a_broken_feed_spoils_no_other_and_is_read_when_it_is_well(server, tmp_path, nlp) -> None:
    server.pages["/bad"] = [Served(b"<rss><chan"), feed(("More", "/more"))]
    server.pages["/good"] = feed(("Levee breaks", "/levee"))
    server.pages["/levee"] = page("Levee breaks", LEVEE)
    server.pages["/more"] = page("Shelters open", "Some 220 people slept in shelters, he said.")
    day = Day(tmp_path / "a.duckdb", plan(server, "/bad", "/good"), nlp)
    assert day.run().counts["collect.articles"] == 1
    assert "no feed" in day.rows("v_quarantine")[0]["reason"]
    assert day.run(timedelta(minutes=20)).counts["collect.articles"] == 1


def test_robots_txt_is_respected(server, fetcher) -> None:
    server.pages["/robots.txt"] = Served(b"User-agent: *\nDisallow: /private/", kind="text/plain")
    server.pages["/open"] = page("Open", LEVEE)
    assert fetcher.fetch(f"{server.root}/open").status == 200
    with pytest.raises(FetchRefused, match=r"robots\.txt"):
        fetcher.fetch(f"{server.root}/private/x")
    assert server.asked["/private/x"] == 0
    assert server.asked["/robots.txt"] == 1


def test_while_robots_txt_fails_nothing_is_fetched(server, fetcher) -> None:
    server.pages["/robots.txt"] = Served(status=503)
    server.pages["/open"] = page("Open", LEVEE)
    with pytest.raises(FetchFailed, match=r"robots\.txt"):
        fetcher.fetch(f"{server.root}/open")
    assert server.asked["/open"] == 0


def test_requests_to_one_host_keep_their_distance(server) -> None:
    waits: list[float] = []
    fetcher = Fetcher(
        private_allowed([server.root]), Limits(pause=2.0), sleep=waits.append, ticks=lambda: 100.0
    )
    server.pages["/a"] = page("A", LEVEE)
    fetcher.fetch(f"{server.root}/a")
    fetcher.fetch(f"{server.root}/a")
    fetcher.close()
    assert waits == [2.0, 2.0], "robots.txt and two pages: two pauses between three requests"


def test_without_leave_a_private_address_is_not_fetched(server) -> None:
    fetcher = Fetcher(limits=QUICK)
    with pytest.raises(FetchRefused, match=r"127\.0\.0\.1, which is not a public address"):
        fetcher.fetch(f"{server.root}/a")
    fetcher.close()
    assert not server.asked


def test_entries_that_hold_their_text_need_no_page(server, tmp_path, nlp) -> None:
    body = (
        "<rss version='2.0'><channel><item><title>Levee breaks</title><link>/levee</link>"
        f"<description>&lt;p&gt;{LEVEE}&lt;/p&gt;</description></item></channel></rss>"
    )
    server.pages["/feed"] = Served(body.encode(), kind="application/rss+xml")
    day = Day(tmp_path / "a.duckdb", plan(server, "/feed", more="    pages: false\n"), nlp)
    day.run()
    assert [row["title"] for row in day.rows("v_articles")] == ["Levee breaks"]
    assert server.asked["/levee"] == 0


def test_the_command_reads_a_plan_with_feeds(server, tmp_path, nlp, monkeypatch) -> None:
    from click.testing import CliRunner

    from claimwatch.cli import main

    monkeypatch.setenv("CLAIMWATCH_FETCH_PAUSE", "0")
    server.pages["/feed"] = feed(("Levee breaks", "/levee"))
    server.pages["/levee"] = page("Levee breaks", LEVEE)
    path = tmp_path / "watch.yaml"
    path.write_text(
        f"feeds:\n  - url: {server.root}/feed\n    allow_private: true\n"
        f"  - url: {server.root}/gone\n    allow_private: true\n",
        "utf-8",
    )
    checked = CliRunner().invoke(main, ["config", "check", str(path)])
    assert checked.exit_code == 1
    assert "1 entries" in checked.output
    assert "404" in checked.output
    arguments = ["run", "--watch", str(path), "--db", str(tmp_path / "a.duckdb"), "--channel"]
    ran = CliRunner().invoke(main, [*arguments, "none"])
    assert ran.exit_code == 0, ran.output
    assert "1 new articles" in ran.output
    assert load_settings().watch is None


def test_gzip_is_unfolded(server, fetcher) -> None:
    server.pages["/a"] = zipped(page("A", LEVEE))
    assert gzip.decompress(gzip.compress(LEVEE.encode())) in fetcher.fetch(f"{server.root}/a").body
