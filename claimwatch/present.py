"""Prints records as a table for people, or as JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

FORMATS = ("table", "jsonl", "csv")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def print_records(
    records: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    output: str,
    stream: TextIO | None = None,
) -> None:
    """Print `records`: all their fields as jsonl, `columns` as csv or table."""
    stream = stream or sys.stdout
    if output == "jsonl":
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    elif output == "csv":
        _write_csv(records, columns, stream)
    else:
        _draw_table(records, columns, stream)


def _write_csv(
    records: Iterable[Mapping[str, Any]], columns: Sequence[str], stream: TextIO
) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([csv_cell(record.get(name)) for name in columns])


def csv_cell(value: Any) -> Any:
    """A value as a CSV cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value


def _draw_table(
    records: Iterable[Mapping[str, Any]], columns: Sequence[str], stream: TextIO
) -> None:
    console = Console(file=stream)
    table = Table(*(name.replace("_", " ") for name in columns), show_lines=False)
    rows = 0
    for rows, record in enumerate(records, 1):  # noqa: B007
        table.add_row(*(Text(printable(record.get(name))) for name in columns))
    console.print(table if rows else "Nothing to show.")


def printable(value: Any) -> str:
    """A value as people read it, on one line and without control characters."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, list):
        return ", ".join(printable(part) for part in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else " " for c in str(value))


def marked_sentence(claim: Mapping[str, Any]) -> Text:
    """The claim's sentence on one line, with the characters of its number set in bold."""
    at = claim["char_start"] - claim["sentence_start"]
    sentence, length = claim["sentence"], claim["char_end"] - claim["char_start"]
    return Text.assemble(
        printable(sentence[:at]),
        (printable(sentence[at : at + length]), "bold reverse"),
        printable(sentence[at + length :]),
    )


def flags_table(flags: Sequence[Mapping[str, Any]], title: str) -> Table:
    """A table of flag records (see `claimwatch.records`) with the sentences of their pairs."""
    table = Table("flag", "who says what, and where", title=title, show_lines=True, expand=True)
    table.columns[0].ratio, table.columns[1].ratio = 1, 3
    for flag in flags:
        paired = {claim_id for pair in flag["pairs"] for claim_id in pair}
        lines = [
            Text.assemble(
                (f"{printable(claim['publisher'] or claim['article_id'])}: ", "dim"),
                marked_sentence(claim),
            )
            for claim in flag["claims"]
            if claim["claim_id"] in paired
        ]
        name = Text.assemble(
            (printable(flag["kind"].replace("_", " ")), "bold"),
            f"\n{flag['severity']}\n{printable(flag['label'])}",
        )
        table.add_row(name, Text("\n").join(lines))
    return table
