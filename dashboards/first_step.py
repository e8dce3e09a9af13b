"""What the dashboard shows before there is anything to show: the first step, with its command."""

from __future__ import annotations

import shlex

import streamlit as st

from dashboards.db import database_path
from dashboards.text import escaped


def explain_first_step(why: str) -> None:
    """Say that there is no data yet, why, and which command brings some in."""
    st.title("Nothing to show yet", anchor=False)
    st.html(
        "<p>Claimwatch reads articles, takes out every number with who says it, and flags the "
        "figures whose numbers cannot all hold. This dashboard shows what a run has found.</p>"
    )
    with st.container(border=True):
        st.subheader("The first step", anchor=False)
        st.html("<p>Give it a folder or a file of articles (.txt, .html, .json or .jsonl):</p>")
        st.code(
            f"claimwatch run --articles FOLDER --db {shlex.quote(str(database_path()))}",
            language=None,
            wrap_lines=True,
        )
        st.html(
            "<p>Without articles of your own, <code>make demo</code> runs it over the ones that "
            "come with the project. Then load this page again.</p>"
        )
    st.html(f'<p class="cw-note">{escaped(why)}</p>')
