"""Softer than conflicts: what the claims of a figure, or the figures of a story, give notice of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimwatch.judge.drifts import drift_notices
from claimwatch.judge.edits import edit_notices, find_edits
from claimwatch.judge.grounds import Grounds, Links
from claimwatch.judge.origins import Origin
from claimwatch.judge.scope_drift import scope_notices
from claimwatch.judge.stale import Stale, stale_notice
from claimwatch.model import Article, Claim, Figure, Flag


def figure_notices(
    figure: Figure,
    claims: Sequence[Claim],
    stale: Mapping[str, Stale],
    grounds: Grounds,
    links: Links,
) -> list[Flag]:
    """The notices of one figure: hedge_drift, attribution_dropped and stale.

    `claims` are those of the figure that are monitored, `stale` the late prints among them.
    """
    return [
        *drift_notices(figure, claims, grounds, links),
        *stale_notice(figure, stale, grounds, links),
    ]


def judge_story(
    figures: Sequence[Figure],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
    edits: Mapping[str, str] | None = None,
) -> list[Flag]:
    """The notices that reach across the figures of one story: scope_drift and silent_edit.

    `edits` lead from the newer version of a page to the one before it.
    """
    grounds = Grounds(claims, articles, origins, edits or {})
    edited = edit_notices(figures, find_edits(figures, grounds), grounds, {})
    return [*scope_notices(figures, grounds), *edited]
