"""Text that others wrote is shown letter by letter, on every page, and nothing in it runs.

The fixture `visit` fails a test on any dialog, console error or request to another host.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.soak]

Visit = Callable[..., Page]
EVIL = (
    "<script>alert('script')</script><img src=x onerror=\"alert('image')\"> "
    "[link](javascript:alert('markdown')) $\\frac{1}{2}$ **bold** `code` :red[red] "
    "&lt;b&gt; \u202edesrever\u202c =1+1 {{7*7}}"
)
SHOWN = (
    "<script>alert('script')</script><img src=x onerror=\"alert('image')\"> "
    "[link](javascript:alert('markdown')) $\\frac{1}{2}$ **bold** `code` :red[red] "
    "&lt;b&gt; \ufffddesrever\ufffd =1+1 {{7*7}}"
)


def shows_letter_by_letter(place: Locator) -> None:
    """The place's text holds every hostile character, those that steer replaced."""
    assert SHOWN in (place.first.text_content() or "")


def holds_nothing_live(page: Page) -> None:
    """Nothing that only markup in the text could have made is in the page."""
    main = page.locator("[data-testid=stMain]")
    expect(main.locator("script, .stHtml img, .katex, .stHtml strong")).to_have_count(0)
    links = main.locator("a[href]")
    addresses = links.evaluate_all("links => links.map(link => link.protocol)")
    assert set(addresses) <= {"http:", "https:"}
    assert "\u202e" not in (main.text_content() or "")


def test_the_queue(visit: Visit, hostile_desk: str) -> None:
    page = visit(f"{hostile_desk}/flags")
    shows_letter_by_letter(page.locator("a.cw-open"))
    shows_letter_by_letter(page.locator("td.c-sides li"))
    shows_letter_by_letter(page.locator("td.c-publishers"))
    holds_nothing_live(page)
    expect(page.locator(".cw-state")).to_contain_text("last run degraded")
    page.get_by_role("button", name="Quality").click()
    shows_letter_by_letter(page.locator("[data-testid=stPopoverBody] li"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("combobox", name="Publisher").click()
    shows_letter_by_letter(page.get_by_role("option").filter(has_text="one"))
    page = visit(f"{hostile_desk}/flags")
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("combobox", name="Topic").click()
    shows_letter_by_letter(page.get_by_role("option").first)
    holds_nothing_live(page)


def test_one_flag(visit: Visit, hostile_desk: str) -> None:
    page = visit(f"{hostile_desk}/flags")
    page.locator("a.cw-open").click()
    expect(page.locator("blockquote mark")).to_have_text(["77", "12"])
    page.get_by_text("In context").first.click()
    page.locator("details.cw-link summary").click()
    expect(page.get_by_text("45% likely")).to_have_count(0)
    page.get_by_text("Show what was left undecided").click()
    open_link = page.locator("details.cw-link").filter(has_text="may speak of one quantity")
    expect(open_link).to_contain_text("45% likely")
    open_link.locator("summary").click()
    shows_letter_by_letter(open_link.locator("p.cw-quote"))
    shows_letter_by_letter(open_link.locator("summary"))
    expect(open_link.locator("p.cw-quote mark")).to_have_text("5")
    for place in (
        "h1",
        ".cw-explanation",
        ".cw-card h3",
        ".cw-speaker",
        "blockquote",
        ".cw-context p",
        ".cw-card dd",
        ".cw-source",
        ".cw-pairs li",
        ".cw-reasons th[scope=row]",
        ".cw-reasons td:last-child",
    ):
        shows_letter_by_letter(page.locator(place))
    holds_nothing_live(page)


def test_an_address_that_is_none_of_the_web_is_no_link(visit: Visit, hostile_desk: str) -> None:
    page = visit(f"{hostile_desk}/flags")
    page.locator("a.cw-open").click()
    cards = page.locator(".cw-card")
    expect(cards).to_have_count(2)
    expect(cards.locator(".cw-source")).to_have_count(2)
    links = cards.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert links == ["https://example.org/%22%3E%3Cscript%3Ealert('href')%3C/script%3E"]
    expect(page.locator("[data-testid=stMain] script")).to_have_count(0)


def test_figures(visit: Visit, hostile_desk: str) -> None:
    page = visit(f"{hostile_desk}/figures")
    shows_letter_by_letter(page.locator("a.cw-open"))
    page.locator("a.cw-open").click()
    expect(page.locator(".cw-ledger tbody tr")).to_have_count(2)
    shows_letter_by_letter(page.locator("h1"))
    shows_letter_by_letter(page.locator(".cw-ledger td").nth(1))
    holds_nothing_live(page)


@pytest.mark.parametrize("path", ["", "stories", "sources", "quality", "runs"])
def test_the_other_pages(visit: Visit, hostile_desk: str, path: str) -> None:
    page = visit(f"{hostile_desk}/{path}")
    shows_letter_by_letter(page.locator("[data-testid=stMain]"))
    for folded in page.locator("details > summary").all():
        folded.click()
    holds_nothing_live(page)


def test_a_feed_that_fails_is_told(visit: Visit, hostile_desk: str) -> None:
    page = visit(f"{hostile_desk}/runs")
    row = page.get_by_role("region", name="Watched feeds").locator("tbody tr")
    expect(row).to_contain_text("✕ failed 2 times")
    expect(row).to_contain_text("not again")
    shows_letter_by_letter(row)


def test_one_story(visit: Visit, hostile_desk: str) -> None:
    page = visit(f"{hostile_desk}/stories")
    page.locator("a.cw-open").first.click()
    expect(page.locator(".cw-sheet tbody tr")).to_have_count(2)
    shows_letter_by_letter(page.locator("h1"))
    shows_letter_by_letter(page.locator(".cw-sheet td").nth(1))
    holds_nothing_live(page)


def test_what_people_write_is_as_hostile(visit: Visit, hostile_desk: str) -> None:
    page = visit(f"{hostile_desk}/flags")
    page.locator("a.cw-open").click()
    page.get_by_role("button", name="Note …").click()
    page.get_by_role("textbox", name="Note").fill(EVIL)
    page.locator("[data-testid=stPopoverBody]").get_by_role("button", name="Note").click()
    shows_letter_by_letter(page.locator(".cw-log li.person"))
    page.get_by_role("button", name="Assign …").click()
    page.get_by_role("textbox", name="To whom").fill(EVIL)
    page.locator("[data-testid=stPopoverBody]").get_by_role("button", name="Assign").click()
    expect(page.locator(".cw-log li.person")).to_have_count(2)
    shows_letter_by_letter(page.locator(".cw-facts"))
    holds_nothing_live(page)


def test_what_is_taken_along_holds_no_formula(visit: Visit, hostile_desk: str) -> None:
    page = visit(f"{hostile_desk}/flags")
    page.locator("a.cw-open").click()
    with page.expect_download() as coming:
        page.get_by_role("button", name="CSV of the claims").click()
    text = coming.value.path().read_text(encoding="utf-8")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("=1+1" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))] == []


def test_the_search_holds_hostile_words_too(visit: Visit, hostile_desk: str) -> None:
    page = visit(
        f"{hostile_desk}/flags?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&sort=%3Cb%3E&page=-1"
    )
    expect(page.get_by_text("No flag fits these filters.")).to_be_visible()
    holds_nothing_live(page)
