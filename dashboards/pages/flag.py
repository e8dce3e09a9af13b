"""One flag at its own address: what clashes, who says it, in which words, and why it was raised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from claimwatch.decide.decision import SubjectKind
from claimwatch.decide.state import Held
from claimwatch.model import CONFLICTS, FlagKind, Severity
from dashboards import charts, claim_cards, copies, exports, flag_actions, reasons, undecided, words
from dashboards import format as fmt
from dashboards.address import way_back
from dashboards.claims import claims_of_figure, claims_of_flag
from dashboards.db import Row, Snapshot
from dashboards.deciding import draw_said
from dashboards.desk_store import desk, mirror, state_of
from dashboards.flag_log import decision_records, history
from dashboards.pages import figure
from dashboards.table import kind_cell, severity_cell, state_cell
from dashboards.text import escaped, isolated, plain

MOST_CLAIMS = 36
MOST_OF_FIGURE = 120
MOST_CHANGES = 200


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    back = escaped(way_back("flags", "flags"))
    st.html(f'<p class="cw-back"><a href="{back}">← All flags</a></p>')
    given = st.query_params.get("id", "")
    flag = snapshot.row("v_desk_flag", flag_id=given)
    if flag is None:
        explain_unknown(given)
        return
    st.set_page_config(page_title=f"{plain(flag['label'])} · Claimwatch")
    state = state_of(flag)
    held = mirror().held(SubjectKind.FLAG, flag["flag_id"])
    claims = claims_of_flag(snapshot, flag["flag_id"], MOST_CLAIMS)
    draw_said()
    draw_headline(flag, state, held)
    flag_actions.draw_actions(snapshot, flag, state)
    draw_claims(claims, left_out=flag["n_claims"] - len(claims))
    draw_intervals(claims)
    draw_reasons(snapshot, flag, claims)
    draw_figure(snapshot, flag, claims)
    draw_copies(snapshot, flag, claims)
    draw_history(snapshot, flag, claims)


def explain_unknown(flag_id: str) -> None:
    """Say that the address names no flag of this snapshot."""
    st.title("No such flag", anchor=False)
    st.html(
        f"<p>The newest data hold no flag <code>{escaped(flag_id) or 'without an id'}</code>. "
        "It may have gone with the claims that it rested on.</p>"
    )


def draw_headline(flag: Row, state: str, held: Held) -> None:
    """What the flag is about, how grave it is, how it stands, and the note in words."""
    kind = FlagKind(flag["kind"])
    severity = Severity(flag["severity"])
    badges = severity_cell(severity.title(), words.SEVERITY_LEVELS[severity]) + kind_cell(
        words.KINDS[kind].name, words.group_of(kind)
    )
    badges += state_cell(state, None)
    st.html(
        f'<div class="cw-headline"><p class="cw-badges">{badges}</p>'
        f"<h1>{isolated(flag['label'])}</h1>"
        f'<p class="cw-explanation">{isolated(flag["explanation"])}</p>'
        f'<p class="cw-note">{words.KINDS[kind].meaning}</p>{_figures(flag, held)}</div>'
    )


def _figures(flag: Row, held: Held) -> str:
    named = [
        ("Claims", f"{flag['n_claims']:,}"),
        ("Publishers", f"{len(flag['publishers']):,}"),
        ("Independent origins", f"{flag['origins']:,}"),
        ("Confidence in the match", fmt.sureness(flag["confidence"])),
        ("First seen", fmt.moment(flag["first_seen"])),
        ("Last seen", fmt.moment(flag["last_seen"])),
        ("Assignee", held.assignee or "nobody"),
    ]
    if flag["topics"]:
        named.append(("Topics", ", ".join(flag["topics"])))
    if held.by is not None and held.by.draft.until is not None:
        named.append(("Snoozed until", fmt.moment(held.by.draft.until)))
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
            st.vega_lite_chart(
                charts.interval_plot(placed, unit, dark=dark),
                alt=_in_words([claim for _, claim in placed]),
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
    joins = reasons.join_list(_joins(snapshot, flag), claims)
    if joins or links:
        st.subheader("Why these claims were joined", anchor=False)
        listed = reasons.link_list(links, claims)
        st.html(joins + (reasons.BY_WORDING if joins and listed else "") + listed)
    st.fragment(undecided.draw)(snapshot, flag["flag_id"], claims)


def _joins(snapshot: Snapshot, flag: Row) -> Sequence[Row]:
    figure_id = flag["figure_id"]
    return snapshot.rows("v_core_joins", figure_id=figure_id) if figure_id else []


def draw_figure(snapshot: Snapshot, flag: Row, claims: Sequence[Row]) -> None:
    """The whole figure that the flag is on: over time, who printed what last, what is not of it."""
    figure_id = flag["figure_id"]
    if not figure_id:
        return
    of_figure = claims_of_figure(snapshot, figure_id, MOST_OF_FIGURE)
    letters = reasons.letters_of(claims)
    figure.draw_timeline(of_figure)
    said = snapshot.rows("v_desk_last_said", figure_id=figure_id)
    if len(said) > 1:
        st.subheader("Who printed which number last", anchor=False)
        st.html(copies.last_said(said[:MOST_CLAIMS], letters))
    flag_actions.draw_taken_out(of_figure)
    flag_actions.draw_apart(figure_id, of_figure, letters)
    st.html(
        f'<p class="cw-onward"><a href="figure?id={escaped(figure_id)}">All claims of this figure '
        f'→</a> &nbsp; <a href="story?id={escaped(flag["story_id"])}">The story →</a></p>'
    )


def draw_copies(snapshot: Snapshot, flag: Row, claims: Sequence[Row]) -> None:
    """Which of the articles copy which."""
    whole = len(claims) == flag["n_claims"]
    articles = {claim["article_key"]: claim["origin_id"] for claim in claims}
    alone = whole and len(set(articles.values())) == len(articles)
    origins = [] if alone else snapshot.rows("v_desk_copies", flag_id=flag["flag_id"])
    st.subheader("Which copy which", anchor=False)
    if origins:
        st.html(copies.copy_list(origins, reasons.letters_of(claims)))
    else:
        st.html('<p class="cw-note">Every article here is its own origin: none copies another.</p>')


def draw_history(snapshot: Snapshot, flag: Row, claims: Sequence[Row]) -> None:
    """What runs found and people decided, and the ways to take it all along."""
    flag_id = flag["flag_id"]
    changes = snapshot.rows("v_desk_flag_history", flag_id=flag_id, take=MOST_CHANGES)
    decisions = desk().decisions.of(SubjectKind.FLAG, flag_id)
    st.subheader("History and decisions", anchor=False)
    st.html(history(changes, decisions))
    pairs = snapshot.rows("v_desk_flag_pairs", flag_id=flag_id)
    record = exports.flag_record(flag, claims, pairs, decision_records(decisions))
    st.subheader("Take it along", anchor=False)
    with st.container(key="cw-exports", horizontal=True):
        for label, name, kind, make in (
            ("CSV of the claims", "csv", "text/csv", lambda: exports.csv_of(claims)),
            ("JSON", "json", "application/json", lambda: exports.json_of(record)),
            (
                "ClaimReview draft",
                "jsonld",
                "application/ld+json",
                lambda: exports.json_of(exports.claim_reviews(flag, claims)),
            ),
        ):
            st.download_button(
                label,
                make,
                file_name=f"flag-{flag_id}.{name}",
                mime=kind,
                on_click="ignore",
                key=f"cw-export-{name}",
            )
