"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from claimwatch.present import FORMATS

output_format = click.option(
    "--format",
    "output",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="table for people, jsonl (one JSON record a line) or csv for programs.",
)
database = click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The database file. Default: the setting `db`.",
)
plan = click.option(
    "--watch",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The plan of what is watched. Default: the setting `watch`, else ./watch.yaml, if any.",
)
