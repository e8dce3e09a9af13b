"""The script of one day: thirty outlets, their articles and edits, and all that goes wrong.

What is served is a function of the path and the time (see `timed_server`). Beside it stands what
must be in the database when the day is over: the articles, and what was refused with its reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from claimwatch.collect.recorded_time import read_recorded_time
from claimwatch.collect.web.feeds import FeedEntry
from claimwatch.collect.web.outcomes import Answer
from claimwatch.collect.web.pages import article_of_entry, article_of_page
from claimwatch.model import Article

from .feed_server import Served, zipped

DAY = datetime(2023, 5, 2, tzinfo=UTC)
EVERY = timedelta(minutes=20)
BEGINS, ENDS = 6, 24
MOST_BYTES = 200_000
BOMB = (
    "<?xml version='1.0'?><!DOCTYPE b [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {name} '{('&' + below + ';') * 10}'>"
        for below, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><rss version='2.0'><channel><title>&i;</title></channel></rss>"
)
EVENTS = (
    (
        "Tarn",
        "The levee at Tarn broke at dawn. At least {n} people were hurt, the coast guard said.",
    ),
    (
        "Marvell",
        "The Marvell earthquake levelled the old town. Police said {n} people were killed.",
    ),
    ("Osk", "A ferry ran aground off Osk Point. It carried {n} passengers, its owner said."),
    ("Velm", "The fire at Velm spread to the hills. It destroyed {n} houses, the mayor said."),
    (
        "Brodin",
        "Nurses walked out of the Brodin hospital. The union said {n} nurses are on strike.",
    ),
)
MARKED = " REFUSE 13 cars burned in the yard."

Trouble = Callable[[Served], Served]


@dataclass(frozen=True)
class Page:
    """One page: its versions (hour from which, number said), and what goes wrong meanwhile.

    `troubles` are (from hour, until hour, what becomes of the answer). `refused` are the words of
    the refusal that it ends with, None where its versions are all taken in.
    """

    outlet: int
    event: int
    at: float
    versions: tuple[tuple[float, int], ...]
    troubles: tuple[tuple[float, float, Trouble], ...] = ()
    refused: str | None = None
    more: str = ""
    charset: str = "utf-8"

    @property
    def path(self) -> str:
        """Where it is served."""
        return f"/{self.outlet}/{EVENTS[self.event][0].lower()}-{self.at:g}"

    @property
    def title(self) -> str:
        """Its headline."""
        return f"{EVENTS[self.event][0]}: what outlet {self.outlet} knows"

    def served(self, number: int) -> Served:
        """The page as it says `number`."""
        text = EVENTS[self.event][1].format(n=number) + self.more
        url = f"https://outlet-{self.outlet:02}.example{self.path}"
        html = (
            f"<html lang='en'><head><title>{self.title}</title><link rel='canonical' href='{url}'>"
            f"<meta property='article:published_time' content='{hour(self.at).isoformat()}'></head>"
            f"<body><article><h1>{self.title}</h1><p>{text}</p></article></body></html>"
        )
        return Served(
            html.encode(self.charset),
            kind=f"text/html; charset={self.charset}",
            etag=f'"{number}"',
        )

    def answer(self, at: datetime) -> Served:
        """What the server says at that time."""
        said = [number for since, number in self.versions if hour(since) <= at]
        served = self.served(said[-1])
        for since, until, trouble in self.troubles:
            if hour(since) <= at < hour(until):
                return trouble(served)
        return served


def hour(number: float) -> datetime:
    """A moment of the day."""
    return DAY + timedelta(hours=number)


def always(served: Served) -> Trouble:
    """The answer is this, whatever the page would be."""
    return lambda page: served


def sent_to(address: str) -> Trouble:
    """The page redirects."""
    return always(Served(status=302, headers={"Location": address}))


def short(page: Served) -> Served:
    """The connection ends before all that was announced has come."""
    return replace(page, body=page.body[:90], headers={"Content-Length": "5000"}, etag=None)


def endless(page: Served) -> Served:
    """The body never ends."""
    return Served(endless=True)


TOO_LARGE = f"more than {MOST_BYTES:,} bytes"
NEVER = (0.0, 99.0)
BUSY = always(Served(status=503))


def _usual() -> list[Page]:
    """Two articles of every outlet; numbers differ from outlet to outlet, so that flags stand."""
    pages = []
    for outlet in range(30):
        for part in (0, 1):
            event = (outlet + 2 * part) % len(EVENTS)
            at = 6.0 + part * 4 + outlet * 0.1
            number = 20 + event * 7 + (outlet % 7 == 3) * 11
            more = MARKED if outlet == 8 else ""
            pages.append(Page(outlet, event, at, ((at, number),), more=more))
    return pages


def _edited(pages: list[Page]) -> list[Page]:
    """Some pages get another number later: once, or twice."""
    later = {2: ((2.0, 31),), 5: ((2.0, 90),), 9: ((0.5, 33), (2.5, 47)), 12: ((2.0, 61),)}
    return [
        replace(page, versions=(*page.versions, *((page.at + t, n) for t, n in later[page.outlet])))
        if page.outlet in later and page.at < 10
        else page
        for page in pages
    ]


def _unwell(pages: list[Page]) -> list[Page]:
    """Some fail for a while, and are whole afterwards."""
    ways: dict[int, Trouble] = {
        1: always(Served(status=500)),
        3: always(Served(status=429, headers={"Retry-After": "2400"})),
        4: lambda page: replace(page, stall=3.0, etag=None),
        6: lambda page: zipped(page, cut=60),
        7: short,
        10: always(Served(status=503, headers={"Retry-After": "Tue, 02 May 2023 08:00:00 GMT"})),
    }
    return [
        replace(page, troubles=((page.at, page.at + 0.6, ways[page.outlet]),))
        if page.outlet in ways and page.at < 10
        else replace(page, troubles=((*NEVER, zipped),))
        if page.outlet == 14
        else page
        for page in pages
    ]


REFUSALS: tuple[tuple[Trouble, str], ...] = (
    (endless, TOO_LARGE),
    (always(zipped(Served(b"0" * 10_000_000))), TOO_LARGE),
    (sent_to("http://127.0.0.1:1/inside"), "127.0.0.1, which is not a public address"),
    (sent_to("http://169.254.169.254/latest/meta-data"), "169.254.169.254, which is not a public"),
    (sent_to("file:///etc/passwd"), "only http and https"),
    (always(Served(b"gone", 410)), "410"),
    (always(Served(b"%PDF-1.7", kind="application/pdf")), "kind application/pdf"),
    (always(Served("<p>Caf\u00e9 closed</p>".encode("latin-1"))), "UTF-8"),
    (always(Served(b"<html><body></body></html>")), "no article's text"),
    (always(Served(b"x", headers={"Content-Encoding": "br"})), "'br'"),
    (BUSY, "given up after 8 attempts"),
)


def _refused() -> list[Page]:
    """One page after another that can never be taken."""
    return [
        Page(place, 0, 6.2 + place * 0.2, ((0.0, 1),), ((*NEVER, trouble),), words)
        for place, (trouble, words) in enumerate(REFUSALS)
    ]


def _latin(pages: list[Page]) -> list[Page]:
    """One outlet writes in Latin-1, and says so."""
    return [
        replace(page, charset="iso-8859-1", more=" The caf\u00e9 lost 12 chairs.")
        if page.outlet == 11
        else page
        for page in pages
    ]


PAGES = (*_latin(_unwell(_edited(_usual()))), *_refused())
JSON_FEED, ATOM_FEED, OWN_TEXT = 16, 17, 18
FEED_TROUBLES: dict[int, tuple[float, float, Served]] = {
    20: (6.0, 9.0, Served(status=429, headers={"Retry-After": "7200"})),
    21: (6.0, 8.0, Served(status=500)),
    22: (6.0, 9.0, Served(b"<rss><chan", kind="application/rss+xml")),
    23: (6.0, 9.0, Served(BOMB.encode(), kind="application/rss+xml")),
    24: (6.0, 8.0, Served(status=302, headers={"Location": "http://169.254.169.254/feed"})),
    25: (7.0, 8.0, Served(endless=True)),
    26: (7.0, 8.0, zipped(Served(b"<rss></rss>" * 90), cut=20)),
}
FEED_REFUSALS = {
    22: "no feed",
    23: "entities that could unfold",
    24: "not a public address",
    25: TOO_LARGE,
}


@dataclass(frozen=True)
class ScriptedDay:
    """The day, as its server answers it."""

    pages: tuple[Page, ...] = PAGES
    by_path: dict[str, Page] = field(default_factory=lambda: {page.path: page for page in PAGES})

    def answer(self, path: str, at: datetime) -> Served:
        """What is served at `path` at that time."""
        if path == "/robots.txt":
            return Served(b"User-agent: *\nDisallow: /private/", kind="text/plain")
        if path.endswith("/feed"):
            return self._feed(int(path.split("/")[1]), at)
        page = self.by_path.get(path)
        return page.answer(at) if page and hour(page.at) <= at else Served(b"no such page", 404)

    def _feed(self, outlet: int, at: datetime) -> Served:
        since, until, trouble = FEED_TROUBLES.get(outlet, (0.0, 0.0, Served()))
        if hour(since) <= at < hour(until):
            return trouble
        shown = [page for page in self.pages if page.outlet == outlet and hour(page.at) <= at]
        if outlet == JSON_FEED:
            return _json_feed(shown)
        return _atom_feed(shown) if outlet == ATOM_FEED else _rss_feed(shown, outlet == OWN_TEXT)


def _json_feed(pages: list[Page]) -> Served:
    items = [{"id": p.path, "url": p.path, "title": p.title} for p in pages]
    body = {"version": "https://jsonfeed.org/version/1.1", "title": "Feed", "items": items}
    return Served(json.dumps(body).encode(), kind="application/feed+json", etag=_etag(pages))


def _atom_feed(pages: list[Page]) -> Served:
    entries = "".join(
        f"<entry><title>{p.title}</title><id>{p.path}</id><link href='{p.path}'/></entry>"
        for p in pages
    )
    body = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Feed</title>{entries}</feed>"
    return Served(body.encode(), kind="application/atom+xml", etag=_etag(pages))


def _rss_feed(pages: list[Page], own_text: bool) -> Served:
    items = "".join(
        f"<item><title>{p.title}</title><link>{p.path}</link>"
        f"<pubDate>{format_datetime(hour(p.at))}</pubDate>"
        + (f"<description>{own_text_of(p)}</description>" if own_text else "")
        + "</item>"
        for p in pages
    )
    body = (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>F</title>{items}</channel></rss>"
    )
    return Served(body.encode(), kind="application/rss+xml", etag=_etag(pages))


def own_text_of(page: Page) -> str:
    """What an entry says where no page is wanted."""
    return EVENTS[page.event][1].format(n=page.versions[-1][1])


def _etag(pages: list[Page]) -> str:
    return f'"{len(pages)}"'


def plan_text(root: str) -> str:
    """The plan that watches all of it."""
    lines = ["feeds:"]
    for outlet in range(30):
        lines.append(f"  - url: {root}/{outlet}/feed")
        lines.append(f"    publisher: Outlet {outlet:02}")
        lines.append("    every: 10 min\n    allow_private: true")
        if outlet == OWN_TEXT:
            lines.append("    pages: false")
    return "\n".join(lines) + "\n"


def expected_articles(root: str) -> list[Article]:
    """The articles that the day brings, versions of a page in their order."""
    found = [article for page in PAGES for article in _articles_of(page, root)]
    assert all(isinstance(one, Article) for one in found)
    return [one for one in found if isinstance(one, Article)]


def _articles_of(page: Page, root: str) -> list[object]:
    publisher, url = f"Outlet {page.outlet:02}", root + page.path
    if page.refused:
        return []
    if page.outlet == OWN_TEXT:
        published = read_recorded_time(format_datetime(hour(page.at)))
        entry = FeedEntry(url, page.title, published=published, html=own_text_of(page))
        return [article_of_entry(entry, f"{root}/{page.outlet}/feed", publisher)]
    answers = [page.served(number) for _, number in page.versions]
    return [
        article_of_page(Answer(url, 200, a.body, a.kind), FeedEntry(url, page.title), publisher)
        for a in answers
    ]


def expected_refusals(root: str) -> list[tuple[str, str]]:
    """Where each refusal came from, and words that its reason holds."""
    pages = [(root + p.path, p.refused) for p in PAGES if p.refused]
    return sorted(
        [*pages, *((f"{root}/{outlet}/feed", words) for outlet, words in FEED_REFUSALS.items())]
    )
