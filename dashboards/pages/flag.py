"""One flag at its own address: what clashes, who says it, in which words, and why it was raised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from claimwatch.model import CONFLICTS, FlagKind, Severity
from dashboards import charts, claim_cards, reasons, words
from dashboards import format as fmt
from dashboards.address import way_back
from dashboards.db import Row, Snapshot
from dashboards.table import kind_cell, severity_cell
from dashboards.text import escaped, isolated, plain

MOST_CLAIMS = 36


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    st.html(f'<p class="cw-back"><a href="{escaped(way_back("flags", "./"))}">← All flags</a></p>')
    flag_id = st.query_params.get("id", "")
    flag = snapshot.row("v_desk_flag", flag_id=flag_id)
    if flag is None:
        explain_unknown(flag_id)
        return
    st.set_page_config(page_title=f"{plain(flag['label'])} · Claimwatch")
    claims = snapshot.rows("v_desk_flag_claims", flag_id=flag_id, take=MOST_CLAIMS)
    draw_headline(flag)
    draw_claims(claims, left_out=flag["n_claims"] - len(claims))
    draw_intervals(claims)
    draw_reasons(snapshot, flag, claims)


def explain_unknown(flag_id: str) -> None:
    """Say that the address names no flag of this snapshot."""
    st.title("No such flag", anchor=False)
    st.html(
        f"<p>The newest data hold no flag <code>{escaped(flag_id) or 'without an id'}</code>. "
        "It may have gone with the claims that it rested on.</p>"
    )


def draw_headline(flag: Row) -> None:
    """What the flag is about, how grave it is, and the note in words."""
    kind = FlagKind(flag["kind"])
    severity = Severity(flag["severity"])
    badges = severity_cell(severity.title(), words.SEVERITY_LEVELS[severity]) + kind_cell(
        words.KINDS[kind].name, words.group_of(kind)
    )
    st.html(
        f'<div class="cw-headline"><p class="cw-badges">{badges}</p>'
        f"<h1>{isolated(flag['label'])}</h1>"
        f'<p class="cw-explanation">{isolated(flag["explanation"])}</p>'
        f'<p class="cw-note">{words.KINDS[kind].meaning}</p>{_figures(flag)}</div>'
    )


def _figures(flag: Row) -> str:
    named = (
        ("Claims", f"{flag['n_claims']:,}"),
        ("Publishers", f"{len(flag['publishers']):,}"),
        ("Independent origins", f"{flag['origins']:,}"),
        ("Confidence in the match", f"{flag['confidence']:.0%}"),
        ("First seen", fmt.moment(flag["first_seen"])),
        ("State", str(flag["status"])),
    )
    items = "".join(f"<div><dt>{name}</dt><dd>{escaped(text)}</dd></div>" for name, text in named)
    return f'<dl class="cw-facts">{items}</dl>'


def draw_claims(claims: Sequence[Row], left_out: int) -> None:
    """The claims side by side."""
    st.subheader("Who says what", anchor=False)
    st.html(claim_cards.cards(claims))
    if left_out > 0:
        st.html(f'<p class="cw-note">{fmt.plural(left_out, "more claim")} of this figure.</p>')


def draw_intervals(claims: Sequence[Row]) -> None:
    """The stretch that each claim leaves open, one plot a unit."""
    st.subheader("What each leaves open", anchor=False)
    by_unit: dict[str | None, list[tuple[int, Row]]] = defaultdict(list)
    for position, claim in enumerate(claims):
        by_unit[claim["unit"]].append((position, claim))
    dark = st.context.theme.type == "dark"
    with st.container(border=True):
        for unit, placed in by_unit.items():
            st.altair_chart(
                charts.interval_plot(placed, unit, dark=dark),
                alt=_in_words([claim for _, claim in placed]),
                theme="streamlit",
            )
        st.html(
            '<p class="cw-note">A dot is the number itself, a line what its wording leaves open, '
            "a wide pale bar a loose one (“about”, “dozens”), an arrow an end without a limit.</p>"
        )


def _in_words(claims: Sequence[Row]) -> str:
    said = "; ".join(f"{words.publisher(c)}: {words.figure_in_words(c)}" for c in claims)
    return f"Intervals by source. {said}"


def draw_reasons(snapshot: Snapshot, flag: Row, claims: Sequence[Row]) -> None:
    """The pairs that clash and why their claims were taken as one figure."""
    is_conflict = FlagKind(flag["kind"]) in CONFLICTS
    pairs = snapshot.rows("v_desk_flag_pairs", flag_id=flag["flag_id"])
    st.subheader("Cannot both hold" if is_conflict else "What differs", anchor=False)
    st.html(reasons.pair_list(pairs, claims, is_conflict))
    links = snapshot.rows("v_desk_flag_links", flag_id=flag["flag_id"])
    if links:
        st.subheader("Why these claims were joined", anchor=False)
        st.html(reasons.link_list(links, claims))
    if flag["figure_id"]:
        address = f"figure?id={escaped(flag['figure_id'])}"
        st.html(f'<p class="cw-onward"><a href="{address}">All claims of this figure →</a></p>')
