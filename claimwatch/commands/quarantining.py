"""`claimwatch quarantine`: what was refused and why, and the way back in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from claimwatch.commands.database import database_path, open_database
from claimwatch.decide.decision import Decision, SubjectKind
from claimwatch.decide.put_back import can_be_put_back, put_back
from claimwatch.decide.roles import Actor, Role
from claimwatch.errors import InputNotFound, UsageError
from claimwatch.present import print_records, printable
from claimwatch.settings import load_settings
from claimwatch.store.desk import Desk, desk_url, open_desk

COLUMNS = ("quarantine_id", "stage", "source", "line", "expectation", "reason", "way_back")
Row = Mapping[str, Any]


def list_quarantine(
    db: Path | None, stage: str | None, expectation: str | None, output: str
) -> None:
    """Print what was refused, each with its reason and whether it can be put back."""
    with _desk_of(db) as desk:
        known = {one.draft.subject_id for one in _decided(desk)}
        records = [
            {**row, "way_back": _way_back(row, known)}
            for row in _rows(db)
            if stage in (None, row["stage"]) and expectation in (None, row["expectation"])
        ]
    print_records(sorted(records, key=_order), COLUMNS, output)


def _order(row: Row) -> tuple[str, str, int, str]:
    return row["stage"], row["source"], row["line"] or 0, row["quarantine_id"]


def _way_back(row: Row, decided: set[str]) -> str:
    if row["quarantine_id"] in decided:
        return "put back: the next run takes it"
    return "can be put back" if can_be_put_back(row) else "mend it and give it in anew"


def show_record(db: Path | None, record_id: str) -> None:
    """Print one refused record with all that it held.

    Raises:
        InputNotFound: no record, or more than one, has an id that begins so.
    """
    row = _record(_rows(db), record_id)
    with _desk_of(db) as desk:
        made = [one for one in _decided(desk) if one.draft.subject_id == row["quarantine_id"]]
    for name in ("quarantine_id", "stage", "source", "line", "expectation", "value", "reason"):
        if row[name] is not None:
            click.echo(f"{name.replace('_', ' ')}: {printable(str(row[name]))}")
    for one in made:
        said = f"{one.author}, {one.at:%Y-%m-%d %H:%M} UTC: {one.draft.reason}"
        click.echo(f"put back: {printable(said)}")
    click.echo(f"way back: {_way_back(row, {one.draft.subject_id for one in made})}")
    click.echo(_payload(row))


def _payload(row: Row) -> str:
    """The record as it was, laid out where it is JSON."""
    try:
        held = json.dumps(json.loads(row["payload"] or "null"), ensure_ascii=False, indent=2)
    except ValueError:
        held = str(row["payload"])
    return "\n".join(printable(line) for line in held.splitlines())


def put_records_back(db: Path | None, record_ids: Sequence[str], reason: str, by: str) -> None:
    """Decide that these records are in order; the next run takes them in past the gate.

    Raises:
        InputNotFound: an id is that of no record, or of more than one; nothing was stored.
        UsageError: a record cannot be put back as it is; nothing was stored.
    """
    rows = _rows(db)
    wanted = [_record(rows, record_id) for record_id in record_ids]
    for row in wanted:
        if not can_be_put_back(row):
            raise UsageError(
                f"{row['quarantine_id']} cannot be put back as it is: mend it where it came from "
                f"({row['source']}), and give it in anew"
            )
    actor = Actor(by, Role.ADMIN)
    with _desk_of(db) as desk:
        known = {one.draft.subject_id for one in _decided(desk)}
        for row in wanted:
            if row["quarantine_id"] not in known:
                desk.decisions.record(put_back(row, reason), actor, datetime.now(UTC), seen=0)
            click.echo(f"{row['quarantine_id']}: put back: the next run takes it")


def _rows(db: Path | None) -> list[dict[str, Any]]:
    with open_database(db) as reader:
        return reader.rows("v_quarantine")


def _record(rows: Sequence[Row], record_id: str) -> Row:
    found = [row for row in rows if row["quarantine_id"].startswith(record_id)]
    if len(found) != 1:
        many = f"{len(found)} records begin" if found else "no record begins"
        raise InputNotFound(f"{many} with {record_id!r}: see claimwatch quarantine")
    return found[0]


def _desk_of(db: Path | None) -> Desk:
    return open_desk(load_settings().decisions_url or desk_url(database_path(db)))


def _decided(desk: Desk) -> list[Decision]:
    return [one for one in desk.decisions.since() if one.draft.subject is SubjectKind.RECORD]
