"""Scores what extraction found: claims, their bounds, what is counted, claimants."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from claimwatch.evaluate.evaluation import EvaluationError, Scored
from claimwatch.evaluate.label_records import LabelledClaim, Labels
from claimwatch.evaluate.placing import Placed
from claimwatch.evaluate.ratio import Ratio, Score

Stored = Mapping[str, Any]


def score_publishers(labels: Labels, placed: Placed) -> Scored:
    """Of the labelled publishers, how many were recognised."""
    errors = []
    known = [a for a in labels.articles.values() if a.publisher is not None]
    for article in known:
        found = placed.articles[article.name]["publisher"]
        if found != article.publisher:
            why = f"{found!r}, labelled {article.publisher!r}"
            errors.append(EvaluationError("publisher", article.name, "", why))
    return Scored((_share("publishers", len(errors), len(known)),), tuple(errors))


def score_claims(labels: Labels, placed: Placed) -> Scored:
    """Of the labelled claims, how many were found, as claims of the article that can be judged."""
    errors = []
    for name, label in labels.claims.items():
        found = placed.claims.get(name)
        why = "not found" if found is None else _set_aside(found)
        if why:
            why = f"{label.words!r} {why}"
            errors.append(EvaluationError("claim", name, placed.sentences[name], why))
    return Scored((_share("claims", len(errors), len(labels.claims)),), tuple(errors))


def _set_aside(found: Stored) -> str | None:
    if found["monitorable"]:
        return None
    if found["furniture"]:
        return "is taken for the site's furniture"
    return f"is not judged: kind {found['kind']}, {found['polarity']}"


def score_distractors(labels: Labels, placed: Placed) -> Scored:
    """Of the labelled distractors, how many no claim that would be judged rests on."""
    errors = [
        EvaluationError(
            "distractor", name, caught[0]["sentence"], f"is claim {caught[0]['text']!r}"
        )
        for name, caught in placed.caught.items()
        if caught
    ]
    return Scored((_share("distractors", len(errors), len(labels.distractors)),), tuple(errors))


def score_bounds(labels: Labels, placed: Placed) -> Scored:
    """Of the found claims, how many have the labelled bound."""
    return _score_field(
        labels,
        placed,
        "bounds",
        lambda label: label.bound.value,
        lambda claim, wanted: bool(claim["bound"] == wanted),
        lambda claim: claim["bound"],
    )


def score_counted(labels: Labels, placed: Placed) -> Scored:
    """Of the found claims with a label for it, how many count the labelled thing."""
    return _score_field(
        labels,
        placed,
        "counted",
        lambda label: label.counted,
        lambda claim, wanted: holds_words(_joined(claim["counted"]), wanted),
        lambda claim: _joined(claim["counted"]),
    )


def score_claimants(labels: Labels, placed: Placed) -> Scored:
    """Of the found claims with a label for it, how many have the labelled claimant, or none."""
    return _score_field(
        labels,
        placed,
        "claimants",
        lambda label: label.claimant,
        lambda claim, wanted: holds_words(claim["claimant"], wanted),
        lambda claim: claim["claimant"],
    )


def score_vias(labels: Labels, placed: Placed) -> Scored:
    """Of the found claims with a label for it, how many came through the labelled agency."""
    return _score_field(
        labels,
        placed,
        "via",
        lambda label: label.via,
        lambda claim, wanted: holds_words(_joined(claim["via"]), wanted),
        lambda claim: _joined(claim["via"]),
    )


def _score_field(
    labels: Labels,
    placed: Placed,
    measure: str,
    wanted_of: Callable[[LabelledClaim], str | None],
    agrees: Callable[[Stored, str], bool],
    shown: Callable[[Stored], object],
) -> Scored:
    errors, total = [], 0
    for name, claim in placed.claims.items():
        wanted = wanted_of(labels.claims[name])
        if wanted is None:
            continue
        total += 1
        if not agrees(claim, wanted):
            why = f"{shown(claim) or None!r}, labelled {wanted or None!r}"
            errors.append(EvaluationError(measure, name, placed.sentences[name], why))
    return Scored((_share(measure, len(errors), total),), tuple(errors))


def _share(measure: str, wrong: int, total: int) -> Score:
    return Score(measure, None, Ratio(total - wrong, total))


def _joined(words: Iterable[str] | None) -> str:
    return " ".join(words or ())


def holds_words(found: str | None, wanted: str) -> bool:
    """True when every word of `wanted` stands in `found`; nothing wanted needs nothing found."""
    if not wanted:
        return not found
    return _words(wanted) <= _words(found or "")


def _words(text: str) -> set[str]:
    plain = re.sub(r"[’']s\b|\.", "", text.casefold())
    return {_stem(word) for word in re.findall(r"\w+", plain)}


def _stem(word: str) -> str:
    """Cut what tells "Russian" from "Russia" and "officials" from "official"."""
    for ending in ("ian", "ia", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
