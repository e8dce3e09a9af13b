"""Turns labelled events into rows for `claimwatch.match.learn`; run by hand, stores no label.

    python tests/bench/label_pairs.py BENCH_CONFLICTS_DIR > /tmp/pairs.jsonl

BENCH_CONFLICTS_DIR holds articles/<event>.jsonl and gold/<event>.json: per event the figures with
their mentions (article, sentence, lo, hi). Two claims are one quantity where they carry mentions
of one figure. Claims without a label are of no figure that two articles share; pairs with such
a claim whose numbers agree are left out, since the labels may have missed them.
"""

from __future__ import annotations

import bisect
import json
import math
import re
import sys
from collections import defaultdict
from pathlib import Path

from claimwatch.extract.pipeline import extract_claims, load_model
from claimwatch.match.candidates import pairs_in_memory
from claimwatch.match.comparators import COMPARATORS
from claimwatch.match.pairs import read_pair
from claimwatch.match.units import incompatible, written_alike
from claimwatch.match.vetoes import first_veto
from claimwatch.model import Article, Claim, article_id_of


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


def rows_of(event: str, articles: list[Article], claims: list[list[Claim]], gold: dict) -> list:
    """One row a pair that shares a blocking key and is not vetoed."""
    by_article = {a.article_id: held for a, held in zip(articles, claims, strict=True)}
    by_id = {article.article_id: article for article in articles}
    figures = label(by_article, articles, gold)
    rows = []
    every = [claim for held in claims for claim in held]
    for a, b in pairs_in_memory(every, dict.fromkeys(by_id, event)):
        known = figures[a.claim_id] | figures[b.claim_id]
        same = bool(figures[a.claim_id] & figures[b.claim_id])
        apart = incompatible(a, b)
        both = figures[a.claim_id] and figures[b.claim_id]
        if not apart and not both and not (known and not written_alike(a, b)):
            continue
        pair = read_pair(a, b, by_id)
        veto = first_veto(pair)
        scores = {r.comparator: round(r.score, 4) for r in (c(pair) for c in COMPARATORS)}
        row = {"group": event, "same": same, "scores": scores, "apart": apart}
        row |= {"veto": veto.comparator if veto else None, "ids": [a.claim_id, b.claim_id]}
        row |= {"inside": a.article_id == b.article_id}
        rows.append(row)
    return rows


def main(folder: Path) -> None:
    """Print the rows of every event below `folder`."""
    nlp = load_model()
    for path in sorted((folder / "articles").glob("*.jsonl")):
        articles = read_event(path)
        gold = json.loads((folder / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        for row in rows_of(path.stem, articles, extract_claims(articles, nlp), gold):
            sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
