"""`claimwatch doctor`, `backup` and `restore`: the pipeline's own well-being."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from claimwatch.commands.database import database_path
from claimwatch.errors import ClaimwatchError
from claimwatch.health.checks import Check, Wellness, check_all, overall
from claimwatch.health.facts import gather_facts
from claimwatch.present import print_records
from claimwatch.settings import load_settings

CHECK_COLUMNS = ("state", "name", "said", "advice")


def print_checks(db: Path | None, every: int, output: str) -> None:
    """Print each check with what to do. Exits with 1 where a part is broken."""
    checks = [*_set_up(), *_of_database(database_path(db), timedelta(seconds=every))]
    print_records([asdict(check) for check in checks], CHECK_COLUMNS, output)
    if overall(checks) is Wellness.BROKEN:
        sys.exit(1)


def _set_up() -> list[Check]:
    """Whether the settings, the plan and the model can be used."""
    from claimwatch.extract.pipeline import load_model
    from claimwatch.watch import load_watch

    looks: dict[str, Callable[[], object]] = {
        "settings": load_settings,
        "plan": lambda: load_watch(load_settings().watch),
        "model": lambda: load_model(load_settings().model),
    }
    checks = []
    for name, look in looks.items():
        try:
            look()
        except ClaimwatchError as error:
            checks.append(Check(name, Wellness.BROKEN, str(error), "mend what is named"))
        else:
            checks.append(Check(name, Wellness.OK, "can be used"))
    return checks


def _of_database(db: Path, every: timedelta) -> list[Check]:
    now = datetime.now(UTC)
    return check_all(gather_facts(db, load_settings(), now), now, every)


def back_up_into(db: Path | None, into: Path) -> None:
    """Copy the database, the desk and the raw answers; print where the copy is."""
    from claimwatch.store.backups import back_up

    click.echo(back_up(database_path(db), into, datetime.now(UTC)))


def restore_from(copy: Path, db: Path | None, force: bool) -> None:
    """Bring back the database, the desk and the raw answers from a copy."""
    from claimwatch.store.backups import restore

    path = database_path(db)
    restore(copy, path, force)
    click.echo(f"restored {path}; the next run takes up what is new since")
