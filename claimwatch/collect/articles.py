"""Makes an article of the fields that were read, filling in what only its text can say."""

from __future__ import annotations

from dataclasses import dataclass

from claimwatch.collect.furniture import find_furniture
from claimwatch.collect.heads import read_head
from claimwatch.collect.languages import language_of_text
from claimwatch.collect.publishers import publisher_in_text
from claimwatch.collect.times import When
from claimwatch.model import Article, article_id_of


@dataclass(frozen=True, slots=True)
class ReadFields:
    """What a record, a page or a file says of an article; None where it says nothing.

    `published_from` is "record" or "page" where `published` is given.
    """

    text: str
    source: str
    external_id: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    published: When | None = None
    published_from: str | None = None
    language: str | None = None


def build_article(fields: ReadFields) -> Article:
    """The article of `fields`, its furniture marked; title, time and publisher from its head.

    Raises:
        InvalidRecord: the text is blank.
    """
    furniture = find_furniture(fields.text)
    head = read_head(fields.text, furniture)
    publisher = fields.publisher or publisher_in_text(fields.text, fields.source)
    published, published_from = fields.published, fields.published_from
    known = head.published if published is None else published.refined_by(head.published)
    if known is not published:
        published, published_from = known, "text"
    return Article(
        article_id=article_id_of(fields.text, publisher, fields.url, fields.external_id),
        text=fields.text,
        source=fields.source,
        external_id=fields.external_id,
        publisher=publisher,
        url=fields.url,
        title=fields.title or head.title,
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_from=published_from if published else None,
        language=language_of_text(fields.text) or fields.language,
        furniture=furniture,
    )
