"""The quality report is served beside the dashboard, as pages that may run nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import APIRequestContext, Page, expect

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


@pytest.fixture
def report(hostile_database: Path) -> Iterator[Path]:
    folder = Path(f"{hostile_database}.quality")
    folder.mkdir()
    (folder / "index.html").write_text("<h1>All checks</h1>", encoding="utf-8")
    yield folder
    (folder / "index.html").unlink()
    folder.rmdir()


@pytest.mark.usefixtures("report")
def test_the_header_leads_to_the_report(visit: Visit, hostile_desk: str) -> None:
    page = visit(f"{hostile_desk}/flags")
    page.get_by_role("button", name="Quality").click()
    link = page.get_by_role("link", name="Quality report of all checks")
    with page.expect_popup() as opened:
        link.click()
    expect(opened.value.get_by_role("heading")).to_have_text("All checks")
    opened.value.close()


@pytest.mark.usefixtures("report")
def test_the_report_may_run_no_script_and_shows_no_other_file(
    visit: Visit, hostile_desk: str
) -> None:
    ask: APIRequestContext = visit(f"{hostile_desk}/flags").request
    answer = ask.get(f"{hostile_desk}/quality-report/")
    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not ask.get(f"{hostile_desk}/quality-report/..%2fhostile.duckdb").ok


def test_without_a_report_there_is_no_way_to_one(visit: Visit, hostile_desk: str) -> None:
    page = visit(f"{hostile_desk}/flags")
    page.get_by_role("button", name="Quality").click()
    expect(page.get_by_text("Checks on the whole batch that failed")).to_be_visible()
    expect(page.get_by_role("link", name="Quality report")).to_have_count(0)
    assert page.request.get(f"{hostile_desk}/quality-report/").status == 404
