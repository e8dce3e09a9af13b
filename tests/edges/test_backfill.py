"""Old articles taken in by the command: in chunks, of a time, resumed, told to nobody."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from claimwatch.cli import main
from claimwatch.stages.backlog import Period
from claimwatch.store import export_tables, open_reader, open_writer

pytestmark = pytest.mark.slow

TEXTS = {
    "Herald": "At least 120 people were killed in the Marvell earthquake, police said.",
    "Star": "The Marvell earthquake killed 40 people, police said.",
    "Post": "The Marvell earthquake killed 75 people on Monday, the mayor said.",
}


@pytest.fixture(autouse=True)
def _one_model(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command would load the model anew."""
    monkeypatch.setattr("claimwatch.extract.pipeline.load_model", lambda _: nlp)


def write(folder: Path, name: str, publisher: str, day: str | None = "2023-05-02", **more: Any):
    folder.mkdir(exist_ok=True)
    record = {"publisher": publisher, "text": TEXTS.get(publisher, publisher), **more}
    if day:
        record["published_at"] = f"{day}T08:00:00Z"
    (folder / f"{name}.json").write_text(json.dumps(record), "utf-8")


def command(*arguments: str, folder: Path) -> str:
    ran = CliRunner().invoke(main, [*arguments, "--db", str(folder / "a.duckdb")])
    assert ran.exit_code == 0, ran.output
    return " ".join(ran.output.split())


def rows(folder: Path, view: str) -> list[dict[str, Any]]:
    with open_reader(folder / "a.duckdb") as reader:
        return reader.rows(view)


@pytest.mark.soak
def test_a_backfill_raises_flags_that_nobody_is_told_of_until_they_are_news(
    tmp_path, monkeypatch
) -> None:
    told = tmp_path / "told.jsonl"
    monkeypatch.setenv("CLAIMWATCH_CHANNELS", f"file:{told}")
    write(tmp_path / "old", "1", "Herald")
    write(tmp_path / "old", "2", "Star")
    said = command("backfill", "--articles", str(tmp_path / "old"), folder=tmp_path)
    assert "1 chunks: 2 new articles" in said
    assert rows(tmp_path, "v_flags")
    write(tmp_path / "new", "0", "Nothing was counted here at all.")
    command("run", "--articles", str(tmp_path / "new"), folder=tmp_path)
    assert not told.exists(), "an old matter is told to nobody, by no later run either"
    write(tmp_path / "new", "3", "Post")
    command("run", "--articles", str(tmp_path / "new"), folder=tmp_path)
    assert told.exists(), "with a new origin it is news"


def test_alerts_are_told_where_that_is_asked_for(tmp_path, monkeypatch) -> None:
    told = tmp_path / "told.jsonl"
    monkeypatch.setenv("CLAIMWATCH_CHANNELS", f"file:{told}")
    write(tmp_path / "old", "1", "Herald")
    write(tmp_path / "old", "2", "Star")
    command("backfill", "--tell", "--articles", str(tmp_path / "old"), folder=tmp_path)
    assert len(told.read_text("utf-8").splitlines()) == 1


@pytest.mark.soak
def test_only_what_is_of_the_time_is_taken(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("CLAIMWATCH_CHANNELS", "none")
    for name, day in (("a", "2023-04-30"), ("b", "2023-05-01"), ("c", "2023-05-31"),
                      ("d", "2023-06-01"), ("e", None)):  # fmt: skip
        write(tmp_path / "old", name, f"Paper {name}", day, text=f"They saw 14 {name}-goats.")
    period = ("--since", "2023-05-01", "--until", "2023-06-01")
    said = command("backfill", "--articles", str(tmp_path / "old"), *period, folder=tmp_path)
    assert "2 new articles" in said
    assert "2 articles are of another time" in said
    assert "1 articles are of no known time" in said
    assert "0 chunks" in command(
        "backfill", "--articles", str(tmp_path / "old"), *period, folder=tmp_path
    )
    said = command("backfill", "--articles", str(tmp_path / "old"), folder=tmp_path)
    assert "3 new articles (2 known before)" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--since", "2023-05-02", "--until", "2023-05-02"], "must be after since"),
        (["--articles", "-"], "give files or folders"),
        (["--articles", "nowhere"], "no file or folder"),
    ],
)
def test_what_cannot_be_meant_is_said(tmp_path, arguments, words) -> None:
    given = arguments if "--articles" in arguments else ["--articles", str(tmp_path), *arguments]
    ran = CliRunner().invoke(main, ["backfill", *given, "--db", str(tmp_path / "a.duckdb")])
    assert ran.exit_code in (2, 3)
    assert words in ran.output


def test_a_period_knows_its_ends() -> None:
    may, june = datetime(2023, 5, 1, tzinfo=UTC), datetime(2023, 6, 1, tzinfo=UTC)
    assert [Period(may, june).holds(at) for at in (may, june, None)] == [True, False, False]
    assert Period().holds(None)
    with pytest.raises(ValueError, match="needs a zone"):
        Period(datetime(2023, 5, 1))


def exported(db: Path, folder: Path) -> dict[str, bytes]:
    export_tables(db, folder)
    return {table.name: table.read_bytes() for table in folder.iterdir()}


@pytest.mark.soak
def test_killed_anywhere_it_goes_on_and_ends_with_the_same_tables(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("CLAIMWATCH_CHANNELS", "none")
    monkeypatch.setenv("CLAIMWATCH_BACKFILL_ARTICLES", "4")
    old = tmp_path / "old"
    for n in range(24):
        write(old, f"{n:02}", f"Paper {n}", text=f"Police in Tarn counted {n + 20} goats, he said.")
    for name in ("killed", "whole"):
        (tmp_path / name).mkdir()
    killed, whole = tmp_path / "killed" / "a.duckdb", tmp_path / "whole" / "a.duckdb"
    begin = [sys.executable, "-m", "claimwatch.cli", "backfill", "--articles", str(old)]
    taken: list[int] = []
    for _ in range(3):
        process = subprocess.Popen([*begin, "--db", str(killed)], stderr=subprocess.PIPE)
        assert process.stderr is not None
        process.stderr.readline()  # the first chunk of this one is in
        time.sleep(0.3)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with open_writer(killed) as store:
            rows_in = store._connection.execute("select count(*) from articles").fetchall()
            taken.append(rows_in[0][0])
    assert taken[0] >= 4
    assert taken == sorted(taken)
    assert len(set(taken)) > 1, "each goes on behind what was done"
    for db in (killed, whole):
        subprocess.run([*begin, "--db", str(db), "--quiet"], check=True)
    tables = exported(killed, tmp_path / "x")
    assert tables == exported(whole, tmp_path / "y")
    assert tables["articles.csv"].count(b"Police in Tarn") == 24
