"""`claimwatch claims`, `figures`, `flags` and `evaluate`: what a database holds, and how well."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimwatch import present
from claimwatch.commands.database import open_database
from claimwatch.commands.extracting import CLAIM_COLUMNS
from claimwatch.commands.running import run_steps
from claimwatch.model import ClaimKind
from claimwatch.records import Record, flag_record, stored_claim_record

if TYPE_CHECKING:
    from claimwatch.store import Reader

FIGURE_COLUMNS = ("figure_id", "label", "unit", "lo", "hi", "n_claims", "n_publishers", "n_flags")
SEVERITIES = ("high", "medium", "low", "info")


def list_claims(
    db: Path | None, output: str, wanted: Mapping[str, str | None], everything: bool
) -> None:
    """Print the claims of the articles' own text that tell an amount, or all."""
    from claimwatch.extract.kinds import tells_amount

    with open_database(db) as reader:
        rows = reader.rows("v_claims")
    shown = (
        stored_claim_record(row)
        for row in rows
        if all(value is None or row[name] == value for name, value in wanted.items())
        and (everything or (not row["furniture"] and tells_amount(ClaimKind(row["kind"]))))
    )
    present.print_records(shown, CLAIM_COLUMNS, output)


def list_figures(db: Path | None, output: str, single: bool) -> None:
    """Print the figures of the database; those of one claim only when `single`."""
    with open_database(db) as reader:
        rows = reader.rows("v_figures")
    shown = (row for row in rows if single or row["n_claims"] > 1)
    present.print_records(shown, FIGURE_COLUMNS, output)


def list_flags(db: Path | None, output: str, kinds: Sequence[str]) -> None:
    """Print the flags of the database, the gravest first."""
    with open_database(db) as reader:
        records = [r for r in flag_records(reader) if not kinds or r["kind"] in kinds]
    if output == "table" and records:
        from rich.console import Console

        Console().print(present.flags_table(records, "Flags and notices"))
    else:
        columns = ("flag_id", "kind", "severity", "label", "explanation", "pairs")
        present.print_records(records, columns, output)


def flag_records(reader: Reader) -> list[Record]:
    """Every flag of a database as printed, the gravest first, with pairs and claims."""
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    claims: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in reader.rows("v_flag_pairs"):
        pairs[row["flag_id"]].append((row["claim_a"], row["claim_b"]))
    for row in reader.rows("v_flag_claims"):
        claims[row["flag_id"]].append(row)
    records = [
        flag_record(row, pairs[row["flag_id"]], claims[row["flag_id"]])
        for row in reader.rows("v_flags")
    ]
    return sorted(records, key=_gravest_first)


def _gravest_first(record: Record) -> tuple[Any, ...]:
    return (
        SEVERITIES.index(record["severity"]),
        -record["urgency"],
        record["flag_id"],
    )


def evaluate_labels(
    labels: Path, db: Path | None, inputs: Sequence[str], output: str, errors: int
) -> None:
    """Print how a database's claims, figures and flags fare against labels."""
    from claimwatch.evaluate import evaluate

    with tempfile.TemporaryDirectory(prefix="claimwatch-") as scratch:
        if inputs:
            db = Path(scratch) / "evaluate.duckdb"
            run_steps(inputs, db, ["none"])
        with open_database(db) as reader:
            evaluation = evaluate(reader, labels)
    present.print_records(evaluation.rows(), evaluation.COLUMNS, output)
    for error in evaluation.errors[:errors]:
        click.echo(f"- {present.printable(error)}")
