"""Turns labelled events into rows for `claimwatch.match.learn`; run by hand, stores no label.

    python tests/bench/label_pairs.py BENCH_CONFLICTS_DIR > /tmp/pairs.jsonl
    python tests/bench/label_pairs.py --standing BENCH_CONFLICTS_DIR tests/bench/events ... \\
        > /tmp/standing.jsonl

With --standing the rows hold the signs of how two claims that agree, or two cores that differ,
stand among all others of their event (`claimwatch.match.standing`), for pairs without a veto;
folders of our own events (*.txt) are taken too. Cores whose labels conflict count twice, as flags
rest on them; cores that carry one agreeing figure though they differ, or stand in one article, are
left out. BENCH_CONFLICTS_DIR holds articles/<event>.jsonl and gold/<event>.json: per event the
figures with their mentions (article, sentence, lo, hi). Two claims are one quantity where they
carry mentions of one figure. Claims without a label are of no figure that two articles share; pairs
with such a claim whose numbers agree are left out, since the labels may have missed them.
"""

from __future__ import annotations

import bisect
import json
import math
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from own_events import read_event as read_own_event

from claimwatch.collect import read_inputs
from claimwatch.extract.pipeline import extract_claims, load_model
from claimwatch.match.candidates import pairs_in_memory
from claimwatch.match.comparators import COMPARATORS
from claimwatch.match.compare import compare_claims, read_weights
from claimwatch.match.cores import find_cores
from claimwatch.match.joining import find_differing
from claimwatch.match.pairs import read_pair
from claimwatch.match.standing import signs_in_story, signs_of_cores, weigh_standings
from claimwatch.match.standing_signs import Story, read_story
from claimwatch.match.told import read_told
from claimwatch.match.units import incompatible, written_alike
from claimwatch.match.vetoes import first_veto
from claimwatch.model import Article, Claim

_CONFLICTING = 2.0


def read_event(path: Path) -> list[Article]:
    """The articles of one event, a JSON line each."""
    return [article for article in read_inputs([str(path)]) if isinstance(article, Article)]


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
    """Whether a claim is the mention: by its place where the label tells it, else by number."""
    if "start" in mention:
        end = mention["start"] + len(mention["text"])
        return mention["start"] < claim.char_end and claim.char_start < end
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


def standing_rows(event: str, articles: list, claims: list, gold: dict, complete: bool) -> list:
    """One row a pair that is weighed among all others; `complete` labels leave no mention out."""
    by_article = {a.article_id: held for a, held in zip(articles, claims, strict=True)}
    by_id = {article.article_id: article for article in articles}
    figures = label(by_article, articles, gold)
    every = {claim.claim_id: claim for held in claims for claim in held}
    pairs = pairs_in_memory(list(every.values()), dict.fromkeys(by_id, event))
    links = [compare_claims(a, b, by_id) for a, b in pairs]
    told = read_told(every.values(), {a.article_id: a.published_at for a in articles})
    story = read_story(every, links, told)
    rows = []
    for link, sort, signs in signs_in_story(every, links, story):
        one, other = figures[link.claim_a], figures[link.claim_b]
        sure = (one or other) if complete else (one and other)
        if sure:
            rows.append(_row(event, sort, bool(one & other), signs))
    verdicts = {figure["id"]: figure["verdict"] for figure in gold["figures"]}
    return rows + core_rows(event, every, links, story, figures, verdicts)


def core_rows(event: str, every: dict, links: list, story: Story, figures: dict, verdicts: dict):
    """One row a pair of cores that differ, across articles, and that no veto keeps apart."""
    weights = read_weights()
    cores = find_cores(every, weigh_standings(every, links, story), weights.same_from)
    differing = find_differing(links, cores, story)
    rows = []
    for pair, signs in signs_of_cores(differing, weights.differ_from):
        carried = [{f for c in cores.members[core] for f in figures[c]} for core in pair]
        both = {verdicts[figure] for figure in carried[0] & carried[1]}
        tells = differing.found[pair]
        inside = all(every[x.claim_a].article_id == every[x.claim_b].article_id for x in tells)
        if not inside and both != {"agree"}:
            row = _row(event, "differing", bool(both), signs)
            rows.append(row | {"weight": _CONFLICTING if "conflict" in both else 1.0})
    return rows


def _row(event: str, sort: str, same: bool, signs: dict) -> dict:
    scores = {name: round(score, 4) for name, score in signs.items()}
    return {"group": event, "sort": sort, "same": same, "scores": scores}


def own_event(path: Path) -> tuple[list[Article], dict]:
    """The articles of an event of our own, and its labels as the bench gives its."""
    event = read_own_event(path)
    texts = {row["id"]: row["text"] for row in event.articles}
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / f"{event.name}.jsonl"
        lines.write_text("\n".join(map(json.dumps, event.articles)), encoding="utf-8")
        articles = read_event(lines)
    mentions = defaultdict(list)
    for one in event.mentions:
        found = list(re.finditer(f"(?={re.escape(one['words'])})", texts[one["article"]]))
        at = found[one["occurrence"] - 1].start()
        value = one["value"] if isinstance(one["value"], list) else [one["value"]] * 2
        sentence = texts[one["article"]].count("\n", 0, at)
        ends = {"lo": value[0], "hi": value[1], "text": one["words"], "modality": one["bound"]}
        place = {"article": one["article"], "sentence": sentence, "start": at}
        mentions[one["figure"]].append(ends | place)
    figures = [
        {"id": name, "mentions": held, "verdict": event.figures[name][2]}
        for name, held in mentions.items()
    ]
    return articles, {"figures": figures}


def bench_event(path: Path, gold_path: Path) -> tuple[list[Article], dict]:
    """The articles and labels of an event of the bench."""
    return read_event(path), json.loads(gold_path.read_text(encoding="utf-8"))


def events_of(folder: Path) -> Iterator[tuple[str, list[Article], dict, bool]]:
    """Each event of a folder: its name, articles and labels, and whether these are complete."""
    for path in sorted((folder / "articles").glob("*.jsonl")):
        yield (path.stem, *bench_event(path, folder / "gold" / f"{path.stem}.json"), False)
    for path in sorted(folder.glob("*.txt")):
        yield (path.stem, *own_event(path), True)


def main(folders: list[str]) -> None:
    """Print the rows of every event of the folders."""
    nlp = load_model()
    standing = "--standing" in folders
    for folder in (Path(name) for name in folders if name != "--standing"):
        for event, articles, gold, complete in events_of(folder):
            claims = extract_claims(articles, nlp)
            rows = (
                standing_rows(event, articles, claims, gold, complete)
                if standing
                else rows_of(event, articles, claims, gold)
            )
            for row in rows:
                sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
