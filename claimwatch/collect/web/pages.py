"""Makes an article of a fetched page, or of an entry's own text where no page is wanted."""

from __future__ import annotations

import codecs
import html as markup
import re

from claimwatch.collect.addresses import canonical_url
from claimwatch.collect.articles import ReadFields, build_article
from claimwatch.collect.pages import decode_page, read_page
from claimwatch.collect.publishers import publisher_of_url
from claimwatch.collect.refusal import is_storable, refused
from claimwatch.collect.web.feeds import FeedEntry
from claimwatch.collect.web.outcomes import Answer
from claimwatch.errors import InputUnreadable
from claimwatch.model import Article, Quarantined

_PAGES = ("text/html", "application/xhtml+xml", "application/xml", "text/plain", "")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def article_of_page(
    answer: Answer, entry: FeedEntry, publisher: str | None
) -> Article | Quarantined:
    """The article of a page; what it does not say of itself is taken from its feed's `entry`."""
    kind = answer.content_type.partition(";")[0].strip().lower()
    if kind not in _PAGES:
        return refused(answer.url, f"a page of kind {kind} is not read", expectation="is_a_page")
    try:
        page = read_page(_decoded(answer), answer.url)
    except InputUnreadable as error:
        return refused(answer.url, str(error), expectation="file_is_readable", payload=answer.body)
    if page is None or not is_storable(page.text):
        why = "no article's text was found in the page"
        return refused(answer.url, why, expectation="file_is_readable", payload=answer.body)
    url = page.url or canonical_url(answer.url)
    published = page.published or entry.published
    return build_article(
        ReadFields(
            text=page.text,
            source=answer.url,
            publisher=publisher or page.publisher or publisher_of_url(url),
            url=url,
            title=page.title or entry.title,
            published=published,
            published_from=page.published_from or ("record" if published else None),
            language=page.language or entry.language,
        )
    )


def article_of_entry(
    entry: FeedEntry, feed_url: str, publisher: str | None
) -> Article | Quarantined:
    """The article that an entry holds by itself."""
    source = entry.url or feed_url
    fields = read_page(f"<html><body><article>{entry.html}</article></body></html>", source)
    text = fields.text if fields else _plain(entry.html)
    if not text.strip() or not is_storable(text):
        why = "the feed's entry holds no text"
        return refused(source, why, expectation="has_text", payload=entry.html)
    url = canonical_url(entry.url) if entry.url else None
    return build_article(
        ReadFields(
            text=text,
            source=source,
            external_id=None if url else entry.external_id,
            publisher=publisher or publisher_of_url(url or feed_url),
            url=url,
            title=entry.title,
            published=entry.published,
            published_from="record" if entry.published else None,
            language=entry.language,
        )
    )


def _decoded(answer: Answer) -> str:
    """The page's text: UTF-8 or as the page declares; else as the answer's head declares."""
    try:
        return decode_page(answer.body)
    except InputUnreadable:
        declared = _CHARSET.search(answer.content_type)
        if declared is None or b"\x00" in answer.body:
            raise
    try:
        return codecs.decode(answer.body, declared[1])
    except (LookupError, ValueError, TypeError):
        raise InputUnreadable(f"neither UTF-8 nor the {declared[1]} that it declares") from None


def _plain(text: str) -> str:
    return markup.unescape(re.sub(r"<[^<>]*>", " ", text)).strip()
