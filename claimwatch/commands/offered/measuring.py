"""`evaluate` and `labels export`: how well it does, by labels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from claimwatch.commands.offered.options import database, output_format


@click.command()
@click.argument("labels", type=click.Path(path_type=Path))
@database
@click.option("--articles", "inputs", multiple=True, help="Run over these first, in a scratch db.")
@output_format
@click.option("--errors", default=0, metavar="N", help="List the first N errors.")
def evaluate(
    labels: Path, db: Path | None, inputs: Sequence[str], output: str, errors: int
) -> None:
    r"""Score a run against LABELS, a folder of label files (see seeds/README.md).

    Prints precision and recall of claims, figures, origins and each kind of flag, with 95 %
    confidence intervals.

    \b
    Examples:
      claimwatch evaluate seeds/labels --articles seeds
      claimwatch evaluate my-labels --db watch.duckdb --errors 20
    """
    from claimwatch.commands.listing import evaluate_labels

    evaluate_labels(labels, db, list(inputs), output, errors)


@click.group()
def labels() -> None:
    """Labels to measure with: what analysts decided, in the format of seeds/labels.

    Use the file with claimwatch evaluate; see seeds/README.md for the format.
    """


@labels.command("export")
@database
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Else it is printed.")
def labels_export(db: Path | None, out: Path | None) -> None:
    r"""Write the decisions of analysts as a label file.

    Flags that were acknowledged or resolved are labelled as right. Of those that were dismissed the
    claims are labelled, so that the flag counts as false; where the reason says "not the same
    quantity", different numbers become different figures. A claim that was taken out of its figure
    becomes one of its own.

    \b
    Examples:
      claimwatch labels export --db watch.duckdb --out my-labels/decided.toml
      claimwatch evaluate my-labels --db watch.duckdb
    """
    from claimwatch.commands.labelling import export_labels

    export_labels(db, out)
