"""What an evaluation gives: scores and the errors behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from claimwatch.evaluate.ratio import Score


@dataclass(frozen=True, slots=True)
class EvaluationError:
    """One thing that is not as labelled: what sort, which label, where, and why."""

    sort: str
    label: str
    sentence: str
    why: str

    def __str__(self) -> str:
        """One line for a person."""
        where = f' "{self.sentence}"' if self.sentence else ""
        return f"{self.sort}: {self.label}: {self.why}{where}"


@dataclass(frozen=True, slots=True)
class Scored:
    """What one part of the scoring found."""

    scores: tuple[Score, ...]
    errors: tuple[EvaluationError, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of a database against labels, in the data's order, and every error."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "measure",
        "precision",
        "precision_95",
        "raised",
        "recall",
        "recall_95",
        "wanted",
    )

    scores: tuple[Score, ...]
    errors: tuple[EvaluationError, ...]

    def score(self, measure: str) -> Score:
        """The score of `measure`; KeyError when there is none."""
        for score in self.scores:
            if score.measure == measure:
                return score
        raise KeyError(measure)

    def rows(self) -> list[dict[str, object]]:
        """One record per score, shares in percent."""
        return [score.row() for score in self.scores]

    def error_rows(self) -> list[dict[str, object]]:
        """One record per error."""
        return [
            {"sort": e.sort, "label": e.label, "why": e.why, "sentence": e.sentence}
            for e in self.errors
        ]
