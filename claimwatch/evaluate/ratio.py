"""How many of how many, with its confidence interval."""

from __future__ import annotations

import math
from dataclasses import dataclass

_Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Ratio:
    """`right` of `of`. Without any (`of` 0) there is no share to speak of: None."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """The share in [0, 1]."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % score interval of the share.

        Source: E. B. Wilson, Probable inference, the law of succession, and statistical
        inference, JASA 22 (1927). It stays within [0, 1] and holds for few cases, too.
        """
        if not self.of:
            return None
        p, n, z = self.right / self.of, self.of, _Z95
        centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, centre - half), min(1.0, centre + half)

    def __add__(self, other: Ratio) -> Ratio:
        """Both taken together."""
        return Ratio(self.right + other.right, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Score:
    """One measure: of what was found, how much is right; of what is labelled, how much is found.

    `precision` is None for measures that are a mere share of the labels.
    """

    measure: str
    precision: Ratio | None
    recall: Ratio

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, None where either is undefined."""
        p = self.precision.share if self.precision else None
        r = self.recall.share
        if p is None or r is None:
            return None
        return 2 * p * r / (p + r) if p + r else 0.0

    def row(self) -> dict[str, object]:
        """The score as plain numbers: shares in percent with one decimal, intervals in whole ones.

        `raised` says how many the precision is a share of, `wanted` how many the recall.
        """
        return {
            "measure": self.measure,
            **_cells("precision", self.precision, "raised"),
            **_cells("recall", self.recall, "wanted"),
            "f1": None if self.f1 is None else round(100 * self.f1, 1),
        }


def _cells(name: str, ratio: Ratio | None, total: str) -> dict[str, object]:
    interval = ratio.interval if ratio else None
    share = ratio.share if ratio else None
    return {
        name: None if share is None else round(100 * share, 1),
        f"{name}_95": None if interval is None else [round(100 * end) for end in interval],
        f"{name}_right": ratio.right if ratio else None,
        total: ratio.of if ratio else None,
    }
