"""The ledger of a figure: according to whom, how many, as of when, with low and high."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboards import format as fmt
from dashboards import words
from dashboards.claim_cards import published
from dashboards.table import sheet
from dashboards.text import escaped, isolated

Row = Mapping[str, Any]

_HEADS = ("", "According to", "How many", "Low", "High", "As of", "Printed by", "Published")


def ledger(claims: Sequence[Row]) -> str:
    """One row a claim, latest first, lettered as on the cards."""
    lettered = [(words.letter(at), claim) for at, claim in enumerate(claims)]
    rows = [_row(letter, claim) for letter, claim in reversed(lettered)]
    return sheet(_HEADS, rows, caption="Ledger of the figure")


def _row(letter: str, claim: Row) -> list[str]:
    who = claim["claimant"]
    said_by = isolated(who) if who else '<span class="cw-note">no speaker named</span>'
    return [
        f'<span class="cw-letter">{letter}</span>',
        said_by,
        f"<b>{escaped(words.figure_in_words(claim))}</b>",
        _end(claim["lo"], claim["unit"]),
        _end(claim["hi"], claim["unit"]),
        escaped(_as_of(claim)),
        isolated(words.publisher(claim)),
        escaped(published(claim)),
    ]


def _end(end: float | None, unit: str | None) -> str:
    if end is None:
        return '<span class="cw-note">no limit</span>'
    return f'<span title="{fmt.raw(end)}">{escaped(fmt.quantity(end, unit))}</span>'


def _as_of(claim: Row) -> str:
    """The day that the text names; the day of publication is only what is assumed."""
    if claim["as_of"] is None:
        return "not said"
    day = fmt.day(claim["as_of"])
    return day if claim["as_of_from"] == "stated" else f"{day} (published)"
