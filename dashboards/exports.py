"""What can be taken along: CSV without formulas, JSON, and drafts of schema.org's ClaimReview."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from dashboards import words
from dashboards.text import web_address

Row = Mapping[str, Any]

CLAIM_COLUMNS = (
    "claim_id",
    "publisher",
    "published_at",
    "claimant",
    "via",
    "text",
    "bound",
    "value",
    "lo",
    "hi",
    "unit",
    "counted",
    "about",
    "as_of",
    "sentence",
    "title",
    "url",
)
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_of(rows: Sequence[Row], columns: Sequence[str] = CLAIM_COLUMNS) -> str:
    """The rows as CSV. Text that a spreadsheet would take for a formula gets an apostrophe first.

    See OWASP, "CSV Injection". Numbers stay numbers, also negative ones.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([[_cell(row.get(column)) for column in columns] for row in rows])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    text = _text(value)
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS_FORMULA) else text


def _text(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def json_of(record: Any) -> str:
    """A record as JSON, times in ISO 8601."""
    return json.dumps(record, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else str(value)


def flag_record(
    flag: Row, claims: Sequence[Row], pairs: Sequence[Row], decisions: Sequence[Row]
) -> dict[str, Any]:
    """A flag with all that its page shows, as one record."""
    kept = {name: value for name, value in flag.items() if name != "flag_key"}
    told = [{name: claim.get(name) for name in CLAIM_COLUMNS} for claim in claims]
    return {
        **kept,
        "pairs": [[pair["claim_a"], pair["claim_b"]] for pair in pairs],
        "claims": told,
        "decisions": list(decisions),
    }


def claim_reviews(flag: Row, claims: Sequence[Row]) -> dict[str, Any]:
    """Drafts of ClaimReview (schema.org), one for each number of each claimant, as JSON-LD.

    There is no verdict in them: rating, author and address are the reviewer's to fill in.
    """
    groups: dict[tuple[str, str], list[Row]] = {}
    for claim in claims:
        key = (claim["claimant"] or "", words.figure_in_words(claim))
        groups.setdefault(key, []).append(claim)
    return {
        "@context": "https://schema.org",
        "@graph": [_review(flag, who, said, of) for (who, said), of in groups.items()],
    }


def _review(flag: Row, claimant: str, said: str, claims: Sequence[Row]) -> dict[str, Any]:
    first = min(
        claims, key=lambda claim: (claim["published_at"] is None, str(claim["published_at"]))
    )
    item: dict[str, Any] = {
        "@type": "Claim",
        "appearance": [_appearance(claim) for claim in claims],
    }
    if claimant:
        item["author"] = {"@type": "Thing", "name": claimant}
    if first["published_at"] is not None:
        item["datePublished"] = first["published_at"].isoformat()
    return {
        "@type": "ClaimReview",
        "url": "",
        "datePublished": datetime.now(UTC).date().isoformat(),
        "author": {"@type": "Organization", "name": ""},
        "claimReviewed": first["sentence"].strip(),
        "itemReviewed": item,
        "reviewRating": {"@type": "Rating", "alternateName": ""},
        "reviewBody": f"{said}: {flag['label']}. {flag['explanation']}",
    }


def _appearance(claim: Row) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "NewsArticle"}
    address = web_address(claim["url"])
    if address:
        found["url"] = address
    if claim["title"]:
        found["headline"] = claim["title"]
    if claim["publisher"]:
        found["publisher"] = {"@type": "Organization", "name": claim["publisher"]}
    return found
