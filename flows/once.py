"""Runs the monitor flow once and prints what it found: `python -m flows.monitor`.

Prefect reads its settings when it is imported, so its home beside the database is set before.
"""

from __future__ import annotations

import argparse
import atexit
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from claimwatch import children
from claimwatch.collect.inputs import find_inputs
from claimwatch.errors import ClaimwatchError
from claimwatch.prefect_home import log_folder, prefect_environment, prefect_home
from claimwatch.services import await_answer, free_port, prefect_server
from claimwatch.store import open_reader, open_writer

if TYPE_CHECKING:
    from claimwatch.steps import RunSummary

RUN_FAILED = 1
INTERRUPTED = 130
"""What shells give for a program that Ctrl-C has ended (128 + SIGINT)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the flow over the given articles; return the exit code (0: the run ended well)."""
    given = _parser().parse_args(arguments)
    try:
        _settle(given.articles, given.db)
        summary = _run(given.articles, given.db, given.channels)
    except ClaimwatchError as error:
        print(f"claimwatch: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("claimwatch: interrupted; the next run goes on from here", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        # Prefect has logged the traceback; its temporary server may also have failed to start.
        print(f"claimwatch: the run failed: {type(error).__name__}: {error}", file=sys.stderr)
        return RUN_FAILED
    _print_outcome(given.db, summary)
    return 0 if summary.state != "failed" else RUN_FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m flows.monitor", description=__doc__)
    parser.add_argument(
        "--articles", action="append", default=[], help="a folder or file; may be repeated"
    )
    parser.add_argument("--db", type=Path, required=True, help="the database file")
    parser.add_argument(
        "--channel", dest="channels", action="append", help="where alerts go; default: the settings"
    )
    return parser


def _settle(inputs: Sequence[str], db: Path) -> None:
    """See that the run can begin, before Prefect is started, and set up its home.

    Raises:
        InputNotFound: one of the inputs, or the database's folder, does not exist.
        StoreBusy, StoreBroken: the database cannot be written.
    """
    find_inputs(inputs)
    with open_writer(db):
        pass
    os.environ.update(prefect_environment(db, os.environ))
    prefect_home(db).mkdir(exist_ok=True)


def _run(inputs: Sequence[str], db: Path, channels: list[str] | None) -> RunSummary:
    absolute = [str(Path(name).resolve()) for name in inputs]
    _have_server(db)
    from flows.monitor import monitor

    return monitor(inputs=absolute, db=str(db.resolve()), channels=channels)


def _have_server(db: Path) -> None:
    """A Prefect server for this one run, unless the user has named one in PREFECT_API_URL.

    Prefect would start one by itself, but later and not bound to this process: when that is killed,
    the server stays. This one starts while the flow is being imported.

    Raises:
        ServiceEnded: it did not come up.
    """
    if "PREFECT_API_URL" in os.environ:
        return
    plain = ("--no-scheduler", "--no-late-runs", "--no-ui")
    service = prefect_server(os.environ, free_port(0, "PREFECT_API_URL"), *plain)
    os.environ["PREFECT_API_URL"] = service.env["PREFECT_API_URL"]
    os.environ["PREFECT_UI_URL"] = ""  # no page to look at
    with Console(stderr=True).status("starting Prefect (the first time takes up to a minute)"):
        child = service.start(log_folder(db))
        # Before Prefect is imported: what it sends when it is left is sent before this is called.
        atexit.register(children.stop, [child], grace=5)
        import_module("flows.monitor")
        await_answer(service, [child])


def _print_outcome(db: Path, summary: RunSummary) -> None:
    from claimwatch.commands.listing import flag_records
    from claimwatch.commands.running import print_summary
    from claimwatch.present import flags_table
    from claimwatch.steps import quality_dir

    console = Console()
    with open_reader(db) as reader:
        console.print(flags_table(flag_records(reader), "Flags and notices"))
    print_summary(summary, console)
    console.print(f"quality report: {quality_dir(db) / 'index.html'}", soft_wrap=True)
    console.print(f"database: {db}", soft_wrap=True)
