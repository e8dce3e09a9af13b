"""A number that its own sentence says has changed, holds now, or was counted up to a time."""

from __future__ import annotations

import pytest

from claimwatch.match.profile import read_profile


@pytest.mark.parametrize(
    ("sentence", "number", "expected"),
    [
        ("The toll of the slide rose to at least 14 on Friday.", "14", {"risen"}),
        ("The reward was raised from 9 to 14 crowns.", "14", {"risen"}),
        ("The death of a nurse brings to 14 the number of the dead.", "14", {"risen"}),
        ("The council has now closed 14 beaches.", "14", {"now"}),
        ("In the camp 14 families are now without water.", "14", {"now"}),
        ("The mill now has 300 looms in 14 halls.", "14", set()),
        ("The tip line took 14 calls so far.", "14", {"so_far"}),
        ("By Friday noon 14 wells were full.", "14", {"so_far"}),
        ("The petition had reached 14 signatures.", "14", {"so_far"}),
        ("The road to 14 villages is cut.", "14", set()),
        ("The slide killed 14 people.", "14", set()),
    ],
)
def test_how_a_number_goes_on(make_claim, sentence, number, expected):
    assert read_profile(make_claim("one", sentence, number, 14.0)).running == expected
