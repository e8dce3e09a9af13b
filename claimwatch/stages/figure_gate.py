"""The gate between matching and judging: figures that fail it are not judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimwatch.gate import Gate, GateReport
from claimwatch.match.dimensions import count_dimensions
from claimwatch.model import Claim, Figure
from claimwatch.stages.refusals import Refusal, refused_figures
from claimwatch.store import Store, decided


@dataclass(frozen=True, slots=True)
class GatedFigures:
    """The figures that pass, what the gate said of all, and the refusals of the others."""

    passed: tuple[Figure, ...]
    report: GateReport
    refused: tuple[Refusal, ...]


def gate_figures(
    store: Store, gate: Gate, figures: Sequence[Figure], claims: Mapping[str, Claim]
) -> GatedFigures:
    """Check `figures` against the gate; `claims` are those of their stories, by id."""
    report = gate.check("figures", [_checked_row(figure, claims) for figure in figures])
    failed = {failure.row_id for failure in report.failures}
    failed -= decided.load_waived(store, "judge")
    return GatedFigures(
        passed=tuple(figure for figure in figures if figure.figure_id not in failed),
        report=report,
        refused=tuple(refused_figures(report, figures, failed)),
    )


def _checked_row(figure: Figure, claims: Mapping[str, Claim]) -> dict[str, object]:
    """The row of a figure as the gate checks it: with how many claims of what units it holds.

    Numbers without a dimension stand with any: shares in words ("a third" beside "33 percent"), and
    numbers whose unit was not said. So do those that may be of either: "410p" and "410p a share".
    """
    known = [claims[claim_id] for claim_id in figure.claim_ids if claim_id in claims]
    return {
        "figure_id": figure.figure_id,
        "story_id": figure.story_id,
        "label": figure.label,
        "n_claims": len(figure.claim_ids),
        "n_known": len(known),
        "n_units": count_dimensions(known),
    }
