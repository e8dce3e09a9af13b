"""Writes the domain tables as files, so that the same data give the same bytes."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path

from claimwatch.store.reader import open_reader
from claimwatch.store.tables import DOMAIN_TABLES

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_tables(path: Path | str, out_dir: Path | str) -> list[Path]:
    """Write each domain table of the newest snapshot as `<table>.csv` into `out_dir`.

    UTF-8, header row, a line feed after each line, rows ordered by all columns, null is empty,
    lists are JSON, times ISO 8601 in UTC. A text that a spreadsheet would take for a formula gets a
    leading apostrophe (OWASP, CSV injection). Returns the files.
    """
    folder = Path(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with open_reader(path) as reader:
        for table in DOMAIN_TABLES:
            file = folder / f"{table}.csv"
            with file.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.writer(stream, lineterminator="\n")
                writer.writerows([_cell(value) for value in row] for row in reader.table(table))
            written.append(file)
    return written


def _cell(value: object) -> object:
    match value:
        case bool():
            return "true" if value else "false"
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, sort_keys=True)
        case datetime() | date():
            return value.isoformat()
        case str() if value.startswith(_FORMULA_STARTS):
            return "'" + value
        case float():
            return repr(value)
    return value
