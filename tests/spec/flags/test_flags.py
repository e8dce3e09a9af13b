"""Articles above, flags below: what the way from claims to flags makes of small, clear cases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claimwatch.model import Bound, ClaimKind, Scope, Trend

NOON = datetime(2023, 5, 4, 12, 0, tzinfo=UTC)
NEXT_DAY = datetime(2023, 5, 5, 12, 0, tzinfo=UTC)

DEAD = Scope("people", "kill", ("ferry",), ("Port Anselm",))
HURT = Scope("people", "injure", ("ferry",), ("Port Anselm",))
LENGTH = Scope("road", "stretch", ("new", "coastal"), ("Port Anselm",))
CLOSED = Scope("beach", "close", (), ("Port Anselm",))
MISSING = Scope("people", "miss", ("ferry",), ("Port Anselm",))
COUNTED = Scope("vote", "count", (), ("Ostrava",))
CRITICAL = Scope("people", "be", (), ("Port Anselm",))
PRICE = Scope("price", "pay", ("shipyard",), ("Harrow Marine",))
VOLUNTEERS = Scope("volunteer", "enlist", (), ("Ostrava",))


def row(publisher, words, value, scope=DEAD, at=NOON, **fields):
    """One article with one sentence, in which `words` is the number."""
    sentence = fields.pop("sentence", "The ferry fire off Port Anselm killed {} people on board.")
    return publisher, sentence.format(words), words, float(value), scope, at, fields


CASES = [
    (
        "two outlets differ at one hour",
        [row("Courier", "14", 14), row("Herald", "19", 19)],
        {"dispute"},
    ),
    ("two outlets agree", [row("Courier", "14", 14), row("Herald", "14", 14)], set()),
    (
        "a bound that fits is no conflict, but a toll that rises",
        [row("Courier", "14", 14, bound=Bound.AT_LEAST), row("Herald", "19", 19)],
        {"revision"},
    ),
    (
        "a bound that is broken is one",
        [row("Courier", "19", 19, bound=Bound.AT_LEAST), row("Herald", "14", 14)],
        {"dispute"},
    ),
    (
        "one claimant, two numbers",
        [
            row("Courier", "14", 14, claimant="coast guard"),
            row("Herald", "19", 19, claimant="the coast guard"),
        ],
        {"misreport"},
    ),
    (
        "two claimants, two numbers",
        [
            row("Courier", "14", 14, claimant="coast guard"),
            row("Herald", "19", 19, claimant="the ferry company"),
        ],
        {"dispute"},
    ),
    (
        "a toll that grows overnight",
        [row("Courier", "14", 14), row("Herald", "19", 19, at=NEXT_DAY)],
        {"revision"},
    ),
    (
        "a toll that is lower a day later elsewhere",
        [row("Courier", "19", 19), row("Herald", "14", 14, at=NEXT_DAY)],
        {"dispute"},
    ),
    (
        "a toll of Thursday's fire that is higher a day later",
        [
            row("Courier", "14", 14),
            row(
                "Herald",
                "19",
                19,
                at=NEXT_DAY,
                sentence="Thursday's ferry fire off Port Anselm killed {} people on board.",
                as_of=NOON.date(),
                as_of_from="stated",
            ),
        ],
        {"revision"},
    ),
    (
        "another toll of the same hour, told a day later",
        [
            row("Courier", "14", 14),
            row(
                "Herald",
                "19",
                19,
                at=NEXT_DAY,
                sentence="The toll of the ferry fire off Port Anselm stood at {} on Thursday.",
                as_of=NOON.date(),
                as_of_from="stated",
            ),
        ],
        {"dispute"},
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
        [
            row(
                name,
                f"{share} percent",
                share,
                COUNTED,
                at,
                kind=ClaimKind.PERCENT,
                unit="percent",
                dimension="share",
                counted=(),
                sentence="In Ostrava {} of the votes had been counted.",
            )
            for name, share, at in (("Courier", 62, NOON), ("Herald", 91, NEXT_DAY))
        ],
        {"revision"},
    ),
    (
        "ever fewer in critical condition",
        [
            row(
                name,
                words,
                value,
                CRITICAL,
                at,
                sentence="In Port Anselm {} people were in critical condition after the fire.",
            )
            for name, words, value, at in (
                ("Courier", "19", 19, NOON),
                ("Herald", "14", 14, NEXT_DAY),
            )
        ],
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
    (
        "undated articles differ",
        [row("Courier", "14", 14, at=None), row("Herald", "19", 19, at=None)],
        {"dispute"},
    ),
    (
        "undated, but said to have risen",
        [row("Courier", "14", 14, at=None), row("Herald", "19", 19, at=None, trend=Trend.UP)],
        {"revision"},
    ),
    (
        "killed is not injured",
        [
            row("Courier", "14", 14),
            row(
                "Herald",
                "19",
                19,
                HURT,
                sentence="The ferry fire off Port Anselm injured {} people on board.",
            ),
        ],
        set(),
    ),
    (
        "a part is not the whole",
        [
            row("Courier", "14", 14),
            row(
                "Herald",
                "3",
                3,
                sentence="The ferry fire off Port Anselm killed {} of them, people on board said.",
            ),
        ],
        set(),
    ),
    (
        "a denied figure supports nothing",
        [row("Courier", "14", 14), row("Herald", "19", 19, polarity="denied")],
        set(),
    ),
    (
        "miles and kilometres that fit",
        [
            row(
                "Courier",
                "3",
                3,
                LENGTH,
                kind=ClaimKind.MEASURE,
                unit="mile",
                dimension="length",
                sentence="The new coastal road at Port Anselm stretches {} miles.",
            ),
            row(
                "Herald",
                "5",
                5,
                LENGTH,
                kind=ClaimKind.MEASURE,
                unit="kilometre",
                dimension="length",
                sentence="The new coastal road at Port Anselm stretches {} kilometres.",
            ),
        ],
        set(),
    ),
    (
        "miles and kilometres that do not",
        [
            row(
                "Courier",
                "3",
                3,
                LENGTH,
                kind=ClaimKind.MEASURE,
                unit="mile",
                dimension="length",
                sentence="The new coastal road at Port Anselm stretches {} miles.",
            ),
            row(
                "Herald",
                "8",
                8,
                LENGTH,
                kind=ClaimKind.MEASURE,
                unit="kilometre",
                dimension="length",
                sentence="The new coastal road at Port Anselm stretches {} kilometres.",
            ),
        ],
        {"dispute"},
    ),
    (
        "two currencies are not compared",
        [
            row(
                name,
                "30 million",
                30e6,
                PRICE,
                kind=ClaimKind.MONEY,
                unit=unit,
                dimension="money",
                sentence="Harrow Marine paid a price of {} for the shipyard.",
            )
            for name, unit in (("Courier", "euro"), ("Herald", "dollar"))
        ],
        set(),
    ),
    (
        "two prices of one deal",
        [
            row(
                name,
                f"{millions} million",
                millions * 1e6,
                PRICE,
                kind=ClaimKind.MONEY,
                unit="euro",
                dimension="money",
                sentence="Harrow Marine paid a price of {} euros for the shipyard.",
            )
            for name, millions in (("Courier", 30), ("Herald", 45))
        ],
        {"dispute"},
    ),
    (
        "the hedge is lost",
        [row("Courier", "400", 400, bound=Bound.MORE_THAN), row("Herald", "400", 400)],
        {"hedge_drift"},
    ),
    (
        "the speaker is lost",
        [row("Courier", "400", 400, claimant="the rebels"), row("Herald", "400", 400)],
        {"attribution_dropped"},
    ),
    (
        "one number counts another thing",
        [
            row(
                "Courier",
                "400",
                400,
                VOLUNTEERS,
                claimant="Ostrava",
                counted=("volunteer",),
                sentence="Ostrava says {} volunteers enlisted.",
            ),
            row(
                "Herald",
                "400",
                400,
                Scope("application", "receive", (), ("Ostrava",)),
                claimant="Ostrava",
                counted=("application",),
                sentence="Ostrava says it received {} applications.",
            ),
        ],
        {"scope_drift"},
    ),
]


@pytest.mark.parametrize(("rows", "kinds"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_articles_give_these_flags(flags_of, rows, kinds):
    assert {flag.kind.value for flag in flags_of(rows)} == kinds


@pytest.mark.parametrize("rows", [case[1] for case in CASES], ids=[c[0] for c in CASES])
def test_the_order_of_articles_is_immaterial(flags_of, rows):
    forward = {flag.kind for flag in flags_of(rows)}
    assert {flag.kind for flag in flags_of(rows[::-1])} == forward
