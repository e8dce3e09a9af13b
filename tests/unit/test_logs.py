"""What a run logs: ids of run, step and article, and nothing that must not be read by others."""

from __future__ import annotations

import json

import pytest

from claimwatch import logs, steps
from claimwatch.extract import pipeline
from claimwatch.gate import GateReport, OpenGate, RowFailure
from claimwatch.settings import load_settings
from claimwatch.store import open_reader

SECRET = "hunter2000"
TEXTS = {
    "one": "At least 120 people were killed in the Marvell earthquake, police said.",
    "two": "The Marvell earthquake killed 40 people, the mayor said.",
    "odd": "Seven xylophones were stolen in Varne.",
}


class NoXylophones(OpenGate):
    """Refuses claims that stand beside a xylophone."""

    def check(self, table, rows):
        bad = [row for row in rows if table == "claims" and "xylophones" in row["sentence"]]
        refused = tuple(RowFailure(r["claim_id"], "no_music", "text", r["text"]) for r in bad)
        return GateReport(table, len(rows), (), refused)


@pytest.fixture
def go(tmp_path, nlp, capsys):
    """Run over the texts with these settings; return the run and what stands on standard error."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")

    def run(channel="none", **settings):
        summary = steps.run(
            [folder],
            tmp_path / "a.duckdb",
            gate=NoXylophones(),
            nlp=nlp,
            channels=[channel],
            settings=load_settings(**settings),
        )
        return summary, capsys.readouterr().err.splitlines()

    return run


def test_each_json_line_has_run_step_and_event(go):
    summary, lines = go(log_format="json", log_level="info")
    events = [json.loads(line) for line in lines]
    assert {event["run_id"] for event in events} == {summary.run_id}
    steps_done = {event["step"] for event in events if event["event"] == "done"}
    assert steps_done >= {"collect", "extract", "match", "judge"}
    assert all(event["at"].endswith("+00:00") for event in events)
    collected = next(e for e in events if (e["step"], e["event"]) == ("collect", "done"))
    assert collected["articles"] == 3
    ends = [event["event"] for event in events if event["step"] == "run"]
    assert ends == ["began", "ended"]


def test_where_one_article_fails_its_id_is_logged_and_not_its_text(go, tmp_path, monkeypatch):
    whole = pipeline.extract_claims

    def breaks(articles, nlp):
        for article in articles:
            if "120 people" in article.text:
                raise ValueError(f"cannot read {article.text}")
        return whole(articles, nlp)

    monkeypatch.setattr(pipeline, "extract_claims", breaks)
    _, lines = go(log_format="json", log_level="info")
    [unread] = [e for e in map(json.loads, lines) if e["event"] == "article unread"]
    with open_reader(tmp_path / "a.duckdb") as reader:
        known = [row["article_id"] for row in reader.rows("v_articles")]
        found = reader.rows("v_why_articles", article_ids=known)
    ids = {row["text"]: row["article_id"] for row in found}
    assert (unread["article_id"], unread["error"]) == (ids[TEXTS["one"]], "ValueError")
    refused = [e for e in map(json.loads, lines) if e["event"] == "refused"]
    by_check = {event.get("expectation"): event["article_id"] for event in refused}
    assert by_check == {None: ids[TEXTS["one"]], "no_music": ids[TEXTS["odd"]]}
    assert not any(word in "\n".join(lines) for word in ("Marvell", "xylophones", "police"))


def test_a_run_that_fails_says_where_and_what_and_no_text(go, monkeypatch, capsys):
    def breaks(*_):
        raise RuntimeError(f"no such thing as {TEXTS['one']}")

    monkeypatch.setattr("claimwatch.stages.match.group_articles", breaks)
    with pytest.raises(RuntimeError):
        go(log_format="json", log_level="info")
    [line] = [one for one in capsys.readouterr().err.splitlines() if '"failed"' in one]
    event = json.loads(line)
    assert (event["error"], event["level"]) == ("RuntimeError", "error")
    assert event["where"].startswith("match.py:")
    assert "Marvell" not in line


def test_a_failed_delivery_is_logged_without_the_channels_password(go):
    channel = f"json://desk:{SECRET}@127.0.0.1:9/{SECRET}?token={SECRET}"
    _, lines = go(channel, log_format="json", log_level="warning")
    [event] = [e for e in map(json.loads, lines) if e["step"] == "tell"]
    assert (event["event"], event["attempts"]) == ("failed", 1)
    assert "127.0.0.1" in event["channel"]
    assert SECRET not in "\n".join(lines)


def test_as_text_a_line_is_read_by_people(go):
    summary, lines = go(log_level="info")
    assert any(f"run: began run_id={summary.run_id}" in line for line in lines)
    assert all(line[4] == "-" for line in lines), "each begins with its time"


def test_without_a_word_in_the_settings_a_run_that_is_well_logs_nothing(go):
    assert go()[1] == []


@pytest.mark.parametrize("form", logs.FORMATS)
@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (f"https://anna:{SECRET}@a.example/feed", "https://***@a.example/feed"),
        (f"https://a.example/feed?key={SECRET}", "https://a.example/feed?***"),
        ("one\nERROR two\x1b[31m\u202e", "one ERROR two [31m"),
        ("x" * 2_000, "x" * 499),
    ],
    ids=["user", "query", "lines", "long"],
)
def test_no_value_forges_a_line_or_tells_a_secret(capsys, form, value, shown):
    logs.set_up(form, "info")
    logs.log("fetch").warning("feed fails", url=value)
    [line] = capsys.readouterr().err.splitlines()
    assert shown in line
    assert SECRET not in line
    assert "\x1b" not in line
