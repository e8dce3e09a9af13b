"""What people do on the page of the flag of 41 against 17, and what was stored of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from claimwatch.store.desk import desk_url, open_desk

Visit = Callable[..., Page]


def decided(database: Path) -> list[tuple[str, str]]:
    """Every stored decision: who did what."""
    with open_desk(desk_url(database)) as desk:
        return [(d.author, str(d.draft.action)) for d in desk.decisions.since()]


def call_oneself(page: Page, name: str) -> None:
    """Give the name that stands beside one's decisions."""
    page.locator(".st-key-cw-person button").click()
    field = page.get_by_label("Your name")
    field.fill(name)
    field.press("Enter")
    expect(page.locator(".st-key-cw-person button")).to_contain_text(name)
    page.keyboard.press("Escape")


def open_dispute(visit: Visit, desk: str) -> Page:
    """The flag of 41 against 17, whatever was decided on it."""
    page = visit(f"{desk}/flags?state=any")
    row = page.locator("tbody tr").filter(has_text="Dispute").filter(has_text="17")
    row.first.locator("a.cw-open").click()
    expect(page.locator("mark").first).to_be_visible()
    return page


def behind(page: Page, button: str) -> Locator:
    """What opens behind a button of the bar, once the page has been drawn to its end.

    While it is being drawn anew, an old field and the new one stand there together.
    """
    drawn_to_the_end(page)
    page.locator(".st-key-cw-actions").get_by_role("button", name=button).click()
    drawn_to_the_end(page)
    return page.locator("[data-testid=stPopoverBody]").last  # one before may still be closing


def drawn_to_the_end(page: Page) -> None:
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def state(page: Page) -> Locator:
    return page.locator(".cw-headline .cw-desk-state")


def log(page: Page) -> Locator:
    return page.locator(".cw-log li.person")


def flag_of(page: Page) -> str:
    return page.url.partition("id=")[2]
