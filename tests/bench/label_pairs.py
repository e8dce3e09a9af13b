"""Turns labelled events into rows for `claimwatch.match.learn`; run by hand, stores no label.

    python tests/bench/label_pairs.py BENCH_CONFLICTS_DIR > /tmp/pairs.jsonl

BENCH_CONFLICTS_DIR holds articles/<event>.jsonl and gold/<event>.json: per event the figures with
their mentions (article, sentence, lo, hi). Two claims are one quantity where they carry mentions
of one figure. Claims without a label are of no figure that two articles share; pairs with such
a claim whose numbers agree are left out, since the labels may have missed them. The labels of
`seeds/` are added, a label file being an event.
"""

from __future__ import annotations

import bisect
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from claimwatch.collect import read_inputs
from claimwatch.evaluate import load_labels
from claimwatch.evaluate.label_records import LabelledArticle, LabelledClaim
from claimwatch.extract.pipeline import extract_claims, load_model
from claimwatch.match.candidates import pairs_in_memory
from claimwatch.match.comparators import COMPARATORS
from claimwatch.match.pairs import read_pair
from claimwatch.match.units import incompatible, written_alike
from claimwatch.match.vetoes import first_veto
from claimwatch.model import Article, Claim, article_id_of

SEEDS = Path(__file__).parents[2] / "seeds"
SEED_WEIGHT = 3.0
"""Our articles are few, and of the sort that the program is for."""


def read_event(path: Path) -> list[Article]:
    """The articles of one event."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Article(
            article_id_of(row["text"], row["publisher"], row["url"], row["id"]),
            row["text"],
            path.name,
            external_id=row["id"],
            publisher=row["publisher"],
        )
        for row in rows
    ]


def label(claims: dict[str, list[Claim]], articles: list[Article], gold: dict) -> dict[str, set]:
    """The gold figures that each claim id carries."""
    by_shown = {article.shown_id: article for article in articles}
    found = defaultdict(set)
    for figure in gold["figures"]:
        for mention in figure["mentions"]:
            article = by_shown[mention["article"]]
            hit = [c for c in claims[article.article_id] if _carries(c, article, mention)]
            if hit:
                words = set(re.findall(r"\w+", mention["text"].lower()))
                best = max(hit, key=lambda c: len(words & set(re.findall(r"\w+", c.text.lower()))))
                found[best.claim_id].add(figure["id"])
    return found


def _carries(claim: Claim, article: Article, mention: dict) -> bool:
    starts = [0] + [match.end() for match in re.finditer("\n", article.text)]
    if bisect.bisect_right(starts, claim.char_start) - 1 != mention["sentence"]:
        return False
    if mention["modality"] == claim.bound.value == "vague":
        return True
    ends = (claim.interval.lo, claim.interval.hi, claim.as_written.lo, claim.as_written.hi)
    wanted = [value for value in (mention["lo"], mention["hi"]) if value is not None]
    return any(
        math.isclose(end, value, rel_tol=2e-3, abs_tol=1e-9)
        for end in ends
        if end is not None
        for value in wanted
    )


def rows_of(
    event: str,
    articles: list[Article],
    claims: list[list[Claim]],
    figures: dict[str, set],
    weight: float = 1.0,
) -> Iterator[dict]:
    """One row a pair that shares a blocking key and is not vetoed, where the labels say enough."""
    by_id = {article.article_id: article for article in articles}
    every = [claim for held in claims for claim in held]
    for a, b in pairs_in_memory(every, dict.fromkeys(by_id, event)):
        one, other = figures[a.claim_id], figures[b.claim_id]
        apart = incompatible(a, b)
        said = (one and other) or ((one or other) and not written_alike(a, b))
        pair = read_pair(a, b, by_id)
        if (apart or said) and first_veto(pair) is None:
            scores = {r.comparator: round(r.score, 4) for r in (c(pair) for c in COMPARATORS)}
            row = {"group": event, "same": bool(one & other), "weight": weight, "scores": scores}
            yield row | {"apart": apart, "ids": [a.claim_id, b.claim_id]}


def seed_rows(nlp: Language) -> Iterator[dict]:
    """The rows of our own labelled articles, a label file being an event."""
    found = [a for a in read_inputs([SEEDS / "articles"]) if isinstance(a, Article)]
    claims = dict(zip((a.article_id for a in found), extract_claims(found, nlp), strict=True))
    for path in sorted((SEEDS / "labels").glob("*.toml")):
        labels = load_labels(path)
        at = {name: _article(found, one) for name, one in labels.articles.items()}
        figures = defaultdict(set)
        for figure in labels.figures.values():
            for one in (labels.claims[name] for name in figure.claims):
                for claim in claims[at[one.article].article_id]:
                    if _is_labelled(claim, one, at[one.article].text):
                        figures[claim.claim_id].add(figure.figure)
        held = list({a.article_id: a for a in at.values()}.values())
        yield from rows_of(
            path.stem, held, [claims[a.article_id] for a in held], figures, SEED_WEIGHT
        )


def _article(found: list[Article], one: LabelledArticle) -> Article:
    if one.shown_id:
        return next(a for a in found if a.external_id == one.shown_id)
    return next(a for a in found if a.source.endswith(one.source))


def _is_labelled(claim: Claim, one: LabelledClaim, text: str) -> bool:
    starts = [match.start() for match in re.finditer(re.escape(one.words), text)]
    start = starts[(one.occurrence or 1) - 1]
    inside = start < claim.char_end and claim.char_start < start + len(one.words)
    value = one.value[0] if isinstance(one.value, tuple) else one.value
    ends = (claim.as_written.lo, claim.as_written.lo / 100)
    return inside and any(math.isclose(end, value, rel_tol=2e-3) for end in ends)


def main(folder: Path) -> None:
    """Print the rows of every event below `folder`, and of the seeds."""
    nlp = load_model()
    for row in seed_rows(nlp):
        sys.stdout.write(json.dumps(row) + "\n")
    for path in sorted((folder / "articles").glob("*.jsonl")):
        articles = read_event(path)
        gold = json.loads((folder / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        claims = extract_claims(articles, nlp)
        by_article = {a.article_id: held for a, held in zip(articles, claims, strict=True)}
        figures = label(by_article, articles, gold)
        for row in rows_of(path.stem, articles, claims, figures):
            sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
