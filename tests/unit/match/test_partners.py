"""One number of two articles joins more readily where no other number there is a better partner."""

from __future__ import annotations

import pytest

from claimwatch.match.partners import BEST_PARTNERS, raise_best_partners
from claimwatch.model import Judgement, Link, Reason


@pytest.fixture
def raised(make_claim):
    """The score of a link of the given score once raised, beside another partner's link."""

    def judge(score, rival, number=640.0, other=640.0, veto=False):
        made = {
            name: make_claim(article, f"There were {value:.0f}.", f"{value:.0f}", value)
            for name, article, value in (
                ("a", "one", number),
                ("b", "two", other),
                ("beside", "two", 71.0),
            )
        }
        if rival is not None:
            pairs = (("a", "b", score), ("a", "beside", rival))
        else:
            pairs = (("a", "b", score),)
        said = Reason("veto:event" if veto else "event", 1.0, "so it is said")
        links = [
            Link(*sorted((made[x].claim_id, made[y].claim_id)), Judgement.UNSURE, value, (said,))
            for x, y, value in pairs
        ]
        claims = {claim.claim_id: claim for claim in made.values()}
        return raise_best_partners(links, claims)[0].score

    return judge


def test_the_best_partner_of_each_other_is_raised(raised):
    assert raised(0.2, 0.05) == BEST_PARTNERS
    assert raised(0.2, None) == BEST_PARTNERS


@pytest.mark.parametrize(
    "case",
    [
        {"score": 0.2, "rival": 0.15},  # another is nearly as good
        {"score": 0.05, "rival": None},  # the wordings say no
        {"score": 0.2, "rival": None, "number": 4.0, "other": 4.0},  # a small number
        {"score": 0.2, "rival": None, "other": 650.0},  # another number
        {"score": 0.2, "rival": None, "veto": True},
    ],
)
def test_others_are_left_as_they_are(raised, case):
    assert raised(**case) == case["score"]


def test_what_is_surer_already_stays(raised):
    assert raised(0.8, 0.05) == 0.8
