"""Serves the monitor flow's deployment: `python -m flows.serve`, a client of a Prefect server.

One run at a time: a run that comes due while another goes on waits in the queue.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.flows import EntrypointType

from flows.leftovers import close_leftovers
from flows.monitor import monitor

DEPLOYMENT = "claimwatch"
ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve the deployment until interrupted."""
    given = _parser().parse_args(arguments)
    close_leftovers(f"{monitor.name}/{DEPLOYMENT}")
    monitor.serve(
        name=DEPLOYMENT,
        interval=timedelta(seconds=given.every),
        parameters={
            "inputs": [str(Path(name).resolve()) for name in given.articles],
            "db": str(given.db.resolve()),
        },
        global_limit=ONE_AT_A_TIME,
        limit=1,
        entrypoint_type=EntrypointType.MODULE_PATH,
        print_starting_message=False,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m flows.serve", description=__doc__)
    parser.add_argument("--articles", action="append", default=[], help="read on every run")
    parser.add_argument("--db", type=Path, required=True, help="the database file")
    parser.add_argument("--every", type=int, default=900, help="seconds between two runs")
    return parser


if __name__ == "__main__":
    main()
