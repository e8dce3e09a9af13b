"""`claimwatch compare`: whether two texts conflict in their numbers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimwatch import present
from claimwatch.errors import InputNotFound, InputUnreadable
from claimwatch.records import Record

if TYPE_CHECKING:
    from claimwatch.compare import Comparison


def compare_two(a: str, b: str, output: str) -> None:
    """Print whether two texts (or the files of these names) conflict."""
    from claimwatch.compare import compare_texts
    from claimwatch.extract.pipeline import load_model

    comparison = compare_texts(_text_of(a), _text_of(b), load_model())
    if output == "table":
        click.echo(f"verdict: {comparison.verdict}")
        for flag in comparison.flags:
            click.echo(f"\n{flag.kind.value}: {present.printable(flag.explanation)}")
    else:
        record = _comparison_record("", comparison)
        del record["id"]
        present.print_records([record], ("verdict", "flags"), output)


def _text_of(text_or_file: str) -> str:
    text = _text_or_content(text_or_file)
    if not text.strip():
        raise InputUnreadable(f"the text {text_or_file[:40]!r} is blank")
    return text


def _text_or_content(text_or_file: str) -> str:
    try:
        path = Path(text_or_file)
        if path.is_file():
            return path.read_text(encoding="utf-8")
    except OSError:
        pass  # too long or odd for a file's name: it is the text itself
    except UnicodeDecodeError:
        raise InputUnreadable(f"{text_or_file} is not UTF-8 text") from None
    if text_or_file.endswith((".txt", ".html", ".json", ".jsonl")) and " " not in text_or_file:
        raise InputNotFound(f"no file {text_or_file}")
    return text_or_file


def compare_pairs(pairs: str, output: str) -> None:
    """Print a verdict for each line {"id", "a", "b"} of a file."""
    from claimwatch.compare import compare_many
    from claimwatch.extract.pipeline import load_model

    rows = list(_pair_rows(pairs))
    texts = [(row["a"], row["b"]) for row in rows]
    found = compare_many(texts, load_model())
    records = (_comparison_record(row["id"], c) for row, c in zip(rows, found, strict=True))
    present.print_records(records, ("id", "verdict", "flags"), output)


def _comparison_record(pair_id: str, comparison: Comparison) -> Record:
    flags = [
        {
            "kind": flag.kind.value,
            "label": flag.label,
            "explanation": flag.explanation,
            "pairs": [list(pair) for pair in flag.pairs],
            "confidence": flag.confidence,
        }
        for flag in comparison.flags
    ]
    return {"id": pair_id, "verdict": comparison.verdict, "flags": flags}


def _pair_rows(path: str) -> Iterator[dict[str, str]]:
    for number, line in enumerate(iter_lines(path), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield {name: _string(row[name]) for name in ("id", "a", "b")}
        except (ValueError, KeyError, TypeError) as error:
            raise InputUnreadable(
                f'{path}, line {number}: not a pair {{"id", "a", "b"}} of strings ({error})'
            ) from None


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no string")
    if not value.strip():
        raise ValueError("a text is blank")
    return value


def iter_lines(path: str) -> Iterator[str]:
    """The lines of a UTF-8 file, or of standard input for "-".

    Raises:
        InputNotFound, InputUnreadable: no such file, or it is not UTF-8.
    """
    if path != "-" and not Path(path).is_file():
        raise InputNotFound(f"no file {path}")
    try:
        if path == "-":
            yield from sys.stdin
        else:
            with Path(path).open(encoding="utf-8") as lines:
                yield from lines
    except UnicodeDecodeError:
        raise InputUnreadable(f"{path} is not UTF-8 text") from None
