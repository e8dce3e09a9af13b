"""The tables of the database, and which of them are exported."""

from __future__ import annotations

DOMAIN_TABLES = (
    "articles",
    "spans",
    "claims",
    "claim_keys",
    "links",
    "month_keys",
    "full_names",
    "stories",
    "figures",
    "figure_claims",
    "core_joins",
    "origins",
    "flags",
    "flag_pairs",
    "flag_claims",
    "flag_topics",
    "alerts",
    "quarantine",
)
"""Deterministic: the same articles give the same rows. No clock, no run in them."""

BOOKKEEPING_TABLES = (
    "runs",
    "ledger",
    "gate_results",
    "flag_seen",
    "flag_lineage",
    "flag_lineage_claims",
    "flag_history",
    "decided",
    "apart",
    "returned",
    "waived",
    "fetches",
    "article_fetches",
    "digests",
    "batches",
    "batch_checks",
    "holds",
    "held_alerts",
    "remarks",
    "run_kinds",
    "alarms",
)
"""What happened when, and what is done: it depends on history. Not exported."""
