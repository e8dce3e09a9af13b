"""A real Chromium, and dashboards over what the pipeline made, hostile rows, or nothing."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright

from claimwatch import steps
from claimwatch.gate import OpenGate
from claimwatch.store.writer import open_writer
from claimwatch.watch import read_watch
from dashboards.screenshots import CHROMIUM_FLAGS, chromium, dashboard, wait_until_drawn

from .hostile import hostile_rows

PATIENCE = 30_000
"""How long a page may take to show what is expected, in milliseconds: machines may be busy."""

FERRY = [
    {
        "id": "ferry-1",
        "publisher": "Ellery Courier",
        "published_at": "2024-05-03T09:40:00Z",
        "url": "https://courier.example/ferry",
        "title": "Ferry sinks off Port Ellery",
        "text": "The ferry Marlin sank off Port Ellery on Friday morning in high seas. "
        "The coast guard said 41 people were killed when the Marlin sank. "
        "Divers will return to the wreck at first light.",
    },
    {
        "id": "ferry-2",
        "publisher": "Northern Ledger",
        "published_at": "2024-05-03T10:15:00Z",
        "url": "https://ledger.example/marlin",
        "title": "Marlin goes down",
        "text": "The ferry Marlin went down off Port Ellery in high seas on Friday morning. "
        "The ferry's owner said 17 people were killed when the Marlin sank.",
    },
    {
        "id": "ferry-3",
        "publisher": "Harbour Radio",
        "published_at": "2024-05-03T11:05:00Z",
        "title": "Dozens feared dead",
        "text": "The ferry Marlin sank off Port Ellery on Friday morning, the harbour office said. "
        "According to the coast guard, more than 40 people were killed when the Marlin sank.",
    },
    {
        "id": "mill-1",
        "publisher": "Ellery Courier",
        "published_at": "2024-05-06T08:00:00Z",
        "title": "Brightwater buys the Alder mill",
        "text": "Brightwater agreed on Monday to buy the Alder paper mill. "
        "Brightwater said it would pay $4.2 billion for the Alder mill.",
    },
    {
        "id": "mill-2",
        "publisher": "Northern Ledger",
        "published_at": "2024-05-06T09:30:00Z",
        "title": "Alder mill sold",
        "text": "Brightwater agreed on Monday to buy the Alder paper mill. "
        "Brightwater said it would pay $2.4 billion for the Alder mill.",
    },
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that is here; without one the tests fail and say what to install."""
    expect.set_options(timeout=PATIENCE)
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def ferry_database(tmp_path_factory: pytest.TempPathFactory, nlp: Any) -> Path:
    """What the pipeline makes of five articles, with two topics, of which one has flags."""
    folder = tmp_path_factory.mktemp("ferry")
    batch = folder / "batch.jsonl"
    batch.write_text("\n".join(map(json.dumps, FERRY)), encoding="utf-8")
    watch = read_watch("topics: [{name: Mills, words: [mill]}, {name: Rail, words: [rail]}]")
    steps.run([batch], folder / "ferry.duckdb", gate=OpenGate(), nlp=nlp, watch=watch)
    return folder / "ferry.duckdb"


@pytest.fixture(scope="session")
def ferry_desk(ferry_database: Path) -> Iterator[str]:
    """The address of a dashboard over what the pipeline made of five articles."""
    with dashboard(ferry_database, ferry_database.with_name("log")) as address:
        yield address


@pytest.fixture(scope="module")
def own_database(ferry_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the five articles' database that a module may decide on and run over again."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copy(ferry_database, folder / "own.duckdb")
    shutil.copytree(f"{ferry_database}.snapshots", folder / "own.duckdb.snapshots")
    return folder / "own.duckdb"


@pytest.fixture(scope="module")
def own_desk(own_database: Path) -> Iterator[str]:
    """The address of a dashboard over the module's own database."""
    with dashboard(own_database, own_database.with_name("log")) as address:
        yield address


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard whose database is not there."""
    folder = tmp_path_factory.mktemp("empty")
    with dashboard(folder / "missing.duckdb", folder / "log") as address:
        yield address


@pytest.fixture(scope="session")
def hostile_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one flag, in which every text that others write is hostile."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.duckdb"
    with open_writer(path) as store, store.transaction():
        for table, rows in hostile_rows().items():
            store.insert(table, rows)
    with open_writer(path) as store:
        store.publish()
    return path


@pytest.fixture(scope="session")
def hostile_desk(hostile_database: Path) -> Iterator[str]:
    """The address of a dashboard over the hostile database."""
    with dashboard(hostile_database, hostile_database.with_name("log")) as address:
        yield address


@pytest.fixture(scope="session")
def context_for(browser: Browser) -> Callable[[int, str], BrowserContext]:
    """A browser window's width and theme; kept, so that Streamlit's scripts are compiled once."""

    @cache
    def made(width: int, theme: str) -> BrowserContext:
        viewport = {"width": width, "height": 900}
        return browser.new_context(viewport=viewport, color_scheme=theme)

    return made


@pytest.fixture(scope="session")
def left() -> dict[BrowserContext, list[Page]]:
    """The pages that tests have left, by window: what they have loaded serves the next test."""
    return defaultdict(list)


@pytest.fixture
def visit(
    context_for: Callable[[int, str], BrowserContext], left: dict[BrowserContext, list[Page]]
) -> Iterator[Callable[..., Page]]:
    """Open an address as a fresh visitor; at the end nothing may have gone wrong unseen.

    That is: no error in the console, no uncaught exception, no dialog, nothing asked of any other
    host, and no error shown by Streamlit.
    """
    watches: list[Watch] = []

    def open_page(address: str, width: int = 1440, theme: str = "light") -> Page:
        window = context_for(width, theme)
        page = left[window].pop() if left[window] else window.new_page()
        watches.append(Watch(page, address.split("/")[2]))
        page.goto(address)
        wait_until_drawn(page)
        return page

    yield open_page
    for watch in watches:
        watch.end()
        left[watch.page.context].append(watch.page)
    assert [trouble for watch in watches for trouble in watch.trouble] == []


class Watch:
    """Notes whatever goes wrong on a page of `host`."""

    def __init__(self, page: Page, host: str) -> None:
        self.page, self.trouble = page, list[str]()
        self._host = host
        self._heard: dict[str, Callable[[Any], None]] = {
            "console": lambda m: self.trouble.append(m.text) if m.type == "error" else None,
            "pageerror": lambda error: self.trouble.append(str(error)),
            "request": lambda asked: self._note_stranger(asked.url),
            "dialog": self._refuse,
        }
        for event, hear in self._heard.items():
            page.on(event, hear)

    def end(self) -> None:
        """Leave the page and watch it no more."""
        self.trouble += self.page.locator("[data-testid=stException]").all_inner_texts()
        self.page.goto("about:blank")
        self.page.emulate_media()
        for event, hear in self._heard.items():
            self.page.remove_listener(event, hear)

    def _note_stranger(self, url: str) -> None:
        scheme, _, rest = url.partition("://")
        if scheme in {"http", "https", "ws", "wss"} and rest.split("/")[0] != self._host:
            self.trouble.append(f"asked of another host: {url}")

    def _refuse(self, dialog: Dialog) -> None:
        self.trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="session")
def walk() -> Callable[[Page, str], None]:
    """Go on to another address as the dashboard's own links do, without loading the page anew.

    What is left and what is gone to have different headings.
    """

    def go_on(page: Page, address: str) -> None:
        heading = page.locator("[data-testid=stMain] h1").first
        before = heading.inner_text()
        page.evaluate(GO_ON, address)
        expect(heading).not_to_have_text(before)
        wait_until_drawn(page)

    return go_on


GO_ON = """address => {
    history.pushState(null, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
}"""
