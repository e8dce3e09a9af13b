"""Hedges and trends, one construction a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimwatch.model import Claim

# sentence | the claim's words | bound
BOUNDS = """
There are 40 tents. | 40 | exact
At least 40 tents were lost. | 40 | at_least
No fewer than 40 tents were lost. | 40 | at_least
A minimum of 40 tents is needed. | 40 | at_least
Entrants must be 40 or older. | 40 | at_least
He has 20-plus years of service. | 20-plus years | at_least
They sold 40+ tents. | 40 | at_least
Tents cost $40 or more. | $40 | at_least
Tents cost $40 and up. | $40 | at_least
It has an 8-megapixel lens and up to 10 hours of power. | 8-megapixel | exact
More than 40 tents were lost. | 40 | more_than
Over 40 tents were lost. | 40 | more_than
Upwards of 40 tents were lost. | 40 | more_than
In excess of $40 million was lost. | $40 million | more_than
Losses exceeded $40 million. | $40 million | more_than
It costs more than the $21 million he had asked. | $21 million | more_than
Those who have waited for over two years may leave. | two years | more_than
Less than 40 tents were lost. | 40 | less_than
Fewer than 40 tents were lost. | 40 | less_than
Just under 40 tents were lost. | 40 | less_than
It fell short of the 40 seats that it needs. | 40 | exact
Sales were well below the 40 tents that had been expected. | 40 | exact
Children under the age of 5 eat free. | 5 | less_than
Up to 40 tents were lost. | 40 | up_to
As many as 40 tents were lost. | 40 | up_to
At most 40 tents were lost. | 40 | up_to
A maximum of 40 tents is allowed. | 40 | up_to
No more than seven tents were lost. | seven | up_to
The offer was not thought to be more than seven years. | seven years | up_to
No other bank of those that were invited has lent more than $40 million. | $40 million | up_to
None of the clubs, Hobbs and Alder, is said to have bid more than five years. | five years | up_to
No offer (among them those of clubs that are known to pay) was more than $9. | $9 | up_to
Nobody doubts that more than 40 died. | 40 | more_than
They camp within 80 metres of the river. | 80 metres | up_to
Speeds as high as 90 mph were seen. | 90 mph | up_to
Tents cost $40 or less. | $40 | up_to
About 40 tents were lost. | 40 | about
Around 40 tents were lost. | 40 | about
Some 40 tents were lost. | 40 | about
Nearly 40 tents were lost. | 40 | about
Almost 40 tents were lost. | 40 | about
Roughly 40 tents were lost. | 40 | about
An estimated 40 tents were lost. | 40 | about
Close to 40 tents were lost. | 40 | about
It weighs ~45g in all. | 45g | about
It lasted 30 seconds or so. | 30 seconds | about
Sixty-odd goats drowned. | Sixty | about
They drew 60 odd lots. | 60 | exact
A couple of tents were lost. | A couple | about
At least a couple of tents were lost. | a couple | at_least
Rents nearly tripled. | tripled | about
Rents more than doubled. | doubled | more_than
About a 40-foot wave struck. | 40-foot | about
A quake of at least magnitude-5.9 struck. | 5.9 | at_least
Dozens of tents were lost. | Dozens | vague
Between 40 and 50 tents were lost. | 40 and 50 | range
It makes just under 296 hp (224 kW). | 224 kW | less_than
He fell about 600 feet (183 metres). | 183 metres | about
Over the past two years, sales fell. | two years | exact
Over six full seasons, he hit twice. | six | exact
She thought about the 15 years she spent there. | 15 years | exact
The lead up to 3G was long. | 3G | exact
Some of the 40 tents were lost. | 40 | exact
"""

# sentence | the claim's words | trend
TRENDS = """
Shares rose 3.2%. | 3.2% | up
Shares fell nearly 3.2%. | 3.2% | down
Bread prices doubled in May. | doubled | up
Imports halved after the strike. | halved | down
Shares climbed by 12 points. | 12 | up
Shares are down 4 per cent this week. | 4 per cent | down
The index was up 58.06 points at noon. | 58.06 | up
Wages are set to rise by 10.1 percent. | 10.1 percent | up
The index lost 162.31 points, or 2.14%. | 162.31 | down
The index lost 162.31 points, or 2.14%. | 2.14% | down
On the day: FTSE -0.6%. | -0.6% | down
Shares rose 3.2% to $14. | $14 | none
The pace of price rises is 1.9%. | 1.9% | none
They want to add ten users to it. | ten | none
He lost 12 sheep. | 12 | none
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "words", "bound"), rows(BOUNDS))
def test_a_hedge_gives_the_bound(
    claim_of: Callable[[str, str], Claim], sentence: str, words: str, bound: str
) -> None:
    assert claim_of(sentence, words).bound.value == bound


@pytest.mark.parametrize(("sentence", "words", "trend"), rows(TRENDS))
def test_a_word_of_change_gives_the_trend_of_the_number_it_governs(
    claim_of: Callable[[str, str], Claim], sentence: str, words: str, trend: str
) -> None:
    found = claim_of(sentence, words).trend
    assert (found.value if found else "none") == trend
