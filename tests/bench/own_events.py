"""Runs the events of `events/` and scores the run against their labels.

    python tests/bench/own_events.py [FOLDER] [--errors N] [--events events_later]

FOLDER gets the articles and, in the seeds' format, the labels; a scratch folder by default. A
conflict counts as found where a dispute is raised on it: misreports of it are neither right nor
wrong. Run by hand.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
_MENTION = re.compile(r"\{(?P<figure>\w+)=(?P<value>[^|{}]+)\|(?P<words>[^{}]+)\}")
_BOUNDS = {">=": "at_least", "<=": "up_to", ">": "more_than", "<": "less_than", "~": "about"}


@dataclass
class Event:
    """An event's figures (id to its line's fields), its articles and the mentions in them."""

    name: str
    figures: dict[str, list[str]] = field(default_factory=dict)
    articles: list[dict] = field(default_factory=list)
    mentions: list[dict] = field(default_factory=list)


def read_event(path: Path) -> Event:
    """An event as its file gives it."""
    event = Event(path.stem)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== article"):
            name, at, outlet = (part.strip() for part in line[len("== article") :].split("|"))
            published = None if at == "-" else at
            event.articles.append(
                {
                    "id": f"{event.name}-{name}",
                    "publisher": outlet,
                    "published_at": published,
                    "text": "",
                }
            )
        elif event.articles and line.strip():
            event.articles[-1]["text"] += _unmark(event, line) + "\n"
        elif line.strip() and not line.startswith("=="):
            figure, *fields = (part.strip() for part in line.split("|"))
            event.figures[figure] = fields
    return event


def _unmark(event: Event, line: str) -> str:
    """The line as printed; its mentions are kept with the event."""
    article, printed, last = event.articles[-1], "", 0
    for match in _MENTION.finditer(line):
        printed += line[last : match.start()]
        words = match["words"]
        before = article["text"] + printed
        event.mentions.append(
            {
                "id": f"m{len(event.mentions)}",
                "figure": match["figure"],
                "article": article["id"],
                "words": words,
                "occurrence": len(re.findall(f"(?={re.escape(words)})", before)) + 1,
                **_read_value(match["value"].strip()),
            }
        )
        printed += words
        last = match.end()
    return printed + line[last:]


def _read_value(value: str) -> dict:
    if ".." in value:
        return {"value": [float(end) for end in value.split("..")], "bound": "range"}
    sign = next((sign for sign in _BOUNDS if value.startswith(sign)), "")
    return {"value": float(value[len(sign) :]), "bound": _BOUNDS.get(sign, "exact")}


def label_lines(event: Event) -> Iterator[str]:
    """The event's labels in the seeds' format."""
    yield f"story = {json.dumps(event.name)}"
    names = [article["id"] for article in event.articles]
    yield _rows("articles", ({"name": name, "id": name} for name in names))
    kept = [{k: v for k, v in one.items() if k != "figure"} for one in event.mentions]
    yield _rows("claims", kept)
    yield _rows(
        "figures",
        (
            {"id": name, "quantity": fields[0], "claims": _ids(event, name)}
            for name, fields in event.figures.items()
        ),
    )
    yield _rows("flags", _flags(event))


def _ids(event: Event, figure: str) -> list[str]:
    return [one["id"] for one in event.mentions if one["figure"] == figure]


def _flags(event: Event) -> Iterator[dict]:
    for name, (_, _, verdict, *values) in event.figures.items():
        held = [one for one in event.mentions if one["figure"] == name]
        across = [
            (one, other)
            for one, other in itertools.combinations(held, 2)
            if one["article"] != other["article"] and one["value"] != other["value"]
        ]
        if verdict == "conflict":
            wanted = {frozenset(map(_bare, two.split(":"))) for two in values[0].split()}
            across = [two for two in across if any(_is_pair(two, numbers) for numbers in wanted)]
        pairs = [[one["id"], other["id"]] for one, other in across]
        kinds = {"conflict": "dispute", "update": "revision"}
        if pairs and verdict in kinds:
            yield {"kind": kinds[verdict], "figure": name, "pairs": pairs}
        if pairs and verdict != "agree":
            for kind in ("misreport", "dispute", "revision"):
                yield {"kind": kind, "figure": name, "pairs": pairs, "optional": True}


def _bare(value: str) -> float:
    return float(re.sub(r"[<>=~]", "", value).split("..")[0])


def _is_pair(two: tuple[dict, dict], numbers: frozenset[float]) -> bool:
    ends = [one["value"] if isinstance(one["value"], list) else [one["value"]] for one in two]
    return any({left, right} == numbers for left, right in itertools.product(*ends))


def _rows(key: str, rows: Iterator[dict] | list[dict]) -> str:
    told = (
        "  { " + ", ".join(f"{name} = {json.dumps(value)}" for name, value in row.items()) + " },"
        for row in rows
    )
    return "\n".join([f"{key} = [", *told, "]"])


def unpack(events: Path, folder: Path) -> None:
    """Write every event's articles and labels into `folder`."""
    for part in ("articles", "labels"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for path in sorted(events.glob("*.txt")):
        event = read_event(path)
        lines = (json.dumps(article) + "\n" for article in event.articles)
        (folder / "articles" / f"{event.name}.jsonl").write_text("".join(lines), encoding="utf-8")
        labels = "\n".join(label_lines(event))
        (folder / "labels" / f"{event.name}.toml").write_text(labels + "\n", encoding="utf-8")


def main(events: Path, folder: Path, errors: str) -> int:
    """Unpack, run and print the scores."""
    unpack(events, folder)
    command = Path(sys.executable).with_name("claimwatch")
    places = [str(folder / "labels"), "--articles", str(folder / "articles")]
    return subprocess.run(
        [command, "evaluate", *places, "--errors", errors], check=False
    ).returncode


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--errors", default="0")
    parser.add_argument("--events", default="events")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(main(HERE / given.events, given.folder or Path(scratch), given.errors))
