"""`quarantine`: what was refused, and the way back in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from claimwatch.commands.offered.options import database, output_format

STAGES = ("collect", "fetch", "extract", "judge")


@click.group(invoke_without_command=True)
@database
@output_format
@click.option("--stage", type=click.Choice(STAGES), help="Only what this step refused.")
@click.option("--expectation", help="Only what broke this expectation.")
@click.pass_context
def quarantine(
    ctx: click.Context, db: Path | None, output: str, stage: str | None, expectation: str | None
) -> None:
    r"""List what was refused, with the reason; show a record; put it back.

    \b
    Examples:
      claimwatch quarantine --db watch.duckdb
      claimwatch quarantine show 3f2a --db watch.duckdb
      claimwatch quarantine put-back 3f2a 77c0 --reason "read it: in order" --db watch.duckdb
    """
    if ctx.invoked_subcommand is None:
        from claimwatch.commands.quarantining import list_quarantine

        list_quarantine(db, stage, expectation, output)


@quarantine.command("list")
@database
@output_format
@click.option("--stage", type=click.Choice(STAGES), help="Only what this step refused.")
@click.option("--expectation", help="Only what broke this expectation.")
def list_(db: Path | None, output: str, stage: str | None, expectation: str | None) -> None:
    """List what was refused: where it came from, which check it broke, and why."""
    from claimwatch.commands.quarantining import list_quarantine

    list_quarantine(db, stage, expectation, output)


@quarantine.command()
@click.argument("record")
@database
def show(record: str, db: Path | None) -> None:
    """Print one record, an id or the beginning of one, with all that it held."""
    from claimwatch.commands.quarantining import show_record

    show_record(db, record)


@quarantine.command("put-back")
@click.argument("records", nargs=-1, required=True)
@database
@click.option("--reason", required=True, help="Why it is in order.")
@click.option("--by", help="Who decides; default: the user of this machine.")
def put_back(records: Sequence[str], db: Path | None, reason: str, by: str | None) -> None:
    """Take records in past the gate that refused them, with the next run.

    Stored with the decisions of the desk, where the page Quality shows it too.
    """
    import getpass

    from claimwatch.commands.quarantining import put_records_back

    put_records_back(db, records, reason, by or getpass.getuser())
