"""Fetch: watched feeds in, the pages behind their entries out, as articles and what was refused.

An address is due by the database's word, not by a timer: what a run that was killed had not
recorded is asked again, and gives the same articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from claimwatch.collect.recorded_time import read_recorded_time
from claimwatch.collect.refusal import refused
from claimwatch.collect.web.client import Fetcher, Limits
from claimwatch.collect.web.feeds import FeedEntry
from claimwatch.collect.web.guard import private_allowed
from claimwatch.collect.web.outcomes import FetchFailed, FetchRefused
from claimwatch.collect.web.pages import article_of_entry, article_of_page
from claimwatch.collect.web.sitemaps import Sitemap
from claimwatch.collect.web.sources import NO_NEWS, read_source
from claimwatch.errors import InputUnreadable
from claimwatch.gate import Gate
from claimwatch.model import Article
from claimwatch.stages.collect import take_in
from claimwatch.stages.fetching import Fetched, answered, back_off, failed
from claimwatch.store import Store, ledger
from claimwatch.store.fetches import (
    Fetch,
    due_pages,
    load_fetches,
    save_fetches,
    save_origins_of_articles,
)
from claimwatch.store.raw import raw_folder, save_raw
from claimwatch.watch.plan import Feed, Watch

PAGES_A_RUN = 500
PAGES_TOGETHER = 20
FEEDS_TOGETHER = 10
MOST_FAILURES = 8
OTHER_SITEMAP_AGAIN = timedelta(days=1)


def fetch(store: Store, watch: Watch, gate: Gate, limits: Limits | None = None) -> None:
    """Fetch the feeds and pages of `watch` that are due, and keep what is new.

    A source that fails is asked again later, the later the longer it fails; nothing is raised.
    """
    feeds = {feed.url: feed for feed in watch.feeds}
    if not feeds:
        return
    fetcher = Fetcher(
        private_allowed(feed.url for feed in watch.feeds if feed.allow_private), limits
    )
    try:
        _fetch_feeds(store, feeds, fetcher, gate)
        _fetch_pages(store, feeds, fetcher, gate)
    finally:
        fetcher.close()


def _fetch_feeds(store: Store, feeds: Mapping[str, Feed], fetcher: Fetcher, gate: Gate) -> None:
    known = load_fetches(store, feeds)
    due = [
        known.get(url) or Fetch(url, "feed", first_at=store.now())
        for url in feeds
        if url not in known or _is_due(store, known[url])
    ]
    for some in _in_parts(due, FEEDS_TOGETHER):
        found = [(feeds[f.url], *_fetch_feed(store, feeds[f.url], f, fetcher)) for f in some]
        _keep(store, [fetched for _, fetched, _ in found], gate)
        for feed, _, below in found:
            _fetch_below(store, feed, below, fetcher, gate)


def _in_parts(due: Sequence[Fetch], size: int) -> Iterator[Sequence[Fetch]]:
    return (due[start : start + size] for start in range(0, len(due), size))


def _is_due(store: Store, known: Fetch) -> bool:
    return known.next_at is None or known.next_at <= store.now()


def _fetch_below(
    store: Store, feed: Feed, below: Sequence[str], fetcher: Fetcher, gate: Gate
) -> None:
    """Fetch the sitemaps of an index. One that leads to further ones leads nowhere."""
    known = load_fetches(store, below)
    for url in below:
        before = known.get(url) or Fetch(url, "sitemap", feed.url, first_at=store.now())
        if before.kind == "sitemap" and _is_due(store, before):
            _keep(store, [_fetch_feed(store, feed, before, fetcher)[0]], gate)


def _fetch_feed(
    store: Store, feed: Feed, before: Fetch, fetcher: Fetcher
) -> tuple[Fetched, tuple[str, ...]]:
    """What a feed gave or, where it is an index of sitemaps, the addresses of those."""
    due = store.now() + feed.every
    try:
        answer = fetcher.fetch(before.url, before.etag, before.last_modified)
        if answer.unchanged:
            return Fetched(answered(before, answer, store.now(), due)), ()
        held = read_source(feed.kind, answer, fetcher.limits)
        if held.holds_no_news and before.kind == "feed":
            raise InputUnreadable(NO_NEWS)
    except FetchFailed as error:
        later = max(due, store.now() + back_off(before, error))
        return Fetched(failed(before, error, store.now(), later)), ()
    except (FetchRefused, InputUnreadable) as error:
        refusal = refused(before.url, str(error), expectation="feed_is_readable")
        return Fetched(failed(before, error, store.now(), due), (refusal,)), ()
    after = answered(before, answer, store.now(), due)
    return _of_source(store, feed, after, held), held.below


def _of_source(store: Store, feed: Feed, after: Fetch, held: Sitemap) -> Fetched:
    """The articles or pages of a feed's entries, and when it is asked again.

    An index is asked without its tags: that it did not change says nothing of what is below it.
    """
    if held.below:
        return Fetched(replace(after, etag=None, last_modified=None))
    if held.holds_no_news:  # a sitemap below an index, of pages that are no news
        return Fetched(replace(after, next_at=store.now() + OTHER_SITEMAP_AGAIN, note=NO_NEWS))
    if not feed.pages:
        found = [article_of_entry(entry, feed.url, feed.publisher) for entry in held.entries]
        return Fetched(after, tuple(found))
    return Fetched(after, pages=tuple(_pages_of(store, feed, held.entries)))


def _pages_of(store: Store, feed: Feed, entries: Sequence[FeedEntry]) -> list[Fetch]:
    """The pages of entries that are new, or that the feed says have changed: due now."""
    by_url = {entry.url: entry for entry in entries if entry.url}
    known = load_fetches(store, by_url)
    pages = []
    for url, entry in by_url.items():
        said = _entry_record(entry)
        page = known.get(url) or Fetch(url, "page", feed.url, first_at=store.now())
        if page.kind == "page" and (not page.entry or page.entry != said):
            pages.append(replace(page, entry=said, next_at=store.now()))
    return pages


def _entry_record(entry: FeedEntry) -> dict[str, str | None]:
    at = entry.published.at.isoformat() if entry.published else None
    return {"title": entry.title, "published": at, "language": entry.language}


def _fetch_pages(store: Store, feeds: Mapping[str, Feed], fetcher: Fetcher, gate: Gate) -> None:
    due = due_pages(store, PAGES_A_RUN)
    for some in _in_parts(due, PAGES_TOGETHER):
        fetched = []
        for page in some:
            feed = feeds.get(page.feed_url or "")
            if feed is None:  # no longer watched: its pages are not asked again
                fetched.append(Fetched(replace(page, next_at=None, note="no longer watched")))
            else:
                fetched.append(_fetch_page(store, feed, page, fetcher))
        _keep(store, fetched, gate)


def _fetch_page(store: Store, feed: Feed, page: Fetch, fetcher: Fetcher) -> Fetched:
    try:
        answer = fetcher.fetch(page.url, page.etag, page.last_modified)
    except FetchFailed as error:
        if page.failures + 1 < MOST_FAILURES:
            later = store.now() + back_off(page, error)
            return Fetched(failed(page, error, store.now(), later))
        said = f"given up after {MOST_FAILURES} attempts: {error}"
        refusal = refused(page.url, said, expectation="page_is_reachable")
        return Fetched(failed(page, error, store.now(), None), (refusal,))
    except FetchRefused as error:
        refusal = refused(page.url, str(error), expectation="page_may_be_fetched")
        return Fetched(failed(page, error, store.now(), None), (refusal,))
    after = answered(page, answer, store.now(), _again_at(page, feed, store.now()))
    if answer.unchanged:
        return Fetched(after)
    sha256 = save_raw(raw_folder(store.path), answer.body)
    if sha256 == page.sha256:
        return Fetched(after)
    found = article_of_page(answer, _entry_of(page), feed.publisher)
    return Fetched(replace(after, sha256=sha256), (found,))


def _entry_of(page: Fetch) -> FeedEntry:
    said = page.entry.get("published")
    return FeedEntry(
        url=page.url,
        title=page.entry.get("title"),
        published=read_recorded_time(said) if said else None,
        language=page.entry.get("language"),
    )


def _keep(store: Store, fetched: Sequence[Fetched], gate: Gate) -> None:
    """Keep what was found, then record the fetches: killed between the two, they are made anew.

    From which raw answer an article was read is noted before it is taken in: an address that is
    asked anew may say something else by then.
    """
    origins = [
        {
            "article_id": item.article_id,
            "url": one.known.url,
            "sha256": one.known.sha256,
            "fetched_at": one.known.fetched_at,
        }
        for one in fetched
        for item in one.found
        if isinstance(item, Article) and one.known.sha256
    ]
    if origins:
        with store.transaction():
            save_origins_of_articles(store, origins)
    found = [item for one in fetched for item in one.found]
    if found:
        take_in(store, found, gate)
    answers = sum(one.known.failures == 0 for one in fetched)
    counts = {"fetch.answers": answers, "fetch.failures": len(fetched) - answers}
    news = _standing_changed(store, [one.known for one in fetched])
    with store.transaction():
        save_fetches(store, _records(fetched))
        ledger.count_step(store, counts, changed=news)


def _records(fetched: Sequence[Fetched]) -> list[Fetch]:
    """What is known of each address now. A page that two feeds list is the first one's."""
    pages: dict[str, Fetch] = {}
    for one in fetched:
        for page in one.pages:
            pages.setdefault(page.url, page)
    return [*pages.values(), *(one.known for one in fetched)]


def _standing_changed(store: Store, fetches: Sequence[Fetch]) -> bool:
    """True where a source answers that did not, or fails that did: readers are to see it."""
    before = load_fetches(store, [fetch.url for fetch in fetches])
    stood = {url: (known.status, known.failures > 0) for url, known in before.items()}
    return any((f.status, f.failures > 0) != stood.get(f.url) for f in fetches)


def _again_at(page: Fetch, feed: Feed, now: datetime) -> datetime | None:
    """When the page is asked again, to see whether it was edited; None when it was often enough."""
    first = page.first_at or now
    return next((first + wait for wait in sorted(feed.again) if first + wait > now), None)
