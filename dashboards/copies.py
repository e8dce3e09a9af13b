"""Which articles copy which, and who still prints an older number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboards import format as fmt
from dashboards import words
from dashboards.db import Row
from dashboards.table import sheet
from dashboards.text import escaped, isolated, web_address


def copy_list(origins: Sequence[Row], letters: Mapping[str, str]) -> str:
    """Each origin that several articles share, the one printed first in front."""
    return "".join(_origin(origin, letters) for origin in origins)


def _origin(origin: Row, letters: Mapping[str, str]) -> str:
    articles = origin["articles"]
    items = "".join(
        f"<li>{_article(article, letters)}{' <i>printed first</i>' if at == 0 else ''}</li>"
        for at, article in enumerate(articles)
    )
    return (
        f'<div class="cw-origin"><p><b>{fmt.plural(len(articles), "article")}, one origin</b>: '
        f"{isolated(origin['reason'] or 'one text')}</p><ul>{items}</ul></div>"
    )


def _article(article: Row, letters: Mapping[str, str]) -> str:
    found = [letters[claim] for claim in article["claim_ids"] if claim in letters]
    marks = "".join(f'<span class="cw-letter">{letter}</span> ' for letter in sorted(found))
    name = isolated(article["publisher"] or "Unknown publisher")
    title = isolated(article["title"] or "Untitled article")
    address = web_address(article["url"])
    if address:
        title = (
            f'<a href="{escaped(address)}" target="_blank" rel="noopener noreferrer nofollow">'
            f"{title}</a>"
        )
    return f"{marks}{name}: {title}, {escaped(fmt.moment(article['published_at']))}"


def last_said(rows: Sequence[Row], letters: Mapping[str, str]) -> str:
    """What each publisher printed last of each claimant's number, and which of them is older."""
    heads = ("", "Publisher", "According to", "Printed last", "When", "Against the newest number")
    drawn = [_said_row(row, letters) for row in rows]
    return sheet(heads, drawn, caption="Who printed which number last")


def _said_row(row: Row, letters: Mapping[str, str]) -> list[str]:
    letter = letters.get(row["claim_id"])
    return [
        f'<span class="cw-letter">{letter}</span>' if letter else "",
        isolated(row["publisher"]),
        isolated(row["claimant"] or "no speaker named"),
        f"<b>{isolated(words.figure_in_words(row))}</b>",
        escaped(fmt.moment(row["last_at"])),
        _against(row),
    ]


def _against(row: Row) -> str:
    if row["is_newest"]:
        return "● the newest"
    if row["behind"] is None:
        return "○ from before the newest"
    return f"▲ older, {escaped(fmt.hours(row['behind']))} after the newest came up"
