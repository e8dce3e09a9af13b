"""Home, stories, sources, quality and runs; what a reader of the screen and a keyboard need."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from claimwatch.store.desk import desk_url, open_desk

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


def test_home_leads_to_what_is_new_and_to_the_widest_gaps(visit: Visit, ferry_desk: str) -> None:
    page = visit(ferry_desk)
    card = page.locator(".cw-news").filter(has_text="Dispute").filter(has_text="17")
    expect(card.first).to_contain_text("Raised as dispute")
    expect(page.locator(".cw-gaps li").first).to_contain_text("times")
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_be_visible()
    expect(page.locator(".cw-gaps b").first).to_have_attribute("title", re.compile(r"^\d"))
    raised = page.get_by_label("Raised in the last 30 days").locator("li")
    kinds = page.get_by_label("Raised by kind in the last 30 days").locator("li")
    expect(raised.first).to_contain_text(re.compile(r"Flags raised\s*\d+\s*\d+ on \d+ \w+ \d{4}"))
    expect(raised.first.locator(".cw-spark i")).to_have_count(30)
    expect(raised.first.locator(".cw-spark i").last).to_have_attribute(
        "title", re.compile(r"^\d+ \w+ \d{4}: \d+$")
    )
    by_kind = sum(int(count) for count in kinds.locator("b").all_inner_texts())
    expect(raised.first.locator("b")).to_have_text(str(by_kind))
    total = page.locator(".cw-totals a").filter(has_text="Open flags").locator("b").inner_text()
    page.locator(".cw-totals a").filter(has_text="Open flags").click()
    expect(page).to_have_url(re.compile("/flags$"))
    expect(page.get_by_text(f"All · {total}")).to_be_visible()


def test_stories_tell_what_is_agreed_and_disputed(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/stories")
    story = page.locator(".cw-news").filter(has_text="Ferry")
    expect(story.locator(".cw-figures li").first).to_contain_text("Disputed")
    story.locator("a.cw-open").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ferry sinks off Port Ellery")
    expect(page.locator(".cw-sheet")).to_contain_text("Northern Ledger")
    page.get_by_role("link", name=re.compile("flags? of this story")).click()
    expect(page).to_have_url(re.compile("story="))
    expect(page.locator("tbody tr").first).to_be_visible()
    expect(page.locator("tbody")).not_to_contain_text("billion")


def test_flags_are_narrowed_to_a_topic_of_the_plan(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/flags?topic=Mills")
    expect(page.locator("td.c-sides").filter(has_text="billion").first).to_be_visible()
    expect(page.locator("td.c-sides").filter(has_text="41")).to_have_count(0)
    expect(page.get_by_role("button", name="Filters · 1 set")).to_be_visible()
    page.locator("a.cw-open").first.click()
    expect(page.locator(".cw-facts")).to_contain_text("Mills")


def test_sources_give_counts_with_intervals(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/sources")
    row = page.locator(".cw-sheet tbody tr").filter(has_text="Ellery Courier").first
    expect(row).to_contain_text(re.compile(r"\d+ of \d+"))
    expect(row).to_contain_text(re.compile(r"\d+% \(\d+% to \d+%\)"))
    expect(page.get_by_text("whether its number or another’s is right")).to_be_visible()
    row.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"publisher=Ellery\+?"))


def test_runs_say_what_each_step_did_and_when(visit: Visit, ferry_desk: str) -> None:
    page = visit(f"{ferry_desk}/runs")
    step = page.locator(".cw-sheet tbody tr").filter(has_text="collect")
    expect(step).to_contain_text("5 articles")
    expect(step).to_contain_text(re.compile(r"\d s"))
    expect(page.locator(".cw-facts")).to_contain_text(re.compile(r"\d\d:\d\d UTC"))
    expect(page.locator(".cw-facts")).to_contain_text("none is scheduled here")


def test_quality_shows_what_fails_by_day_and_by_publisher(visit: Visit, hostile_desk: str) -> None:
    page = visit(f"{hostile_desk}/quality")
    expect(page.get_by_text("0 alerts wait until this is well again")).to_be_visible()
    expect(page.get_by_role("heading", name="Expectations not met, by day")).to_be_visible()
    own = page.get_by_role("table", name="Publishers and their own history")
    expect(own).to_contain_text("claims per article")
    expect(own).to_contain_text("not as usual")


def test_a_refused_record_is_put_back(
    visit: Visit, hostile_desk: str, hostile_database: Path
) -> None:
    page = visit(f"{hostile_desk}/quality")
    page.get_by_role("button", name="Put back …").click()
    form = page.locator("[data-testid=stPopoverBody]")
    form.get_by_label("Why it is in order").fill("looked at it")
    form.get_by_role("button", name="Put back").click()
    expect(page.get_by_text("Put back: the next run takes it in.")).to_be_visible()
    with open_desk(desk_url(hostile_database)) as desk:
        (made,) = [d for d in desk.decisions.since() if d.draft.action == "put_back"]
    assert made.draft.reason == "looked at it"
    assert made.draft.context["stage"] == "extract"


def test_what_is_new_is_counted_since_the_last_visit(
    visit: Visit, ferry_desk: str, ferry_database: Path
) -> None:
    with open_desk(desk_url(ferry_database)) as desk:
        desk.visits.come("Clara", datetime(2020, 1, 1, tzinfo=UTC))
    page = visit(ferry_desk)
    page.locator(".st-key-cw-person button").click()
    page.get_by_label("Your name").fill("Clara")
    page.get_by_label("Your name").press("Enter")
    expect(page.locator(".cw-totals a").filter(has_text="New")).to_contain_text(
        "since 1 Jan 2020, 00:00 UTC"
    )
    page.keyboard.press("Escape")
    page.locator(".cw-totals a").filter(has_text="New").click()
    expect(page).to_have_url(re.compile("seen=visit"))
    expect(page.locator("tbody tr").first).to_be_visible()
