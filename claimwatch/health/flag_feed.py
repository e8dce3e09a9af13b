"""The flags as a feed to be pulled: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from xml.etree import ElementTree  # nosec B405

from claimwatch.model import content_id

_ATOM = "http://www.w3.org/2005/Atom"
_TITLE = "Claimwatch: flags"
Row = Mapping[str, Any]


def atom_feed(flags: Sequence[Row], address: str, updated: datetime) -> bytes:
    """An Atom feed of rows of `v_flags`; `address` is the dashboard's, for links."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(root, "title", _TITLE)
    _add(root, "id", f"urn:claimwatch:{content_id('feed', address)}")
    _add(root, "updated", updated.isoformat())
    _add(root, "link", None, href=address)
    for flag in flags:
        entry = ElementTree.SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, "title", title_of(flag))
        _add(entry, "id", f"urn:claimwatch:flag:{flag['flag_id']}")
        _add(entry, "updated", flag["last_seen"].isoformat())
        _add(entry, "published", flag["first_seen"].isoformat())
        _add(entry, "link", None, href=link_of(flag, address))
        _add(entry, "category", None, term=flag["kind"])
        _add(entry, "summary", _storable(flag["explanation"]), type="text")
        author = ElementTree.SubElement(entry, f"{{{_ATOM}}}author")
        _add(author, "name", "Claimwatch")
    drawn: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return drawn


def json_feed(flags: Sequence[Row], address: str) -> str:
    """A JSON Feed of rows of `v_flags`; `_claimwatch` holds kind, severity, status and ids."""
    items = [
        {
            "id": flag["flag_id"],
            "url": link_of(flag, address),
            "title": title_of(flag),
            "content_text": flag["explanation"],
            "date_published": flag["first_seen"].isoformat(),
            "date_modified": flag["last_seen"].isoformat(),
            "tags": [flag["kind"], flag["severity"]],
            "_claimwatch": {
                name: flag[name]
                for name in ("kind", "severity", "status", "confidence", "origins", "figure_id")
            },
        }
        for flag in flags
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _TITLE,
        "home_page_url": address,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False)


def title_of(flag: Row) -> str:
    """What an entry is called: severity, kind and figure."""
    return _storable(f"[{flag['severity']}] {flag['kind'].replace('_', ' ')}: {flag['label']}")


def link_of(flag: Row, address: str) -> str:
    """The flag's page on the dashboard at `address`."""
    return f"{address.rstrip('/')}/flag?id={flag['flag_id']}"


def _add(parent: ElementTree.Element, name: str, text: str | None, **attributes: str) -> None:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text


def _storable(text: str) -> str:
    """`text` without control characters, which XML cannot hold."""
    return "".join(c if c >= " " or c in "\t\n\r" else " " for c in text)
