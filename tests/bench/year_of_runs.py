"""A year of runs in fast motion: what a run costs at its end against its beginning, and what grows.

    python -m tests.bench.year_of_runs FOLDER --days 365
    python -m tests.bench.year_of_runs FOLDER --report

Every quarter of an hour of a made-up year the whole way is gone: a feed and its pages are fetched
from a server on loopback, read, matched, judged, published and told. Each day is a process of its
own, as each run is in service, and leaves a line in FOLDER/days.jsonl; called again it goes on from
there. Great Expectations is left out, for its time; what it would leave behind is not.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from claimwatch import steps
from claimwatch.gate import ExpectationResult, GateReport
from claimwatch.settings import Settings, load_settings
from claimwatch.store.tables import BOOKKEEPING_TABLES, DOMAIN_TABLES
from claimwatch.watch import Watch, read_watch
from tests.bench.year_news import EVERY, START, YearNews
from tests.edges.timed_server import TimedServer, serving_by_the_clock

GOAL = 1.2
EXPECTATIONS = 12
"""About as many as the suites of the real gates have."""
WINDOW_DAYS = 45
"""Matching looks 21 days back and forth: from then on a run has as much to look at on any day."""


class AsMany:
    """A gate that passes every batch, with as many results as the real suites have expectations."""

    def check(self, table: str, rows: Sequence[Mapping[str, object]]) -> GateReport:
        """Every expectation is met."""
        names = [f"{table} {number}" for number in range(EXPECTATIONS if rows else 0)]
        met = (ExpectationResult(name, None, True, False, "0 of 9", 0) for name in names)
        return GateReport(table, len(rows), tuple(met), ())


def plan(server: TimedServer) -> Watch:
    """The plan of the year: one feed that works, and one that never does."""
    feeds = {"feed": "15 min", "shaky": "6 h"}
    lines = (
        f"  - {{url: {server.root}/{path}, publisher: Outlet, "
        f"allow_private: true, every: {each}}}\n"
        for path, each in feeds.items()
    )
    return read_watch("feeds:\n" + "".join(lines))


def run_at(
    at: datetime,
    folder: Path,
    server: TimedServer,
    nlp: Any,
    gate: AsMany,
    given: Settings,
    watch: Watch,
) -> dict[str, Any]:
    """Go the whole way once at `at`; what it cost and took in."""
    server.set_clock(at)
    wall, cpu = time.monotonic(), time.process_time()
    summary = steps.run(
        [],
        folder / "year.duckdb",
        gate=gate,
        nlp=nlp,
        channels=[f"file:{folder / 'alerts.jsonl'}"],
        clock=lambda: at,
        settings=given,
        watch=watch,
    )
    return {
        "wall": time.monotonic() - wall,
        "cpu": time.process_time() - cpu,
        "articles": summary.counts.get("collect.articles", 0),
    }


def go_a_day(
    day: int, runs: int, keep: int, folder: Path, server: TimedServer, nlp: Any, gate: AsMany
) -> None:
    """The runs of one day, and their line in the record."""
    given = load_settings(fetch_pause=0.0, extract_workers=1, keep_runs_days=keep)
    begin = START + timedelta(days=day)
    watch = plan(server)
    told = [run_at(begin + EVERY * n, folder, server, nlp, gate, given, watch) for n in range(runs)]
    line = {
        "day": day,
        "quiet": _median(told, "cpu", busy=False),
        "busy": _median(told, "cpu", busy=True),
        "wall": sum(run["wall"] for run in told) / len(told),
        "cpu": sum(run["cpu"] for run in told) / len(told),
        "runs": len(told),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "rows": count_rows(folder / "year.duckdb"),
        "bytes": count_bytes(folder),
    }
    with (folder / "days.jsonl").open("a") as stream:
        stream.write(json.dumps(line) + "\n")


def _median(told: Sequence[Mapping[str, Any]], name: str, busy: bool) -> float:
    found = [run[name] for run in told if bool(run["articles"]) is busy]
    return statistics.median(found) if found else 0.0


def count_rows(db: Path) -> dict[str, int]:
    """The rows of each table, of the desk's too."""
    from claimwatch.store import open_writer
    from claimwatch.store.desk import desk_url, open_desk

    with open_writer(db) as store:
        rows = {
            table: store._connection.execute(f"select count(*) from {table}").fetchall()[0][0]
            for table in DOMAIN_TABLES + BOOKKEEPING_TABLES
        }
    with open_desk(desk_url(db)) as desk:
        return {**rows, "desk deliveries": len(desk.deliveries())}


def count_bytes(folder: Path) -> dict[str, int]:
    """The size of each file of the folder; those of a subfolder together."""
    sizes: dict[str, int] = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            name = file.relative_to(folder).parts[0]
            sizes[name] = sizes.get(name, 0) + file.stat().st_size
    return sizes


def read_days(folder: Path) -> list[dict[str, Any]]:
    """The record so far."""
    file = folder / "days.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def go(folder: Path, days: int, runs: int, gap: int, keep: int) -> None:
    """Go on until `days` days are done, each in a forked child."""
    with serving_by_the_clock(YearNews(gap).answer) as server:
        from claimwatch.compare import compare_texts
        from claimwatch.extract.pipeline import load_model

        nlp = load_model()
        compare_texts("Police said 5 men died.", "Police said 6 men died.", nlp)
        gate = AsMany()
        for day in range(len(read_days(folder)), days):
            child = os.fork()
            if child == 0:
                code = 1
                try:
                    go_a_day(day, runs, keep, folder, server, nlp, gate)
                    code = 0
                finally:
                    sys.stdout.flush()
                    sys.stderr.flush()
                    os._exit(code)
            if os.waitpid(child, 0)[1] != 0:
                raise SystemExit(f"day {day} failed")


def report(days: Sequence[Mapping[str, Any]]) -> None:
    """Print what runs cost through the year, and how tables and files grew."""
    print(f"{sum(day['runs'] for day in days):,} runs over {len(days)} days")
    print(f"{'day':>5}{'CPU s':>8}{'quiet':>8}{'busy':>8}{'wall s':>8}{'MB':>7}")
    shown = sorted({0, *range(WINDOW_DAYS, len(days), 30), len(days) - 1})
    for day in (days[number] for number in shown):
        print(f"{day['day']:>5}{day['cpu']:>8.3f}{day['quiet']:>8.3f}{day['busy']:>8.3f}"
              f"{day['wall']:>8.3f}{day['memory']:>7.0f}")  # fmt: skip
    if len(days) > WINDOW_DAYS + 20:
        first, last = days[WINDOW_DAYS : WINDOW_DAYS + 10], days[-10:]
        for name in ("cpu", "quiet", "busy", "memory"):
            a, b = (statistics.median(day[name] for day in span) for span in (first, last))
            print(f"{name}: {a:.3f} -> {b:.3f}, ratio {b / a:.2f} (goal {GOAL})")
    for name in ("rows", "bytes"):
        print(f"\n{name} at the end of day")
        held = [days[number] for number in shown]
        print(f"{'':24}" + "".join(f"{day['day']:>12}" for day in held))
        for key in held[-1][name]:
            print(f"{key:24}" + "".join(f"{day[name].get(key, 0):>12,}" for day in held))


def main() -> None:
    """Go through the year, or print its record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--runs", type=int, default=96, help="runs a day")
    parser.add_argument("--gap", type=int, default=4, help="runs from one article to the next")
    parser.add_argument("--keep", type=int, default=90, help="the setting keep_runs_days")
    parser.add_argument("--report", action="store_true", help="only print the record")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    if not given.report:
        go(given.folder, given.days, given.runs, given.gap, given.keep)
    report(read_days(given.folder))


if __name__ == "__main__":
    main()
