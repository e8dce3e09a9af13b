"""Finds the labelled articles and claims in what a run stored."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from claimwatch.errors import InputUnreadable
from claimwatch.evaluate.label_records import (
    Distractor,
    LabelledArticle,
    LabelledClaim,
    Labels,
)
from claimwatch.model import Bound

Stored = Mapping[str, Any]
# A label of 0.333 stands for "a third" as well as for 33.3 percent; spelled-out fractions are
# given to three or four places.
_VALUE_TOLERANCE = 2e-3


class RowReader(Protocol):
    """What is read of a database: the rows of its views by name (see `claimwatch.store`)."""

    def rows(self, view: str) -> Sequence[Stored]:
        """All rows of the view, by column."""
        ...


@dataclass(frozen=True, slots=True)
class Placed:
    """The labels on their articles: which stored claim each labelled one is, if any.

    `articles` gives the stored article by labelled name, `claims` the stored claim by labelled
    claim, `labelled` the labelled claim by stored claim's id, `sentences` the text around each
    labelled claim, and `caught` the stored claims on each distractor that are to be judged.
    """

    articles: Mapping[str, Stored]
    claims: Mapping[str, Stored]
    labelled: Mapping[str, str]
    sentences: Mapping[str, str]
    caught: Mapping[str, Sequence[Stored]]


def place(labels: Labels, reader: RowReader) -> Placed:
    """Put the labels on the articles and claims that `reader` gives.

    Raises:
        InputUnreadable: an article is not in the database, or a claim's words do not stand in
            it, or stand there more than once without an `occurrence`.
    """
    articles = _place_articles(labels, reader.rows("v_articles"))
    stored: dict[str, list[Stored]] = defaultdict(list)
    for row in reader.rows("v_claims"):
        stored[row["article_key"]].append(row)
    claims: dict[str, Stored] = {}
    sentences: dict[str, str] = {}
    for name, label in labels.claims.items():
        article = articles[label.article]
        start, end = span_of(label, str(article["text"]))
        found = _best(label, start, end, stored[article["article_key"]])
        sentences[name] = found["sentence"] if found else _around(article["text"], start, end)
        if found is not None:
            claims[name] = found
    labelled = {claim["claim_id"]: name for name, claim in claims.items()}
    caught = {label.name: _caught(label, articles, stored) for label in labels.distractors}
    return Placed(articles, claims, labelled, sentences, caught)


def _caught(
    label: Distractor, articles: Mapping[str, Stored], stored: Mapping[str, Sequence[Stored]]
) -> list[Stored]:
    article = articles[label.article]
    start, end = span_of(label, article["text"])
    claims = stored.get(article["article_key"], ())
    return [row for row in claims if row["monitorable"] and _overlaps(row, start, end)]


def _overlaps(row: Stored, start: int, end: int) -> bool:
    return bool(row["char_start"] < end and start < row["char_end"])


def _place_articles(labels: Labels, rows: Iterable[Stored]) -> dict[str, Stored]:
    rows = list(rows)
    placed = {}
    for name, label in labels.articles.items():
        found = [row for row in rows if _is_article(label, row)]
        called = label.shown_id or label.source
        if not found:
            raise InputUnreadable(
                f"labelled article {name} ({called}) is not in the database: "
                "run over the labelled articles first, or name them with --articles"
            )
        if len(found) > 1:
            raise InputUnreadable(f"labelled article {name} ({called}) is {len(found)} articles")
        placed[name] = found[0]
    return placed


def _is_article(label: LabelledArticle, row: Stored) -> bool:
    if label.shown_id is not None:
        return label.shown_id in (row["article_id"], row["article_key"])
    path = re.sub(r":\d+$", "", row["source"])
    return f"/{path}".endswith(f"/{label.source}")


def span_of(label: LabelledClaim | Distractor, text: str) -> tuple[int, int]:
    """Where the label's words stand in `text`.

    Raises:
        InputUnreadable: nowhere, or at several places and no `occurrence` says which.
    """
    starts = [at for at in range(len(text)) if text.startswith(label.words, at)]
    wanted = label.occurrence or 1
    if len(starts) < wanted:
        raise InputUnreadable(f"label {label.name}: {label.words!r} does not stand in its article")
    if len(starts) > 1 and label.occurrence is None:
        raise InputUnreadable(
            f"label {label.name}: {label.words!r} stands {len(starts)} times in its article: "
            "give its occurrence, or more words"
        )
    start = starts[wanted - 1]
    return start, start + len(label.words)


def _around(text: str, start: int, end: int) -> str:
    before = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1) + 1
    ends = [at for at in (text.find("\n", end), text.find(". ", end) + 1) if at > 0]
    return text[before : min(ends, default=len(text))].strip()


def _best(
    label: LabelledClaim, start: int, end: int, candidates: Iterable[Stored]
) -> Stored | None:
    overlapping = [
        row for row in candidates if _overlaps(row, start, end) and same_value(label, row)
    ]
    return min(overlapping, key=lambda row: abs(row["char_start"] - start), default=None)


def same_value(label: LabelledClaim, row: Stored) -> bool:
    """True when the stored claim has the labelled number: as written, or a share as percent.

    Vague numbers ("hundreds") agree by their place alone.
    """
    if label.bound is Bound.VAGUE:
        return bool(row["bound"] == Bound.VAGUE)
    wanted = _numbers(label.value)
    found = _numbers(_plain(row["value"]))
    return any(_close(wanted, [n * scale for n in found]) for scale in (1.0, 0.01))


def _close(wanted: Sequence[float], found: Sequence[float]) -> bool:
    return len(wanted) == len(found) and all(
        math.isclose(a, b, rel_tol=_VALUE_TOLERANCE) for a, b in zip(wanted, found, strict=True)
    )


def _numbers(value: Any) -> list[float]:
    if isinstance(value, list | tuple):
        numbers = [float(n) for n in value]
        return numbers[:1] if len(set(numbers)) == 1 else numbers
    return [float(value)]


def _plain(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
