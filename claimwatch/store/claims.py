"""Claims in and out of the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimwatch.model import (
    AsWritten,
    Bound,
    Claim,
    ClaimKind,
    Extent,
    Interval,
    Polarity,
    Scope,
    Trend,
)
from claimwatch.store.writer import Row, Store

_AS_THEY_ARE = (
    "claim_id",
    "article_id",
    "char_start",
    "char_end",
    "text",
    "sentence",
    "sentence_start",
    "unit",
    "unit_text",
    "dimension",
    "about",
    "claimant",
    "as_of",
    "as_of_from",
    "furniture",
    "extractor",
)


def claim_row(claim: Claim) -> Row:
    """The row of a claim, as gates check it and the table holds it."""
    lo, hi = claim.value if isinstance(claim.value, tuple) else (claim.value, None)
    return {
        **{name: getattr(claim, name) for name in _AS_THEY_ARE},
        "value_lo": lo,
        "value_hi": hi,
        "bound": claim.bound.value,
        "trend": claim.trend and claim.trend.value,
        "lo": claim.interval.lo,
        "hi": claim.interval.hi,
        "lo_open": claim.interval.lo_open,
        "hi_open": claim.interval.hi_open,
        "as_written_lo": claim.as_written.lo,
        "as_written_hi": claim.as_written.hi,
        "as_written_unit": claim.as_written.unit,
        "kind": claim.kind.value,
        "counted": list(claim.counted),
        "scope_head": claim.scope.head,
        "scope_verb": claim.scope.verb,
        "scope_restricting": list(claim.scope.restricting),
        "scope_names": list(claim.scope.names),
        "scope_words": list(claim.scope.words),
        "scope_doers": list(claim.scope.doers),
        "via": list(claim.via),
        "extent": claim.extent and claim.extent.value,
        "polarity": claim.polarity.value,
        "monitorable": claim.monitorable,
        "rules": [{"field": name, "rule": rule} for name, rule in claim.rules],
    }


def claim_of(row: Row) -> Claim:
    """The claim of a row of the table `claims`: the reverse of `claim_row`."""
    lo, hi = row["value_lo"], row["value_hi"]
    return Claim(
        **{name: row[name] for name in _AS_THEY_ARE},
        value=lo if hi is None else (lo, hi),
        bound=Bound(row["bound"]),
        trend=row["trend"] and Trend(row["trend"]),
        interval=Interval(row["lo"], row["hi"], row["lo_open"], row["hi_open"]),
        as_written=AsWritten(row["as_written_lo"], row["as_written_hi"], row["as_written_unit"]),
        kind=ClaimKind(row["kind"]),
        counted=tuple(row["counted"]),
        scope=Scope(
            row["scope_head"],
            row["scope_verb"],
            tuple(row["scope_restricting"]),
            tuple(row["scope_names"]),
            tuple(row["scope_words"]),
            tuple(row["scope_doers"] or ()),
        ),
        via=tuple(row["via"]),
        extent=row["extent"] and Extent(row["extent"]),
        polarity=Polarity(row["polarity"]),
        rules=tuple((rule["field"], rule["rule"]) for rule in row["rules"]),
    )


def replace_claims(store: Store, article_ids: Iterable[str], claims: Sequence[Claim]) -> None:
    """Make `claims` all the claims of these articles; what rested on the old ones is taken up anew.

    Links and keys of the old claims go, and the articles are to be matched again; figures and flags
    stay until their story is.
    """
    wanted = set(article_ids)
    for name in ("delete_links_of", "delete_claim_keys_of", "delete_claims_of"):
        store.execute(name, wanted=wanted)
    store.insert("claims", [claim_row(claim) for claim in claims])


def load_claims(store: Store, article_ids: Iterable[str]) -> list[Claim]:
    """All claims of these articles, in order of article and offset."""
    return [claim_of(row) for row in store.execute("claims_of", wanted=article_ids)]
