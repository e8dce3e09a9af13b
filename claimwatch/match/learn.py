"""Fits the weights of `match_weights.toml` on labelled pairs, offline, with numpy alone.

    python -m claimwatch.match.learn PAIRS.jsonl > seeds/tables/match_weights.toml

Each line of PAIRS is one pair: {"group": the event, "same": true or false, "weight": 1.0,
"scores": {comparator: score}}. Nothing of the pairs but the weights is kept. A logistic regression
whose weights cannot be negative (so that each number reads as what it is: evidence for or against),
with a ridge; quality is measured on events that were left out of the fit.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimwatch.match.comparators import COMPARATORS

Floats = NDArray[np.float64]

RIDGE = 2.0
STEPS = 30


@dataclass(frozen=True, slots=True)
class LabelledPairs:
    """Pairs as a matrix: (n, 2k) columns are each comparator's positive, then negative scores."""

    names: tuple[str, ...]
    scores: Floats
    same: Floats
    weights: Floats
    groups: NDArray[np.str_]


def read_pairs(path: Path) -> LabelledPairs:
    """Read labelled pairs from JSON lines."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    names = tuple(sorted({name for row in rows for name in row["scores"]}))
    raw = np.array([[row["scores"].get(name, 0.0) for name in names] for row in rows])
    return LabelledPairs(
        names=names,
        scores=np.hstack([np.maximum(raw, 0.0), np.maximum(-raw, 0.0)]),
        same=np.array([float(row["same"]) for row in rows]),
        weights=np.array([float(row.get("weight", 1.0)) for row in rows]),
        groups=np.array([str(row["group"]) for row in rows]),
    )


def fit(pairs: LabelledPairs, chosen: NDArray[np.bool_]) -> tuple[float, Floats]:
    """The bias and the 2k weights (for, against), none negative, fitted on the chosen rows.

    Newton's method on the weighted log loss with a ridge on the weights; weights that would fall
    below zero are held at zero for that step.
    """
    signs = np.repeat([1.0, -1.0], len(pairs.names))
    x = np.hstack([pairs.scores[chosen] * signs, np.ones((int(chosen.sum()), 1))])
    y, w = pairs.same[chosen], pairs.weights[chosen]
    ridge = np.append(np.full(x.shape[1] - 1, RIDGE), 0.0)
    beta = np.zeros(x.shape[1])
    for _ in range(STEPS):
        found = _sigmoid(x @ beta)
        slope = x.T @ (w * (found - y)) + ridge * beta
        free = (beta > 0) | (slope < 0)
        free[-1] = True
        inner = x[:, free]
        curve = (inner * (w * found * (1 - found))[:, None]).T @ inner + np.diag(ridge[free] + 1e-6)
        beta[free] -= np.clip(np.linalg.solve(curve, slope[free]), -1.0, 1.0)
        beta[:-1] = np.maximum(beta[:-1], 0.0)
    return float(beta[-1]), beta[:-1]


def _sigmoid(odds: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30))), dtype=np.float64)


def predict(pairs: LabelledPairs, bias: float, weights: Floats) -> Floats:
    """The probability of every pair."""
    signs = np.repeat([1.0, -1.0], len(pairs.names))
    return _sigmoid((pairs.scores * signs) @ weights + bias)


def cross_validate(pairs: LabelledPairs, folds: int = 5) -> Floats:
    """The probability of every pair by a model that has not seen its event."""
    events = sorted(set(pairs.groups.tolist()))
    fold_of = {event: place % folds for place, event in enumerate(events)}
    fold = np.array([fold_of[group] for group in pairs.groups.tolist()])
    found = np.zeros(len(pairs.same))
    for number in range(min(folds, len(events))):
        bias, weights = fit(pairs, fold != number)
        found[fold == number] = predict(pairs, bias, weights)[fold == number]
    return found


def rank_quality(same: Floats, found: Floats) -> float:
    """The area under the ROC curve: how often a same pair scores above a different one."""
    order = np.argsort(found, kind="stable")
    ranks = np.empty(len(found))
    ranks[order] = np.arange(1, len(found) + 1)
    positive = same.sum()
    negative = len(same) - positive
    return float((ranks[same == 1].sum() - positive * (positive + 1) / 2) / (positive * negative))


def as_table(names: Sequence[str], bias: float, weights: Floats, note: str) -> str:
    """The table of weights, as TOML."""
    same, different = weights[: len(names)], weights[len(names) :]
    order = [comparator.__name__ for comparator in COMPARATORS]
    rows = [
        f"{name} = {{same = {same[i]:.2f}, different = {different[i]:.2f}}}"
        for i, name in enumerate(names)
    ]
    return "\n".join(
        [
            "# How much each comparator's score adds to the log odds that two claims speak of one",
            "# quantity: a score above 0 times `same`, one below times `different`.",
            f"# source: fitted by claimwatch/match/learn.py on labelled pairs; {note}",
            "",
            "[model]",
            f"bias = {bias:.2f}",
            "same_from = 0.5",
            "agree_from = 0.3",
            "differ_from = 0.28",
            "different_below = 0.2",
            "",
            f"# {len(order)} comparators",
            "[comparators]",
            *rows,
            "",
        ]
    )


def main(path: str) -> None:
    """Fit on all pairs of a file and print the table; quality goes to standard error."""
    pairs = read_pairs(Path(path))
    held_out = cross_validate(pairs)
    note = f"area under the curve {rank_quality(pairs.same, held_out):.3f} on events left out"
    bias, weights = fit(pairs, np.ones(len(pairs.same), dtype=bool))
    sys.stdout.write(as_table(pairs.names, bias, weights, note))


if __name__ == "__main__":
    main(sys.argv[1])
