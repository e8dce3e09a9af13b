"""Scores judging: which flags are right, which are missed, per kind."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimwatch.evaluate.evaluation import EvaluationError, Scored
from claimwatch.evaluate.label_records import LabelledFlag, Labels, Pair
from claimwatch.evaluate.placing import Placed, RowReader
from claimwatch.evaluate.ratio import Ratio, Score
from claimwatch.model import CONFLICTS, NOTICES, FlagKind


@dataclass(frozen=True, slots=True)
class RaisedFlag:
    """A stored flag with its pairs, of which `pairs` are those between labelled claims."""

    flag_id: str
    kind: FlagKind
    label: str
    pairs: frozenset[Pair]
    sentences: tuple[str, ...]


def score_flags(labels: Labels, placed: Placed, reader: RowReader) -> Scored:
    """Precision and recall of each kind, of the conflicts together and of the notices together.

    A flag is right when one of its pairs (for a notice: two of its claims) is labelled with its
    kind; one that only rests on optional labels is neither right nor wrong. A labelled flag is
    found when a flag of its kind rests on one of its pairs. Only flags that touch a labelled
    article are looked at.
    """
    raised = list(raised_flags(labels, placed, reader))
    per_kind = [
        score_kind(kind.value.replace("_", " "), {kind}, labels.flags, raised) for kind in FlagKind
    ]
    groups = [
        score_kind("conflicts", CONFLICTS, labels.flags, raised),
        score_kind("notices", NOTICES, labels.flags, raised),
    ]
    errors = [*_missed(labels, placed, raised), *_spurious(labels, raised)]
    return Scored((*(s for s in per_kind if _any(s)), *groups), tuple(errors))


def _any(score: Score) -> bool:
    return bool(score.recall.of or (score.precision and score.precision.of))


def score_kind(
    measure: str,
    kinds: Iterable[FlagKind],
    labelled: Sequence[LabelledFlag],
    raised: Sequence[RaisedFlag],
) -> Score:
    """The score of the flags of `kinds`."""
    kinds = frozenset(kinds)
    wanted = [flag for flag in labelled if flag.kind in kinds and not flag.optional]
    verdicts = [is_right(flag, labelled) for flag in raised if flag.kind in kinds]
    judged = [verdict for verdict in verdicts if verdict is not None]
    found = sum(any(_meets(label, flag) for flag in raised) for label in wanted)
    return Score(measure, Ratio(sum(judged), len(judged)), Ratio(found, len(wanted)))


def is_right(flag: RaisedFlag, labelled: Iterable[LabelledFlag]) -> bool | None:
    """Whether a raised flag is labelled; None when only an optional label asks for it."""
    met = [label for label in labelled if _meets(label, flag)]
    if not met:
        return False
    return None if all(label.optional for label in met) else True


def _meets(label: LabelledFlag, flag: RaisedFlag) -> bool:
    return label.kind is flag.kind and not label.pairs.isdisjoint(flag.pairs)


def raised_flags(labels: Labels, placed: Placed, reader: RowReader) -> Iterator[RaisedFlag]:
    """The stored flags that rest on a claim of a labelled article, in the order stored."""
    articles = {placed.articles[name]["article_key"] for name in labels.articles}
    claims: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in reader.rows("v_flag_claims"):
        claims[row["flag_id"]].append(row)
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in reader.rows("v_flag_pairs"):
        pairs[row["flag_id"]].append((row["claim_a"], row["claim_b"]))
    for row in reader.rows("v_flags"):
        of_flag = claims[row["flag_id"]]
        if not any(claim["article_key"] in articles for claim in of_flag):
            continue
        kind = FlagKind(row["kind"])
        rests_on: Iterable[tuple[str, str]] = pairs[row["flag_id"]]
        if kind in NOTICES:
            rests_on = itertools.combinations([claim["claim_id"] for claim in of_flag], 2)
        yield RaisedFlag(
            row["flag_id"],
            kind,
            row["label"],
            frozenset(_labelled_pairs(rests_on, placed.labelled)),
            tuple(_quoted(claim) for claim in of_flag),
        )


def _labelled_pairs(
    pairs: Iterable[tuple[str, str]], labelled: Mapping[str, str]
) -> Iterator[Pair]:
    for a, b in pairs:
        if a in labelled and b in labelled:
            yield frozenset((labelled[a], labelled[b]))


def _quoted(claim: Mapping[str, Any]) -> str:
    return f"{claim['publisher'] or claim['article_id']}: [{claim['text']}] {claim['sentence']}"


def _missed(
    labels: Labels, placed: Placed, raised: Sequence[RaisedFlag]
) -> Iterator[EvaluationError]:
    for label in labels.flags:
        if label.optional or any(_meets(label, flag) for flag in raised):
            continue
        reached, pair = max((_reached(pair, placed), sorted(pair)) for pair in label.pairs)
        sentences = " / ".join(placed.sentences[claim] for claim in pair)
        yield EvaluationError(f"missed {label.kind}", label.label, sentences, _WHY[reached])


# How far the pair of a missed flag got that got farthest.
_WHY = (
    "no pair of its claims was found",
    "no pair of its claims was joined to one figure",
    "these claims are in one figure, but the flag was not raised",
)


def _reached(pair: Pair, placed: Placed) -> int:
    if not pair <= placed.claims.keys():
        return 0
    figures = {placed.claims[claim]["figure_id"] for claim in pair}
    return 1 if len(figures) > 1 or None in figures else 2


def _spurious(labels: Labels, raised: Sequence[RaisedFlag]) -> Iterator[EvaluationError]:
    for flag in raised:
        if is_right(flag, labels.flags) is False:
            why = _labelled_as(flag, labels.flags)
            sentences = " / ".join(flag.sentences)
            yield EvaluationError(f"spurious {flag.kind}", flag.label, sentences, why)


def _labelled_as(flag: RaisedFlag, labelled: Iterable[LabelledFlag]) -> str:
    kinds = {label.kind.value for label in labelled if not label.pairs.isdisjoint(flag.pairs)}
    return f"labelled as {', '.join(sorted(kinds))}" if kinds else "not labelled"
