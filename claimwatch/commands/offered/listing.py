"""`claims`, `figures`, `flags`, `why` and `export`: what a database holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from claimwatch.commands.offered.options import database, output_format
from claimwatch.errors import InputNotFound


@click.command()
@database
@output_format
@click.option("--article", help="Only this article (its id).")
@click.option("--publisher", help="Only this publisher.")
@click.option("--figure", help="Only this figure (its id).")
@click.option("--all", "everything", is_flag=True, help="Also furniture, dates, names, phones …")
def claims(
    db: Path | None,
    output: str,
    article: str | None,
    publisher: str | None,
    figure: str | None,
    everything: bool,
) -> None:
    """List the claims in the database: each number with its bound, unit, speaker and sentence."""
    from claimwatch.commands.listing import list_claims

    wanted = {"article_id": article, "publisher": publisher, "figure_id": figure}
    list_claims(db, output, wanted, everything)


@click.command()
@database
@output_format
@click.option("--single", is_flag=True, help="Also figures that only one claim speaks of.")
def figures(db: Path | None, output: str, single: bool) -> None:
    """List the figures: claims of different articles that speak of one quantity."""
    from claimwatch.commands.listing import list_figures

    list_figures(db, output, single)


@click.command()
@database
@output_format
@click.option("--kind", "kinds", multiple=True, help="Only this kind; may be repeated.")
def flags(db: Path | None, output: str, kinds: Sequence[str]) -> None:
    """List the flags and notices, the gravest first, with the sentences they rest on."""
    from claimwatch.commands.listing import list_flags

    list_flags(db, output, tuple(kinds))


@click.command()
@click.argument("flag")
@database
@output_format
@click.option("--unsure", is_flag=True, help="Also the pairs of claims that were left undecided.")
def why(flag: str, db: Path | None, output: str, unsure: bool) -> None:
    r"""Print every step from characters to verdict for FLAG, an id or the beginning of one.

    Where each number stands and how it was read, what it leaves open, why the articles are of one
    event and the claims of one quantity, why they cannot both hold, how grave and how sure that is,
    what changed when, and what was told.

    \b
    Examples:
      claimwatch why 44cdfa --db watch.duckdb
      claimwatch why 44cdfa --unsure --format jsonl
    """
    from claimwatch.commands.explaining import explain_flag

    explain_flag(db, flag, unsure, output)


@click.command()
@database
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
def export(db: Path | None, out: Path) -> None:
    """Write every table as an ordered CSV file into a folder: the same data, the same bytes."""
    from claimwatch.commands.database import database_path
    from claimwatch.store import export_tables

    path = database_path(db)
    if not path.exists():
        raise InputNotFound(f"no database at {path}: make one with claimwatch run")
    export_tables(path, out)
