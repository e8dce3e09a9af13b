from __future__ import annotations

import json
import random
import tomllib

import numpy as np
import pytest

from claimwatch.match.compare import read_weights
from claimwatch.match.learn import (
    RIDGE,
    LabelledPairs,
    as_table,
    average_precision,
    cross_validate,
    fit,
    predict,
    rank_quality,
    read_pairs,
    standing_table,
)


@pytest.fixture
def pairs(tmp_path):
    rng = random.Random(7)
    rows = []
    for number in range(400):
        same = number % 2 == 0
        told = max(-1.0, min(1.0, rng.gauss(0.5 if same else -0.5, 0.3)))
        scores = {"telling": told, "noise": rng.uniform(-1, 1)}
        rows.append({"group": f"e{number % 5}", "same": same, "scores": scores})
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return read_pairs(path)


def test_a_telling_comparator_outweighs_noise_and_no_weight_is_negative(pairs):
    bias, weights = fit(pairs, np.ones(len(pairs.same), dtype=bool))
    noise, telling = pairs.names.index("noise"), pairs.names.index("telling")
    assert weights[telling] > 5 * weights[noise]
    assert weights.min() >= 0
    assert abs(bias) < 2


@pytest.fixture
def entangled():
    """Signs that say nearly the same of few pairs, where whole steps of Newton's method circle."""
    rng = np.random.default_rng(1)
    same = (rng.random(400) < 0.1).astype(float)
    scores = rng.normal(size=(400, 3)) @ rng.normal(size=(3, 10))
    scores = np.clip(
        scores + 0.3 * rng.normal(size=(400, 10)) - same[:, None] * rng.normal(size=10), -1, 1
    )
    for_and_against = np.hstack([np.maximum(scores, 0.0), np.maximum(-scores, 0.0)])
    names = tuple(f"sign{n}" for n in range(10))
    return LabelledPairs(names, for_and_against, same, np.ones(400), np.array(["e"] * 400))


def test_no_weight_alone_makes_a_fit_better(entangled):
    def loss(bias, weights):
        found = np.clip(predict(entangled, bias, weights), 1e-12, 1 - 1e-12)
        told = np.where(entangled.same == 1, found, 1 - found)
        return -np.log(told).sum() + RIDGE * (weights**2).sum() / 2

    bias, weights = fit(entangled, np.ones(400, dtype=bool))
    least = loss(bias, weights)
    for place in range(len(weights)):
        for change in (-0.02, 0.02):
            tried = weights.copy()
            tried[place] = max(0.0, tried[place] + change)
            assert loss(bias, tried) >= least - 1e-6


def test_events_left_out_are_still_told_apart(pairs):
    assert rank_quality(pairs.same, cross_validate(pairs)) > 0.95


def test_a_perfect_order_has_quality_one():
    assert rank_quality(np.array([0.0, 0.0, 1.0]), np.array([0.1, 0.2, 0.9])) == 1.0


def test_the_table_reads_as_numbers(pairs):
    bias, weights = fit(pairs, np.ones(len(pairs.same), dtype=bool))
    table = as_table(pairs.names, bias, weights, "a test")
    assert "[comparators]" in table
    assert "telling = {same = " in table
    model = tomllib.loads(table)["model"]
    kept = read_weights()
    assert [model["same_from"], model["agree_from"]] == [kept.same_from, kept.agree_from]
    assert [model["differ_from"], model["different_below"]] == [
        kept.differ_from,
        kept.different_below,
    ]


def test_the_mean_precision_counts_from_the_surest_on():
    assert (
        average_precision(np.array([1.0, 0.0, 1.0]), np.array([0.9, 0.5, 0.1])) == (1 + 2 / 3) / 2
    )


def test_each_sort_of_pair_gets_a_table_without_what_says_nothing(tmp_path):
    rng = random.Random(7)
    rows = []
    for number in range(800):
        same, sort = number % 4 < 2, "agreeing" if number % 2 else "compatible"
        told = max(-1.0, min(1.0, rng.gauss(0.5 if same else -0.5, 0.3)))
        telling, silent = ("partner", "head") if sort == "agreeing" else ("head", "partner")
        scores = {telling: told, silent: 0.0}
        row = {"group": f"e{number % 10}", "same": same, "sort": sort, "scores": scores}
        rows.append(json.dumps(row))
    path = tmp_path / "standing.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    table = tomllib.loads(standing_table(path))
    assert set(table["agreeing"]) == {"bias", "partner"}
    assert set(table["compatible"]) == {"bias", "head"}
    assert table["agreeing"]["partner"]["same"] > 0.5
