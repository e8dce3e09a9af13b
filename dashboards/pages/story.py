"""One story at its own address: all its figures, its flags and its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboards import claim_cards, storycards, table
from dashboards import format as fmt
from dashboards.address import way_back
from dashboards.db import Row, Snapshot
from dashboards.text import escaped, isolated, plain, web_address

MOST_FIGURES = 60
MOST_ARTICLES = 100


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    back = escaped(way_back("stories", "stories"))
    st.html(f'<p class="cw-back"><a href="{back}">← All stories</a></p>')
    story_id = st.query_params.get("id", "")
    story = snapshot.row("v_desk_story", story_id=story_id)
    if story is None:
        explain_unknown(story_id)
        return
    title = story["title"] or "Untitled story"
    st.set_page_config(page_title=f"{plain(title)} · Claimwatch")
    st.html(
        f'<div class="cw-headline"><h1>{isolated(title)}</h1>'
        f'<p class="cw-note">{escaped(storycards.extent(story))}</p></div>'
    )
    if story["n_flags"]:
        st.html(
            f'<p class="cw-onward"><a href="flags?story={escaped(story_id)}&amp;state=any">'
            f"{fmt.plural(story['n_flags'], 'flag')} of this story →</a></p>"
        )
    draw_figures(snapshot, story_id)
    draw_articles(snapshot, story_id)


def explain_unknown(story_id: str) -> None:
    """Say that the address names no story of this snapshot."""
    st.title("No such story", anchor=False)
    st.html(
        f"<p>The newest data hold no story <code>{escaped(story_id) or '(no id)'}</code>. "
        "It may have become part of another.</p>"
    )


def draw_figures(snapshot: Snapshot, story_id: str) -> None:
    """What is agreed and what is disputed."""
    figures = snapshot.rows("v_desk_story_figures", story_ids=[story_id], take=MOST_FIGURES)
    st.subheader("Its figures", anchor=False)
    st.html(storycards.figure_list(figures, storycards.spreads_of(snapshot, figures)))


def draw_articles(snapshot: Snapshot, story_id: str) -> None:
    """Who wrote on it, when, and which texts are copies."""
    articles = snapshot.rows("v_desk_story_articles", story_id=story_id, take=MOST_ARTICLES)
    st.subheader("Its articles", anchor=False)
    heads = ("Published", "Publisher", "Title", "Claims", "Origin")
    st.html(table.sheet(heads, _rows(articles), caption="Articles of the story"))


def _rows(articles: Sequence[Row]) -> list[list[str]]:
    first: dict[str | None, Row] = {}
    copies = Counter(article["origin_id"] for article in articles)
    rows = []
    for article in articles:
        original = first.setdefault(article["origin_id"], article)
        rows.append(
            [
                escaped(claim_cards.published(article)),
                isolated(article["publisher"] or "Unknown publisher"),
                _title(article),
                f"{article['n_monitorable']:,}",
                _origin(article, original, copies[article["origin_id"]] - 1),
            ]
        )
    return rows


def _origin(article: Row, original: Row, copies: int) -> str:
    """Whether the article is its own origin, or whose copy it is and why that is thought."""
    why = isolated(article["origin_reason"] or "not known")
    if article is not original:
        return f"≡ a copy of {isolated(original['publisher'] or 'Unknown publisher')}: {why}"
    if not copies:
        return f"◆ {why}"
    return f"◆ printed first, then by {fmt.plural(copies, 'other')}: {why}"


def _title(article: Row) -> str:
    title = isolated(article["title"] or "Untitled article")
    address = web_address(article["url"])
    if address is None:
        return title
    return (
        f'<a href="{escaped(address)}" target="_blank" rel="noopener noreferrer nofollow">'
        f"{title}</a>"
    )
