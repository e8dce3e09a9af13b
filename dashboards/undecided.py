"""What was left undecided about a flag's claims: links judged unsure, shown when asked for.

They tell what might belong to the flag, or might not: among its own claims, and to others.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboards import reasons, words
from dashboards.claims import claims_with
from dashboards.db import Row, Snapshot
from dashboards.quote import marked_sentence
from dashboards.text import escaped, isolated

MOST = 30


def draw(snapshot: Snapshot, flag_id: str, claims: Sequence[Row]) -> None:
    """Draw the switch, and behind it the links."""
    if not st.toggle("Show what was left undecided", key="cw-undecided"):
        return
    links = snapshot.rows("v_desk_unsure_links", flag_id=flag_id, take=MOST)
    if not links:
        st.html(
            '<p class="cw-note">● Nothing: whether another claim speaks of this quantity was '
            "decided for every claim that was compared with these.</p>"
        )
        return
    letters = reasons.letters_of(claims)
    ends = {end for link in links for end in (link["claim_a"], link["claim_b"])}
    others = {c["claim_id"]: c for c in claims_with(snapshot, ends - letters.keys())}
    st.html("".join(_link(link, letters, others) for link in links))


def _link(link: Row, letters: dict[str, str], others: dict[str, Row]) -> str:
    ends = sorted((link["claim_a"], link["claim_b"]), key=lambda end: letters.get(end, "~"))
    pair = " and ".join(_end(end, letters, others) for end in ends)
    said = "".join(_sentence(others[end]) for end in ends if end in others)
    return reasons.unfolding(link, pair, said)


def _end(claim_id: str, letters: dict[str, str], others: dict[str, Row]) -> str:
    if claim_id in letters:
        return f"<b>{letters[claim_id]}</b>"
    if claim_id not in others:
        return "a claim of this flag that is not shown"
    claim = others[claim_id]
    return (
        f"<b>{escaped(words.figure_in_words(claim))}</b> {isolated(words.speaker(claim))}, "
        f"{isolated(words.publisher(claim))}"
    )


def _sentence(claim: Row) -> str:
    return f'<p class="cw-quote" dir="auto">{marked_sentence(claim).strip()}</p>'
