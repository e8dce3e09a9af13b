"""Puts claims of one quantity into figures, so that one wrong link cannot glue two figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from claimwatch.match.candidates import blocking_keys
from claimwatch.match.compare import read_weights
from claimwatch.match.joining import Group, group_in_steps
from claimwatch.match.labels import label_of
from claimwatch.model import Claim, CoreJoin, Figure, Link, content_id


def group_claims(
    claims: Sequence[Claim],
    links: Sequence[Link],
    stories: Mapping[str, str],
    differ_from: float | None = None,
    times: Mapping[str, datetime | None] | None = None,
) -> list[Figure]:
    """The figures of the claims that can be compared, sorted by id. No order is needed.

    `stories` gives the story of each article; an article without one is its own story. Claims
    that nothing joins are figures of one claim; links across stories are left out. `differ_from`
    is how sure a link between numbers that differ must be, as in the table of weights by default.
    `times` are those of publication, by article id: a figure is named after its earliest claim.
    """
    held: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        story = stories.get(claim.article_id, claim.article_id)
        if blocking_keys(claim, story):
            held[story][claim.claim_id] = claim
    story_of = {claim_id: story for story, inside in held.items() for claim_id in inside}
    linked: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        story = story_of.get(link.claim_a, "")
        if story and story_of.get(link.claim_b) == story:
            linked[story].append(link)
    figures = [
        figure_of(story, [inside[c] for c in group.claim_ids], times or {}, group.joins)
        for story, inside in held.items()
        for group in group_story(inside, linked[story], differ_from, times)
    ]
    return sorted(figures, key=lambda figure: figure.figure_id)


def group_story(
    claims: Mapping[str, Claim],
    links: Sequence[Link],
    differ_from: float | None = None,
    times: Mapping[str, datetime | None] | None = None,
) -> list[Group]:
    """The groups of one story's claims, joined in steps (see `joining`)."""
    weights = read_weights()
    least = weights.differ_from if differ_from is None else differ_from
    return group_in_steps(claims, links, weights, least, times)


def figure_of(
    story_id: str,
    claims: Sequence[Claim],
    times: Mapping[str, datetime | None],
    joins: tuple[CoreJoin, ...] = (),
) -> Figure:
    """The figure of these claims.

    Its identity is that of its earliest claim (undated ones last), whatever story it is told in: so
    it stays the same while later claims join and stories merge.
    """
    units = sorted({claim.unit for claim in claims if claim.unit})
    first = min(claims, key=lambda claim: _place_in_time(claim, times))
    return Figure(
        figure_id=content_id("figure", first.claim_id),
        story_id=story_id,
        label=label_of(claims),
        unit=units[0] if len(units) == 1 else None,
        claim_ids=tuple(sorted(claim.claim_id for claim in claims)),
        joins=joins,
    )


def _place_in_time(claim: Claim, times: Mapping[str, datetime | None]) -> tuple[bool, float, str]:
    at = times.get(claim.article_id)
    return (at is None, at.timestamp() if at else 0.0, claim.claim_id)
