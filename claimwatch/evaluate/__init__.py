"""Scores a database against labels: claims, figures, origins and flags, with every error named."""

from __future__ import annotations

from pathlib import Path

from claimwatch.evaluate import claim_scores, figure_scores, flag_scores
from claimwatch.evaluate.evaluation import Evaluation, EvaluationError
from claimwatch.evaluate.label_records import Labels
from claimwatch.evaluate.labels import load_labels
from claimwatch.evaluate.placing import RowReader, place
from claimwatch.evaluate.ratio import Ratio, Score

__all__ = [
    "Evaluation",
    "EvaluationError",
    "Labels",
    "Ratio",
    "Score",
    "evaluate",
    "evaluate_against",
    "load_labels",
]


def evaluate(reader: RowReader, labels: Path) -> Evaluation:
    """Score what `reader` gives against the label file or folder `labels` (see seeds/README.md).

    Raises:
        InputNotFound: there are no labels.
        InputUnreadable: a label is wrong: a key, or words that do not stand in the article.
    """
    return evaluate_against(reader, load_labels(labels))


def evaluate_against(reader: RowReader, labels: Labels) -> Evaluation:
    """Score what `reader` gives against labels that are already read; flags' errors come first."""
    placed = place(labels, reader)
    parts = [
        claim_scores.score_publishers(labels, placed),
        claim_scores.score_claims(labels, placed),
        claim_scores.score_distractors(labels, placed),
        claim_scores.score_bounds(labels, placed),
        claim_scores.score_counted(labels, placed),
        claim_scores.score_claimants(labels, placed),
        claim_scores.score_vias(labels, placed),
        figure_scores.score_figures(labels, placed),
        figure_scores.score_origins(labels, placed),
        flag_scores.score_flags(labels, placed, reader),
    ]
    return Evaluation(
        tuple(score for part in parts for score in part.scores),
        tuple(error for part in reversed(parts) for error in part.errors),
    )
