"""The layout of what the command prints of a claim and a flag: plain values, the same everywhere.

Documented in README.md, "Records". Claims read from the database and claims fresh from the
extractor give the same record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from claimwatch.match import words
from claimwatch.model import Article, Claim

Record = dict[str, Any]

_WORD = re.compile(r"[ -](?P<word>[^\W\d][\w'’]*)")
_CLAUSES = frozenset({"and", "or", "that", "which", "who", "whom", "whose"})
_MOST_WORDS = 6
"""How far behind its number what is counted may stand: "two other unarmed Israeli soldiers"."""

CLAIM_FIELDS = (
    "claim_id",
    "article_id",
    "publisher",
    "char_start",
    "char_end",
    "text",
    "sentence",
    "sentence_start",
    "value",
    "bound",
    "trend",
    "lo",
    "hi",
    "lo_open",
    "hi_open",
    "unit",
    "unit_text",
    "dimension",
    "as_written",
    "counted",
    "about",
    "kind",
    "claimant",
    "via",
    "as_of",
    "as_of_from",
    "extent",
    "polarity",
    "furniture",
    "monitorable",
    "figure_id",
)
FLAG_FIELDS = (
    "flag_id",
    "kind",
    "status",
    "severity",
    "severity_score",
    "confidence",
    "figure_id",
    "label",
    "explanation",
    "origins",
    "latest_at",
    "urgency",
)


def claim_record(claim: Claim, article: Article, figure_id: str | None = None) -> Record:
    """The printed record of a claim that has not been through the database."""
    at = claim.char_start - claim.sentence_start
    text = with_counted(claim.sentence, at, claim.text, claim.counted)
    return {
        "claim_id": claim.claim_id,
        "article_id": article.shown_id,
        "publisher": article.publisher,
        "char_start": claim.char_start,
        "char_end": claim.char_start + len(text),
        "text": text,
        "sentence": claim.sentence,
        "sentence_start": claim.sentence_start,
        "value": list(claim.value) if isinstance(claim.value, tuple) else claim.value,
        "bound": claim.bound.value,
        "trend": claim.trend and claim.trend.value,
        "lo": claim.interval.lo,
        "hi": claim.interval.hi,
        "lo_open": claim.interval.lo_open,
        "hi_open": claim.interval.hi_open,
        "unit": claim.unit,
        "unit_text": claim.unit_text,
        "dimension": claim.dimension,
        "as_written": {
            "lo": claim.as_written.lo,
            "hi": claim.as_written.hi,
            "unit": claim.as_written.unit,
        },
        "counted": counted_words(claim.counted),
        "about": claim.about,
        "kind": claim.kind.value,
        "claimant": claim.claimant,
        "via": list(claim.via),
        "as_of": claim.as_of and claim.as_of.isoformat(),
        "as_of_from": claim.as_of_from,
        "extent": claim.extent and claim.extent.value,
        "polarity": claim.polarity.value,
        "furniture": claim.furniture,
        "monitorable": claim.monitorable,
        "figure_id": figure_id,
    }


def counted_words(counted: Iterable[str] | None) -> str | None:
    """What is counted, as one string of lemmas; None where nothing is."""
    return " ".join(counted or ()) or None


def with_counted(sentence: str, at: int, number: str, counted: Iterable[str] | None) -> str:
    """The number's words, from `at` on in its sentence, with those of what it counts behind it.

    "9 saves", where 9 passes may follow: the number alone would not say which is meant.
    """
    heads = {"other", *(words.stem(lemma) for lemma in counted or ())}
    start = end = here = at + len(number)
    for _ in range(_MOST_WORDS):
        found = _WORD.match(sentence, here)
        if not found or found["word"].lower() in _CLAUSES:
            break
        here = found.end()
        if words.stem(found["word"].lower()) in heads:
            end = here
    return number + sentence[start:end]


def stored_claim_record(row: Mapping[str, Any]) -> Record:
    """The printed record of a row of the view `v_claims`."""
    record = {name: _plain(row[name]) for name in CLAIM_FIELDS}
    record["counted"] = counted_words(row["counted"])
    at = row["char_start"] - row["sentence_start"]
    record["text"] = with_counted(row["sentence"], at, row["text"], row["counted"])
    record["char_end"] = row["char_start"] + len(record["text"])
    for name in ("value", "as_written"):
        if isinstance(record[name], str):
            record[name] = json.loads(record[name])
    return record


def flag_record(
    row: Mapping[str, Any],
    pairs: Iterable[tuple[str, str]],
    claims: Iterable[Mapping[str, Any]],
) -> Record:
    """The printed record of a row of `v_flags`, with its pairs and claims."""
    record = {name: _plain(row[name]) for name in FLAG_FIELDS}
    record["pairs"] = [list(pair) for pair in pairs]
    record["claims"] = [stored_claim_record(claim) for claim in claims]
    return record


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
