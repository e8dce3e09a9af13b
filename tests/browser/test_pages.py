"""The pages in a real browser, over a database that the pipeline made from five articles."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from claimwatch.store import publish_snapshot
from dashboards.screenshots import dashboard, wait_until_drawn

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
Walk = Callable[[Page, str], None]


def labels(page: Page) -> list[str]:
    return page.locator("tbody a.cw-open").all_inner_texts()


def row_of(page: Page, *words: str) -> Locator:
    """The rows that hold all these words."""
    rows = page.locator("tbody tr")
    for one in words:
        rows = rows.filter(has_text=one)
    return rows


def test_flags_are_sorted_one_is_opened_and_its_number_is_marked(
    visit: Visit, ferry_desk: str
) -> None:
    page = visit(f"{ferry_desk}/flags")
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Severity")

    page.get_by_role("link", name="Figure", exact=True).click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Figure")
    assert page.url.endswith("?sort=label")
    assert labels(page) == sorted(labels(page), key=str.lower)

    row_of(page, "Dispute", "41", "17").first.locator("a.cw-open").click()
    expect(page).to_have_url(re.compile(r"/flag\?id=[0-9a-f]{16}$"))
    marks = page.locator(".cw-card blockquote mark")
    expect(marks.filter(has_text="41")).to_have_text("41")
    expect(marks.filter(has_text="17")).to_have_text("17")
    said = page.locator(".cw-card").filter(has_text="Ellery Courier")
    expect(said).to_contain_text("3 May 2024, 09:40 UTC")
    expect(said.locator("blockquote")).to_contain_text("41 people were killed")


def test_a_flag_shows_who_says_what_why_and_in_which_context(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/flags")
    row_of(page, "Dispute", "41", "17").first.locator("a.cw-open").click()
    card = page.locator(".cw-card").filter(has_text="Ellery Courier")
    expect(card.locator(".cw-speaker")).to_contain_text(re.compile("coast guard", re.IGNORECASE))
    link = card.get_by_role("link")
    expect(link).to_have_attribute("href", "https://courier.example/ferry")
    expect(link).to_have_attribute("rel", re.compile("noopener"))

    expect(card.get_by_text("Divers will return")).to_be_hidden()
    card.get_by_text("In context").click()
    expect(card.get_by_text("Divers will return")).to_be_visible()

    expect(page.locator(".cw-pairs li").first).to_contain_text("against")
    expect(page.get_by_label("Intervals by source").first).to_be_visible()
    joined = page.get_by_text("Seen among all numbers of the story").locator("+ ul li").first
    expect(joined).to_contain_text(
        re.compile(r"A.*beside.*B.*since one sentence stands in both.*\d+% sure")
    )
    reasons = page.locator("details.cw-link").first
    reasons.locator("summary").click()
    expect(reasons.locator("tbody tr").first).to_be_visible()


def test_filters_live_in_the_address_and_come_back_with_it(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/flags")
    page.get_by_role("searchbox", name="Search").fill("mill")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=mill$"))
    expect(row_of(page, "41")).to_have_count(0)
    expect(row_of(page, "billion").first).to_be_visible()
    shown = labels(page)

    again = visit(page.url)
    expect(again.locator("tbody tr")).to_have_count(len(shown))
    assert labels(again) == shown
    expect(again.get_by_role("searchbox", name="Search")).to_have_value("mill")


def test_conflicts_revisions_and_notices_can_be_told_apart(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/flags?show=conflicts")
    expect(page.locator("td.c-kind").first).to_be_visible()
    kinds = set(page.locator("td.c-kind").all_inner_texts())
    assert kinds <= {"Dispute", "Misreport", "Inconsistent"}
    page.get_by_text(re.compile(r"^All · \d+$")).click()
    expect(page).to_have_url(re.compile(r"/flags$"))


def test_a_view_that_holds_nothing_says_so_and_leads_out(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/flags?q=nothing-is-called-so")
    expect(page.get_by_text("No flag fits these filters.")).to_be_visible()
    page.get_by_role("link", name="Take them all off").click()
    expect(page.locator("tbody tr").first).to_be_visible()


def test_back_leads_from_a_flag_to_the_queue_as_it_was(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/flags?show=conflicts&sort=label")
    expect(page.locator("tbody tr").first).to_be_visible()
    before = labels(page)
    page.locator("a.cw-open").first.click()
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("link", name="All flags").click()
    expect(page.locator("tbody tr")).to_have_count(len(before))
    page.go_back()
    expect(page.locator("mark").first).to_be_visible()
    page.go_back()
    expect(page.locator("tbody tr")).to_have_count(len(before))
    assert page.url.endswith("/flags?show=conflicts&sort=label")
    assert labels(page) == before


def test_a_flag_that_is_not_there_is_no_error_page(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/flag?id=%3Cscript%3Ealert(1)%3C/script%3E")
    expect(page.get_by_role("heading", name="No such flag")).to_be_visible()
    expect(page.locator("code")).to_have_text("<script>alert(1)</script>")


def test_the_lists_links_are_walked_with_the_keyboard(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/flags")
    page.wait_for_selector("html[data-claimwatch=ready]", state="attached")
    page.keyboard.press("j")
    expect(page.locator("a.cw-open").first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("a.cw-open").nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/flag\?id="))


def test_the_keys_are_told_on_the_page(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/flags")
    keys = page.locator(".cw-batch kbd")
    expect(keys).to_have_text(["j", "k", "x", "a", "s", "d", "/"])
    page.wait_for_selector("html[data-claimwatch=ready]", state="attached")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.press("j")  # is typed now, and walks nowhere
    expect(page.get_by_role("searchbox", name="Search")).to_have_value("j")


def test_a_figure_has_its_ledger_and_leads_to_its_flags(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/figures")
    row_of(page, "17 to 41").first.locator("a.cw-open").click()
    expect(page).to_have_url(re.compile(r"/figure\?id="))
    ledger = page.locator(".cw-ledger tbody tr")
    expect(ledger.filter(has_text="Northern Ledger")).to_contain_text("17")
    expect(ledger.filter(has_text="Harbour Radio")).to_contain_text("no limit")
    expect(page.get_by_label("Values over time by claimant").first).to_be_visible()
    page.get_by_role("link", name="Dispute").first.click()
    expect(page).to_have_url(re.compile(r"/flag\?id="))


def test_every_page_says_how_old_its_data_are(visit: Visit, ferry_desk: str, walk: Walk) -> None:
    page = visit(f"{ferry_desk}/runs")
    for path in ("", "figures", "flag?id=0", "figure?id=0"):
        walk(page, f"{ferry_desk}/{path}")
        expect(page.locator(".cw-freshness")).to_contain_text(
            re.compile(r"Data as of \d\d:\d\d UTC, (just now|\d+ minutes? ago)")
        )


def test_an_empty_desk_explains_the_first_step(visit: Visit, empty_desk: str) -> None:
    for path in ("", "figures", "flag?id=0"):
        page = visit(f"{empty_desk}/{path}")
        expect(page.get_by_role("heading", name="Nothing to show yet")).to_be_visible()
        expect(page.locator("code").first).to_contain_text("claimwatch run --articles FOLDER --db")


@pytest.mark.soak
def test_a_run_that_was_given_nothing_explains_the_first_step_too(
    visit: Visit, tmp_path: Path, walk: Walk
) -> None:
    publish_snapshot(tmp_path / "none.duckdb")
    with dashboard(tmp_path / "none.duckdb", tmp_path / "log") as address:
        page = visit(address)
        expect(page.get_by_role("heading", name="The first step")).to_be_visible()
        for path in ("flags", "figures", "stories", "sources", "quality", "runs"):
            walk(page, f"{address}/{path}")
            expect(page.get_by_text(re.compile("No |nothing|Empty|no run"))).not_to_have_count(0)
        page.goto("about:blank")


def published(database: Path) -> Path:
    (snapshot,) = Path(f"{database}.snapshots").glob("*.duckdb")
    return snapshot


@pytest.mark.soak
def test_the_first_visitor_may_open_any_page_and_new_data_come_with_the_next(
    visit: Visit, hostile_database: Path, ferry_database: Path, tmp_path: Path
) -> None:
    snapshots = tmp_path / "desk.duckdb.snapshots"
    snapshots.mkdir()
    shutil.copy(published(hostile_database), snapshots / "000001.duckdb")
    with dashboard(tmp_path / "desk.duckdb", tmp_path / "log") as address:
        page = visit(f"{address}/figure?id=0")
        expect(page.get_by_role("heading", name="No such figure")).to_be_visible()
        page.get_by_role("link", name="Flags", exact=True).click()
        expect(row_of(page, "alert")).to_have_count(1)

        shutil.copy(published(ferry_database), snapshots / "partial")
        (snapshots / "partial").rename(snapshots / "000002.duckdb")
        for _ in range(30):  # the old data are shown until the new ones are ready
            page.reload()
            wait_until_drawn(page)
            if row_of(page, "Ellery Courier").count():
                break
        expect(row_of(page, "Ellery Courier").first).to_be_visible()
        expect(row_of(page, "alert")).to_have_count(0)
        page.goto("about:blank")  # leave before the server goes, or the page rightly complains
