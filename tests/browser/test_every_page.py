"""What holds of every page: axe-core finds no fault, a telephone shows it whole, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
Walk = Callable[[Page, str], None]
LISTED = ("", "flags", "figures", "stories", "sources", "quality", "runs")
WITH_RECORDS = {"flags", "figures", "stories"}
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The only rules of axe-core that a theme's colours can break."""
GROUND = {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 23, 27)"}


def every_page(page: Page, desk: str, walk: Walk) -> Iterator[str]:
    """Walk through all pages, of lists also to their first record; gives where it is."""
    for path in LISTED:
        if path:
            walk(page, f"{desk}/{path}")
        yield path
        if path in WITH_RECORDS:
            address = page.locator("a.cw-open").first.get_attribute("href") or ""
            walk(page, f"{desk}/{address}")
            yield address


def turned(page: Page, theme: str) -> None:
    """What the page becomes, in the end, when its visitor's machine turns dark or light."""
    page.emulate_media(color_scheme=theme)
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", GROUND[theme])
    page.wait_for_function("document.getAnimations().every(one => one.playState !== 'running')")


@pytest.mark.soak
def test_no_page_has_a_serious_fault_of_accessibility(
    visit: Visit, ferry_desk: str, walk: Walk
) -> None:
    page = visit(ferry_desk)
    found = []
    for path in every_page(page, ferry_desk, walk):
        found += faults(page, path)
        turned(page, "dark")
        found += faults(page, f"{path} in the dark", runOnly=OF_COLOURS)
        turned(page, "light")
    assert found == []


def faults(page: Page, path: str, **options: Any) -> list[str]:
    """What axe-core calls serious or worse on the page, with the element."""
    result = Axe().run(page, options={"resultTypes": ["violations"], **options})
    return [
        f"/{path}: {fault['id']}: {node['html'][:160]}"
        for fault in result.response["violations"]
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]


@pytest.mark.soak
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_telephone_shows_everything_without_scrolling_sideways(
    visit: Visit, ferry_desk: str, walk: Walk, theme: str
) -> None:
    wide = "document.querySelector('[data-testid=stMain]').scrollWidth"
    cut = (
        "[...document.querySelectorAll('.cw-scroll')]"
        ".filter(one => one.scrollWidth > one.clientWidth + 1).length"
    )
    page = visit(ferry_desk, width=390, theme=theme)
    for path in every_page(page, ferry_desk, walk):
        assert page.evaluate(wide) <= 390, path
        assert page.evaluate(cut) == 0, path
