"""Lists of records as HTML tables: one link a row, headers that sort, all text escaped.

Streamlit's own grid is painted on a canvas: it has no links that a screen reader or a test could
see, and it keeps a selected position rather than a record. These are plain tables with addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboards import words
from dashboards.text import escaped

Html = str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in the rows, its label, and the order that its header leads to, if any.

    `descending` says which way that order goes, for the arrow and for screen readers; `hidden` is
    a header for these alone.
    """

    key: str
    label: str
    order: str | None = None
    descending: bool = True
    numeric: bool = False
    hidden: bool = False


Row = dict[str, Html]


def table(
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    caption: str,
    order: str,
    address_of: Callable[[str], str],
) -> Html:
    """The rows, each a dict from a column's key to a cell made below, under their headers.

    `order` is the one that the rows are in; `address_of` gives the address of another.
    """
    heads = "".join(_head(column, order, address_of) for column in columns)
    body = "".join(_row(columns, row) for row in rows)
    return (
        f'<div class="cw-frame"><table class="cw-list"><caption class="cw-hidden">'
        f"{escaped(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
        "</table></div>"
    )


def _head(column: Column, order: str, address_of: Callable[[str], str]) -> Html:
    style = ' class="num"' if column.numeric else ""
    if column.order is None:
        label = f'<span class="cw-hidden">{column.label}</span>' if column.hidden else column.label
        return f'<th scope="col"{style}>{label}</th>'
    ordered, arrow = "", ""
    if column.order == order:
        ordered = f' aria-sort="{"descending" if column.descending else "ascending"}"'
        arrow = f'<span aria-hidden="true"> {"↓" if column.descending else "↑"}</span>'
    return (
        f'<th scope="col"{style}{ordered}><a href="{escaped(address_of(column.order))}" '
        f'title="Sort by {column.label.lower()}">{column.label}{arrow}</a></th>'
    )


def _row(columns: Sequence[Column], row: Row) -> Html:
    cells = "".join(
        f'<td class="c-{column.key}{" num" if column.numeric else ""}" '
        f'data-label="{column.label}">{row[column.key]}</td>'
        for column in columns
    )
    return f"<tr>{cells}</tr>"


def link_cell(words: str, address: str) -> Html:
    """The row's link; its whole row can be clicked."""
    return f'<a class="cw-open" href="{escaped(address)}" dir="auto">{escaped(words)}</a>'


def text_cell(words: str, title: str | None = None) -> Html:
    """Plain words, with more on hover."""
    more = f' title="{escaped(title)}"' if title else ""
    return f'<span dir="auto"{more}>{escaped(words)}</span>'


def pick_cell(value: str, label: str) -> Html:
    """A box to pick the row for what is decided on several at once."""
    return (
        f'<input type="checkbox" class="cw-pick" data-pick="{escaped(value)}" '
        f'aria-label="Pick {escaped(label)}">'
    )


def state_cell(state: str, assignee: str | None) -> Html:
    """How a flag stands, as a sign and a word, and who looks after it."""
    sign, name = words.STATES[state]
    who = f'<span class="cw-note" dir="auto">{escaped(assignee)}</span>' if assignee else ""
    return (
        f'<span class="cw-desk-state {escaped(state)}"><span aria-hidden="true">{sign}</span> '
        f"{name}</span>{who}"
    )


def severity_cell(words: str, level: int) -> Html:
    """A severity as a word and as zero to three bars."""
    bars = "".join(f'<i class="{"on" if step < level else "off"}"></i>' for step in range(3))
    return (
        f'<span class="cw-severity s{level}"><span class="cw-bars" aria-hidden="true">{bars}</span>'
        f"{escaped(words)}</span>"
    )


def kind_cell(words: str, group: str) -> Html:
    """A kind of flag, outlined by its group."""
    return f'<span class="cw-kind {escaped(group)}">{escaped(words)}</span>'


def lines_cell(lines: Sequence[tuple[str, str, str]]) -> Html:
    """Values with who says them, one a line: (value, words, raw value for the hover)."""
    return f'<ul class="cw-lines">{"".join(_line(*line) for line in lines)}</ul>'


def _line(value: str, words: str, title: str) -> Html:
    strong = f'<b title="{escaped(title)}">{escaped(value)}</b>' if value else ""
    return f'<li>{strong}<span dir="auto">{escaped(words)}</span></li>'


def sheet(heads: Sequence[str], rows: Sequence[Sequence[Html]], *, caption: str) -> Html:
    """A plain table of cells that are HTML already, wide ones to be scrolled sideways.

    A column that is empty in every row is left out.
    """
    used = [at for at in range(len(heads)) if not rows or any(row[at] for row in rows)]
    heads, rows = [heads[at] for at in used], [[row[at] for at in used] for row in rows]
    head = "".join(f'<th scope="col">{escaped(one)}</th>' for one in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td data-label="{escaped(h)}"><div>{c}</div></td>'
            for h, c in zip(heads, r, strict=True)
        )
        + "</tr>"
        for r in rows
    )
    name = escaped(caption)
    return (
        f'<div class="cw-scroll" tabindex="0" role="region" aria-label="{name}">'
        f'<table class="cw-ledger cw-sheet"><caption class="cw-hidden">{name}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
