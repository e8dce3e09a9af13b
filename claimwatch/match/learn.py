"""Fits the weights of `match_weights.toml` on labelled pairs, offline, with numpy alone.

    python -m claimwatch.match.learn PAIRS.jsonl > seeds/tables/match_weights.toml
    python -m claimwatch.match.learn --standing PAIRS.jsonl > seeds/tables/standing_weights.toml

Each line of PAIRS is one pair: {"group": the event, "same": true or false, "weight": 1.0,
"scores": {comparator: score}}, with --standing also "sort": how the two numbers stand to each
other, of which each gets weights of its own. Nothing of the pairs but the weights is kept. A
logistic regression whose weights cannot be negative (so that each number reads as what it is:
evidence for or against), with a ridge; quality is measured on events that were left out of the fit.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimwatch.match.comparators import COMPARATORS

Floats = NDArray[np.float64]

RIDGE = 2.0
STANDING_RIDGE = 10.0
_LEAST_WEIGHT = 0.05
STEPS = 100
_HALVINGS = 20


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
    return _as_matrix([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])


def _as_matrix(rows: Sequence[dict[str, Any]]) -> LabelledPairs:
    names = tuple(sorted({name for row in rows for name in row["scores"]}))
    raw = np.array([[row["scores"].get(name, 0.0) for name in names] for row in rows])
    return LabelledPairs(
        names=names,
        scores=np.hstack([np.maximum(raw, 0.0), np.maximum(-raw, 0.0)]),
        same=np.array([float(row["same"]) for row in rows]),
        weights=np.array([float(row.get("weight", 1.0)) for row in rows]),
        groups=np.array([str(row["group"]) for row in rows]),
    )


def fit(
    pairs: LabelledPairs, chosen: NDArray[np.bool_], ridge_of: float = RIDGE
) -> tuple[float, Floats]:
    """The bias and the 2k weights (for, against), none negative, fitted on the chosen rows.

    Newton's method on the weighted log loss with a ridge on the weights; weights that would fall
    below zero are held at zero for that step.
    """
    signs = np.repeat([1.0, -1.0], len(pairs.names))
    x = np.hstack([pairs.scores[chosen] * signs, np.ones((int(chosen.sum()), 1))])
    y, w = pairs.same[chosen], pairs.weights[chosen]
    ridge = np.append(np.full(x.shape[1] - 1, ridge_of), 0.0)
    beta = np.zeros(x.shape[1])
    for _ in range(STEPS):
        found = _sigmoid(x @ beta)
        slope = x.T @ (w * (found - y)) + ridge * beta
        free = (beta > 0) | (slope < 0)
        free[-1] = True
        inner = x[:, free]
        curve = (inner * (w * found * (1 - found))[:, None]).T @ inner + np.diag(ridge[free] + 1e-6)
        step = np.zeros(x.shape[1])
        step[free] = np.linalg.solve(curve, slope[free])
        beta = _stepped(beta, step, lambda b: _loss(x, y, w, ridge, b))
    return float(beta[-1]), beta[:-1]


def _stepped(beta: Floats, step: Floats, loss: Callable[[Floats], float]) -> Floats:
    """Beta after the step, halved until the loss falls; unchanged where it never does."""
    before = loss(beta)
    for _ in range(_HALVINGS):
        tried = beta - step
        tried[:-1] = np.maximum(tried[:-1], 0.0)
        if loss(tried) < before:
            return tried
        step = step / 2
    return beta


def _loss(x: Floats, y: Floats, w: Floats, ridge: Floats, beta: Floats) -> float:
    """The weighted log loss with its ridge, which a fit makes least."""
    odds = x @ beta
    return float((w * (np.logaddexp(0.0, odds) - y * odds)).sum() + (ridge * beta**2).sum() / 2)


def _sigmoid(odds: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30))), dtype=np.float64)


def predict(pairs: LabelledPairs, bias: float, weights: Floats) -> Floats:
    """The probability of every pair."""
    signs = np.repeat([1.0, -1.0], len(pairs.names))
    return _sigmoid((pairs.scores * signs) @ weights + bias)


def cross_validate(pairs: LabelledPairs, folds: int = 5, ridge_of: float = RIDGE) -> Floats:
    """The probability of every pair by a model that has not seen its event."""
    events = sorted(set(pairs.groups.tolist()))
    fold_of = {event: place % folds for place, event in enumerate(events)}
    fold = np.array([fold_of[group] for group in pairs.groups.tolist()])
    found = np.zeros(len(pairs.same))
    for number in range(min(folds, len(events))):
        bias, weights = fit(pairs, fold != number, ridge_of)
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
            "same_from = 0.6",
            "agree_from = 0.55",
            "differ_from = 0.28",
            "stands_from = 0.5",
            "stands_not_below = 0.25",
            "grows_from = 0.3",
            "moves_from = 0.1",
            "changes_from = 0.2",
            "different_below = 0.2",
            "",
            f"# {len(order)} comparators",
            "[comparators]",
            *rows,
            "",
        ]
    )


def standing_table(path: Path) -> str:
    """The tables of weights of how claims stand in a story, a table for each sort of pair."""
    by_sort: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_sort[row["sort"]].append(row)
    lines = [
        "# How much each sign of two claims' standing in their story adds to the log odds that",
        "# they speak of one quantity: a score above 0 times `same`, one below times `different`.",
        "# source: fitted by claimwatch/match/learn.py on labelled pairs; signs that say next to",
        "# nothing are left out",
    ]
    for sort in sorted(by_sort):
        pairs = _as_matrix(by_sort[sort])
        held_out = cross_validate(pairs, 10, STANDING_RIDGE)
        bias, weights = fit(pairs, np.ones(len(pairs.same), dtype=bool), STANDING_RIDGE)
        area, mean = rank_quality(pairs.same, held_out), average_precision(pairs.same, held_out)
        said = f"{len(pairs.same)} pairs, {pairs.same.mean():.1%} of one quantity"
        lines += ["", f"# {said}; on events left out: area under"]
        lines += [f"# the curve {area:.3f}, average precision {mean:.3f}", f"[{sort}]"]
        lines += [f"bias = {bias:.2f}", *_standing_rows(pairs.names, weights)]
    return "\n".join([*lines, ""])


def _standing_rows(names: Sequence[str], weights: Floats) -> list[str]:
    same, different = weights[: len(names)], weights[len(names) :]
    return [
        f"{name} = {{same = {same[i]:.2f}, different = {different[i]:.2f}}}"
        for i, name in enumerate(names)
        if max(same[i], different[i]) >= _LEAST_WEIGHT
    ]


def average_precision(same: Floats, found: Floats) -> float:
    """The mean over all same pairs of the precision down to each, the surest first."""
    ordered = same[np.argsort(-found, kind="stable")]
    precision = np.cumsum(ordered) / np.arange(1, len(ordered) + 1)
    return float(precision[ordered == 1].mean())


def main(arguments: Sequence[str]) -> None:
    """Fit on all pairs of a file and print the table."""
    path = Path(arguments[-1])
    if "--standing" in arguments:
        sys.stdout.write(standing_table(path))
        return
    pairs = read_pairs(path)
    held_out = cross_validate(pairs)
    note = f"area under the curve {rank_quality(pairs.same, held_out):.3f} on events left out"
    bias, weights = fit(pairs, np.ones(len(pairs.same), dtype=bool))
    sys.stdout.write(as_table(pairs.names, bias, weights, note))


if __name__ == "__main__":
    main(sys.argv[1:])
