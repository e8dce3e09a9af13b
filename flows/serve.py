"""Serves the flows' deployments: `python -m flows.serve`, a client of a Prefect server.

Of each deployment one run goes at a time; one that comes due meanwhile waits, and is cancelled when
another begins that works off the same. Runs of different deployments wait for the database.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from prefect import serve
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.flows import EntrypointType, Flow
from prefect.schedules import Cron, Interval, Schedule

from claimwatch.settings import load_settings
from claimwatch.watch import Watch, load_watch
from flows.automation import close_dead_runs
from flows.backfill import backfill
from flows.leftovers import close_leftovers
from flows.monitor import monitor
from flows.nightly import digest, reextract, upkeep

DEPLOYMENT = "claimwatch"
ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)
AT_ONCE = 3
"""Runs of different deployments: the monitor, a backfill that takes hours, and one more."""
FIRST_RUN_AFTER = timedelta(seconds=10)
"""The server plans runs that lie ahead, and needs some seconds to know of a deployment."""
UPKEEP_AT, REEXTRACT_AT = "0 3 * * *", "30 3 * * *"


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve the deployments until interrupted."""
    given = _parser().parse_args(arguments)
    inputs = [str(Path(name).resolve()) for name in given.articles]
    watch = load_watch(load_settings().watch)
    served = list(deployments(inputs, str(given.db.resolve()), given.every, watch))
    for deployment in served:
        close_leftovers(f"{deployment.flow_name}/{deployment.name}")
    close_dead_runs()
    serve(*served, limit=AT_ONCE, print_starting_message=False)


def deployments(
    inputs: Sequence[str], db: str, every: int, watch: Watch
) -> Iterator[RunnerDeployment]:
    """All that is served; `every` is the time between two runs of the monitor in seconds.

    The first run is due at once: Prefect counts intervals from the anchor, by default from now on.
    """
    runs = Interval(timedelta(seconds=every), anchor_date=datetime.now(UTC) + FIRST_RUN_AFTER)
    yield _deployment(monitor, {"inputs": inputs, "db": db}, schedules=[runs])
    yield _deployment(digest, {"db": db}, schedules=_digest_times(watch))
    yield _deployment(upkeep, {"db": db}, schedules=[Cron(UPKEEP_AT)])
    yield _deployment(reextract, {"db": db}, schedules=[Cron(REEXTRACT_AT)])
    yield _deployment(backfill, {"db": db})


def _deployment(given: Flow[Any, Any], parameters: dict[str, Any], **when: Any) -> RunnerDeployment:
    deployment: RunnerDeployment = given.to_deployment(
        name=DEPLOYMENT,
        parameters=parameters,
        concurrency_limit=ONE_AT_A_TIME,
        entrypoint_type=EntrypointType.MODULE_PATH,
        **when,
    )
    return deployment


def _digest_times(watch: Watch) -> list[Schedule]:
    """When the plan's digests are due, each time once."""
    times = dict.fromkeys((one.at.hour, one.at.minute, one.zone) for one in watch.digests)
    return [Cron(f"{minute} {hour} * * *", timezone=zone) for hour, minute, zone in times]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m flows.serve", description=__doc__)
    parser.add_argument("--articles", action="append", default=[], help="read on every run")
    parser.add_argument("--db", type=Path, required=True, help="the database file")
    parser.add_argument("--every", type=int, default=900, help="seconds between two runs")
    return parser


if __name__ == "__main__":
    main()
