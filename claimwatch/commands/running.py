"""`claimwatch run` and `serve`: the whole way, once or on a schedule."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimwatch.commands.database import database_path
from claimwatch.errors import UsageError
from claimwatch.present import printable

if TYPE_CHECKING:
    from rich.console import Console

    from claimwatch.steps import RunSummary
    from claimwatch.watch import Watch


def run_once(
    inputs: Sequence[str],
    plan: Path | None,
    db: Path | None,
    channels: Sequence[str],
    quiet: bool,
) -> None:
    """Go the whole way once in this process, drawing progress, and print what came of it.

    Raises:
        UsageError: neither `inputs` nor the plan names anything to read.
    """
    from rich.console import Console

    from claimwatch.progress import drawn_progress

    console = Console(stderr=True, quiet=quiet)
    watch = _plan_of(plan, inputs)
    with drawn_progress(console) as progress:
        summary = run_steps(inputs, database_path(db), channels, progress, watch)
    print_summary(summary, console)


def _plan_of(plan: Path | None, inputs: Sequence[str]) -> Watch:
    from claimwatch.settings import load_settings
    from claimwatch.watch import load_watch

    watch = load_watch(plan or load_settings().watch)
    if not (inputs or watch.feeds or watch.inboxes):
        raise UsageError("nothing to read: give --articles, or a watch.yaml with feeds or inboxes")
    return watch


def run_steps(
    inputs: Sequence[str],
    path: Path,
    channels: Sequence[str],
    progress: Any = None,
    watch: Watch | None = None,
) -> RunSummary:
    """Run every step over `inputs` into the database at `path`, with the real gates."""
    from claimwatch import steps
    from claimwatch.extract.pipeline import load_model
    from claimwatch.settings import load_settings
    from expectations.checkpoint import Checkpoints

    settings = load_settings()
    if channels and watch is not None:  # what is named on the command goes before the plan's rules
        watch = watch.model_copy(update={"alerts": (), "digests": ()})
    return steps.run(
        inputs,
        path,
        gate=Checkpoints(steps.quality_dir(path)),
        nlp=load_model(settings.model),
        channels=channels or settings.channels,
        clock=lambda: datetime.now(UTC),
        progress=progress,
        settings=settings,
        watch=watch,
    )


def print_summary(summary: RunSummary, console: Console) -> None:
    """Say in a few lines what a run took in and what it found."""
    count = summary.counts.get
    console.print(
        f"The run is {summary.state}: {count('collect.articles', 0)} new articles "
        f"({count('collect.known', 0)} known before), {count('extract.claims', 0)} claims, "
        f"{count('match.figures', 0)} figures touched, {len(summary.new_flags)} new flags and "
        f"notices, {len(summary.new_alerts)} alerts, {summary.quarantined} records in quarantine.",
        highlight=False,
    )
    if other := count("extract.other_language", 0):
        console.print(f"{other} articles are in a language that is not read; they are kept")
    if passed_over := _passed_over(summary.counts):
        console.print(f"Passed over: {passed_over}.", highlight=False, markup=False)
    if records := count("collect.records_passed_over", 0):
        console.print(f"{records} records of archives hold no page, and were passed over")
    for reason in summary.degraded:
        console.print(f"degraded: {printable(reason)}", style="yellow", markup=False)


def _passed_over(counts: Mapping[str, int]) -> str:
    """The files of kinds that are not read here, by their endings: "44 .csv, 8 .toml"."""
    lead = "collect.passed_over."
    endings = {name.removeprefix(lead): n for name, n in counts.items() if name.startswith(lead)}
    ordered = sorted(endings.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{n} {e if e == 'no ending' else f'.{e}'}" for e, n in ordered)


def serve_all(
    db: Path | None,
    inputs: Sequence[str],
    plan: Path | None,
    every: int,
    port: int,
    prefect_port: int,
    health_port: int | None,
    address: str,
) -> None:
    """Serve until interrupted; see `claimwatch.serve`. The plan reaches what is served by name.

    Raises:
        UsageError: neither `inputs` nor the plan names anything to read.
    """
    from claimwatch.serve import serve

    _plan_of(plan, inputs)
    if plan is not None:
        os.environ["CLAIMWATCH_WATCH"] = str(plan.resolve())

    ports = (port, prefect_port)
    sys.exit(
        serve(database_path(db), inputs, every, *ports, health_port=health_port, address=address)
    )
