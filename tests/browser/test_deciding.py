"""Every decision, pressed in the browser: stored at once, seen by all, heeded by the next run."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from claimwatch import steps
from claimwatch.decide.decision import Action, Draft, SubjectKind
from claimwatch.decide.roles import Actor, Role
from claimwatch.gate import OpenGate
from claimwatch.store.desk import desk_url, open_desk
from dashboards.screenshots import dashboard

pytestmark = pytest.mark.browser

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


def choose(page: Page, box: Locator, words: str) -> None:
    """Choose from a list, which closes again when it is opened while the page still moves."""
    option = page.get_by_role("option").filter(has_text=words)
    for _ in range(10):
        box.click()
        try:
            option.click(timeout=3000)
            return
        except PlaywrightTimeout:
            continue


def log(page: Page) -> Locator:
    return page.locator(".cw-log li.person")


def flag_of(page: Page) -> str:
    return page.url.partition("id=")[2]


def decide_elsewhere(database: Path, flag_id: str, action: Action, **more: Any) -> None:
    """What another person decides, on another page."""
    draft = Draft(SubjectKind.FLAG, flag_id, action, **more)
    with open_desk(desk_url(database)) as desk:
        desk.decisions.record(draft, Actor("Anna", Role.ANALYST), datetime.now(UTC), seen=None)


def test_one_flag_is_taken_through_every_decision(
    visit: Visit, own_desk: str, own_database: Path
) -> None:
    page = open_dispute(visit, own_desk)
    call_oneself(page, "Anna")
    page.get_by_role("button", name="Acknowledge").click()
    expect(state(page)).to_contain_text("Acknowledged")

    form = behind(page, "Assign")
    form.get_by_label("To whom").fill("Ben")
    form.get_by_role("button", name="Assign").click()
    expect(page.locator(".cw-facts")).to_contain_text("Ben")

    form = behind(page, "Note")
    form.get_by_role("button", name="Note").click()
    expect(page.get_by_text("Not stored: the note is empty.")).to_be_visible()
    page.keyboard.press("Escape")
    form = behind(page, "Note")
    form.get_by_role("textbox", name="Note").fill("Asked the coast guard.")
    form.get_by_role("button", name="Note").click()
    expect(log(page).first).to_contain_text("Asked the coast guard.")

    form = behind(page, "Snooze")
    form.get_by_role("textbox", name="Why", exact=True).fill("Divers go down tomorrow.")
    form.get_by_role("button", name="Snooze").click()
    expect(state(page)).to_contain_text("Snoozed")
    expect(page.locator(".cw-facts")).to_contain_text("Snoozed until")
    expect(log(page).first).to_contain_text(re.compile(r"snoozed it until \d+ \w+ \d{4}, .* UTC"))

    page.get_by_role("button", name="Reopen").click()
    expect(state(page)).to_contain_text(re.compile("New|Ongoing"))

    form = behind(page, "Dismiss")
    form.get_by_label("In your words").fill("one counts the crew too")
    form.get_by_role("button", name="Dismiss").click()
    expect(state(page)).to_contain_text("Dismissed")
    expect(log(page).first).to_contain_text("Not one quantity: one counts the crew too")

    page.get_by_role("button", name="Reopen").click()
    expect(state(page)).to_contain_text(re.compile("New|Ongoing"))
    form = behind(page, "Resolve")
    form.get_by_label("How it was resolved").fill("The owner corrected itself.")
    form.get_by_role("button", name="Resolve").click()
    expect(state(page)).to_contain_text("Resolved")
    page.get_by_role("button", name="Reopen").click()
    expect(log(page)).to_have_count(9)
    wanted = ("acknowledge", "assign", "note", "snooze", "reopen", "dismiss", "reopen", "resolve")
    assert decided(own_database) == [("Anna", action) for action in (*wanted, "reopen")]


def test_of_two_who_decide_at_once_the_second_sees_the_first(
    visit: Visit, own_database: Path, tmp_path: Path
) -> None:
    patient = {"CLAIMWATCH_LOOK_EVERY_SECONDS": "3600"}  # the page stays as it was drawn
    with dashboard(own_database, tmp_path / "log", more=patient) as desk:
        page = open_dispute(visit, desk)
        call_oneself(page, "Ben")
        form = behind(page, "Dismiss")
        form.get_by_label("In your words").fill("a slip")
        before = len(decided(own_database))
        decide_elsewhere(own_database, flag_of(page), Action.ASSIGN, assignee="Anna")
        form.get_by_role("button", name="Dismiss").click()
        expect(page.get_by_text("Not stored, for somebody decided meanwhile")).to_be_visible()
        expect(page.get_by_text("Anna assigned it.")).to_be_visible()
        assert decided(own_database)[before:] == [("Anna", "assign")]
        expect(log(page).first).to_contain_text("assigned it to Anna")
        # What was typed is still there, and the second press stores it.
        expect(form.get_by_label("In your words")).to_have_value("a slip")
        form.get_by_role("button", name="Dismiss").click()
        expect(state(page)).to_contain_text("Dismissed")
        assert decided(own_database)[before:] == [("Anna", "assign"), ("Ben", "dismiss")]
        page.get_by_role("button", name="Reopen").click()
        expect(state(page)).to_contain_text(re.compile("New|Ongoing"))
        page.goto("about:blank")


def test_two_people_in_two_browsers_lose_nothing_and_see_each_other(
    browser: Browser, visit: Visit, own_database: Path, tmp_path: Path
) -> None:
    patient = {"CLAIMWATCH_LOOK_EVERY_SECONDS": "3600"}  # neither page looks for the other's news
    with dashboard(own_database, tmp_path / "log", more=patient) as desk:
        anna, ben = (browser.new_context().new_page() for _ in range(2))
        opened = open_dispute(visit, desk)
        address = opened.url
        opened.goto("about:blank")
        before = len(decided(own_database))
        for page, name in ((anna, "Anna"), (ben, "Ben")):
            page.goto(address)
            expect(page.locator("mark").first).to_be_visible()
            call_oneself(page, name)
        forms = {name: behind(page, "Note") for page, name in ((anna, "Anna"), (ben, "Ben"))}
        for name, form in forms.items():
            form.get_by_role("textbox", name="Note").fill(f"by {name}")
        for form in forms.values():
            form.get_by_role("button", name="Note").click()
        for page in (anna, ben):
            expect(page.get_by_text("Noted.")).to_be_visible()
        anna.reload()
        ben.reload()
        for page in (anna, ben):
            expect(log(page).filter(has_text=re.compile("by Anna|by Ben"))).to_have_count(2)
        anna.get_by_role("button", name="Acknowledge").click()
        expect(state(anna)).to_contain_text("Acknowledged")
        ben.get_by_role("button", name="Acknowledge").click()
        expect(ben.get_by_text("Not stored, for somebody decided meanwhile")).to_be_visible()
        expect(ben.get_by_text("Anna acknowledged it.")).to_be_visible()
        expect(state(ben)).to_contain_text("Acknowledged")
        ben.get_by_role("button", name="Reopen").click()
        expect(state(ben)).to_contain_text(re.compile("New|Ongoing"))
        made = decided(own_database)[before:]
        assert sorted(made[:2]) == [("Anna", "note"), ("Ben", "note")]
        assert made[2:] == [("Anna", "acknowledge"), ("Ben", "reopen")]
        anna.context.close()
        ben.context.close()


def test_what_somebody_decides_shows_at_once_on_everybodys_page(
    visit: Visit, own_desk: str, own_database: Path
) -> None:
    page = open_dispute(visit, own_desk)
    decide_elsewhere(own_database, flag_of(page), Action.ACKNOWLEDGE)
    expect(state(page)).to_contain_text("Acknowledged")
    decide_elsewhere(own_database, flag_of(page), Action.REOPEN)
    expect(state(page)).to_contain_text(re.compile("New|Ongoing"))


def test_several_are_picked_with_the_keyboard_and_decided_at_once(
    visit: Visit, own_desk: str
) -> None:
    page = visit(f"{own_desk}/flags")
    page.wait_for_selector("html[data-claimwatch=ready]", state="attached")
    rows = page.locator("tbody tr")
    count = rows.count()
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("x")
    expect(page.locator(".cw-picked")).to_have_text("2 picked")
    page.keyboard.press("a")
    expect(page.get_by_text("Acknowledged: 2 flags.")).to_be_visible()
    expect(page.locator(".cw-desk-state.acknowledged")).to_have_count(2)

    page.locator("input.cw-pick").first.check()
    page.get_by_role("button", name="Snooze …").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Snooze").click()
    expect(dialog.get_by_text("Say why, first.")).to_be_visible()
    dialog.get_by_label("Why").fill("not today")
    dialog.get_by_role("button", name="Snooze").click()
    expect(page.get_by_text("Snoozed: 1 flag.")).to_be_visible()
    expect(rows).to_have_count(count - 1)

    page.get_by_label("Pick all on this page").check()
    page.get_by_role("button", name="Dismiss …").click()
    page.get_by_role("dialog").get_by_role("button", name="Dismiss").click()
    expect(page.get_by_text("No flag fits these filters.")).to_be_visible()

    page = visit(f"{own_desk}/flags?state=snoozed")
    expect(page.locator("tbody tr")).to_have_count(1)
    page = visit(f"{own_desk}/flags?state=dismissed")
    expect(page.locator("tbody tr")).to_have_count(count - 1)


def test_what_is_mine_and_a_view_of_it_that_is_saved(visit: Visit, own_desk: str) -> None:
    page = open_dispute(visit, own_desk)
    call_oneself(page, "Dora")
    form = behind(page, "Assign")
    form.get_by_role("button", name="Assign").click()
    expect(page.locator(".cw-facts")).to_contain_text("Dora")
    page.get_by_role("link", name="Flags", exact=True).click()
    page = visit(f"{own_desk}/flags?mine=1&state=any")
    call_oneself(page, "Dora")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Views").click()
    page.get_by_label("Name of the view").fill("all of mine")
    page.get_by_label("Name of the view").press("Enter")
    page.get_by_role("button", name="Save this view").click()
    link = page.get_by_role("link", name="all of mine")
    expect(link).to_have_attribute("href", "flags?state=any&mine=1")
    page.keyboard.press("Escape")


def test_a_flag_is_taken_along_as_csv_json_and_draft_of_a_review(
    visit: Visit, own_desk: str
) -> None:
    page = open_dispute(visit, own_desk)

    def taken(button: str) -> str:
        with page.expect_download() as coming:
            page.get_by_role("button", name=button).click()
        return coming.value.path().read_text(encoding="utf-8")

    rows = list(csv.DictReader(io.StringIO(taken("CSV of the claims"))))
    assert {row["text"] for row in rows} >= {"41", "17"}
    record = json.loads(taken("JSON"))
    assert record["kind"] == "dispute"
    assert len(record["pairs"]) >= 1
    assert record["decisions"]
    review = json.loads(taken("ClaimReview draft"))
    assert review["@context"] == "https://schema.org"
    for one in review["@graph"]:
        assert one["@type"] == "ClaimReview"
        assert one["claimReviewed"]
        assert one["itemReviewed"]["appearance"][0]["@type"] == "NewsArticle"
        assert one["reviewRating"] == {"@type": "Rating", "alternateName": ""}


def test_a_claim_that_is_not_of_the_same_quantity_is_gone_after_the_next_run(
    visit: Visit, own_desk: str, own_database: Path, nlp: Any
) -> None:
    page = open_dispute(visit, own_desk)
    page.get_by_text("Is one of these not of the same quantity?").click()
    claim = page.get_by_role("combobox", name="Claim")
    expect(claim).to_be_visible()
    choose(page, claim, ": 17,")
    expect(claim).to_have_value("B: 17, Northern Ledger")
    page.locator(".st-key-cw-apart").get_by_label("Why").fill("these are the crew")
    page.get_by_role("button", name="Not the same quantity").click()
    expect(page.get_by_text("Taken out of the figure; the next run regroups it.")).to_be_visible()
    expect(page.get_by_role("button", name="Take that back")).to_be_visible()

    steps.run([], own_database, gate=OpenGate(), nlp=nlp, channels=["none"])
    page.get_by_role("button", name="There are newer data: show them").click()
    # The other two claims are a revision, to which the address leads on.
    expect(page.locator(".cw-card")).to_have_count(2)
    expect(page.locator(".cw-card")).not_to_contain_text(["17 people", "17 people"])
    page = visit(f"{own_desk}/flags?state=any")
    expect(page.locator("tbody tr").filter(has_text="41").filter(has_text="17")).to_have_count(0)
