"""Goes through the scripted day, undisturbed and killed with SIGKILL at random moments.

`python -m tests.edges.killed_day FOLDER KILLS SEED` prints one JSON line for the day: where it was
killed, how its tables differ from those of the same articles given at once, and what was told. With
0 kills it is the plain day. The model is loaded once; each run is a forked child.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import random
import select
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from claimwatch import steps
from claimwatch.alert.senders import FileSender
from claimwatch.collect.web.client import Fetcher, Limits
from claimwatch.collect.web.feeds import read_feed
from claimwatch.collect.web.guard import private_allowed
from claimwatch.decide.decision import Action, Draft, SubjectKind
from claimwatch.decide.put_back import put_back
from claimwatch.decide.roles import Actor, Role
from claimwatch.extract.pipeline import load_model
from claimwatch.settings import load_settings
from claimwatch.stages.collect import take_in
from claimwatch.stages.upkeep import upkeep
from claimwatch.store import Store, connection, export_tables, open_reader, open_writer, snapshots
from claimwatch.store.desk import Desk, desk_url, open_desk
from claimwatch.watch import Watch, read_watch

from .kill_driver import SmallGate, StruckConnection, finished, warm
from .scripted_day import (
    BEGINS,
    ENDS,
    EVERY,
    MOST_BYTES,
    ScriptedDay,
    expected_articles,
    expected_refusals,
    hour,
    plan_text,
)
from .timed_server import TimedServer, serving_by_the_clock

QUICK = Limits(most_bytes=MOST_BYTES, seconds=20.0, silence=2.0, attempts=1, pause=0.0)
ANNA = Actor("Anna", Role.ADMIN)
RETRY = timedelta(minutes=3)
HISTORY = {"alerts.csv"}
"""What was told on the way stays told."""


@dataclass
class World:
    """A database, its plan and the server that plays the day."""

    folder: Path
    server: TimedServer
    watch: Watch
    nlp: Any

    @property
    def db(self) -> Path:
        """The database."""
        return self.folder / "day.duckdb"

    def run(self, at: datetime) -> None:
        """Go the whole way once, as `steps.run` does, at this time of the day."""
        settings = load_settings(chunk_articles=8, extract_workers=1)
        channels = [f"file:{self.folder / 'alerts.jsonl'}"]
        telling = steps.telling_of(self.db, channels, settings, self.watch)
        with open_writer(self.db, lambda: at) as store:
            steps.begin(store)
            steps.fold_in(store, SmallGate(), settings)
            steps.fetch(store, self.watch, SmallGate(), QUICK)
            go_on(store, self.nlp)
            store.publish(settings.keep_snapshots)
            with steps.desk_of(store, settings) as desk:
                steps.tell(store, desk, telling, lambda: at)
                upkeep(store, desk, settings)

    def decide(self, drafts: list[Draft], at: datetime) -> None:
        """Store decisions in the desk."""
        with open_desk(desk_url(self.db)) as desk:
            for draft in drafts:
                desk.decisions.record(draft, ANNA, at, seen=None)

    def decided(self) -> list[Draft]:
        """What people have decided."""
        with open_desk(desk_url(self.db)) as desk:
            return [one.draft for one in desk.decisions.since() if one.author == ANNA.name]


def warm_up(world: World) -> None:
    """Import and read here, once, what every child needs beside the model. Opens no database."""
    warm(world.nlp)
    for name in ("apprise", "claimwatch.alert.senders"):
        importlib.import_module(name)
    expected_articles(world.server.root)
    with contextlib.closing(Fetcher(private_allowed([world.server.root]), QUICK)) as fetcher:
        world.server.set_clock(hour(ENDS))
        for outlet in range(30):
            read_feed(fetcher.fetch(f"{world.server.root}/{outlet}/feed"))


def go_on(store: Store, nlp: Any) -> None:
    """Every step after the articles are in."""
    chunks = steps.undone_articles(store, 8)
    with steps.reader_of(store, chunks, nlp) as reader:
        for chunk in chunks:
            steps.extract(store, chunk, reader, SmallGate())
    steps.match(store)
    steps.judge(store, SmallGate())
    steps.finish(store)


def make_decisions(world: World, at: datetime) -> None:
    """Dismiss a flag, take a claim out of its figure, put back what the gate refused."""
    with open_reader(world.db) as reader:
        conflicts = reader.rows("v_flags", kind=["dispute", "misreport"])
        flag = min(conflicts, key=lambda row: row["flag_key"])
        figures = reader.rows("v_figures")
        figure = max(figures, key=lambda row: (row["n_claims"], row["figure_id"]))
        held = [row["claim_id"] for row in reader.rows("v_claims")
                if row["figure_id"] == figure["figure_id"]]  # fmt: skip
        refused = [row for row in reader.rows("v_quarantine") if row["stage"] == "extract"]
    apart = {"others": sorted(held)[1:]}
    drafts = [
        Draft(SubjectKind.FLAG, flag["flag_id"], Action.DISMISS, reason="two floods",
              context={"kind": flag["kind"], "claim_ids": sorted(held)}),
        Draft(SubjectKind.CLAIM, min(held), Action.APART, reason="another one", context=apart),
        *(put_back(record, "it is right") for record in refused),
    ]  # fmt: skip
    world.decide(drafts, at)


def at_once(world: World, decisions: list[Draft]) -> None:
    """The day's articles given together, and what people have decided on claims and records."""
    articles = expected_articles(world.server.root)
    with open_writer(world.db, lambda: hour(ENDS)) as store:
        steps.begin(store)
        take_in(store, articles, SmallGate())
        go_on(store, world.nlp)
    world.decide([one for one in decisions if one.subject is not SubjectKind.FLAG], hour(ENDS))
    with open_writer(world.db, lambda: hour(ENDS)) as store:
        steps.begin(store)
        steps.fold_in(store, SmallGate())
        go_on(store, world.nlp)
        store.publish()


def exported(world: World) -> dict[str, list[str]]:
    """The lines of each domain table, without what the way to them left behind."""

    def export() -> None:
        export_tables(world.db, world.folder / "export")

    finished(export)
    files = sorted((world.folder / "export").iterdir())
    tables = {f.name: f.read_text().splitlines() for f in files if f.name not in HISTORY}
    kept = [line for line in tables["quarantine.csv"] if ",collect," not in line]
    return {**tables, "quarantine.csv": kept}


@dataclass
class Killer:
    """Kills runs: at a random moment, or a little after they come to a point of some kind."""

    chance: random.Random
    lasted: float = 1.0
    places: Counter[str] = field(default_factory=Counter)

    def kill(self, work: Callable[[], None]) -> bool:
        """Start `work` in a child and kill it; False where it was done before that."""
        kind = self.chance.choice(
            ["anywhere", "anywhere", "commit", "commit", "checkpoint", "copy", "desk", "send"]
        )
        after, number = self.chance.random(), self.chance.randrange(12 if kind == "commit" else 2)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            tell_points(writing)
            code = 1
            try:
                work()
                code = 0
            finally:
                os._exit(code)
        os.close(writing)
        try:
            if kind == "anywhere":
                time.sleep(after * self.lasted)
            elif any(n == number for n, _ in enumerate(p for p in points(reading) if p == kind)):
                time.sleep(after * 0.006)
            os.kill(child, signal.SIGKILL)
        finally:
            os.close(reading)
        status = os.waitpid(child, 0)[1]
        if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
            raise SystemExit(f"a run ended with {os.WEXITSTATUS(status)}")
        if os.WIFSIGNALED(status):
            self.places[kind] += 1
        return os.WIFSIGNALED(status)


def points(reading: int) -> Iterator[str]:
    """The kinds of points that a child comes to, as it comes to them."""
    left = b""
    while select.select([reading], [], [])[0]:
        new = os.read(reading, 4096)
        if not new:
            return
        *lines, left = (left + new).split(b"\n")
        yield from (line.decode() for line in lines)


def tell_points(writing: int) -> None:
    """Have this process say when it begins to write: wrapped around the product from outside."""

    def around(kind: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def told(*args: Any, **kwargs: Any) -> Any:
            os.write(writing, f"{kind}\n".encode())
            return call(*args, **kwargs)

        return told

    class Telling(StruckConnection):
        def execute(self, statement: str, *args: Any) -> Any:
            if statement in ("commit", "checkpoint"):
                os.write(writing, f"{statement}\n".encode())
            return self._inner.execute(statement, *args)

    connect = connection.connect
    connection.connect = lambda *a, **more: Telling(connect(*a, **more), None)
    snapshots.shutil.copyfile = around("copy", snapshots.shutil.copyfile)
    Desk.enqueue = around("desk", Desk.enqueue)
    Desk.record_attempt = around("desk", Desk.record_attempt)
    FileSender.send = around("send", FileSender.send)


def play(world: World, kills: int, killer: Killer) -> int:
    """Go through the day; returns how often a run was killed."""
    slots = [hour(BEGINS) + EVERY * n for n in range(int((ENDS - BEGINS) * 60 / 20))]
    done = 0
    for number, at in enumerate(slots):
        world.server.set_clock(at)
        wanted = -(-(kills - done) // (len(slots) - number))
        for attempt in range(wanted * 3):
            if wanted == 0:
                break
            again = at + RETRY * min(attempt, 5)
            killed = killer.kill(lambda again=again: world.run(again))
            done, wanted = done + killed, wanted - killed
        began = time.monotonic()
        last = at + RETRY * 6
        finished(lambda last=last: world.run(last))
        killer.lasted = time.monotonic() - began
        if at == hour(18):
            finished(lambda at=at: make_decisions(world, at))
    return done


def told(world: World) -> dict[str, Any]:
    """What the alerts are and what was delivered of them.

    Messages on runs (that one died, that its data were not as usual) are no alerts; that they are
    not doubled is seen all the same.
    """
    with open_reader(world.db) as reader:
        alerts = {row["alert_id"]: row["key"] for row in reader.rows("v_alerts")}
        flags = reader.rows("v_flags")
    lines = (world.folder / "alerts.jsonl").read_text().splitlines()
    sent = [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]
    of_flags = [one for one in sent if one["flag_id"]]
    counts = Counter(one["alert_id"] for one in sent)
    with open_desk(desk_url(world.db)) as desk:
        waiting = [d.alert_id for d in desk.deliveries() if d.state.value != "sent"]
        states = [one.draft.action.value for one in desk.decisions.since()]
    return {
        "alerts": len(alerts),
        "missing": sorted(alerts.keys() - {one["alert_id"] for one in of_flags}),
        "strange": sorted({one["alert_id"] for one in of_flags} - alerts.keys()),
        "other_key": [o["alert_id"] for o in of_flags if alerts.get(o["alert_id"]) != o["key"]],
        "doubled": sum(counts.values()) - len(counts),
        "waiting": waiting,
        "decisions": states,
        "kinds": Counter(flag["kind"] for flag in flags),
        "doubled_flags": len(flags) - len({flag["flag_id"] for flag in flags}),
    }


def refusals(world: World) -> tuple[list[str], list[tuple[str, str]]]:
    """The refusals that are missing, and those that nobody expected."""
    with open_reader(world.db) as reader:
        rows = [row for row in reader.rows("v_quarantine") if row["stage"] == "collect"]
    found = [(row["source"], row["reason"]) for row in rows]
    missing = []
    for source, words in expected_refusals(world.server.root):
        hit = next((one for one in found if one[0].endswith(source) and words in one[1]), None)
        if hit is None:
            missing.append(f"{source}: {words}")
        else:
            found.remove(hit)
    return missing, found


def in_child(work: Callable[[], Any], file: Path) -> Any:
    """What `work` returns, made in a forked child: this process opens no database."""
    finished(lambda: file.write_text(json.dumps(work())) and None)
    return json.loads(file.read_text())


def main() -> None:
    """Play the day and print what came of it."""
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with serving_by_the_clock(ScriptedDay().answer) as server:
        nlp = load_model()
        watch = read_watch(plan_text(server.root))
        day = World(folder / "day", server, watch, nlp)
        once = World(folder / "once", server, watch, nlp)
        for world in (day, once):
            world.folder.mkdir(parents=True)
        warm_up(day)
        killer = Killer(random.Random(seed))
        done = play(day, kills, killer)
        finished(lambda: at_once(once, day.decided()))
        found, wanted = exported(day), exported(once)
        missing, strange = in_child(lambda: refusals(day), folder / "refusals")
        result = {
            "kills": done,
            "places": killer.places,
            "articles": len(expected_articles(server.root)),
            "tables": {name: len(lines) - 1 for name, lines in found.items()},
            "differs": {
                name: [*sorted(set(lines) ^ set(found[name]))[:6], len(lines), len(found[name])]
                for name, lines in wanted.items()
                if lines != found[name]
            },
            "refusals_missing": missing,
            "refusals_strange": strange,
            **in_child(lambda: told(day), folder / "told"),
        }
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
