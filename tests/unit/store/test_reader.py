"""The views say what the tables hold, filtered by what is asked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from claimwatch.errors import UsageError
from claimwatch.judge.lineage import state_of, trace
from claimwatch.model import Figure, Flag, FlagKind, FlagStatus, Judgement, Link, Reason, Severity
from claimwatch.store import figures, flags, lineage, open_reader, open_writer
from claimwatch.store.articles import save_articles
from claimwatch.store.claims import replace_claims
from claimwatch.store.ledger import close_run, start_run
from claimwatch.store.statements import stored_views

AT = datetime(2022, 3, 11, 12, 0, tzinfo=UTC)


@pytest.fixture
def reader(tmp_path, make_article, make_claim):
    """Two outlets give 12 and 14 dead; one more claim stands in no figure."""
    one = make_article("Police said 12 died.", external_id="a1", publisher="Herald")
    two = make_article("Some 14 died.", publisher="Post", published_at=None)
    twelve = make_claim(
        one.article_id, one.text, "12", 12.0, claimant="police", counted=("dead",),
        rules=(("bound", "bare"), ("value", "digits")),
    )  # fmt: skip
    fourteen = replace(make_claim(two.article_id, two.text, "14", 14.0), value=(14.0, 15.0))
    a, b = sorted([twelve.claim_id, fourteen.claim_id])
    flag = Flag(
        "g1", FlagKind.DISPUTE, "f1", "dead", "They differ.", Severity.HIGH, 0.9, 0.8,
        ((a, b),), (a, b), 2,
    )  # fmt: skip
    with open_writer(tmp_path / "a.duckdb", lambda: AT) as store:
        start_run(store)
        save_articles(store, [one, two])
        replace_claims(store, [one.article_id, two.article_id], [twelve, fourteen])
        figures.save_stories(store, {one.article_id: "s1", two.article_id: "s1"})
        reasons = (Reason("counted", 1.0, "both count the dead"),)
        figures.save_links(store, [Link(a, b, Judgement.SAME, 0.9, reasons)])
        figures.replace_figures(store, ["s1"], [Figure("f1", "s1", "dead", None, (a, b))])
        flags.replace_flags(store, ["s1"], [(flag, "s1")])
        state = state_of(flag, gap=1.2)
        lineage.save_lineage(store, [], [state], trace([], [state]))
        lineage.save_seen(store, {"g1": FlagStatus.NEW})
        flags.save_origins(store, {one.article_id: ("o1", "its own")})
        close_run(store, "ok")
    with open_reader(tmp_path / "a.duckdb") as opened:
        yield opened


def test_claims_have_their_article_figure_story_and_origin(reader):
    row = reader.rows("v_claims", article_id="a1")[0]
    said = {name: row[name] for name in ("publisher", "figure_id", "story_id", "origin_id", "via")}
    assert said == {
        "publisher": "Herald", "figure_id": "f1", "story_id": "s1", "origin_id": "o1", "via": [],
    }  # fmt: skip
    assert json.loads(row["value"]) == 12.0
    assert json.loads(row["as_written"]) == {"lo": 12.0, "hi": 12.0, "unit": None}
    assert json.loads(row["rules"]) == {"bound": "bare", "value": "digits"}
    assert row["published_at"] == AT
    ranged = reader.rows("v_claims", publisher="Post")[0]
    assert json.loads(ranged["value"]) == [14.0, 15.0]
    assert ranged["origin_id"] == ranged["article_key"] == ranged["article_id"]


def test_figures_are_counted_over_their_claims(reader):
    assert reader.rows("v_figures") == [
        {
            "figure_id": "f1", "story_id": "s1", "label": "dead", "unit": None, "n_claims": 2,
            "n_publishers": 2, "n_origins": 2, "lo": 12.0, "hi": 14.0, "first_at": AT,
            "last_at": AT, "n_flags": 1,
        }
    ]  # fmt: skip


def test_flags_have_publishers_times_and_counts(reader):
    row = reader.rows("v_flags")[0]
    assert row["publishers"] == ["Herald", "Post"]
    assert (row["n_claims"], row["n_pairs"], row["status"]) == (2, 1, "new")
    assert (row["first_seen"], row["last_seen"]) == (AT, AT)


def test_links_say_why_and_what_they_join(reader):
    row = reader.rows("v_links")[0]
    assert row["figure_id"] == "f1"
    assert json.loads(row["reasons"])[0]["words"] == "both count the dead"


def test_what_a_flag_rests_on(reader):
    claims = reader.rows("v_flag_claims", flag_id="g1")
    pair = reader.rows("v_flag_pairs", flag_id="g1")[0]
    assert {claim["claim_id"] for claim in claims} == {pair["claim_a"], pair["claim_b"]}
    assert reader.rows("v_flag_claims", flag_id="other") == []


def test_freshness_is_the_last_run_that_ended(reader):
    row = reader.rows("v_freshness")[0]
    assert (row["state"], row["finished_at"]) == ("ok", AT)


def test_filters_take_a_value_a_list_or_none(reader):
    assert len(reader.rows("v_claims", publisher=["Herald", "Post", "None"])) == 2
    assert reader.rows("v_claims", publisher="x' or 1=1 --") == []
    assert len(reader.rows("v_articles", published_at=None)) == 1


def test_every_view_can_be_read_as_rows_and_frame(reader):
    for view in (file.name for file in stored_views()):
        assert len(reader.frame(view)) == len(reader.rows(view)), view


def test_a_view_or_column_that_is_none_is_refused(reader):
    for view, params in (
        ("v_nothing", {}),
        ("v_claims; drop table claims", {}),
        ("v_claims", {"1=1 or text": "a"}),
        ("v_desk_flag", {}),
        ("v_desk_flag", {"flag_id": "g1", "other": 1}),
    ):
        with pytest.raises(UsageError, match="view"):
            reader.rows(view, **params)
