"""What every visit runs: the frame that all pages share, then the page that the address names.

It lies apart from `pages/`: Streamlit would take a folder of that name beside its script for pages
of the old kind, and run one alone when the first visitor opens its address.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import streamlit as st

from dashboards import login
from dashboards.configured import settings
from dashboards.db import NothingToShow, Snapshot, newest_snapshot
from dashboards.desk_store import mirror
from dashboards.first_step import explain_first_step
from dashboards.header import freshness_line
from dashboards.pages import (
    figure,
    figures,
    flag,
    flags,
    home,
    quality,
    runs,
    sources,
    stories,
    story,
)
from dashboards.people import visitor

ASSETS = Path(__file__).parents[1] / "assets"


def draw() -> None:
    """Draw the frame, then the page."""
    st.set_page_config(page_title="Claimwatch", page_icon=str(ASSETS / "mark.svg"), layout="wide")
    st.html(ASSETS / "style.css")
    st.logo(str(ASSETS / "logo.svg"), size="large")
    if not login.require(settings().auth):
        return
    mirror().refresh()
    try:
        snapshot = newest_snapshot()
    except NothingToShow as nothing:
        explain_first_step(str(nothing))
        return
    page = st.navigation(pages(snapshot), position="top")
    freshness_line(snapshot)
    page.run()
    _links()(key="cw-links", data={"name": visitor().name})


def pages(snapshot: Snapshot) -> list[st.Page]:
    """The pages, all over one snapshot; those that show one record are not in the menu."""
    listed = (home, flags, figures, stories, sources, quality, runs)
    shown = [_page(module, snapshot, default=module is home) for module in listed]
    single = [_page(module, snapshot, visibility="hidden") for module in (flag, figure, story)]
    return [*shown, *single]


def _page(module: ModuleType, snapshot: Snapshot, **more: Any) -> st.Page:
    name = module.__name__.rpartition(".")[2]
    return st.Page(partial(module.draw, snapshot), title=name.title(), url_path=name, **more)


@cache
def _links() -> Any:
    return st.components.v2.component(
        "claimwatch_links", js=(ASSETS / "links.js").read_text(encoding="utf-8")
    )


draw()
