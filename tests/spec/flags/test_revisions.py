"""Later numbers that replace earlier ones, and later numbers that do not."""

from __future__ import annotations

import pytest

from claimwatch.model import Bound, ClaimKind, Scope

from .rows import NEXT_DAY, NOON, PRICE, overnight, row

CLOSED = Scope("beach", "close", (), ("Port Anselm",))
MISSING = Scope("people", "miss", ("ferry",), ("Port Anselm",))
COUNTED = Scope("vote", "count", (), ("Ostrava",))
CRITICAL = Scope("people", "be", (), ("Port Anselm",))
ABOARD = Scope("people", "leave", (), ("Port Anselm",))
PARENT = Scope("child", "be", (), ("Ada Hobbs", "Port Anselm"))

CASES = [
    (
        "what befell in a year gone by grows no more",
        [
            row("Courier", "19", 19, CLOSED, sentence="In 2002 a storm closed {} beaches."),
            row(
                "Herald", "24", 24, CLOSED, NEXT_DAY, sentence="In 2002 a storm closed {} beaches."
            ),
        ],
        {"dispute"},
    ),
    (
        "what befell this year may have grown",
        [
            row("Courier", "19", 19, CLOSED, sentence="A storm closed {} beaches."),
            row("Herald", "24", 24, CLOSED, NEXT_DAY, sentence="A storm closed {} beaches."),
        ],
        {"revision"},
    ),
    (
        "ever fewer are missing",
        [
            row("Courier", "19", 19, MISSING, sentence="{} people of the ferry are missing."),
            row("Herald", "14", 14, MISSING, NEXT_DAY, sentence="{} people of it are missing."),
        ],
        {"revision"},
    ),
    (
        "fewer trapped a day later than were missing",
        [
            row("Courier", "19", 19, MISSING, sentence="{} people of the ferry are missing."),
            row(
                "Herald",
                "14",
                14,
                Scope("people", "trap", ("ferry",), ("Port Anselm",)),
                NEXT_DAY,
                sentence="{} people of the ferry are trapped.",
            ),
        ],
        {"revision"},
    ),
    (
        "a number that is said to have been cut",
        [
            row("Courier", "19", 19),
            row(
                "Herald",
                "14",
                14,
                at=NEXT_DAY,
                sentence="The toll of the ferry fire off Port Anselm was lowered to {} people.",
            ),
        ],
        {"revision"},
    ),
    (
        "undated, but the higher one holds now",
        [
            row("Courier", "14", 14, at=None),
            row(
                "Herald",
                "19",
                19,
                at=None,
                sentence="The ferry fire off Port Anselm has now killed {} people on board.",
            ),
        ],
        {"revision"},
    ),
    (
        "a lower bound far below a later number of what is no toll",
        [
            row(
                name,
                words,
                value,
                CLOSED,
                at,
                bound=bound,
                counted=("beach",),
                sentence="Port Anselm has closed {} beaches for the summer.",
            )
            for name, words, value, at, bound in (
                ("Courier", "14", 14, NOON, Bound.AT_LEAST),
                ("Herald", "31", 31, NEXT_DAY, Bound.EXACT),
            )
        ],
        {"revision"},
    ),
    (
        "a share that grows",
        overnight(
            62,
            91,
            COUNTED,
            "In Ostrava {} percent of the votes had been counted.",
            kind=ClaimKind.PERCENT,
            unit="percentage",
            dimension="share",
            counted=(),
        ),
        {"revision"},
    ),
    (
        "who was aboard was aboard all along",
        overnight(64, 87, ABOARD, "The ferry left Port Anselm with {} people aboard."),
        {"dispute"},
    ),
    (
        "a mother's children are no growing total",
        overnight(
            12,
            13,
            PARENT,
            "Ada Hobbs of Port Anselm, a mother of {}, was on the ferry.",
            counted=("child",),
        ),
        {"dispute"},
    ),
    (
        "ever fewer in critical condition",
        overnight(
            19, 14, CRITICAL, "In Port Anselm {} people were in critical condition after the fire."
        ),
        {"revision"},
    ),
    (
        "a lower bound in another currency",
        [
            row(
                name,
                f"{millions} million {unit}s",
                millions * 1e6,
                PRICE,
                at,
                kind=ClaimKind.MONEY,
                unit=unit,
                dimension="money",
                bound=bound,
                sentence="Harrow Marine paid a price of {} for the shipyard.",
            )
            for name, millions, unit, at, bound in (
                ("Courier", 30, "euro", NOON, Bound.MORE_THAN),
                ("Herald", 45, "dollar", NEXT_DAY, Bound.EXACT),
            )
        ],
        set(),
    ),
    (
        "more than 40 is said of 44 itself",
        [
            row("Courier", "40", 40, bound=Bound.MORE_THAN),
            row("Herald", "44", 44, at=NEXT_DAY),
        ],
        set(),
    ),
    (
        "a toll of a bygone year does not rise",
        [
            row(
                name,
                words,
                value,
                at=at,
                bound=bound,
                sentence="In 1990 the ferry fire off Port Anselm killed {} people on board.",
            )
            for name, words, value, at, bound in (
                ("Courier", "14", 14, NOON, Bound.AT_LEAST),
                ("Herald", "19", 19, NEXT_DAY, Bound.EXACT),
            )
        ],
        set(),
    ),
    (
        "a later number that is said to replace what was thought",
        [
            row("Courier", "19", 19),
            row(
                "Herald",
                "14",
                14,
                at=NEXT_DAY,
                sentence="The ferry fire killed {} people, fewer than was first thought.",
            ),
        ],
        {"revision"},
    ),
    (
        "an outlet that corrects itself",
        [row("Courier", "19", 19), row("Courier", "14", 14, at=NEXT_DAY)],
        {"revision"},
    ),
    (
        "parties to a war do not revise each other",
        [
            row("Courier", "498", 498, claimant="the Russian defence ministry"),
            row("Herald", "12,000", 12000, claimant="Ukraine", at=NEXT_DAY),
        ],
        {"dispute"},
    ),
    (
        "lower bounds that rise",
        [
            row("Courier", "14", 14, bound=Bound.AT_LEAST),
            row("Herald", "19", 19, bound=Bound.AT_LEAST, at=NEXT_DAY),
        ],
        {"revision"},
    ),
]


@pytest.mark.parametrize(("rows", "kinds"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_articles_give_these_flags(flags_of, rows, kinds):
    assert {flag.kind.value for flag in flags_of(rows)} == kinds
