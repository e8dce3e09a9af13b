"""Pictures of each page, light and dark, wide and narrow: `python -m dashboards.screenshots`.

Starts the dashboard on a database, opens its pages in Chromium and saves a PNG of each, as high as
the page; with --readme also the first screens of the queue and of one flag, for the README.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dashboards.chromium import find_chromium

APP = Path(__file__).with_name("app.py")
ROOT = APP.parent.parent
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",  # so that a window's pages share what was loaded and compiled
)
WIDTHS = (1440, 390)
THEMES = ("light", "dark")
MOST_HEIGHT = 6000
LISTED = ("home", "flags", "figures", "stories", "sources", "quality", "runs")
RECORDS = {"flags": "flag", "figures": "figure", "stories": "story"}


def chromium() -> str:
    """The browser's path. To be asked before Playwright is started: it may ask Playwright itself.

    Raises:
        FileNotFoundError: there is none; the message says what to install.
    """
    found = find_chromium()
    if found is None:
        raise FileNotFoundError(
            "no Chromium here: install Debian's `chromium`, or name one in CLAIMWATCH_CHROMIUM"
        )
    return found


@contextmanager
def dashboard(
    database: Path, log: Path, seconds: float = 60, more: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The dashboard over `database` on a free port of the loopback; gives its address.

    `more` are further environment variables of it.

    Raises:
        RuntimeError: it is not healthy within `seconds`; the message holds what it printed.
    """
    settings = {"CLAIMWATCH_DB": str(database), **(more or {})}
    with serving(APP, free_port(), settings, log, seconds) as (address, _):
        yield address


@contextmanager
def serving(
    script: Path, port: int, settings: Mapping[str, str], log: Path, seconds: float = 60
) -> Iterator[tuple[str, subprocess.Popen[Any]]]:
    """A Streamlit script on a port of the loopback; gives its address and its process.

    Raises:
        RuntimeError: it is not healthy within `seconds`; the message holds what it printed.
    """
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = {**os.environ, **settings}
    with (
        log.open("w") as out,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out) as server,
    ):
        address = f"http://127.0.0.1:{port}"
        try:
            wait_until_healthy(address, seconds, server, log)
            yield address, server
        finally:
            server.terminate()


def free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_healthy(
    address: str, seconds: float, server: subprocess.Popen[Any], log: Path
) -> None:
    """Return once the server answers; see `dashboard` for what is raised."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # nosec B310
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the dashboard did not start:\n{log.read_text()}")


def new_window(browser: Any, width: int, theme: str) -> Any:
    """A window of that width and theme; its pages share what the browser has loaded."""
    return browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, device_scale_factor=2
    )


def open_page(window: Any, address: str) -> Any:
    """A fresh page at the address, settled."""
    page = window.new_page()
    page.goto(address)
    settle(page)
    return page


def wait_until_drawn(page: Any) -> None:
    """Wait until the page's own heading is there and the script that draws it has ended."""
    page.wait_for_selector("[data-testid='stMain'] h1")
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")


def settle(page: Any) -> None:
    """Wait until fonts and charts are there too, for a picture."""
    wait_until_drawn(page)
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.wait_for_timeout(800)


def first_address(page: Any) -> str | None:
    """Where the first row of the list on the page leads."""
    link = page.locator("a.cw-open").first
    return link.get_attribute("href") if link.count() else None


def take(database: Path, folder: Path) -> list[Path]:
    """Save the pictures of all pages into `folder`; return their paths."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    browser_path = chromium()
    with (
        dashboard(database, folder / "dashboard.log") as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=list(CHROMIUM_FLAGS)
        )
        taken: list[Path] = []
        for width in WIDTHS:
            for theme in THEMES:
                window = new_window(browser, width, theme)
                taken += _pictures(window, address, folder, f"{theme}-{width}")
                window.close()
        browser.close()
    (folder / "dashboard.log").unlink()
    return taken


def take_first_screens(database: Path, folder: Path) -> list[Path]:
    """Save what a visitor of the queue and of its first flag sees first, light and wide."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    browser_path = chromium()
    log = folder / "dashboard.log"
    with dashboard(database, log) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=list(CHROMIUM_FLAGS)
        )
        window = new_window(browser, WIDTHS[0], THEMES[0])
        page = open_page(window, f"{address}/flags")
        page.screenshot(path=folder / "flags.png")
        first = first_address(page)
        if first:
            page = open_page(window, f"{address}/{first}")
            page.screenshot(path=folder / "flag.png")
        browser.close()
    log.unlink()
    return [folder / "flags.png", *([folder / "flag.png"] if first else [])]


def _pictures(window: Any, address: str, folder: Path, kind: str) -> list[Path]:
    """One picture of each page; of flags, figures and stories also the first of the list."""
    taken = []
    for listing in LISTED:
        page = open_page(window, f"{address}/{'' if listing == 'home' else listing}")
        first = first_address(page) if listing in RECORDS else None
        taken.append(_picture(page, folder / f"{listing}-{kind}.png"))
        if first:
            page = open_page(window, f"{address}/{first}")
            taken.append(_picture(page, folder / f"{RECORDS[listing]}-{kind}.png"))
    return taken


def _picture(page: Any, path: Path) -> Path:
    _fit_height(page)
    page.screenshot(path=path)
    page.close()
    return path


def _fit_height(page: Any) -> None:
    """Make the window as high as what the page holds, so that the picture holds all of it."""
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    width = page.viewport_size["width"]
    page.set_viewport_size({"width": width, "height": max(900, min(int(height), MOST_HEIGHT))})
    page.wait_for_timeout(400)


def main() -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", type=Path, required=True, help="the database to show")
    parser.add_argument("--out", type=Path, help="the folder for the pictures of all pages")
    parser.add_argument("--readme", type=Path, help="the folder for the README's pictures")
    asked = parser.parse_args()
    taken = take(asked.db, asked.out) if asked.out else []
    if asked.readme:
        taken += take_first_screens(asked.db, asked.readme)
    for path in taken:
        print(path)


if __name__ == "__main__":
    main()
