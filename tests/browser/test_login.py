"""The login with a real OpenID Connect provider on the loopback: roles, expiry, no way round."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from claimwatch.store.desk import desk_url, open_desk
from dashboards.screenshots import APP, ROOT, free_port, serving

pytestmark = pytest.mark.browser

LogIn = Callable[[str], Any]

PEOPLE: dict[str, dict[str, Any]] = {
    "vera": {"email": "vera@desk.example", "email_verified": True},
    "anna": {"email": "anna@desk.example", "email_verified": True},
    "otto": {"email": "otto@desk.example", "email_verified": True, "roles": ["admin"]},
    "eve": {"email": "anna@desk.example", "email_verified": False},
    "late": {
        "email": "anna@desk.example",
        "email_verified": True,
        "iat": int(time.time()) - 90_000,
    },
}


def _provider() -> ModuleType:
    """The module beside this one: tests are no package."""
    spec = importlib.util.spec_from_file_location(
        "provider", Path(__file__).with_name("provider.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def guarded(own_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard that asks for a login."""
    folder = tmp_path_factory.mktemp("guarded")
    module, port, own = _provider(), free_port(), free_port()
    with module.provider(port, PEOPLE) as provider:
        settings = {
            "CLAIMWATCH_DB": str(own_database),
            "CLAIMWATCH_AUTH__SERVER_METADATA_URL": (
                f"{provider.issuer}/.well-known/openid-configuration"
            ),
            "CLAIMWATCH_AUTH__CLIENT_ID": module.CLIENT,
            "CLAIMWATCH_AUTH__CLIENT_SECRET": module.SECRET,
            "CLAIMWATCH_AUTH__COOKIE_SECRET": "a long text that nobody guesses",
            "CLAIMWATCH_AUTH__REDIRECT_URI": f"http://127.0.0.1:{own}/oauth2callback",
            "CLAIMWATCH_AUTH__ROLES_CLAIM": "roles",
            "CLAIMWATCH_AUTH__VIEWERS": '["vera"]',
            "CLAIMWATCH_AUTH__ANALYSTS": '["anna@desk.example"]',
        }
        with serving(APP, own, settings, folder / "log") as (address, _):
            yield address


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """A page whose window knows nobody when it is asked for; what it has loaded serves them all."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def page(window: Page) -> Page:
    """A page that nobody has logged in on."""
    window.goto("about:blank")
    window.context.clear_cookies()
    return window


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    """The cookies with which each person came back from the provider."""
    return {}


@pytest.fixture
def log_in(page: Page, guarded: str, known: dict[str, Any]) -> LogIn:
    """Log in as this person; gives the cookies of it."""

    def come_back(person: str) -> Any:
        page.goto(guarded)
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("link", name=person, exact=True).click()
        page.wait_for_url(f"{guarded}/**")
        known[person] = page.context.cookies()
        return known[person]

    return come_back


def open_first_flag(page: Page) -> None:
    page.get_by_role("link", name="Flags", exact=True).click()
    page.locator("a.cw-open").first.click()
    expect(page.locator("mark").first).to_be_visible()


def test_an_analyst_decides_under_the_name_that_the_provider_vouches_for(
    page: Page, log_in: LogIn, own_database: Path
) -> None:
    log_in("anna")
    open_first_flag(page)
    page.get_by_role("button", name="Acknowledge").click()
    expect(page.locator(".cw-log li.person")).to_contain_text("anna@desk.example")
    with open_desk(desk_url(own_database)) as desk:
        (made,) = desk.decisions.since()
    assert (made.author, str(made.role)) == ("anna@desk.example", "analyst")
    page.locator(".st-key-cw-person button").click()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()


def test_a_viewer_looks_and_is_offered_nothing_to_decide(page: Page, log_in: LogIn) -> None:
    log_in("vera")
    open_first_flag(page)
    expect(page.get_by_role("heading", name="History and decisions")).to_be_visible()
    expect(page.locator(".st-key-cw-actions")).to_have_count(0)
    page.get_by_role("link", name="Flags", exact=True).click()
    expect(page.locator("tbody tr").first).to_be_visible()
    expect(page.locator(".cw-batch")).to_have_count(0)


def test_a_role_may_come_from_the_providers_claim(page: Page, log_in: LogIn) -> None:
    log_in("otto")
    page.locator(".st-key-cw-person button").click()
    expect(page.get_by_text("Logged in as otto@desk.example, admin.")).to_be_visible()


def test_an_address_that_is_not_verified_gives_no_role(page: Page, log_in: LogIn) -> None:
    log_in("eve")
    expect(page.get_by_role("heading", name="No access")).to_be_visible()
    expect(page.locator("nav")).to_have_count(0)


def test_a_login_that_is_too_old_is_asked_for_again(page: Page, log_in: LogIn) -> None:
    log_in("late")
    expect(page.get_by_role("button", name="Log in")).to_be_visible()


def test_nobody_who_has_not_logged_in_sees_anything(page: Page, guarded: str) -> None:
    for path in ("", "flags", "quality"):
        page.goto(f"{guarded}/{path}")
        expect(page.get_by_role("button", name="Log in")).to_be_visible()
        expect(page.locator("tbody, mark")).to_have_count(0)


@pytest.mark.parametrize(
    ("person", "status"),
    [("vera", 200), ("anna", 200), ("otto", 200), ("eve", 403), ("late", 401), (None, 401)],
)
def test_the_quality_report_is_for_those_who_have_a_role(
    page: Page,
    guarded: str,
    known: dict[str, Any],
    log_in: LogIn,
    own_database: Path,
    person: str | None,
    status: int,
) -> None:
    report = Path(f"{own_database}.quality")
    report.mkdir(exist_ok=True)
    (report / "index.html").write_text("<h1>All checks</h1>", encoding="utf-8")
    if person:
        page.context.add_cookies(known.get(person) or log_in(person))
    answer = page.request.get(f"{guarded}/quality-report/")
    assert answer.status == status
    assert ("All checks" in answer.text()) == (status == 200)
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "private, no-store"


def test_a_login_that_was_not_signed_here_opens_no_report(
    page: Page, guarded: str, known: dict[str, Any], log_in: LogIn
) -> None:
    (cookie,) = [c for c in known.get("anna") or log_in("anna") if c["name"] == "_streamlit_user"]
    forged = cookie["value"].strip('"')
    forged = ("B" if forged[0] != "B" else "C") + forged[1:]
    page.context.add_cookies([{**cookie, "value": forged}])
    assert page.request.get(f"{guarded}/quality-report/").status == 401


def test_open_to_other_machines_without_a_login_it_does_not_start(own_database: Path) -> None:
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.address", "0.0.0.0"]
    ended = subprocess.run(
        [*command, "--server.port", str(free_port())],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 8
    assert "open_to_all = true" in ended.stderr
