"""A real `claimwatch serve` to be tried: how it is started, asked and waited for."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE_SECONDS = 400
"""For machines that do much else: nothing here takes a minute on two idle cores."""

ARTICLE = {
    "id": "dam-1",
    "publisher": "Valley Record",
    "published_at": "2023-06-01T07:00:00Z",
    "text": "Engineers evacuated 310 households below the dam on Thursday, the mayor said.",
}


@dataclass
class Serving:
    """A running `claimwatch serve`, and where it says what."""

    process: subprocess.Popen[bytes]
    db: Path
    out: Path

    def said(self) -> str:
        return self.out.read_text("utf-8")

    def address(self, service: str) -> str:
        found = re.search(rf"{service}: (http://127\.0\.0\.1:\d+)", self.said())
        assert found, self.said()
        return found[1]

    def is_serving(self) -> bool:
        assert self.process.poll() is None, self.said()
        return "serving until" in self.said()

    def runs(self, *states: str) -> list[dict[str, Any]]:
        """The flow runs in these states, as the Prefect server has them."""
        wanted = {"flow_runs": {"state": {"type": {"any_": list(states)}}}}
        request = urllib.request.Request(
            f"{self.address('prefect server')}/api/flow_runs/filter",
            data=json.dumps(wanted).encode(),
            headers={"Content-Type": "application/json"},
        )
        with direct().open(request, timeout=30) as answer:
            runs: list[dict[str, Any]] = json.load(answer)
        return runs


def direct() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))


def until(holds: Callable[[], Any], seconds: float = PATIENCE_SECONDS) -> Any:
    """What `holds` gives, as soon as it does; a server too busy to answer is waited for."""
    end = time.monotonic() + seconds
    while True:
        try:
            if found := holds():
                return found
        except OSError as error:
            unanswered: OSError | None = error
        else:
            unanswered = None
        assert time.monotonic() < end, f"waited in vain ({unanswered})"
        time.sleep(0.2)


def alive(pids: list[int]) -> list[int]:
    """Which of these processes still run (one that waits to be collected does not)."""
    found = []
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        found += [pid] if state != "Z" else []
    return found


@contextmanager
def serving(
    folder: Path, every: int, given: Sequence[dict[str, str]] = (ARTICLE,), **settings: str
) -> Iterator[Serving]:
    """`claimwatch serve` over articles, on free ports; killed at the end if it still runs."""
    articles, home = folder / "articles.jsonl", folder / "home"
    articles.write_text("".join(json.dumps(article) + "\n" for article in given), "utf-8")
    home.mkdir(exist_ok=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    db, out = folder / "x.duckdb", folder / "out.txt"
    command = ["serve", "--db", str(db), "--articles", str(articles), "--every", str(every)]
    with out.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "claimwatch.cli", *command, "--port=0", "--prefect-port=0"],
            env={**env, "HOME": str(home), "CLAIMWATCH_CHANNELS": "none", **settings},
            cwd=home,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Serving(process, db, out)
    finally:
        process.kill()
        process.wait()
