"""Many visitors click through the dashboard while runs write and publish.

    python tests/bench/desk_visitors.py watch.duckdb --articles inbox/ [--visitors 20] [--seconds 9]

Each visitor is a session of its own over a web socket, as a browser has it: opens pages at random,
and on a flag's page presses Acknowledge or Reopen. Meanwhile new articles come and runs over
`--articles` follow one another. At the end: no page may have ended in an error, and every decision
that a page said was stored must be in the log, in its order.
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
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from claimwatch.store import open_reader
from claimwatch.store.desk import desk_url, open_desk
from dashboards.screenshots import dashboard

PAGES = ("", "flags", "figures", "stories", "sources", "quality", "runs")
DECIDES = {"Acknowledge": "Acknowledged", "Reopen": "Reopened"}


@dataclass(slots=True)
class Seen:
    """What the visitors saw, all together."""

    pages: int = 0
    stored: int = 0
    refused: int = 0
    errors: list[str] = field(default_factory=list)
    slowest: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, drawn: Drawn, seconds: float) -> None:
        """Take what one drawing of a page gave."""
        with self.lock:
            self.pages += 1
            self.slowest = max(self.slowest, seconds)
            self.errors += drawn.errors
            self.stored += sum(f"{done}." in drawn.said for done in DECIDES.values())
            self.refused += any(said.startswith("Not stored") for said in drawn.said)


@dataclass(slots=True)
class Drawn:
    """One drawing of a page: its buttons by label, what its notes say, what went wrong."""

    buttons: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Session:
    """One visitor's connection."""

    def __init__(self, address: str) -> None:
        url = address.replace("http://", "ws://") + "/_stcore/stream"
        self._socket = connect(url, subprotocols=["streamlit"], max_size=None, open_timeout=60)

    def close(self) -> None:
        self._socket.close()

    def draw(self, page: str, query: str, press: str | None = None) -> Drawn:
        """Ask for a page, with a button pressed, and read it to the end of its script."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        if press is not None:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = press, True
        self._socket.send(asked.SerializeToString())
        drawn = Drawn()
        while True:
            message = ForwardMsg()
            message.ParseFromString(self._socket.recv(timeout=120))
            kind = message.WhichOneof("type")
            if kind == "delta":
                _take(drawn, message.delta)
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    drawn.errors.append("the script could not be compiled")
                return drawn


def _take(drawn: Drawn, delta: Any) -> None:
    element = delta.new_element
    kind = element.WhichOneof("type")
    if kind == "exception":
        drawn.errors.append(element.exception.message)
    elif kind == "button":
        drawn.buttons[element.button.label] = element.button.id
    elif kind == "alert":
        drawn.said.append(element.alert.body.replace("\\", ""))


def visit(address: str, flags: list[str], until: float, chance: random.Random, seen: Seen) -> None:
    """Click through until the time is over; every so often as a new session."""
    session = Session(address)
    while time.monotonic() < until:
        try:
            if chance.random() < 0.1:
                session.close()
                session = Session(address)
            if chance.random() < 0.5:
                _timed(seen, lambda s=session: s.draw(chance.choice(PAGES), ""))
            else:
                _decide(session, chance.choice(flags), chance, seen)
        except Exception as error:
            with seen.lock:
                seen.errors.append(f"{type(error).__name__}: {error}")
            session = Session(address)
        time.sleep(chance.uniform(0.2, 1.0))
    session.close()


def _decide(session: Session, flag: str, chance: random.Random, seen: Seen) -> None:
    query = f"id={flag}"
    drawn = _timed(seen, lambda: session.draw("flag", query))
    there = [label for label in DECIDES if label in drawn.buttons]
    if there:
        time.sleep(chance.uniform(0.0, 0.5))
        press = drawn.buttons[chance.choice(there)]
        _timed(seen, lambda: session.draw("flag", query, press))


def _timed(seen: Seen, drawing: Callable[[], Drawn]) -> Drawn:
    begun = time.perf_counter()
    drawn = drawing()
    seen.note(drawn, time.perf_counter() - begun)
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
        threads = [
            threading.Thread(target=visit, args=(address, flags, until, random.Random(n), seen))
            for n in range(visitors)
        ]
        for thread in threads:
            thread.start()
        runs = keep_running(database, articles, until)
        for thread in threads:
            thread.join()
    print(
        f"{visitors} visitors, {seen.pages} pages drawn, {runs} runs beside them; the slowest page "
        f"took {seen.slowest:.2f} s; decisions stored {seen.stored}, refused {seen.refused}"
    )
    check(database, seen)
    return seen


def check(database: Path, seen: Seen) -> None:
    """Every stored decision is in the log, numbered without a gap, and nothing went wrong."""
    with open_desk(desk_url(database)) as desk:
        made = desk.decisions.since()
    pressed = [d for d in made if str(d.draft.action) in {"acknowledge", "reopen"}]
    assert [d.seq for d in made] == list(range(1, len(made) + 1))
    for count in Counter(d.draft.subject_id for d in made).values():
        assert count >= 1
    assert len(pressed) == seen.stored, f"{len(pressed)} in the log, {seen.stored} said to be"
    assert seen.errors == [], seen.errors[:5]


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
