"""Shows what `watch.yaml` may hold, and tries what it names."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimwatch.present import printable
from claimwatch.settings import load_settings
from claimwatch.watch import load_watch
from claimwatch.watch.describe import describe_watch, watch_schema


def print_plan_format(as_schema: bool) -> None:
    """Print what `watch.yaml` may hold: as commented YAML, or as JSON Schema."""
    click.echo(watch_schema() if as_schema else describe_watch())


def check_plan(path: Path | None) -> None:
    """Read `watch.yaml`, try each source and channel, and print a line for each.

    Exits with 1 where one of them cannot be used.

    Raises:
        InputNotFound, BadWatch: the file is missing or cannot be used.
    """
    from claimwatch.watch.trying import try_plan

    watch = load_watch(path or load_settings().watch)
    tried = []
    for trial in try_plan(watch):
        click.echo(f"{'ok ' if trial.works else 'BAD'}  {trial.what}: {printable(trial.said)}")
        tried.append(trial)
    if not tried:
        click.echo("No feed, inbox or channel is named: `claimwatch config` shows what to write.")
    if not all(trial.works for trial in tried):
        sys.exit(1)
