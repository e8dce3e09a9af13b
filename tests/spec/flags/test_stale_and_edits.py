"""Articles above, notices below: old numbers that are still printed, numbers changed in place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from claimwatch.model import Bound, Extent, Scope

NOON = datetime(2023, 5, 4, 12, 0, tzinfo=UTC)
DEAD = Scope("people", "kill", ("ferry",), ("Port Anselm",))
SENTENCE = "The ferry fire off Port Anselm killed {} people on board."


def row(publisher, value, hours=0, sentence=SENTENCE, **fields):
    """One article, `hours` after noon of the first day, None for an undated one."""
    at = None if hours is None else NOON + timedelta(hours=hours)
    number = str(value)
    return publisher, sentence.format(number), number, float(value), DEAD, at, fields


TOLL_RISES = [row("Courier", 14), row("Herald", 19, 24)]

STALE = [
    # what it is, what comes after the toll rose from 14 to 19 on the second day, kinds
    ("the old number two days later", [row("Star", 14, 72)], {"revision", "stale"}),
    ("the old number within the day", [row("Star", 14, 40)], {"revision", "dispute"}),
    ("the new number", [row("Star", 19, 72)], {"revision"}),
    ("the outlet that had it first", [row("Courier", 14, 72)], {"revision", "stale"}),
    ("an undated one", [row("Star", 14, None)], {"revision", "dispute"}),
    (
        "days alone are known: too close to be sure",
        [row("Star", 14, 36 + 12, precision="day")],
        {"revision", "dispute"},
    ),
    (
        "days alone are known: far enough",
        [row("Star", 14, 60, precision="day")],
        {"revision", "stale"},
    ),
    (
        "as of the first day, as it says",
        [row("Star", 14, 72, as_of=NOON.date(), as_of_from="stated")],
        {"revision"},
    ),
    (
        "in the name of a speaker of its own",
        [row("Star", 14, 72, claimant="the ferry company")],
        {"revision", "dispute", "attribution_dropped"},
    ),
    ("a third number", [row("Star", 12, 72)], {"revision", "dispute"}),
]


@pytest.mark.parametrize(("later", "kinds"), [c[1:] for c in STALE], ids=[c[0] for c in STALE])
def test_what_comes_after_a_revision(flags_of, later, kinds):
    assert {flag.kind.value for flag in flags_of([*TOLL_RISES, *later])} == kinds


def test_a_stale_notice_says_who_is_how_late(flags_of):
    [notice] = [f for f in flags_of([*TOLL_RISES, row("Star", 14, 72)]) if f.kind == "stale"]
    assert "Star has “14 [people]” 2 days after Herald had “19 [people]”" in notice.explanation
    assert len(notice.claim_ids) == 3
    assert len(notice.pairs) == 1


def test_a_number_told_as_past_is_not_stale(flags_of):
    sentence = "The ferry fire off Port Anselm killed 19 people, up from {} on Thursday."
    rows = [*TOLL_RISES, row("Star", 14, 72, sentence=sentence)]
    assert "stale" not in {flag.kind for flag in flags_of(rows)}


def test_numbers_of_a_period_are_never_stale(flags_of):
    rows = [row("Courier", 14), row("Herald", 19, 24), row("Star", 14, 72)]
    rows = [(*r[:-1], {**r[-1], "extent": Extent.FLOW}) for r in rows]
    assert "stale" not in {flag.kind for flag in flags_of(rows)}


EDITED = [
    ("the number changed", [row("Courier", 14), row("Courier", 19, version_of=0)], {"silent_edit"}),
    (
        "the number and the date changed",
        [row("Courier", 14), row("Courier", 19, 30, version_of=0)],
        {"silent_edit"},
    ),
    ("nothing changed", [row("Courier", 14), row("Courier", 14, version_of=0)], set()),
    (
        "the page says so",
        [
            row("Courier", 14),
            row(
                "Courier",
                19,
                version_of=0,
                text=f"{SENTENCE.format(19)} Correction: an earlier version had the toll wrong.",
            ),
        ],
        {"revision"},
    ),
    (
        "the sentence was written anew",
        [
            row("Courier", 14),
            row(
                "Courier",
                19,
                version_of=0,
                sentence="On board the ferry off Port Anselm the blaze killed {} people.",
            ),
        ],
        {"silent_edit"},
    ),
    (
        "another outlet had the new number all the time",
        [row("Herald", 19), row("Courier", 14), row("Courier", 19, version_of=1)],
        {"silent_edit"},
    ),
    (
        "another outlet with the new number came before the wrong one",
        [row("Herald", 19), row("Courier", 14, 5), row("Courier", 19, 5, version_of=1)],
        {"silent_edit"},
    ),
    (
        "another outlet has a third number",
        [row("Herald", 25), row("Courier", 14), row("Courier", 19, version_of=1)],
        {"silent_edit", "dispute"},
    ),
    (
        "a bound was put before the number: the number is the same",
        [row("Courier", 14), row("Courier", 14, version_of=0, bound=Bound.AT_LEAST)],
        {"hedge_drift"},
    ),
]


@pytest.mark.parametrize(("rows", "kinds"), [c[1:] for c in EDITED], ids=[c[0] for c in EDITED])
def test_versions_of_one_page(flags_of, rows, kinds):
    assert {flag.kind.value for flag in flags_of(rows)} == kinds


def test_a_silent_edit_shows_both_numbers(flags_of):
    [notice] = flags_of([row("Courier", 14), row("Courier", 19, version_of=0)])
    assert "Courier had “14 [people]” at" in notice.explanation
    assert "now has “19 [people]” there, dated as before, and does not say so" in notice.explanation
    assert notice.confidence == 1.0


def test_each_edit_of_a_chain_is_told(flags_of):
    rows = [row("Courier", 14), row("Courier", 19, version_of=0), row("Courier", 23, version_of=1)]
    [notice] = flags_of(rows)
    assert len(notice.pairs) == 2
    assert notice.kind == "silent_edit"
