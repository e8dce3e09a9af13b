"""The command: help that teaches, records that programs can read, and no traceback for mistakes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimwatch.cli import main

COMMANDS = (
    "run",
    "extract",
    "compare",
    "claims",
    "figures",
    "flags",
    "why",
    "evaluate",
    "labels",
    "serve",
    "export",
    "config",
    "doctor",
    "outbox",
    "quarantine",
    "backup",
    "backfill",
    "restore",
)


def call(*arguments: str, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(main, list(arguments), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    texts = ["At least 40 people were killed, police said.", "Nothing to count.", "Two ships sank."]
    path.write_text(
        "".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(texts))
    )
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = call(command, "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 5
    assert "\\b" not in result.output, "examples keep their lines"


def test_every_command_is_documented() -> None:
    assert set(main.commands) == set(COMMANDS)


def test_extract_prints_one_line_an_article_in_order(articles: Path) -> None:
    result = call("extract", str(articles))
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["a0", "a1", "a2"]
    claim = lines[0]["claims"][0]
    assert (claim["value"], claim["bound"], claim["lo"], claim["hi"]) == (40, "at_least", 40, None)
    assert claim["sentence"][claim["char_start"] : claim["char_end"]] == claim["text"]
    assert lines[1]["claims"] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She made 9 saves, 9 passes and two long throws.", ["9 saves", "9 passes"]),
        ("The blast killed two masons, wounding two others.", ["two masons", "two others"]),
        ("A mother of 12 who feeds goats sold 30 of the kids.", ["12", "30 of the kids"]),
    ],
)
def test_a_numbers_words_say_what_it_counts(
    tmp_path: Path, sentence: str, expected: list[str]
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": sentence}) + "\n", "utf-8")
    claims = json.loads(call("extract", str(path)).stdout)["claims"]
    assert [claim["text"] for claim in claims][: len(expected)] == expected
    assert all(sentence[c["char_start"] : c["char_end"]] == c["text"] for c in claims)


def test_extract_reads_standard_input(articles: Path) -> None:
    piped = call("extract", "-", stdin=articles.read_text())
    assert piped.stdout == call("extract", str(articles)).stdout


def test_a_bare_dollar_is_the_publishers_as_the_plan_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("watch.yaml").write_text("publishers:\n  - {name: The Bay Bugle, country: CA}\n")
    record = {"publisher": "The Bay Bugle", "text": "The bridge cost $5 million."}
    result = call("extract", "-", stdin=json.dumps(record))
    assert json.loads(result.stdout)["claims"][0]["unit"] == "canadian dollar"


def test_extract_as_csv_has_a_row_a_claim(articles: Path) -> None:
    result = call("extract", str(articles), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout.split("\r\n")[0])))
    assert rows[0]["bound"] == "at_least"


def test_extract_explains_each_field_by_its_rule() -> None:
    result = call("extract", "--explain", "At least 40 people were killed, police said.")
    assert result.exit_code == 0
    for word in ("Parse", "nsubjpass", "at_least", "40"):
        assert word in result.output


def test_a_broken_line_is_named_and_the_rest_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_text('{"id": "x", "text": "Two ships sank."}\n{"id": \n{"id": "y", "text": "Ok."}\n')
    result = call("extract", str(path))
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["x", "y"]
    assert "line 2" in result.stderr


def test_compare_names_a_conflict_between_two_texts() -> None:
    result = call(
        "compare",
        "Police said 12 people were injured in the crash.",
        "Police said three people were injured in the crash.",
    )
    assert result.output.startswith("verdict: conflict")


def test_compare_names_who_gives_a_bare_number_against_anothers() -> None:
    one = (
        "A slide wrecked 40 homes and killed 12 at Dunmar, the ministry said. The bureau gives 19."
    )
    other = (
        "The slide at Dunmar killed 19 people, the bureau said; the ministry has the figure at 12."
    )
    result = call("compare", one, other)
    assert result.output.startswith("verdict: conflict")
    assert "“12 [people]”, according to ministry" in result.output
    assert "“19 [people]”, according to bureau" in result.output


def test_compare_names_what_tells_of_one_quantity_beyond_the_wordings() -> None:
    result = call("compare", "On Sunday Ada Hobbs scored 30 points.", "Ada Hobbs had 46 points.")
    said = " ".join(result.output.split())
    assert "because neither article gives another count of it for somebody whom both name" in said


def test_compare_pairs_answers_every_pair_in_order(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    rows = [
        {"id": "1", "a": "The fire killed 7 people.", "b": "The fire killed 7 people."},
        {"id": "2", "a": "The fire killed 7 people.", "b": "Shares rose by 3 percent."},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = call("compare", "--pairs", str(path))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(a["id"], a["verdict"]) for a in answers] == [("1", "agree"), ("2", "unrelated")]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "says"),
    [
        (["extract"], 2, "--explain"),
        (["extract", "no-such.jsonl"], 3, "no-such.jsonl"),
        (["compare", "only one"], 2, "two texts"),
        (["compare", "--pairs", "no-such.jsonl"], 3, "no-such.jsonl"),
        (["compare", "a.txt", "b.txt"], 3, "a.txt"),
        (["compare", " ", "Two ships."], 4, "blank"),
        (["claims", "--db", "no-such.duckdb"], 3, "claimwatch run"),
        (["flags", "--db", "no-such.duckdb"], 3, "claimwatch run"),
        (["figures", "--db", "no-such.duckdb"], 3, "claimwatch run"),
        (["export", "--db", "no-such.duckdb", "--out", "x"], 3, "claimwatch run"),
        (["run", "--articles", "no-such-folder", "--db", "x.duckdb"], 3, "no-such-folder"),
        (["claims", "--format", "xml"], 2, "xml"),
    ],
)
def test_a_mistake_gets_a_sentence_and_its_exit_code(
    arguments: list[str], exit_code: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call(*arguments)
    assert result.exit_code == exit_code, result.output
    assert says in result.output
    assert "Traceback" not in result.output


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("these are notes")
    result = call("claims", "--db", str(path))
    assert result.exit_code == 7
    assert "notes.duckdb" in result.output


@pytest.mark.parametrize(
    ("line", "says"), [("nonsense", "line 1"), ('{"id": "1", "a": 5, "b": "x"}', "no string")]
)
def test_a_wrong_pair_is_named_by_its_line(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(line + "\n")
    result = call("compare", "--pairs", str(path))
    assert result.exit_code == 4
    assert says in result.output


def test_a_run_says_what_it_passed_over_in_one_line(articles: Path, tmp_path: Path) -> None:
    for name in ("a.csv", "b.CSV", "notes.md", "LICENSE"):
        (tmp_path / name).write_text("ours", encoding="utf-8")
    db = str(tmp_path.parent / f"{tmp_path.name}.duckdb")
    result = call("run", "--articles", str(tmp_path), "--db", db, "--channel", "none")
    assert "Passed over: 2 .csv, 1 .md, 1 no ending.\n" in result.stderr
