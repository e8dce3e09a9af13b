"""The raw answers as they were fetched: compressed, named by their content, never changed."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from claimwatch.errors import StoreBroken


def raw_folder(path: Path | str) -> Path:
    """Where the raw answers of the database at `path` lie."""
    return Path(f"{path}.raw")


def save_raw(folder: Path, body: bytes) -> str:
    """Keep `body` and return its SHA-256; it appears whole, by rename. Kept once."""
    name = hashlib.sha256(body).hexdigest()
    place = _place(folder, name)
    if place.exists():
        return name
    place.parent.mkdir(parents=True, exist_ok=True)
    partial = place.with_suffix(".partial")
    with partial.open("wb") as stream:
        stream.write(gzip.compress(body, mtime=0))
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(place)
    return name


def read_raw(folder: Path, name: str) -> bytes:
    """The bytes whose SHA-256 is `name`.

    Raises:
        StoreBroken: they are not there, or not what they were.
    """
    try:
        body = gzip.decompress(_place(folder, name).read_bytes())
    except (OSError, EOFError) as error:
        raise StoreBroken(f"the raw answer {name} cannot be read: {error}") from None
    if hashlib.sha256(body).hexdigest() != name:
        raise StoreBroken(f"the raw answer {name} is not what was fetched")
    return body


def drop_raw_but(folder: Path, names: Iterable[str]) -> int:
    """Remove every raw answer but these, and what a kill left half written; return how many."""
    kept = {f"{name}.gz" for name in names}
    dropped = 0
    for file in folder.glob("??/*"):
        if file.name not in kept:
            file.unlink()
            dropped += 1
    return dropped


def drop_raw(folder: Path, names: Iterable[str]) -> int:
    """Remove these raw answers; return how many were there."""
    dropped = 0
    for name in names:
        try:
            _place(folder, name).unlink()
        except FileNotFoundError:
            continue
        dropped += 1
    return dropped


def _place(folder: Path, name: str) -> Path:
    return folder / name[:2] / f"{name}.gz"
