"""What every visit runs: the frame that all pages share, then the page that the address names.

It lies apart from `pages/`: Streamlit would take a folder of that name beside its script for pages
of the old kind, and run one alone when the first visitor opens its address.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

from dashboards.db import NothingToShow, Snapshot, newest_snapshot
from dashboards.first_step import explain_first_step
from dashboards.header import freshness_line
from dashboards.pages import figure, figures, flag, flags

ASSETS = Path(__file__).parents[1] / "assets"


def draw() -> None:
    """Draw the frame, then the page."""
    st.set_page_config(page_title="Claimwatch", page_icon=str(ASSETS / "mark.svg"), layout="wide")
    st.html(ASSETS / "style.css")
    st.logo(str(ASSETS / "logo.svg"), size="large")
    try:
        snapshot = newest_snapshot()
    except NothingToShow as nothing:
        explain_first_step(str(nothing))
        return
    page = st.navigation(pages(snapshot), position="top")
    freshness_line(snapshot)
    page.run()
    _links()(key="cw-links")


def pages(snapshot: Snapshot) -> list[st.Page]:
    """The pages, all over one snapshot; the two that show one record are not in the menu."""
    return [
        st.Page(partial(flags.draw, snapshot), title="Flags", url_path="flags", default=True),
        st.Page(partial(figures.draw, snapshot), title="Figures", url_path="figures"),
        st.Page(partial(flag.draw, snapshot), title="Flag", url_path="flag", visibility="hidden"),
        st.Page(
            partial(figure.draw, snapshot), title="Figure", url_path="figure", visibility="hidden"
        ),
    ]


@cache
def _links() -> Any:
    return st.components.v2.component(
        "claimwatch_links", js=(ASSETS / "links.js").read_text(encoding="utf-8")
    )


draw()
