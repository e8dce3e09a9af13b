"""Runs the command where the disk, or the largest file allowed, is too small; then makes room.

`python -m tests.edges.full_disk FOLDER tmpfs|limit` prints a JSON line a case: how the run ended
that had too little room, whether the database opened then, and how the run after it differs from
one that always had room. What takes long to load is loaded once; each run is a forked child.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import py3langid

from .kill_driver import FIRST, SECOND

KILOBYTES = {"tmpfs": (100, 250, 400, 550, 3_000, 9_500), "limit": (300, 3_000)}
"""From no room for the schema to not quite enough for the snapshot's copy."""
ROOM = 200_000


def in_child(work: Callable[[], object], said: Path) -> int:
    """Run `work` in a forked child whose output goes to the file `said`; its exit code."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(out, 1)
            os.dup2(out, 2)
            work()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def command(*words: str) -> Callable[[], object]:
    """A call of `claimwatch`."""
    from claimwatch.cli import main

    return lambda: main(list(words))


@contextlib.contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Callable[[], None]]:
    """A file system of that size at `folder`; what is yielded makes room on it."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o"]
    subprocess.run([*mount, f"size={kilobytes}k", "tmpfs", str(folder)], check=True)
    try:
        yield lambda: subprocess.run(
            [*mount, f"remount,size={ROOM}k", str(folder)], check=True
        ).check_returncode()
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def no_larger_file(work: Callable[[], object], kilobytes: int) -> Callable[[], object]:
    """`work` in a process that may write no file past that size."""

    def limited() -> object:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))
        return work()

    return limited


def exported(db: Path, folder: Path) -> dict[str, str]:
    """Every exported table."""
    if in_child(
        command("export", "--db", str(db), "--out", str(folder)), folder.with_suffix(".said")
    ):
        raise SystemExit(folder.with_suffix(".said").read_text())
    return {file.name: file.read_text() for file in folder.iterdir()}


def case(work: Path, db: Path, run: Callable[[], object], small: Callable[[], object],
         make_room: Callable[[], None], whole: dict[str, str]) -> dict[str, Any]:  # fmt: skip
    """One run with too little room, a look at the database, and a run with enough."""
    said = work / "said"
    ended = in_child(small, said)
    words = said.read_text()
    opens = in_child(lambda: look(db), work / "look") if db.exists() else 0
    make_room()
    after = in_child(run, work / "after")
    found = exported(db, work / "export") if after == 0 else {}
    return {
        "ended": ended,
        "said": words[-800:],
        "opens": opens == 0,
        "look": (work / "look").read_text()[-600:] if opens else "",
        "after": after,
        "after_said": (work / "after").read_text()[-600:] if after else "",
        "differs": [name for name, text in whole.items() if found.get(name) != text],
    }


def look(db: Path) -> None:
    """Open the database itself, and count what each of its tables holds."""
    import duckdb

    with duckdb.connect(str(db), read_only=True) as reading:
        for (table,) in reading.execute("show tables").fetchall():
            reading.execute(f"select count(*) from {table}").fetchall()


def main(arguments: Sequence[str]) -> None:
    """Go through all sizes."""
    work, way = Path(arguments[0]), arguments[1]
    for name in ("expectations.validate", "expectations.pages", "claimwatch.steps",
                 "claimwatch.extract.pipeline", "pandas", "pyarrow.dataset"):  # fmt: skip
        importlib.import_module(name)
    py3langid.classify("The model of languages is unfolded into a temporary file.")
    inbox = work / "inbox"
    inbox.mkdir()
    for name, text in (FIRST | SECOND).items():
        (inbox / name).write_text(text, encoding="utf-8")

    def run(db: Path) -> Callable[[], object]:
        return command("run", "--articles", str(inbox), "--db", str(db), "--channel", "file")

    (work / "whole").mkdir()
    db = work / "whole" / "a.duckdb"
    if in_child(run(db), work / "whole.said"):
        raise SystemExit((work / "whole.said").read_text())
    whole = exported(db, work / "whole" / "export")
    for kilobytes in KILOBYTES[way]:
        place = work / f"{kilobytes}"
        place.mkdir()
        db = place / "disk" / "a.duckdb"
        if way == "tmpfs":
            with small_disk(place / "disk", kilobytes) as make_room:
                told = case(place, db, run(db), run(db), make_room, whole)
        else:
            db.parent.mkdir()
            small = no_larger_file(run(db), kilobytes)
            told = case(place, db, run(db), small, lambda: None, whole)
        sys.stdout.write(json.dumps({"kilobytes": kilobytes, **told}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
