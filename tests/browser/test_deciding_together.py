"""Several people who decide on one flag: nothing is lost, and each sees what the others did."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from claimwatch.decide.decision import Action, Draft, SubjectKind
from claimwatch.decide.roles import Actor, Role
from claimwatch.store.desk import desk_url, open_desk
from dashboards.screenshots import dashboard

from .flag_page import behind, call_oneself, decided, flag_of, log, open_dispute, state

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def patient_desk(own_database: Path) -> Iterator[str]:
    """A dashboard whose pages stay as they were drawn: none looks for what others decided."""
    patient = {"CLAIMWATCH_LOOK_EVERY_SECONDS": "3600"}
    with dashboard(own_database, own_database.with_name("patient.log"), more=patient) as address:
        yield address


@pytest.fixture(scope="module")
def watchful_desk(own_database: Path) -> Iterator[str]:
    """A dashboard whose pages look every second for what others decided."""
    often = {"CLAIMWATCH_LOOK_EVERY_SECONDS": "1"}
    with dashboard(own_database, own_database.with_name("watchful.log"), more=often) as address:
        yield address


def decide_elsewhere(database: Path, flag_id: str, action: Action, **more: Any) -> None:
    """What another person decides, on another page."""
    draft = Draft(SubjectKind.FLAG, flag_id, action, **more)
    with open_desk(desk_url(database)) as desk:
        desk.decisions.record(draft, Actor("Anna", Role.ANALYST), datetime.now(UTC), seen=None)


@pytest.mark.soak
def test_of_two_who_decide_at_once_the_second_sees_the_first(
    visit: Visit, patient_desk: str, own_database: Path
) -> None:
    page = open_dispute(visit, patient_desk)
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


@pytest.mark.soak
def test_two_people_in_two_browsers_lose_nothing_and_see_each_other(
    browser: Browser, visit: Visit, patient_desk: str, own_database: Path
) -> None:
    anna, ben = open_dispute(visit, patient_desk), browser.new_context().new_page()
    ben.goto(anna.url)
    expect(ben.locator("mark").first).to_be_visible()
    before = len(decided(own_database))
    for page, name in ((anna, "Anna"), (ben, "Ben")):
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
    ben.context.close()


def test_what_somebody_decides_shows_at_once_on_everybodys_page(
    visit: Visit, watchful_desk: str, own_database: Path
) -> None:
    page = open_dispute(visit, watchful_desk)
    decide_elsewhere(own_database, flag_of(page), Action.ACKNOWLEDGE)
    expect(state(page)).to_contain_text("Acknowledged")
    decide_elsewhere(own_database, flag_of(page), Action.REOPEN)
    expect(state(page)).to_contain_text(re.compile("New|Ongoing"))
