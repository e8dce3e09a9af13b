"""Which judging this is: other rules or tables judge all stories anew."""

from __future__ import annotations

from functools import cache

from claimwatch.tables import fingerprint

JUDGE_RULES = "27"
"""Changes whenever the same figures may give other flags by another program."""

JUDGE_TABLES = (
    "agency_credits.csv",
    "corrections.csv",
    "severity.toml",
    "tolerances_match.toml",
)


@cache
def judge_version() -> str:
    """The rules' number with the fingerprint of the tables that they read, besides matching's."""
    return f"{JUDGE_RULES}-{fingerprint(JUDGE_TABLES)}"
