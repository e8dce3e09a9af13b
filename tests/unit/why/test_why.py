"""`claimwatch why` goes from characters to verdict, and is clear about ids that lead nowhere."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from claimwatch import steps
from claimwatch.cli import main
from claimwatch.errors import UsageError
from claimwatch.gate import OpenGate
from claimwatch.model import CoreJoin, Judgement, Link, Reason
from claimwatch.store import open_reader
from claimwatch.why import open_case, steps_of
from claimwatch.why.case import Case
from claimwatch.why.joining import link_steps
from claimwatch.why.judging import confidence_step

TEXTS = {
    "herald": "At least 120 people were killed in the Marvell earthquake, police said.",
    "courier": "Police said 75 people were killed in the Marvell earthquake.",
    "star": "The mayor said 31,000 people were left homeless by the Marvell earthquake.",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory, nlp):
    """A database whose first run raised a flag that its second run extended."""
    folder = tmp_path_factory.mktemp("why")
    for batch in (("herald", "courier"), ("star",)):
        rows = [{"id": name, "publisher": name.title(), "text": TEXTS[name]} for name in batch]
        wire = folder / f"{batch[0]}.jsonl"
        wire.write_text("".join(json.dumps(row) + "\n" for row in rows))
        steps.run([wire], folder / "a.duckdb", gate=OpenGate(), nlp=nlp, channels=["none"])
    return folder / "a.duckdb"


@pytest.fixture
def reader(database):
    with open_reader(database) as opened:
        yield opened


@pytest.fixture
def conflict(reader):
    return next(r["flag_id"] for r in reader.rows("v_flags", kind=["dispute", "misreport"]))


def test_every_step_from_characters_to_verdict_is_told(reader, conflict):
    found = {step.step: step.words for step in steps_of(open_case(reader, conflict))}
    for step, words in {
        "claim": "characters",
        "reading": "Read as: ",
        "interval": "open",
        "story": "“marvell”",
        "link": "same, ",
        "veto": "no veto by measures",
        "origin": "origin ",
        "pair": "both cannot hold",
        "severity": "the widest gap, a factor of 1.60",
        "confidence": "one quantity",
        "history": "Raised as",
        "alert": "New (severity",
    }.items():
        assert words in found[step]


def test_the_number_is_marked_where_its_characters_stand(reader, conflict):
    places = [s for s in steps_of(open_case(reader, conflict)) if s.step == "claim"]
    assert {step.details["article_id"] for step in places} == {"herald", "courier"}
    for step in places:
        text = TEXTS[step.details["article_id"]]
        number = text[step.details["char_start"] : step.details["char_end"]]
        assert f"»{number}«" in step.words


def test_the_interval_names_its_rule(reader, conflict):
    intervals = [s.words for s in steps_of(open_case(reader, conflict)) if s.step == "interval"]
    assert any("at_least: open above" in words for words in intervals)
    assert any("the number itself" in words for words in intervals)


def test_what_was_left_undecided_is_told_on_request(reader, conflict):
    case = open_case(reader, conflict)
    assert not [step for step in steps_of(case) if step.step == "unsure"]
    undecided = {
        f"{link.claim_a} {link.claim_b}"
        for link in (*case.links, *case.other_links)
        if link.judgement == "unsure"
    }
    assert {s.about for s in steps_of(case, unsure=True) if s.step == "unsure"} == undecided


@pytest.mark.parametrize("given", ["", "nothing", "%", "_"])
def test_an_id_that_no_flag_has_says_what_to_do(reader, given):
    with pytest.raises(UsageError, match="claimwatch flags lists them"):
        open_case(reader, given)


def test_the_beginning_of_an_id_is_enough_where_it_is_one_flags(reader, conflict):
    assert open_case(reader, conflict[:12]).flag_id == conflict


class Rows:
    """A reader that knows these flags and nothing of them."""

    def __init__(self, **stands):
        self.stands = stands

    def rows(self, view, **params):
        if view != "v_why_flags":
            return []
        found = [name for name in self.stands if name.startswith(params["given"])]
        return [{"flag_id": name, "stands": self.stands[name]} for name in found]


def test_an_ambiguous_beginning_names_the_flags(reader):
    with pytest.raises(UsageError, match=r"any of 2 flags \(abc, abd\): give more"):
        open_case(Rows(abc=True, abd=True), "ab")


def test_a_whole_id_is_never_ambiguous_and_standing_flags_come_first():
    assert open_case(Rows(ab=True, abc=True), "ab").flag_id == "ab"
    assert open_case(Rows(abc=False, abd=True), "ab").flag_id == "abd"


def test_a_flag_that_is_gone_still_tells_its_history():
    [step] = steps_of(open_case(Rows(gone=False), "gone"))
    assert "stands no more" in step.words


def call(*arguments):
    return CliRunner().invoke(main, list(arguments))


def test_the_command_prints_it_in_each_form(database, conflict):
    table = call("why", conflict[:10], "--db", str(database))
    assert table.exit_code == 0
    assert "What cannot both hold" in table.output
    lines = call("why", conflict, "--db", str(database), "--format", "jsonl").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert {r["step"] for r in records} >= {"flag", "claim", "link", "pair", "severity"}
    reading = next(r for r in records if r["step"] == "reading")
    assert reading["rules"]["kind"]
    assert reading["claim"]["sentence"]
    printed = call("why", conflict, "--db", str(database), "--format", "csv").stdout
    assert len(list(csv.DictReader(io.StringIO(printed)))) == len(records)


def test_the_command_is_clear_about_an_unknown_flag(database):
    result = call("why", "nothing", "--db", str(database))
    assert result.exit_code == 2
    assert "no flag is known by 'nothing'" in result.stderr


def case_of(make_claim, make_article, judgement, other, *, flag=None, joined=None, told_by=""):
    """Two claims with one link of 30 %, and how sure their cores joined."""
    texts = ["There were 40 boats.", f"There were {other:.0f} boats."]
    articles = [make_article(text, publisher=f"p{n}") for n, text in enumerate(texts)]
    claims = [
        make_claim(article.article_id, article.text, f"{value:.0f}", value)
        for article, value in zip(articles, (40.0, other), strict=True)
    ]
    ids = tuple(sorted(claim.claim_id for claim in claims))
    return Case(
        flag_id="flag",
        flag=flag,
        pairs=(ids,),
        own_claims=ids,
        claims={claim.claim_id: claim for claim in claims},
        articles={article.article_id: article for article in articles},
        stories={},
        origins={},
        joins=(CoreJoin(ids[:1], ids[1:], joined, told_by),) if joined else (),
        links=(Link(*ids, judgement, 0.3, (Reason("event", 1.0, "said"),)),),
        other_links=(),
        history=(),
        alerts=(),
    )


@pytest.mark.parametrize(
    ("judgement", "other", "words"),
    [
        (Judgement.SAME, 40.0, None),
        (Judgement.UNSURE, 40.0, "how they stand among all numbers of the story"),
        (Judgement.UNSURE, 70.0, "or by other links"),
    ],
)
def test_a_link_that_is_unsure_says_what_joined_its_claims(
    make_claim, make_article, judgement, other, words
):
    case = case_of(make_claim, make_article, judgement, other)
    ((_, _, told, _),) = link_steps(case)
    assert (words or "30%") in told
    assert ("leave it open" in told) is (words is not None)


def test_a_link_that_is_unsure_says_what_tells_beyond_the_wordings(make_claim, make_article):
    told_by = "neither article gives another count of it"
    case = case_of(make_claim, make_article, Judgement.UNSURE, 70.0, joined=0.8, told_by=told_by)
    ((_, _, told, _),) = link_steps(case)
    assert told.endswith(f"Their wordings alone leave it open, but {told_by}.")


@pytest.mark.parametrize(
    ("joined", "words"),
    [
        (None, "30%: as sure as the surest of its pairs is one quantity: "),
        (0.8, "; 30% by their own wordings, 80% with what the other numbers of the story tell"),
    ],
)
def test_the_confidence_says_what_it_rests_on(make_claim, make_article, joined, words):
    flag = {"confidence": joined or 0.3}
    case = case_of(make_claim, make_article, Judgement.UNSURE, 70.0, flag=flag, joined=joined)
    _, _, told, details = confidence_step(case)
    assert words in told
    assert ("wordings" in told) is (joined is not None)
    assert details == {"confidence": joined or 0.3, "by_wording": 0.3}
