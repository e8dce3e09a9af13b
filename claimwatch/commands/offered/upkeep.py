"""`doctor`, `outbox`, `backup` and `restore`: the pipeline's own well-being."""

from __future__ import annotations

from pathlib import Path

import click

from claimwatch.commands.offered.options import database, output_format


@click.command()
@database
@output_format
@click.option("--every", default=900, show_default=True, help="Seconds between two runs.")
def doctor(db: Path | None, output: str, every: int) -> None:
    """Name what is wrong with the pipeline, and what to do. Ends with 1 where a part is broken."""
    from claimwatch.commands.upkeep import print_checks

    print_checks(db, every, output)


@click.command()
@database
@output_format
@click.option("--all", "everything", is_flag=True, help="Also what was sent.")
def outbox(db: Path | None, output: str, everything: bool) -> None:
    """List the alerts that are held back, wait, failed or were given up, each with the reason.

    "held": for the data it rests on, which fails a check, or for a rule's quiet hours; `until` says
    when it is sent at the latest. Alerts that wait for their data go to no channel yet.
    """
    from claimwatch.commands.outbox import print_outbox

    print_outbox(db, everything, output)


@click.command()
@database
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), required=True)
def backup(db: Path | None, into: Path) -> None:
    """Copy the database, the desk and the raw answers into a new folder in INTO, with checksums.

    Raw answers that an earlier copy there has are linked, so that daily copies cost little.
    """
    from claimwatch.commands.upkeep import back_up_into

    back_up_into(db, into)


@click.command()
@click.argument("copy", type=click.Path(file_okay=False, path_type=Path))
@database
@click.option("--force", is_flag=True, help="Put a database that is there aside.")
def restore(copy: Path, db: Path | None, force: bool) -> None:
    """Bring back what `claimwatch backup` copied. Its checksums are looked at before."""
    from claimwatch.commands.upkeep import restore_from

    restore_from(copy, db, force)
