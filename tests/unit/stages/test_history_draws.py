"""How often steady publishers are taken for broken ones, and how soon broken ones are seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from claimwatch import steps
from claimwatch.extract.pipeline import EXTRACTOR_VERSION
from claimwatch.store import open_reader, open_writer

pytestmark = [pytest.mark.soak, pytest.mark.slow, pytest.mark.timeout(1800)]

START = datetime(2026, 1, 1, 6, 0, tzinfo=UTC)
WEEKEND = 0.6
"""The share of a weekday's articles that come on a day of the weekend."""


class Publisher:
    """Articles as they come: counts of claims that lump in articles, and days that differ."""

    def __init__(self, seed: int) -> None:
        self.draw = np.random.default_rng(seed)
        self.name = f"p{seed}"
        self.a_day = self.draw.uniform(4, 60)
        self.claims = self.draw.uniform(3, 20)
        self.shares = {
            "nameless": self.draw.uniform(0.4, 0.8),
            "with_unit": self.draw.uniform(0.2, 0.6),
            "furniture": self.draw.uniform(0.0, 0.2),
            "shared": self.draw.uniform(0.05, 0.3),
        }

    def day(self, at: datetime, **forced: float) -> list[dict[str, object]]:
        """The rows of a day, with the articles in eight runs; `forced` sets shares."""
        rate = self.a_day * (WEEKEND if at.weekday() >= 5 else 1)
        busy = self.draw.gamma(12, 1 / 12)  # days differ by more than chance
        runs = self.draw.multinomial(self.draw.poisson(rate * busy), [1 / 8] * 8)
        return [
            self._run(at - timedelta(hours=3 * n), int(count), forced)
            for n, count in enumerate(runs)
            if count
        ]

    def _run(self, at: datetime, articles: int, forced: dict[str, float]) -> dict[str, object]:
        drawn = [self._article(forced) for _ in range(articles)]
        sums = {name: int(sum(one[name] for one in drawn)) for name in drawn[0]}
        row = {"run_id": f"{at}", "publisher": self.name, "started_at": at}
        row |= {"extractor": EXTRACTOR_VERSION, "collected": articles, "fresh": articles}
        unread = int(self.draw.binomial(articles, 0.004))
        return row | {"read": articles, "unread": unread} | sums

    def _article(self, forced: dict[str, float]) -> dict[str, int]:
        claims = int(self.draw.poisson(self.draw.gamma(2, self.claims / 2)))
        share = {**self.shares, **forced}
        lump = {
            name: int(self.draw.binomial(claims, self.draw.beta(3 * p + 1e-6, 3 * (1 - p) + 1e-6)))
            for name, p in share.items()
            if name != "unit_unknown"
        }
        unknown = int(self.draw.binomial(lump["with_unit"], share.get("unit_unknown", 0.05)))
        return {
            "claims": claims,
            "monitored": claims,
            **lump,
            "unit_unknown": unknown,
            "flags": int(self.draw.poisson(0.2)),
        }


def live(db, publishers, gate, days, first=0, **forced):
    """Let the days pass, each with one look; return the reasons of each."""
    reasons, now = [], [START]
    with open_writer(db, lambda: now[0]) as store:
        for day in range(first, first + days):
            now[0] = START + timedelta(days=day)
            rows = [row for one in publishers for row in one.day(now[0], **forced)]
            with store.transaction():
                store.insert("batches", rows)
            steps.begin(store)
            steps.judge(store, gate)
            reasons.append(steps.finish(store).degraded)
    return reasons


def test_steady_publishers_raise_next_to_nothing_in_two_months(tmp_path, history_gate):
    publishers = [Publisher(seed) for seed in range(12)]
    reasons = live(tmp_path / "a.duckdb", publishers, history_gate(), 60)
    with open_reader(tmp_path / "a.duckdb") as reader:
        checks = reader.rows("v_batch_checks")
    assert len(checks) > 2_000
    wrong = [check for check in checks if not check["success"]]
    assert len(wrong) <= 2, [(w["publisher"], w["measure"], w["checked_at"]) for w in wrong]
    assert sum(map(bool, reasons)) <= 2


@pytest.mark.parametrize(
    ("forced", "measure"),
    [
        ({"nameless": 0.999}, "share_without_claimant"),
        ({"furniture": 0.7}, "share_furniture"),
        ({"unit_unknown": 0.6}, "share_unit_unknown"),
    ],
)
def test_what_breaks_is_seen_within_two_blocks(tmp_path, history_gate, forced, measure):
    publishers = [Publisher(seed) for seed in range(20, 32)]
    for one in publishers:
        one.a_day, one.claims = 40, max(one.claims, 8)
        one.shares["nameless"] = min(one.shares["nameless"], 0.65)
    gate, db = history_gate(), tmp_path / "a.duckdb"
    live(db, publishers, gate, 14)
    live(db, publishers, gate, 2, first=14, **forced)
    with open_reader(db) as reader:
        seen = {
            hold["publisher"] for hold in reader.rows("v_holds") if measure in hold["expectation"]
        }
    assert len(seen) >= 11, sorted({one.name for one in publishers} - seen)
