"""How fast the dashboard's pages are on a large database, and what its server keeps in memory.

    python tests/bench/desk_load.py large.duckdb [--loads 20] [--rest 500]

Each load is a fresh visitor, over a web socket as the browser has it: from the request for a page
to the end of the script that draws it. An empty Streamlit page is served and asked beside it, turn
by turn, so that the machine's other work falls on both. Flags and figures are different ones on
each load. `desk_data.py` makes the database.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from websockets.sync.client import connect

from claimwatch.store import open_reader
from dashboards.screenshots import free_port, serving

LIMIT_SECONDS = 0.5
LIMIT_BYTES = 1_000_000_000
EMPTY = "import streamlit as st\nst.write('nothing')\n"


def load(address: str, page: str, query: str) -> float:
    """Seconds from asking for the page until its script has ended.

    Raises:
        RuntimeError: the script ended with an exception.
    """
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    begun = time.perf_counter()
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    with connect(url, subprotocols=["streamlit"], max_size=None) as socket:
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(socket.recv(timeout=60))
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(message.delta.new_element.exception.message)
            if kind == "script_finished":
                return time.perf_counter() - begun


@contextmanager
def empty_page(folder: Path) -> Iterator[str]:
    """The address of a Streamlit that shows next to nothing."""
    script = folder / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    with serving(script, free_port(), {}, folder / "empty.log") as (address, _):
        yield address


def pages(database: Path) -> dict[str, Callable[[int], tuple[str, str]]]:
    """The pages to load, each as a function from the number of the load to page and query."""
    with open_reader(database) as reader:
        flags = [row["flag_id"] for row in reader.rows("v_flags")]
        figures = [row["figure_id"] for row in reader.rows("v_flags") if row["figure_id"]]
    flags, figures = sorted(flags), sorted(set(figures))
    return {
        "Home": lambda _: ("", ""),
        "Flags": lambda _: ("flags", ""),
        "Flags, searched": lambda n: ("flags", f"q=group%20{n % 30}"),
        "one flag": lambda n: ("flag", f"id={flags[n * 7919 % len(flags)]}"),
        "Figures": lambda _: ("figures", ""),
        "Figures, searched": lambda n: ("figures", f"q=event%20{n}"),
        "one figure": lambda n: ("figure", f"id={figures[n * 7919 % len(figures)]}"),
        "Stories": lambda _: ("stories", ""),
        "Sources": lambda _: ("sources", ""),
        "Quality": lambda _: ("quality", ""),
        "Runs": lambda _: ("runs", ""),
    }


def measure(database: Path, loads: int, rest: int) -> bool:
    """Print the medians and the memory; True where all that is asked for holds."""
    from dashboards.screenshots import APP

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        settings = {"CLAIMWATCH_DB": str(database)}
        with (
            serving(APP, free_port(), settings, folder / "log") as (address, server),
            empty_page(folder) as empty,
        ):
            load(address, "", "")
            wanted = pages(database)
            well = _times(address, server.pid, empty, wanted, loads)
            return _memory(address, server.pid, wanted, rest) and well


def _times(
    address: str,
    server: int,
    empty: str,
    wanted: dict[str, Callable[[int], tuple[str, str]]],
    loads: int,
) -> bool:
    well = True
    print(f"{'page':20s} {'median':>8s} {'worst':>8s} {'of CPU':>8s} {'empty page':>11s}   seconds")
    for name, of in wanted.items():
        took, worked, beside = [], [], []
        for number in range(loads):
            before = worked_by(server)
            took.append(load(address, *of(number)))
            worked.append(worked_by(server) - before)
            beside.append(load(empty, "", ""))
        median = statistics.median(took)
        limited = name in {"Home", "Flags", "one flag", "Figures"}
        well &= not limited or median < LIMIT_SECONDS
        print(
            f"{name:20s} {median:8.3f} {max(took):8.3f} {statistics.median(worked):8.3f} "
            f"{statistics.median(beside):11.3f}",
            flush=True,
        )
    return well


def _memory(
    address: str,
    server: int,
    wanted: dict[str, Callable[[int], tuple[str, str]]],
    rest: int,
) -> bool:
    of = list(wanted.values())
    held = []
    for number in range(rest):
        load(address, *of[number % len(of)](1000 + number))
        if number % 100 == 99:
            held.append(held_by(server))
            after = f"after {number + 1} more loads"
            print(f"{after} the server holds {held[-1] / 1e6:.0f} MB", flush=True)
    return not held or (held[-1] < LIMIT_BYTES and not rises(held))


def rises(held: list[int]) -> bool:
    """True where the second half of the readings grew by more than a twentieth."""
    return held[-1] > 1.05 * held[len(held) // 2]


def worked_by(process: int) -> float:
    """The seconds of CPU that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def held_by(process: int) -> int:
    """The bytes of memory that a process holds (its resident set)."""
    pages_held = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages_held * os.sysconf("SC_PAGE_SIZE")


def main() -> int:
    """Read the command line; return 1 where a limit is broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("--loads", type=int, default=20)
    parser.add_argument("--rest", type=int, default=500)
    given = parser.parse_args()
    return 0 if measure(given.database, given.loads, given.rest) else 1


if __name__ == "__main__":
    sys.exit(main())
