"""Scores matching: which labelled claims were joined to one figure, and which articles copies."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping

from claimwatch.evaluate.evaluation import EvaluationError, Scored
from claimwatch.evaluate.label_records import Labels
from claimwatch.evaluate.placing import Placed
from claimwatch.evaluate.ratio import Ratio, Score


def score_figures(labels: Labels, placed: Placed) -> Scored:
    """Pairs of found claims that are in one figure, against those that are labelled so.

    Only labelled claims are looked at, and pairs across figures that may be joined are left out.
    The errors are per figure: which labelled one is split, which stored one mixes several.
    """
    figure_of = {c: f.figure for f in labels.figures.values() for c in f.claims}
    joined = right = labelled = 0
    for a, b in itertools.combinations([c for c in placed.claims if c in figure_of], 2):
        together = _together(placed, a, b)
        same = figure_of[a] == figure_of[b]
        if not same and _may_join(labels, figure_of[a], figure_of[b]):
            continue
        joined += together
        labelled += same
        right += together and same
    score = Score("figure pairs", Ratio(right, joined), Ratio(right, labelled))
    return Scored((score,), (*_split(labels, placed), *_mixed(labels, placed, figure_of)))


def _together(placed: Placed, a: str, b: str) -> bool:
    figure = placed.claims[a]["figure_id"]
    return figure is not None and bool(figure == placed.claims[b]["figure_id"])


def _may_join(labels: Labels, a: str, b: str) -> bool:
    return b in labels.figures[a].may_join or a in labels.figures[b].may_join


def _split(labels: Labels, placed: Placed) -> Iterator[EvaluationError]:
    for figure in labels.figures.values():
        parts: dict[str, list[str]] = defaultdict(list)
        for name in figure.claims:
            if name in placed.claims:
                parts[placed.claims[name]["figure_id"] or name].append(name)
        if len(parts) > 1:
            why = f"{figure.quantity}: is {len(parts)} figures"
            yield EvaluationError("split", figure.figure, _listed(placed, parts), why)


def _mixed(
    labels: Labels, placed: Placed, figure_of: Mapping[str, str]
) -> Iterator[EvaluationError]:
    members: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, claim in placed.claims.items():
        if name in figure_of and claim["figure_id"] is not None:
            members[claim["figure_id"]][figure_of[name]].append(name)
    for parts in members.values():
        if any(not _may_join(labels, a, b) for a, b in itertools.combinations(parts, 2)):
            why = "are joined to one figure"
            yield EvaluationError("mixed", ", ".join(parts), _listed(placed, parts), why)


def _listed(placed: Placed, parts: Mapping[str, list[str]]) -> str:
    """The parts, each with its claims and the sentence of the first."""
    return " | ".join(
        f"{', '.join(names)}: {placed.sentences[names[0]]}" for names in parts.values()
    )


def score_origins(labels: Labels, placed: Placed) -> Scored:
    """Pairs of labelled articles that were taken for one origin, against those labelled so."""
    copies = [frozenset(group) for group in labels.origins]
    joined = right = labelled = 0
    errors = []
    for a, b in itertools.combinations(labels.articles, 2):
        together = _one_origin(placed, a, b)
        same = any({a, b} <= group for group in copies)
        joined += together
        labelled += same
        right += together and same
        if together != same:
            why = "one origin, not seen" if same else "taken for one origin"
            errors.append(EvaluationError("origin", f"{a}, {b}", "", why))
    score = Score("origin pairs", Ratio(right, joined), Ratio(right, labelled))
    return Scored((score,), tuple(errors))


def _one_origin(placed: Placed, a: str, b: str) -> bool:
    origin = placed.articles[a]["origin_id"]
    return origin is not None and bool(origin == placed.articles[b]["origin_id"])
