"""What 1,000 new articles cost against histories of 10,000, 100,000 and 1,000,000 claims.

    python tests/bench/speed_history.py [--claims 10000 100000 1000000] [--rounds 3]

See README.md beside this file. Each round is a process of its own over a fresh copy of the history.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from history import NOW, make_history, new_batch, take_up

from claimwatch.gate import OpenGate
from claimwatch.stages.judge import judge
from claimwatch.stages.match import match
from claimwatch.store import ledger, open_writer, snapshots

GOAL = 1.2
STEPS = ("open", "collect", "match", "judge", "close", "snapshot")
COUNTED = STEPS[:-1]
"""The snapshot is a copy of the whole file: it is told apart."""


def clock() -> tuple[float, float]:
    """Wall and CPU seconds (of all threads)."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return time.monotonic(), used.ru_utime + used.ru_stime


def go(database: Path, articles: int, window: int) -> dict[str, Any]:
    """Take up a new batch; the wall and CPU seconds of each step, and the peak memory in MB."""
    told = new_batch(articles, window)
    found: dict[str, Any] = {}

    def timed(step: str, work: Callable[[], Any]) -> Any:
        wall, cpu = clock()
        result = work()
        wall_after, cpu_after = clock()
        found[step] = (wall_after - wall, cpu_after - cpu)
        return result

    store = timed("open", lambda: open_writer(database, lambda: NOW))
    ledger.start_run(store)
    timed("collect", lambda: take_up(store, told))
    timed("match", lambda: match(store))
    timed("judge", lambda: judge(store, OpenGate()))
    found["counts"] = dict(ledger.close_run(store, "ok").counts)
    timed("close", store.close)
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    timed("snapshot", lambda: snapshots.publish(database, 1))
    return found


def make_apart(path: Path, size: int) -> None:
    """Make a history in a process that ends: the memory at most that Linux counts of a round is
    never less than that of the process which started it.
    """
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        apart.submit(make_history, path, size).result()


def measured(history: Path, articles: int, window: int) -> dict[str, Any]:
    """One round in a process of its own, over a copy of `history`."""
    with tempfile.TemporaryDirectory(prefix="history-", dir=history.parent) as scratch:
        copy = Path(scratch) / "a.duckdb"
        shutil.copyfile(history, copy)
        command = [sys.executable, __file__, "--go", str(copy), "--articles", str(articles)]
        ran = subprocess.run(
            [*command, "--window", str(window)], stdout=subprocess.PIPE, text=True, check=True
        )
        return dict(json.loads(ran.stdout.splitlines()[-1]))


def report(rounds: dict[int, list[dict[str, Any]]], files: dict[int, float]) -> None:
    """Print the medians of each size, and their ratios to the smallest history's."""
    sizes = sorted(rounds)
    for place, clock_name in enumerate(("wall", "CPU")):
        print(f"\nmedian seconds, {clock_name}")
        print(
            "".join(
                [f"{'claims':>10}", *(f"{step:>10}" for step in STEPS), f"{'all':>10}", "  ratio"]
            )
        )
        base = None
        for size in sizes:
            each = {s: statistics.median(r[s][place] for r in rounds[size]) for s in STEPS}
            whole = statistics.median(sum(r[s][place] for s in COUNTED) for r in rounds[size])
            base = base or whole
            cells = [f"{each[step]:>10.2f}" for step in STEPS]
            print("".join([f"{size:>10,}", *cells, f"{whole:>10.2f}", f"{whole / base:>10.2f}"]))
    print(
        f"\n“all” and its ratio (goal: {GOAL}) leave the snapshot out, which copies the whole file"
    )
    memory = {size: statistics.median(r["memory"] for r in rounds[size]) for size in sizes}
    for size in sizes:
        ratio = memory[size] / memory[sizes[0]]
        print(f"{size:>10,} claims: {memory[size]:,.0f} MB at most ({ratio:.2f}), "
              f"file {files[size]:,.0f} MB, {rounds[size][0]['counts']}")  # fmt: skip


def main() -> None:
    """Make the histories, take turns among them, and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--window", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="Make the histories here and find them again.")
    parser.add_argument("--go", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.go:
        print(json.dumps(go(given.go, given.articles, given.window)))
        return
    with tempfile.TemporaryDirectory(prefix="histories-") as scratch:
        folder = given.keep or Path(scratch)
        histories = {size: folder / f"history-{size}.duckdb" for size in sorted(given.claims)}
        for size, path in histories.items():
            if not path.exists():
                make_apart(path, size)
        files = {size: path.stat().st_size / 1e6 for size, path in histories.items()}
        rounds: dict[int, list[dict[str, Any]]] = {size: [] for size in histories}
        for _ in range(given.rounds):
            for size, path in histories.items():
                window = min(given.window, size // 10)
                rounds[size].append(measured(path, given.articles, window))
        report(rounds, files)


if __name__ == "__main__":
    main()
