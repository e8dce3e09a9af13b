"""Reads what a watched address gave: the entries of a feed or of a news sitemap, or an index."""

from __future__ import annotations

from claimwatch.collect.web.client import Limits
from claimwatch.collect.web.feeds import read_feed
from claimwatch.collect.web.outcomes import Answer
from claimwatch.collect.web.sitemaps import Sitemap, looks_like_sitemap, read_sitemap, unfolded
from claimwatch.terms import FeedKind

NO_NEWS = "no news sitemap: none of its addresses has a news:news"


def read_source(kind: FeedKind, answer: Answer, limits: Limits) -> Sitemap:
    """What `answer` holds, read as the kind that the plan says, or as it looks.

    A feed is given as a sitemap of its entries: both are lists of pages to fetch.

    Raises:
        InputUnreadable, FetchRefused: it is neither, or too large.
    """
    if kind is not FeedKind.FEED:
        body = unfolded(answer, limits.most_bytes)
        if kind is FeedKind.SITEMAP or looks_like_sitemap(body):
            return read_sitemap(body, answer.url)
    return Sitemap(tuple(read_feed(answer)))
