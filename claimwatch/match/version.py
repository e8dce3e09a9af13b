"""Which matching this is: other rules or tables match all articles anew."""

from __future__ import annotations

from functools import cache

from claimwatch.tables import fingerprint

MATCHER_RULES = "39"
"""Changes whenever the same claims may be put into other figures by another program."""

MATCHER_TABLES = (
    "aliases.csv",
    "deed_phrases.csv",
    "event_classes.csv",
    "match_weights.toml",
    "match_words.toml",
    "measured_properties.csv",
    "person_nouns.csv",
    "person_roles.csv",
    "standing_weights.toml",
    "stories.toml",
    "things.csv",
    "tolerances_match.toml",
    "units.csv",
    "word_frequencies.csv",
)


@cache
def matcher_version() -> str:
    """The rules' number with the fingerprint of the tables that they read."""
    return f"{MATCHER_RULES}-{fingerprint(MATCHER_TABLES)}"
