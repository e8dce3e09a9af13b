"""Articles above, flags below: what the way from claims to flags makes of small, clear cases."""

from __future__ import annotations

import pytest

from claimwatch.model import Bound, ClaimKind, Scope, Trend

from .rows import NEXT_DAY, NOON, PRICE, row

HURT = Scope("people", "injure", ("ferry",), ("Port Anselm",))
LENGTH = Scope("road", "stretch", ("new", "coastal"), ("Port Anselm",))
VOLUNTEERS = Scope("volunteer", "enlist", (), ("Ostrava",))

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
