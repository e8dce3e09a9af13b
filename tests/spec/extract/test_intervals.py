"""What a bound leaves open: sentence | the claim's words | lo | hi ("open" is unbounded)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimwatch.model import Claim

INTERVALS = """
They freed 16 hostages. | 16 | 16 | 16
They freed 612 hostages. | 612 | 612 | 612
They have 16,000 men. | 16,000 | 15500 | 16500
They have 16,042 men. | 16,042 | 16042 | 16042
They have 1,000 men. | 1,000 | 950 | 1050
They have 20,000 men. | 20,000 | 19000 | 21000
They have 2.5 million men. | 2.5 million | 2450000 | 2550000
They spent $13.9 billion. | $13.9 billion | 13850000000 | 13950000000
They spent $300. | $300 | 300 | 300
They fell 600 feet. | 600 feet | 570 | 630
A quake of magnitude 5.9 struck. | 5.9 | 5.85 | 5.95
Turnout was 60%. | 60% | 59.5 | 60.5
Turnout was 88.41%. | 88.41% | 88.405 | 88.415
About 40 men came. | 40 | 36 | 44
About 5 men came. | 5 | 4 | 6
They spent about $13 million. | $13 million | 12500000 | 13500000
They spent about $13.4 million. | $13.4 million | 13350000 | 13450000
They spent about $25 million. | $25 million | 22500000 | 27500000
They spent about $600. | $600 | 550 | 650
They spent nearly $14 million. | $14 million | 12600000 | 14500000
Almost 40 men came. | 40 | 36 | 40
Nearly 20,000 men came. | 20,000 | 18000 | 21000
Turnout was almost 90%. | 90% | 81 | 90.5
Nearly 5 men came. | 5 | 4 | 5
It fell to nearly -40 degrees Celsius. | -40 degrees Celsius | -42 | -36
More than 40 men came. | 40 | 40 | open
At least 40 men came. | 40 | 40 | open
Up to 40 men came. | 40 | open | 40
Fewer than 40 men came. | 40 | open | 40
Between 40 and 50 men came. | 40 and 50 | 40 | 50
Dozens of men came. | Dozens | 12 | 120
No casualties were seen. | No | 0 | 0
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "words", "lo", "hi"), rows(INTERVALS))
def test_what_a_claim_leaves_open(
    claim_of: Callable[[str, str], Claim], sentence: str, words: str, lo: str, hi: str
) -> None:
    interval = claim_of(sentence, words).interval
    ends = [None if end == "open" else pytest.approx(float(end)) for end in (lo, hi)]
    assert [interval.lo, interval.hi] == ends


def test_more_than_leaves_its_number_out_and_at_least_does_not(
    claim_of: Callable[[str, str], Claim],
) -> None:
    assert claim_of("More than 40 men came.", "40").interval.lo_open
    assert not claim_of("At least 40 men came.", "40").interval.lo_open


@pytest.mark.parametrize(
    ("lower", "higher", "meet"),
    [
        ("They sold 1.2 million boats.", "They sold 1.3 million boats.", False),
        ("They sold 1.2 million boats.", "They sold 1.24 million boats.", True),
        ("They sold about 1.2 million boats.", "They sold 1.3 million boats.", True),
        ("It was 60% of boats.", "It was 61% of boats.", False),
        ("It was 3% of boats.", "It was 3.4% of boats.", True),
        ("It was 3% of boats.", "It was 3.6% of boats.", False),
        ("They sank six tonnes.", "They sank 6.4 tonnes.", True),
        ("They sank six tonnes.", "They sank 6.6 tonnes.", False),
        ("It fell to -4.2 degrees Celsius.", "It fell to -4.1 degrees Celsius.", False),
    ],
)
def test_halves_are_rounded_up_so_that_neighbours_do_not_meet(
    claims_in: Callable[[str], list[Claim]], lower: str, higher: str, meet: bool
) -> None:
    ends = [claim.interval for sentence in (lower, higher) for claim in claims_in(sentence)]
    assert ends[0].meets(ends[1]) is ends[1].meets(ends[0]) is meet


@pytest.mark.parametrize(("sentence", "words", "lo", "hi"), rows(INTERVALS))
def test_an_interval_that_is_not_the_bare_number_names_its_rule(
    claim_of: Callable[[str, str], Claim], sentence: str, words: str, lo: str, hi: str
) -> None:
    assert (lo != hi) == bool(dict(claim_of(sentence, words).rules).get("interval"))


RULES = """
They have 16,000 men. | 16,000 | round_count of tolerances.csv
They spent $13.9 billion. | $13.9 billion | round_money of tolerances.csv
They fell 600 feet. | 600 feet | round_measure of tolerances.csv
Turnout was 60%. | 60% | round_percent of tolerances.csv
About 40 men came. | 40 | about of tolerances.csv
They spent about $13 million. | $13 million | about_money of tolerances.csv
About 5 men came. | 5 | about_small of tolerances.csv
Almost 40 men came. | 40 | about of tolerances.csv
Nearly 5 men came. | 5 | about_small of tolerances.csv
Dozens of men came. | Dozens | vague of tolerances.csv
More than 40 men came. | 40 | more_than: open above
Up to 40 men came. | 40 | up_to: open below
"""


@pytest.mark.parametrize(("sentence", "words", "rule"), rows(RULES))
def test_the_rule_of_an_interval_names_its_row_in_the_table(
    claim_of: Callable[[str, str], Claim], sentence: str, words: str, rule: str
) -> None:
    assert dict(claim_of(sentence, words).rules)["interval"].startswith(rule)
