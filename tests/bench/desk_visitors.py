"""Many visitors click through the dashboard while runs write and publish.

    python tests/bench/desk_visitors.py watch.duckdb --articles inbox/ [--visitors 20] [--seconds 9]

Each visitor is a session of its own over a web socket, as a browser has it (see `visitor.py`), and
opens pages at random, presses Acknowledge or Reopen on a flag's page, and writes notes. Meanwhile
new articles come and runs over `--articles` follow one another. At the end: no page may have ended
in an error or been put together from two states, every decision that a page said was stored is in
the log, in its order, and so is every note, once.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from visitor import Drawn, Session

from claimwatch.decide.decision import Action, Decision
from claimwatch.store import open_reader
from claimwatch.store.desk import desk_url, open_desk
from dashboards.screenshots import dashboard

PAGES = ("", "flags", "figures", "stories", "sources", "quality", "runs")
DECIDES = {"Acknowledge": "Acknowledged.", "Reopen": "Reopened."}
NOTED = "Noted."
LEAST_CLICKS = 2


@dataclass(slots=True)
class Seen:
    """What the visitors saw, all together. `notes`: those that a page said were stored."""

    pages: int = 0
    stored: int = 0
    refused: int = 0
    notes: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, drawn: Drawn, seconds: float) -> None:
        """Take what one drawing of a page gave."""
        with self.lock:
            self.pages += 1
            self.seconds.append(seconds)
            self.errors += drawn.errors
            self.stored += sum(done in drawn.said for done in DECIDES.values())
            self.refused += any(said.startswith("Not stored") for said in drawn.said)


@dataclass(slots=True)
class Visitor:
    """One who clicks through: first writes a note, then decides, then does as chance wants.

    `clicks`: how often so far; `written`: notes.
    """

    number: int
    address: str
    flags: list[str]
    seen: Seen
    chance: random.Random
    written: int = 0
    clicks: int = 0

    def visit(self, until: float) -> None:
        """Click until the time is over, and on a slow machine a few times all the same.

        Every so often it is done as a new session.
        """
        session = Session(self.address)
        while time.monotonic() < until or self.clicks < LEAST_CLICKS:
            try:
                if self.chance.random() < 0.1:
                    session.close()
                    session = Session(self.address)
                self.clicks += 1
                self._click(session)
            except Exception as error:
                with self.seen.lock:
                    self.seen.errors.append(f"{type(error).__name__}: {error}")
                session = Session(self.address)
            time.sleep(self.chance.uniform(0.2, 1.0))
        session.close()

    def _click(self, session: Session) -> None:
        if self.clicks > LEAST_CLICKS and self.chance.random() < 0.5:
            page = self.chance.choice(PAGES)
            self._timed(lambda: session.draw(page, ""))
            return
        query = f"id={self.chance.choice(self.flags)}"
        drawn = self._timed(lambda: session.draw("flag", query))
        time.sleep(self.chance.uniform(0.0, 0.5))
        writes = self.clicks == 1 or self.chance.random() < 0.3
        if writes and self.clicks != LEAST_CLICKS:
            self._write(session, query, drawn)
            return
        there = [label for label in DECIDES if label in drawn.buttons]
        if there:
            press = drawn.buttons[self.chance.choice(there)]
            self._timed(lambda: session.draw("flag", query, press))

    def _write(self, session: Session, query: str, drawn: Drawn) -> None:
        words = f"visitor {self.number} note {self.written}"
        filled = {drawn.fields["Note"]: words}
        done = self._timed(lambda: session.draw("flag", query, drawn.buttons["Note"], filled))
        self.written += 1
        with self.seen.lock:
            if NOTED in done.said:
                self.seen.notes.append(words)
            else:
                self.seen.errors.append(f"{words} was not taken: {done.said}")

    def _timed(self, drawing: Callable[[], Drawn]) -> Drawn:
        begun = time.perf_counter()
        drawn = drawing()
        self.seen.note(drawn, time.perf_counter() - begun)
        return drawn


def keep_running(database: Path, articles: Path, until: float) -> int:
    """New articles and runs over them, one after the other; return how many runs there were."""
    runs = 0
    inbox = Path(tempfile.mkdtemp(prefix="claimwatch-inbox-"))
    command = [sys.executable, "-m", "claimwatch.cli", "run", "--db", str(database), "--quiet"]
    while time.monotonic() < until:
        (inbox / f"{runs}.jsonl").write_text(_news(runs), encoding="utf-8")
        given = ("--articles", str(articles), "--articles", str(inbox), "--channel", "none")
        subprocess.run([*command, *given], check=True, stdout=subprocess.DEVNULL)
        runs += 1
    return runs


def _news(number: int) -> str:
    """Two articles on an event of its own that differ."""
    told = [
        {
            "id": f"bridge-{number}-{hurt}",
            "publisher": who,
            "published_at": "2024-06-01T08:00:00Z",
            "title": f"Bridge number {number} over the Tarn gives way",
            "text": f"The Tarn bridge number {number} gave way on Saturday. "
            f"{speaker} said {hurt} people were hurt when bridge {number} gave way.",
        }
        for who, speaker, hurt in (
            ("Tarn Times", "The mayor", 30 + number),
            ("Valley Echo", "Police", 80 + number),
        )
    ]
    return "\n".join(map(json.dumps, told))


def go(database: Path, articles: Path, visitors: int, seconds: float, log: Path) -> Seen:
    """Let the visitors loose; raises where something they saw was wrong."""
    with open_reader(database) as reader:
        flags = [row["flag_id"] for row in reader.rows("v_flags")][:40]
    seen = Seen()
    with dashboard(database, log) as address:
        until = time.monotonic() + seconds
        people = [Visitor(n, address, flags, seen, random.Random(n)) for n in range(visitors)]
        threads = [threading.Thread(target=one.visit, args=(until,)) for one in people]
        for thread in threads:
            thread.start()
        runs = keep_running(database, articles, until)
        for thread in threads:
            thread.join()
    times = sorted(seen.seconds)
    print(
        f"{visitors} visitors, {seen.pages} pages drawn, {runs} runs beside them; seconds a page: "
        f"median {times[len(times) // 2]:.2f}, slowest {times[-1]:.2f}; decisions stored "
        f"{seen.stored} and {len(seen.notes)} notes, {seen.refused} refused, "
        f"{len(seen.errors)} errors"
    )
    check(database, seen)
    return seen


def check(database: Path, seen: Seen) -> None:
    """Every stored decision is in the log, numbered without a gap, and nothing went wrong."""
    with open_desk(desk_url(database)) as desk:
        made = desk.decisions.since()
    pressed = [d for d in made if d.draft.action in {Action.ACKNOWLEDGE, Action.REOPEN}]
    noted = [d.draft.reason for d in made if d.draft.action is Action.NOTE]
    assert seen.errors == [], seen.errors[:5]
    assert [d.seq for d in made] == list(range(1, len(made) + 1))
    assert all(_is_without_gap(of) for of in _by_subject(made).values())
    assert len(pressed) == seen.stored, f"{len(pressed)} in the log, {seen.stored} said to be"
    assert Counter(noted) == Counter(seen.notes), "notes were lost or stored twice"


def _by_subject(made: list[Decision]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for one in made:
        found.setdefault(one.draft.subject_id, []).append(one.ordinal)
    return found


def _is_without_gap(ordinals: list[int]) -> bool:
    return ordinals == list(range(1, len(ordinals) + 1))


def main() -> None:
    """Read the command line and go."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--visitors", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=120)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch) / "log"
        go(given.database, given.articles, given.visitors, given.seconds, log)


if __name__ == "__main__":
    main()
