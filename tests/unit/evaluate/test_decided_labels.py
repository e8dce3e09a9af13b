"""What analysts decided, exported as labels, is a label file that scores what they decided on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from claimwatch import steps
from claimwatch.cli import main
from claimwatch.decide.decision import Action, Draft, SubjectKind
from claimwatch.decide.roles import Actor, Role
from claimwatch.evaluate import evaluate, load_labels
from claimwatch.gate import OpenGate
from claimwatch.store import open_reader
from claimwatch.store.desk import desk_url, open_desk

NOW = datetime(2026, 1, 5, tzinfo=UTC)
TEXTS = {
    "herald": "Two or three times they counted. At least 120 people were killed in the Marvell "
    "earthquake, police said. The 120 will be buried on Monday.",
    "courier": "Police said 75 people were killed in the Marvell earthquake.",
    "star": "The mayor said the “Marvell” dam holds 31,000 tonnes of water.\nSome 9 \\ 10 cranes.",
}


@pytest.fixture
def database(tmp_path, nlp):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, text in TEXTS.items():
        (inbox / f"{name}.txt").write_text(text, encoding="utf-8")
    steps.run([inbox], tmp_path / "a.duckdb", gate=OpenGate(), nlp=nlp, channels=["none"])
    return tmp_path / "a.duckdb"


@pytest.fixture
def conflict(database):
    with open_reader(database) as reader:
        flag = reader.rows("v_flags", kind=["dispute", "misreport"])[0]
        claims = [r["claim_id"] for r in reader.rows("v_flag_claims", flag_id=flag["flag_id"])]
    return {**flag, "claim_ids": claims}


@pytest.fixture
def decide(database):
    def record(subject, subject_id, action, reason="", **context):
        draft = Draft(subject, subject_id, action, reason=reason, context=context)
        with open_desk(desk_url(database)) as desk:
            desk.decisions.record(draft, Actor("Ada", Role.ANALYST), NOW, None)

    return record


@pytest.fixture
def scored(database, tmp_path):
    """The evaluation of the database against its own decisions, through the command."""

    def score():
        out = tmp_path / "decided.toml"
        result = CliRunner().invoke(
            main, ["labels", "export", "--db", str(database), "--out", str(out)]
        )
        assert result.exit_code == 0, result.output
        with open_reader(database) as reader:
            return load_labels(out), evaluate(reader, out)

    return score


def of_flag(conflict):
    return {"kind": conflict["kind"], "claim_ids": conflict["claim_ids"]}


def test_a_flag_that_was_found_right_is_a_labelled_flag(conflict, decide, scored):
    decide(SubjectKind.FLAG, conflict["flag_id"], Action.ACKNOWLEDGE, **of_flag(conflict))
    labels, evaluation = scored()
    assert [flag.kind.value for flag in labels.flags] == [conflict["kind"]]
    score = evaluation.score("conflicts")
    assert (score.precision.right, score.precision.of) == (1, 1)
    assert (score.recall.right, score.recall.of) == (1, 1)
    claims = evaluation.score("claims").recall
    assert claims.right == claims.of == len(conflict["claim_ids"])


def test_a_flag_dismissed_as_two_quantities_is_false_and_parts_its_claims(conflict, decide, scored):
    reason = "Not the same quantity: one is the other town"
    decide(SubjectKind.FLAG, conflict["flag_id"], Action.DISMISS, reason, **of_flag(conflict))
    labels, evaluation = scored()
    assert labels.flags == ()
    assert len(labels.figures) == 2
    score = evaluation.score("conflicts").precision
    assert (score.right, score.of) == (0, 1)
    joined = evaluation.score("figure pairs").precision
    assert joined.right < joined.of


def test_a_flag_dismissed_otherwise_is_false_and_says_nothing_of_figures(conflict, decide, scored):
    reason = "rounded by both"
    decide(SubjectKind.FLAG, conflict["flag_id"], Action.DISMISS, reason, **of_flag(conflict))
    labels, evaluation = scored()
    assert labels.figures == {}
    assert evaluation.score("conflicts").precision.right == 0


def test_a_claim_that_was_taken_out_is_a_figure_of_its_own(conflict, decide, scored):
    one, *others = conflict["claim_ids"]
    decide(SubjectKind.CLAIM, one, Action.APART, "another street", others=others)
    labels, _ = scored()
    assert sorted(len(f.claims) for f in labels.figures.values()) == sorted([1, len(others)])
    assert any(f.quantity == "Ada: another street" for f in labels.figures.values())


def test_what_was_reopened_says_nothing_any_more(conflict, decide, scored):
    decide(SubjectKind.FLAG, conflict["flag_id"], Action.ACKNOWLEDGE, **of_flag(conflict))
    decide(SubjectKind.FLAG, conflict["flag_id"], Action.REOPEN, **of_flag(conflict))
    out, _ = scored()
    assert (out.claims, out.flags) == ({}, ())


def test_any_text_is_kept_to_the_character(database, decide, scored):
    with open_reader(database) as reader:
        claims = {row["text"]: row["claim_id"] for row in reader.rows("v_claims")}
    odd = next(c for text, c in claims.items() if text.startswith("31,000"))
    other = next(c for text, c in claims.items() if text.startswith("75"))
    decide(SubjectKind.CLAIM, odd, Action.APART, 'a "dam"\x7f\n\\ no toll', others=[other])
    labels, evaluation = scored()
    assert {label.words for label in labels.claims.values()} >= {"75"}
    claims = evaluation.score("claims").recall
    assert claims.right == claims.of == 2
