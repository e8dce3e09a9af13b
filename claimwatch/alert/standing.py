"""Where a flag stands, as far as alerts are concerned, and what of it was told before."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimwatch.match.units import gap
from claimwatch.model import Alert, Claim, Flag, Severity

SEVERITIES = tuple(Severity)
_GAP_UNKNOWN = "unknown"
_TOLD = re.compile(
    r"\(severity (?P<severity>\w+), origins (?P<origins>\d+), gap (?P<gap>[\d.]+|inf|unknown)\)$"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Severity, independent origins, and the widest gap: the ratio of the nearest interval ends.

    A gap of 1 is none; None is not known (the claims are not at hand).
    """

    severity: Severity
    origins: int
    gap: float | None

    @property
    def words(self) -> str:
        """The standing as it is kept at the end of an alert's change, to be read back."""
        gap_words = _GAP_UNKNOWN if self.gap is None else f"{self.gap:.4f}"
        return f"(severity {self.severity.value}, origins {self.origins}, gap {gap_words})"

    def raised_to(self, other: Standing) -> Standing:
        """The greater of each part."""
        gaps = [part for part in (self.gap, other.gap) if part is not None]
        return Standing(
            max(self.severity, other.severity, key=SEVERITIES.index),
            max(self.origins, other.origins),
            max(gaps, default=None),
        )


def standing_of(flag: Flag, claims: Mapping[str, Claim]) -> Standing:
    """How `flag` stands, its gap from those of its claims that are at hand."""
    gaps = [gap(claims[a], claims[b]) for a, b in flag.pairs if a in claims and b in claims]
    return Standing(flag.severity, flag.origins, max(gaps, default=None))


def told_standing(alerts: Iterable[Alert]) -> Standing | None:
    """The most that was told in these alerts; None where nothing was."""
    told = None
    for alert in alerts:
        standing = read_standing(alert.change)
        if standing is not None:
            told = standing if told is None else told.raised_to(standing)
    return told


def read_standing(words: str) -> Standing | None:
    """The standing at the end of words such as an alert's change; None where there is none."""
    match = _TOLD.search(words)
    if match is None:
        return None
    width = None if match["gap"] == _GAP_UNKNOWN else float(match["gap"])
    return Standing(Severity(match["severity"]), int(match["origins"]), width)


def grown_by_half(before: float | None, now: float | None) -> bool:
    """True when the gap, beyond none at all (1), has grown by half or more."""
    if before is None or now is None or not math.isfinite(before):
        return False
    # A hair of room, so that a gap read back from four decimals is not a growth.
    return now - 1 >= 1.5 * (before - 1) + 1e-3
