"""Origins, flags and alerts in and out of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimwatch.model import Alert, Flag, FlagKind, FlagStatus, Severity
from claimwatch.store.writer import Row, Store

_COLUMNS = (
    "flag_id",
    "figure_id",
    "label",
    "explanation",
    "severity_score",
    "confidence",
    "origins",
)


def flag_row(flag: Flag, story_id: str) -> Row:
    """The row of a flag, as the table holds it. Its status is bookkeeping: see `lineage`."""
    return {
        **{name: getattr(flag, name) for name in _COLUMNS},
        "story_id": story_id,
        "kind": flag.kind.value,
        "severity": flag.severity.value,
    }


def checked_row(flag: Flag, story_id: str) -> Row:
    """The row of a flag as gates check it: with how many claims and pairs it rests on."""
    counts = {"n_claims": len(flag.claim_ids), "n_pairs": len(flag.pairs)}
    return {**flag_row(flag, story_id), **counts}


def replace_flags(
    store: Store, story_ids: Iterable[str], flags: Sequence[tuple[Flag, str]]
) -> None:
    """Make `flags`, each with its story, all the flags of these stories."""
    stories = set(story_ids)
    for part in ("flag_pairs", "flag_claims", "flag_topics", "flags"):
        store.execute(f"delete_{part}_in", wanted=stories)
    store.insert("flags", [flag_row(flag, story_id) for flag, story_id in flags])
    pairs = [
        {"flag_id": flag.flag_id, "claim_a": a, "claim_b": b}
        for flag, _ in flags
        for a, b in sorted(flag.pairs)
    ]
    store.insert("flag_pairs", pairs)
    claims = [
        {"flag_id": flag.flag_id, "claim_id": claim_id}
        for flag, _ in flags
        for claim_id in sorted(flag.claim_ids)
    ]
    store.insert("flag_claims", claims)


def save_topics(store: Store, topics: Mapping[str, Iterable[str]]) -> None:
    """Make these names the topics of flags that have just been stored, by their key."""
    rows = [
        {"flag_id": flag_id, "topic": topic}
        for flag_id in sorted(topics)
        for topic in sorted(topics[flag_id])
    ]
    store.insert("flag_topics", rows)


def load_flags(store: Store, story_ids: Iterable[str]) -> dict[str, Flag]:
    """The flags of these stories by lasting id, with their status."""
    stories = set(story_ids)
    pairs: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for row in store.execute("flag_pairs_in", wanted=stories):
        pairs[row["flag_id"]].append((row["claim_a"], row["claim_b"]))
    for row in store.execute("flag_claims_in", wanted=stories):
        claims[row["flag_id"]].append(row["claim_id"])
    return {
        row["lasting_id"]: Flag(
            **{name: row[name] for name in _COLUMNS if name != "flag_id"},
            flag_id=row["lasting_id"],
            kind=FlagKind(row["kind"]),
            severity=Severity(row["severity"]),
            pairs=tuple(pairs[row["flag_id"]]),
            claim_ids=tuple(claims[row["flag_id"]]),
            status=FlagStatus(row["status"]),
        )
        for row in store.execute("flags_in", wanted=stories)
    }


def save_origins(store: Store, origins: Mapping[str, tuple[str, str]]) -> None:
    """Make (origin id, reason) the origin of each of these articles."""
    store.execute("delete_origins_of", wanted=origins)
    rows = [
        {"article_id": a, "origin_id": origins[a][0], "reason": origins[a][1]}
        for a in sorted(origins)
    ]
    store.insert("origins", rows)


def save_alerts(store: Store, alerts: Sequence[Alert]) -> None:
    """Add `alerts`, none of which was decided before."""
    columns = ("alert_id", "flag_id", "key", "change", "title", "body")
    store.insert("alerts", [{name: getattr(a, name) for name in columns} for a in alerts])


def load_alerts(store: Store, alert_ids: Iterable[str]) -> list[Alert]:
    """The alerts with these ids, in order of their ids."""
    return [Alert(**row) for row in store.execute("alerts_of", wanted=alert_ids)]


def alerts_about(store: Store, flag_ids: Iterable[str]) -> list[Alert]:
    """Every alert that was ever decided about these flags, in order of their ids."""
    return [Alert(**row) for row in store.execute("alerts_about", wanted=flag_ids)]
