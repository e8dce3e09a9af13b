"""Finds a Chromium for the browser tests, or gets one: Debian's package, else Playwright's own.

Run with --get by `make test`, so that a machine without a browser gets one or fails loudly.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The path of a Chromium: the one CLAIMWATCH_CHROMIUM names, Debian's, or Playwright's."""
    named = os.environ.get("CLAIMWATCH_CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def get_chromium() -> None:
    """Install a Chromium, by apt where this user may, else by Playwright's own download."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "chromium"],
        ):
            subprocess.run(command, check=False, stdout=sys.stderr)
    if find_chromium() is None:
        command = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
        subprocess.run(command, check=False, stdout=sys.stderr)


def main() -> int:
    """Return 0 when there is a Chromium in the end."""
    if find_chromium() is None and "--get" in sys.argv:
        print("== no Chromium here: getting one for the browser tests", file=sys.stderr)
        get_chromium()
    if find_chromium() is None:
        print(
            "The browser tests need Chromium and none could be installed. Install Debian's package "
            "`chromium`, or name one: CLAIMWATCH_CHROMIUM=PATH make test",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
