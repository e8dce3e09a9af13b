"""Runs the real steps and kills itself at every point where something becomes lasting.

`python kill_driver.py WORK_FOLDER` prints one JSON line a case: where the run was killed, and how
the run that was started after it ended, against an undisturbed one. The hooks are here, wrapped
around the product from outside. The model is loaded once; each run is a forked child.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from claimwatch import steps
from claimwatch.alert.senders import FileSender
from claimwatch.collect.languages import language_of_text
from claimwatch.compare import compare_texts
from claimwatch.extract.pipeline import load_model
from claimwatch.gate import ExpectationResult, GateReport, RowFailure
from claimwatch.settings import load_settings
from claimwatch.store import connection, export_tables, open_reader, snapshots
from claimwatch.store.desk import Desk

FIRST = {
    "herald.txt": "At least 120 people were killed in the Marvell earthquake, police said.",
    "post.txt": "The Marvell earthquake killed 120 people, police said on Monday.",
    "courier.txt": "Police said 75 people were killed in the Marvell earthquake.",
}
SECOND = {
    "tribune.txt": "The Marvell earthquake killed 300 people, the mayor said. "
    "Some 4,000 people were injured, the hospital said.",
    "star.txt": "The mayor said 310 people were killed in the Marvell earthquake. "
    "The hospital said 900 people were injured.",
    "gazette.txt": "The earthquake in Marvell killed 90 people, the army said. "
    "REFUSE 13 cars burned.",
    "broken.jsonl": '{"text": "Seven died."}\n{"text": \n',
}


class SmallGate:
    """Refuses claims in sentences marked REFUSE, and finds batches undated that hold such a one.

    So the alerts of the first articles are told, and those of the second wait.
    """

    def check(self, table: str, rows: Any) -> GateReport:
        failures = tuple(
            RowFailure(row["claim_id"], "not_marked", "sentence", row["sentence"])
            for row in rows
            if table == "claims" and "REFUSE" in row["sentence"]
        )
        undated = table == "articles" and any("REFUSE" in row["text"] for row in rows)
        result = ExpectationResult("share_dated", None, not undated, True, "0.0", 0)
        return GateReport(table, len(rows), (result,), failures)


class Striker:
    """Counts the points that a run passes; kills the process at the one that is meant."""

    def __init__(self, deadly: int | None = None) -> None:
        self.deadly = deadly
        self.passed: list[str] = []

    def strike(self, point: str) -> None:
        if len(self.passed) == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        self.passed.append(point)

    def around(self, point: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def struck(*args: Any, **kwargs: Any) -> Any:
            self.strike(f"before {point}")
            result = call(*args, **kwargs)
            self.strike(f"after {point}")
            return result

        return struck


class StruckConnection:
    """A DuckDB connection that passes a point before and after each commit."""

    def __init__(self, inner: Any, striker: Striker) -> None:
        self._inner = inner
        self._striker = striker

    def execute(self, statement: str, *args: Any) -> Any:
        if statement != "commit":
            return self._inner.execute(statement, *args)
        return self._striker.around("commit", self._inner.execute)(statement)

    def __enter__(self) -> Any:
        return self._inner.__enter__()

    def __exit__(self, *error: object) -> Any:
        return self._inner.__exit__(*error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def wrap_product(striker: Striker) -> None:
    connect = connection.connect
    connection.connect = lambda *args, **kwargs: StruckConnection(connect(*args, **kwargs), striker)

    def copy_in_halves(source: Path, target: Path) -> None:
        content = Path(source).read_bytes()
        with Path(target).open("wb") as stream:
            stream.write(content[: len(content) // 2])
            stream.flush()
            striker.strike("within the snapshot's copy")
            stream.write(content[len(content) // 2 :])

    snapshots.shutil.copyfile = copy_in_halves
    Path.replace = striker.around("the snapshot's rename", Path.replace)
    Desk.enqueue = striker.around("handing an alert to the desk", Desk.enqueue)
    Desk.record_attempt = striker.around("noting a delivery", Desk.record_attempt)
    FileSender.send = striker.around("sending", FileSender.send)


def run_steps(folder: Path, articles: Path, nlp: Any) -> None:
    settings = load_settings(chunk_articles=2)
    channels = [f"file:{folder / 'alerts.jsonl'}"]
    steps.run(
        [articles],
        folder / "x.duckdb",
        gate=SmallGate(),
        nlp=nlp,
        channels=channels,
        settings=settings,
    )


def in_child(work: Callable[[], None]) -> int:
    """Run `work` in a forked child; return its wait status."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)
    return os.waitpid(child, 0)[1]


def finished(work: Callable[[], None]) -> None:
    status = in_child(work)
    if status != 0:
        raise SystemExit(f"a run that nobody killed ended with {status}")


def export_all(folder: Path) -> None:
    """The domain tables, and what the lineage and history of flags hold but for times and runs."""
    export_tables(folder / "x.duckdb", folder / "export")
    with open_reader(folder / "x.duckdb") as reader:
        for view in ("v_flag_ids", "v_flag_history"):
            rows = [
                {name: row[name] for name in row if name not in ("run_id", "changed_at")}
                for row in reader.rows(view)
            ]
            lines = sorted(json.dumps(row, sort_keys=True) for row in rows)
            (folder / "export" / f"{view}.csv").write_text("\n".join([view, *lines, ""]))


def exported(folder: Path) -> dict[str, bytes]:
    finished(lambda: export_all(folder))
    return {file.name: file.read_bytes() for file in sorted((folder / "export").iterdir())}


def delivered(folder: Path) -> Counter[str]:
    """How often each alert about a flag was.

    Messages on runs (that one died, that its data were held back) are left out: a killed run is
    another run, and what the next one finds well again needs no word.
    """
    file = folder / "alerts.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    told = [json.loads(line) for line in lines if line.endswith("}")]
    return Counter(one["alert_id"] for one in told if one["flag_id"])


def cases(
    work: Path,
    name: str,
    start: Path | None,
    articles: Path,
    nlp: Any,
    chosen: Callable[[list[str]], Iterable[int]],
    tenths: tuple[int, ...] = (),
) -> None:
    """Kill a run over `articles`, begun on the state `start`, at the `chosen` points it passes.

    Then also after so many tenths of its time, wherever it is by then.
    """

    def fresh(case: str) -> Path:
        folder = work / f"{name}-{case}"
        shutil.copytree(start, folder) if start else folder.mkdir()
        return folder

    plain = fresh("plain")
    points_file = work / f"{name}-points.json"

    def undisturbed() -> None:
        striker = Striker()
        wrap_product(striker)
        run_steps(plain, articles, nlp)
        points_file.write_text(json.dumps(striker.passed))

    began = time.monotonic()
    finished(undisturbed)
    lasted = time.monotonic() - began
    # Alerts that a failing batch held back are told by the next run that is well.
    finished(lambda: run_steps(plain, articles, nlp))
    expected, told = exported(plain), delivered(plain)
    points = json.loads(points_file.read_text())
    report(name=name, point="none", tables={n: c.count(b"\n") for n, c in expected.items()},
           told=len(told), points=points)  # fmt: skip

    def killed_at(number: int, folder: Path) -> int:
        def deadly() -> None:
            wrap_product(Striker(number))
            run_steps(folder, articles, nlp)

        return in_child(deadly)

    def judge(point: str, folder: Path, status: int) -> None:
        for _ in range(2):
            finished(lambda: run_steps(folder, articles, nlp))
        found, again = exported(folder), delivered(folder)
        report(
            name=name,
            point=point,
            killed=os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL,
            differs=[n for n in expected if found.get(n) != expected[n]],
            told_missing=len(told.keys() - again.keys()),
            told_strange=len(again.keys() - told.keys()),
            told_most=max(again.values(), default=0),
            left_over=[f.name for f in (folder / "x.duckdb.snapshots").glob("*.partial")],
        )
        shutil.rmtree(folder)

    for number in chosen(points):
        folder = fresh(str(number))
        judge(f"{number} {points[number]}", folder, killed_at(number, folder))
    for tenth in tenths:
        folder = fresh(f"t{tenth}")
        child = os.fork()
        if child == 0:
            run_steps(folder, articles, nlp)
            os._exit(0)
        time.sleep(lasted * tenth / 10)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        judge(f"{tenth} tenths of its time", folder, signal.SIGKILL)


def report(**case: object) -> None:
    sys.stdout.write(json.dumps(case) + "\n")
    sys.stdout.flush()


def warm(nlp: Any) -> None:
    """Import and read here, once, what every child needs. Opens no database: that makes threads."""
    # DuckDB imports the first two with the first bound parameter.
    for name in ("pandas", "pyarrow.dataset", "sqlalchemy.dialects.sqlite"):
        importlib.import_module(name)
    language_of_text(" ".join(FIRST.values()))
    for text in (FIRST | SECOND).values():
        compare_texts(text, FIRST["herald.txt"], nlp)


def main() -> None:
    work = Path(sys.argv[1])
    nlp = load_model()
    warm(nlp)
    first, both = work / "first", work / "both"
    for folder, texts in ((first, FIRST), (both, FIRST | SECOND)):
        folder.mkdir()
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
    base = work / "base"
    base.mkdir()
    finished(lambda: run_steps(base, first, nlp))
    # The first points of all: the schema is made, the first run opened, its first batch taken in.
    cases(work, "fresh", None, first, nlp, lambda points: range(6))
    cases(work, "grown", base, both, nlp, lambda points: range(len(points)), tenths=(2, 5, 8))


if __name__ == "__main__":
    main()
