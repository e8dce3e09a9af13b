"""A real Chromium, and dashboards over what the pipeline made, hostile rows, or nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from claimwatch import steps
from claimwatch.gate import OpenGate
from claimwatch.store.writer import open_writer
from dashboards.screenshots import CHROMIUM_FLAGS, chromium, dashboard, wait_until_drawn

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
    """What the pipeline makes of five articles."""
    folder = tmp_path_factory.mktemp("ferry")
    batch = folder / "batch.jsonl"
    batch.write_text("\n".join(map(json.dumps, FERRY)), encoding="utf-8")
    steps.run([batch], folder / "ferry.duckdb", gate=OpenGate(), nlp=nlp)
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


EVIL = (
    "<script>alert('script')</script><img src=x onerror=\"alert('image')\"> "
    "[link](javascript:alert('markdown')) $\\frac{1}{2}$ **bold** `code` :red[red] "
    "&lt;b&gt; \u202edesrever\u202c =1+1 {{7*7}}"
)


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


def hostile_rows() -> dict[str, list[dict[str, Any]]]:
    """Two claims of two hostile articles, their link, figure and flag."""
    now = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
    articles = [
        _hostile_article("one", "javascript:alert('url')", now),
        _hostile_article("two", "https://example.org/\"><script>alert('href')</script>", now),
    ]
    claims = [
        _hostile_claim(article, number) for article, number in zip(articles, (77, 12), strict=True)
    ]
    aside = _hostile_article("three", "https://example.org/three", now)
    undecided = _hostile_claim(aside, 5)
    first, second = sorted(claim["claim_id"] for claim in claims)
    reasons = [{"comparator": EVIL, "score": 0.5, "words": EVIL}]
    pair = {"claim_a": first, "claim_b": second}
    flag = {
        "flag_id": _id("flag"),
        "kind": "dispute",
        "figure_id": _id("figure"),
        "story_id": _id("story"),
        "label": EVIL,
        "explanation": EVIL,
        "severity": "high",
        "severity_score": 0.9,
        "confidence": 0.8,
        "origins": 2,
    }
    run = {"run_id": "run", "started_at": now, "finished_at": now, "state": "degraded"}
    run |= {"note": EVIL, "counts": json.dumps({f"extract.{EVIL}": 1})}
    failed_gate = {
        "run_id": "run",
        "table_name": "claims",
        "expectation": EVIL,
        "column_name": EVIL,
        "success": False,
        "batch_level": True,
        "observed": EVIL,
    }
    check = {"run_id": "run", "checked_at": now, "publisher": EVIL, "table_name": "claims"}
    check |= {"measure": "claims_per_article", "observed": 2.0, "usual": 12.0, "lo": 6.0}
    hold = {"hold_id": "hold", "publisher": EVIL, "run_id": "run", "table_name": "claims"}
    hold |= {"expectation": "claims_per_article_not_low", "reason": EVIL, "begun_at": now}
    return {
        "runs": [run],
        "gate_results": [failed_gate],
        "batch_checks": [{**check, "success": False}],
        "holds": [hold],
        "articles": [*articles, aside],
        "claims": [*claims, undecided],
        "links": [
            {**pair, "judgement": "same", "score": 0.8, "reasons": reasons},
            {
                "claim_a": min(first, undecided["claim_id"]),
                "claim_b": max(first, undecided["claim_id"]),
                "judgement": "unsure",
                "score": 0.45,
                "reasons": reasons,
            },
        ],
        "figures": [
            {"figure_id": _id("figure"), "story_id": _id("story"), "label": EVIL, "unit": EVIL}
        ],
        "figure_claims": [
            {"figure_id": _id("figure"), "claim_id": claim["claim_id"]} for claim in claims
        ],
        "flags": [flag],
        "flag_pairs": [{"flag_id": flag["flag_id"], **pair}],
        "flag_claims": [
            {"flag_id": flag["flag_id"], "claim_id": claim["claim_id"]} for claim in claims
        ],
        "flag_topics": [{"flag_id": flag["flag_id"], "topic": EVIL}],
        "flag_lineage": [{**flag, "flag_key": flag["flag_id"], "stands": True}],
        "flag_seen": [
            {"flag_id": flag["flag_id"], "status": "new", "first_seen": now, "last_seen": now}
        ],
        "stories": [
            {"story_id": _id("story"), "article_id": article["article_id"]} for article in articles
        ],
        "origins": [
            {"article_id": article["article_id"], "origin_id": _id("origin"), "reason": EVIL}
            for article in articles
        ],
        "flag_history": [
            {
                "flag_id": flag["flag_id"],
                "run_id": "run",
                "changed_at": now,
                "place": 1,
                "change": "raised",
                "cause": "articles",
                "now": "dispute",
                "claim_ids": [],
                "words": EVIL,
            }
        ],
        "fetches": [
            {
                **{"url": f"https://feed.example/{EVIL}", "kind": "feed", "note": EVIL},
                **{"fetched_at": now, "times": 1, "failures": 2},
            }
        ],
        "quarantine": [
            {
                "quarantine_id": _id("refused"),
                "stage": "extract",
                "item_id": articles[0]["article_id"],
                "source": EVIL,
                "expectation": EVIL,
                "value": EVIL,
                "reason": EVIL,
                "payload": json.dumps({"claim_id": EVIL}),
            }
        ],
    }


def _id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def _hostile_article(name: str, url: str, at: datetime) -> dict[str, Any]:
    return {
        "article_id": _id(name),
        "external_id": EVIL + name,
        "publisher": EVIL + name,
        "url": url,
        "title": EVIL,
        "published_at": at,
        "published_precision": "minute",
        "source": EVIL,
        "text": f"{EVIL} before. ",
    }


def _hostile_claim(article: dict[str, Any], number: float) -> dict[str, Any]:
    words = f"{number:g}"
    start = len(article["text"])
    sentence = f"{EVIL} said {words} tents burned {EVIL}"
    article["text"] += f"{sentence} After: {EVIL}"
    at = start + sentence.index(f"{words} tents")
    return {
        "claim_id": _id(f"claim {article['article_id']}"),
        "article_id": article["article_id"],
        "char_start": at,
        "char_end": at + len(words),
        "text": words,
        "sentence": sentence,
        "sentence_start": start,
        "value_lo": number,
        "bound": "exact",
        "lo": number,
        "hi": number,
        "as_written_lo": number,
        "as_written_hi": number,
        "as_written_unit": EVIL,
        "unit": EVIL,
        "kind": "count",
        "counted": [EVIL],
        "about": EVIL,
        "claimant": EVIL,
        "via": [EVIL],
        "polarity": "asserted",
        "furniture": False,
        "monitorable": True,
    }


@pytest.fixture(scope="session")
def context_for(browser: Browser) -> Callable[[int, str], BrowserContext]:
    """A browser window's width and theme; kept, so that Streamlit's scripts are compiled once."""

    @cache
    def made(width: int, theme: str) -> BrowserContext:
        viewport = {"width": width, "height": 900}
        return browser.new_context(viewport=viewport, color_scheme=theme)

    return made


@pytest.fixture
def visit(context_for: Callable[[int, str], BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Open an address as a fresh visitor; at the end nothing may have gone wrong unseen.

    That is: no error in the console, no uncaught exception, no dialog, nothing asked of any other
    host, and no error shown by Streamlit.
    """
    pages: list[Page] = []
    trouble: list[str] = []

    def open_page(address: str, width: int = 1440, theme: str = "light") -> Page:
        page = context_for(width, theme).new_page()
        pages.append(page)
        _watch(page, address.split("/")[2], trouble)
        page.goto(address)
        wait_until_drawn(page)
        return page

    yield open_page
    for page in pages:
        trouble += page.locator("[data-testid=stException]").all_inner_texts()
        page.close()
    assert trouble == []


def _watch(page: Page, host: str, trouble: list[str]) -> None:
    page.on("console", lambda m: trouble.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda asked: _note_stranger(asked.url, host, trouble))

    def refuse(dialog: Any) -> None:
        trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", refuse)


def _note_stranger(url: str, host: str, trouble: list[str]) -> None:
    scheme, _, rest = url.partition("://")
    if scheme in {"http", "https", "ws", "wss"} and rest.split("/")[0] != host:
        trouble.append(f"asked of another host: {url}")
