"""What two speakers say side by side in one article is a dispute, also where one gives no noun."""

from __future__ import annotations

import pytest

MARCH = "The council said 5,000 weavers had marched."


@pytest.mark.parametrize(
    ("beside", "kinds"),
    [
        ("The union says 9,000.", ["dispute"]),
        ("The union says 9,000 weavers had marched.", ["dispute"]),
        ("The union says 5,000.", []),
        ("The union says 9,000 cobblers had sung.", []),
    ],
)
def test_what_a_rival_says_in_the_next_sentence(kinds_of, beside, kinds):
    assert kinds_of(f"{MARCH} {beside}", MARCH) == kinds
