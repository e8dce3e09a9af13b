"""A flag's address holds while new articles change what sort of flag it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claimwatch import steps
from claimwatch.gate import OpenGate

from .conftest import dashboard

pytestmark = pytest.mark.browser

FLOOD = [
    {
        "id": "flood-1",
        "publisher": "Quay Courier",
        "published_at": "2023-05-04T12:00:00Z",
        "title": "Flood in the Corran valley",
        "text": "The Tarn river burst its banks in the Corran valley on Thursday. The flood made "
        "5,200 people homeless in Dunmar, the Corran institute said. Guides brought tents to "
        "Dunmar.",
    },
    {
        "id": "flood-2",
        "publisher": "Northern Ledger",
        "published_at": "2023-05-05T16:00:00Z",
        "title": "Corran valley flood: tents for Dunmar",
        "text": "The Tarn river fell in the Corran valley on Friday. The flood has made 8,000 "
        "people homeless in Dunmar, Governor Ada Hobbs said. Guides brought more tents to Dunmar.",
    },
]
CONTRAST = {
    "id": "flood-3",
    "publisher": "Evening Gazette",
    "published_at": "2023-05-05T18:00:00Z",
    "title": "Corran valley flood: who counts in Dunmar",
    "text": "How many the flood in the Corran valley struck is in dispute. The Corran institute "
    "says that 5,200 people are homeless in Dunmar, but Governor Ada Hobbs says that 8,000 people "
    "are homeless. Guides brought tents to Dunmar.",
}


@pytest.mark.soak
def test_a_revision_becomes_a_dispute_under_one_address(
    visit: Callable[..., Page], tmp_path: Path, nlp: Any
) -> None:
    database = tmp_path / "flood.duckdb"

    def run(name: str, articles: list[dict[str, str]]) -> None:
        batch = tmp_path / name
        batch.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
        steps.run([batch], database, gate=OpenGate(), nlp=nlp, channels=["none"])

    run("first.jsonl", FLOOD)
    with dashboard(database, tmp_path / "log") as desk:
        page = visit(f"{desk}/flags?state=any&kind=revision")
        page.locator("tbody tr").filter(has_text="8,000").locator("a.cw-open").click()
        badges = page.locator(".cw-badges")
        expect(badges).to_contain_text("Revision")
        address = page.url

        run("second.jsonl", [CONTRAST])
        page.get_by_role("button", name="There are newer data: show them").click()
        expect(badges).to_contain_text("Dispute")
        expect(page.locator(".cw-card").filter(has_text="Evening Gazette")).not_to_have_count(0)
        assert page.url == address
        expect(page.get_by_test_id("stException")).to_have_count(0)
        page.goto("about:blank")  # leave before the server goes, or the page rightly complains
