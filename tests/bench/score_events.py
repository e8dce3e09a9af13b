"""Scores the flags on our own events: how many are right, and how many conflicts are found.

    .venv/bin/python tests/bench/score_events.py tests/bench/events_wires_apart [--wrong]

Runs the events of a folder in one database. A flagged conflict is right where at least half of its
pairs are labelled as contradicting; pairs of a figure that was updated count neither way. A claim
carries a mention where their characters overlap, the one of the mention's number before others.
--wrong lists the wrong flags with their sentences: leave it out on events that nobody has read.
Run by hand.
"""

from __future__ import annotations

import itertools
import json
import math
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from own_events import Event, read_event

_NOTICES = {"hedge_drift", "scope_drift", "attribution_dropped", "stale", "silent_edit"}
_CLAIMWATCH = Path(sys.executable).with_name("claimwatch")


@dataclass
class Run:
    """What one run found: claims by id, flags, and each claim's (event, figure, value)."""

    claims: dict[str, dict]
    flags: list[dict]
    carried: dict[str, list[tuple[str, str, object]]] = field(default_factory=dict)


def run_events(events: list[Event]) -> Run:
    """The claims and flags of all the events in one database."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, db = Path(scratch) / "articles", str(Path(scratch) / "scored.duckdb")
        folder.mkdir()
        for event in events:
            lines = "\n".join(map(json.dumps, event.articles))
            (folder / f"{event.name}.jsonl").write_text(lines, encoding="utf-8")
        _claimwatch("run", "--articles", str(folder), "--db", db)
        claims, flags = (_records(name, db) for name in ("claims", "flags"))
    return Run({claim["claim_id"]: claim for claim in claims}, flags)


def _claimwatch(*words: str) -> str:
    done = subprocess.run([_CLAIMWATCH, *words], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _records(name: str, db: str) -> list[dict]:
    return [
        json.loads(line) for line in _claimwatch(name, "--db", db, "--format", "jsonl").splitlines()
    ]


def place_mentions(events: list[Event], run: Run) -> dict[tuple[str, int], dict]:
    """The claim that carries each mention, by event and the mention's place in it."""
    by_article = defaultdict(list)
    for claim in run.claims.values():
        by_article[claim["article_id"]].append(claim)
    placed, carried = {}, defaultdict(list)
    for event in events:
        texts = {article["id"]: article["text"] for article in event.articles}
        for place, mention in enumerate(event.mentions):
            words = re.escape(mention["words"])
            starts = [m.start() for m in re.finditer(f"(?={words})", texts[mention["article"]])]
            start = starts[mention["occurrence"] - 1]
            end = start + len(mention["words"])
            over = [c for c in by_article[mention["article"]] if _overlap(c, start, end) > 0]
            if over:
                best = min(over, key=lambda c: (not _gives(c, mention), -_overlap(c, start, end)))
                placed[event.name, place] = best
                carried[best["claim_id"]].append((event.name, mention["figure"], mention["value"]))
    run.carried = carried
    return placed


def _overlap(claim: dict, start: int, end: int) -> int:
    return min(end, claim["char_end"]) - max(start, claim["char_start"])


def _gives(claim: dict, mention: dict) -> bool:
    written = claim.get("as_written") or {}
    ends = (claim["lo"], claim["hi"], written.get("lo"), written.get("hi"))
    wanted = _ends(mention["value"])
    return any(
        end is not None and math.isclose(end, value, rel_tol=2e-3, abs_tol=1e-9)
        for end, value in itertools.product(ends, wanted)
    )


def _ends(value: object) -> list[float]:
    return [float(end) for end in value] if isinstance(value, list) else [float(str(value))]


def score_matching(events: list[Event], placed: dict) -> str:
    """Precision and recall of pairs of mentions that one figure holds."""
    right = wrong = missed = 0
    for event in events:
        held = [
            (mention["figure"], placed[event.name, place])
            for place, mention in enumerate(event.mentions)
            if (event.name, place) in placed
        ]
        for (one, a), (other, b) in itertools.combinations(held, 2):
            if a["article_id"] == b["article_id"]:
                continue
            together = a["figure_id"] is not None and a["figure_id"] == b["figure_id"]
            right += together and one == other
            wrong += together and one != other
            missed += not together and one == other
    found, wanted = max(1, right + wrong), max(1, right + missed)
    return f"{100 * right / found:.1f} / {100 * right / wanted:.1f}"


def judge_pair(run: Run, pair: list[str], events: dict[str, Event]) -> tuple[str, set]:
    """Whether a flagged pair is "good", "soft", "bad" or of one article, and of which figures."""
    a, b = (run.claims.get(claim_id) for claim_id in pair)
    if not a or not b or a["article_id"] == b["article_id"]:
        return "", set()
    said, figures = "bad", set()
    for (event, figure, left), (other, as_figure, right) in itertools.product(
        *(run.carried.get(claim_id, []) for claim_id in pair)
    ):
        if (event, figure) != (other, as_figure):
            continue
        verdict, *values = events[event].figures[figure][2:]
        if verdict == "conflict" and _contradict(left, right, values[0]):
            said, figures = "good", figures | {(event, figure)}
        elif verdict == "update":
            figures |= {(event, figure)}
            said = "soft" if said == "bad" else said
    return said, figures


def _contradict(left: object, right: object, values: str) -> bool:
    pairs = (
        {float(re.sub(r"[<>=~]", "", v).split("..")[0]) for v in two.split(":")}
        for two in values.split()
    )
    ends = [{one, other} for one, other in itertools.product(_ends(left), _ends(right))]
    return any(wanted in ends for wanted in pairs)


def score(folder: Path, *, wrong_too: bool) -> str:
    """The scores of a folder of events, a line, and its wrong flags if wanted."""
    events = [read_event(path) for path in sorted(folder.glob("*.txt"))]
    by_name = {event.name: event for event in events}
    run = run_events(events)
    placed = place_mentions(events, run)
    right, wrong, found, moved = 0, [], set(), set()
    for flag in run.flags:
        if flag["kind"] in _NOTICES:
            continue
        judged = [(*judge_pair(run, pair, by_name), pair) for pair in flag["pairs"]]
        if flag["kind"] == "revision":
            moved |= {f for said, figures, _ in judged if said == "soft" for f in figures}
            continue
        good = [figures for said, figures, _ in judged if said == "good"]
        bad = [pair for said, _, pair in judged if said == "bad"]
        if good and len(good) >= len(bad):
            right += 1
            found |= {f for figures in good for f in figures if _verdict(by_name, f) == "conflict"}
        elif bad:
            wrong.append((flag, bad[0]))
    verdicts = [fields[2] for event in events for fields in event.figures.values()]
    line = (
        f"{folder.name}: flags right / wrong {right} / {len(wrong)},"
        f" conflicts {len(found)} of {verdicts.count('conflict')},"
        f" revisions {len(moved)} of {verdicts.count('update')},"
        f" pairs of one figure {score_matching(events, placed)}"
    )
    return "\n".join([line, *(_told(run, flag, pair) for flag, pair in wrong if wrong_too)])


def _verdict(events: dict[str, Event], figure: tuple[str, str]) -> str:
    return events[figure[0]].figures[figure[1]][2]


def _told(run: Run, flag: dict, pair: list[str]) -> str:
    said = (f"    {run.claims[c]['sentence']} [{run.claims[c]['text']}]" for c in pair)
    return "\n".join([f"  {flag['kind']}: {flag['label']}", *said])


if __name__ == "__main__":
    for given in sys.argv[1:]:
        if not given.startswith("--"):
            print(score(Path(given), wrong_too="--wrong" in sys.argv))
