"""Pages behind a feed that say their day only in words, which only htmldate finds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from .feed_server import FeedServer, Served, feed, serving
from .test_feeds import LEVEE, Day, plan

pytestmark = pytest.mark.slow

NIGHT = " Neighbours filled sandbags along the river all night, and the bridge stayed shut." * 4
SAID = [
    # Where the page says its day, and the day.
    ('<div class="byline">Posted on April 30, 2023 by the desk</div>', "2023-04-30"),
    ('<footer><span class="date">29 April 2023</span></footer>', "2023-04-29"),
    ('<p class="info">Published: 28/04/2023</p>', "2023-04-28"),
]


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serving() as running:
        yield running


def taken_in(server: FeedServer, folder: Path, said: str, nlp: Any) -> dict[str, Any]:
    """The article of a page that says `said` of its time, fetched on 2 May by way of a feed."""
    server.pages["/feed"] = feed(("Levee breaks", "/levee"))
    server.pages["/levee"] = Served(
        f"<html lang='en'><head><title>Levee breaks</title></head><body><article>"
        f"<h1>Levee breaks</h1><p>{LEVEE}{NIGHT}</p></article>{said}</body></html>".encode()
    )
    day = Day(folder / "a.duckdb", plan(server, "/feed"), nlp)
    assert day.run().counts["collect.articles"] == 1
    [article] = day.rows("v_articles")
    return article


@pytest.mark.parametrize(("said", "day"), SAID)
def test_the_day_that_a_page_says_in_words_is_its_time(server, tmp_path, nlp, said, day) -> None:
    article = taken_in(server, tmp_path, said, nlp)
    assert article["published_at"] == datetime.fromisoformat(day).replace(tzinfo=UTC)
    assert (article["published_precision"], article["published_from"]) == ("day", "page")


@pytest.mark.parametrize(("said", "day"), SAID)
def test_nothing_but_htmldate_finds_it(server, tmp_path, nlp, monkeypatch, said, day) -> None:
    monkeypatch.setattr("trafilatura.metadata.find_date", lambda *_args, **_more: None)
    assert taken_in(server, tmp_path, said, nlp)["published_at"] is None


def test_a_page_that_says_no_day_has_none(server, tmp_path, nlp) -> None:
    article = taken_in(server, tmp_path, "<footer>Harbour Street 7</footer>", nlp)
    assert article["published_at"] is None
