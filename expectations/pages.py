"""The quality pages: Great Expectations' Data Docs, drawn so that they need no network.

As they come, the pages load Bootstrap, jQuery, vega and fonts from the network, their index is
blank without it, and values of the data stand in some cells unescaped. Here every page is kept to
itself: scripts and outside addresses are taken out, a policy in the page forbids them, the index is
our own, and values cannot be markup. The newest `KEEP` checks are kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from great_expectations.render.renderer import ValidationResultsPageRenderer
from great_expectations.render.view import DefaultJinjaPageView

from claimwatch.gate import GateReport

KEEP = 30
CELL_CHARS = 200
_SHOWN_VALUES = 20
_HIDDEN = ("unexpected_list", "unexpected_index_list", "unexpected_index_query")
_OUTSIDE = (
    re.compile(r"<script\b.*?</script\s*>", re.DOTALL | re.IGNORECASE),
    re.compile(r"<link\b[^>]*>", re.IGNORECASE),
    re.compile(r"<img\b[^>]*>", re.IGNORECASE),
    re.compile(r"<footer\b.*?</footer\s*>", re.DOTALL | re.IGNORECASE),
    re.compile(r"\burl\([^)]*\)", re.IGNORECASE),
)
_HERE = Path(__file__).parent / "look"


def write_pages(folder: Path, report: GateReport, result: Any, refused: int, now: datetime) -> Path:
    """Add the page of one check to `folder`, drop the oldest, and write the index.

    Returns the index's path. `result` is Great Expectations' validation result; it is left with
    plain values only. `refused` is the number of rows that failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    checks = _kept_checks(folder)
    name = f"{max((check['number'] for check in checks), default=0) + 1:06d}-{report.table}.html"
    _write(folder / name, _page(result))
    checks = [_summary(name, report, refused, now), *checks][:KEEP]
    _write(folder / "checks.json", json.dumps(checks, indent=1))
    index = folder / "index.html"
    _write(index, _index(checks))
    _drop_others(folder, {check["page"] for check in checks} | {index.name})
    return index


def _kept_checks(folder: Path) -> list[dict[str, Any]]:
    """What the index lists so far, the newest first; nothing where the list cannot be read."""
    try:
        checks: list[dict[str, Any]] = json.loads((folder / "checks.json").read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return checks


def _summary(page: str, report: GateReport, refused: int, now: datetime) -> dict[str, Any]:
    return {
        "number": int(page.split("-")[0]),
        "page": page,
        "table": report.table,
        "at": now.isoformat(timespec="seconds"),
        "rows": report.rows,
        "expectations": len(report.results),
        "failed_rows": refused,
        "degraded": [one.expectation for one in report.degraded],
    }


def _page(result: Any) -> str:
    for one in result.results:
        one.result = _plain({k: v for k, v in one.result.items() if k not in _HIDDEN})
    document = ValidationResultsPageRenderer().render(result)
    html: str = _view().render(document)
    for outside in _OUTSIDE:
        html = outside.sub("", html)
    html = re.sub(r'href="(\.\./)+index\.html[^"]*"', 'href="index.html"', html)
    html = re.sub(r'<a href="(\.\./)+expectations/[^"]*"\s*>(.*?)</a>', r"\2", html)
    return html.replace("<head>", f"<head>{_head()}", 1)


@cache
def _view() -> Any:
    """The templates, compiled once: that takes longer than to fill them."""
    return DefaultJinjaPageView()


def _head() -> str:
    """What makes a page keep to itself: a policy, and the styles that it needs."""
    style = (_HERE / "quality.css").read_text("utf-8")
    return (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{style}</style>"
    )


def _plain(value: Any) -> Any:
    """The value in plain Python, its text shortened and free of markup."""
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value[:_SHOWN_VALUES]]
    if isinstance(value, str):
        short = value if len(value) <= CELL_CHARS else value[: CELL_CHARS - 1] + "…"
        return short.translate({ord("<"): "‹", ord(">"): "›"})
    item = getattr(value, "item", None)
    return item() if callable(item) else value


def _index(checks: list[dict[str, Any]]) -> str:
    page = Template((_HERE / "index.html").read_text("utf-8"))
    return page.substitute(head=_head(), rows="\n".join(_line(check) for check in checks))


def _line(check: Mapping[str, Any]) -> str:
    state = "degraded" if check["degraded"] else "rows refused" if check["failed_rows"] else "ok"
    cells = (
        check["at"],
        f'<a href="{escape(check["page"])}">{escape(check["table"])}</a>',
        f'<span class="{state.split()[0]}">{state}</span>',
        str(check["rows"]),
        str(check["failed_rows"]),
        str(check["expectations"]),
        escape(", ".join(check["degraded"])),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _write(path: Path, text: str) -> None:
    """Write under another name first: who reads never finds half a page."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def _drop_others(folder: Path, kept: set[str]) -> None:
    for page in folder.glob("*.html"):
        if page.name not in kept:
            page.unlink()
