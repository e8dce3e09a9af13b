"""Whether a figure is asserted or quoted only to be rejected."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.model import Polarity

ASSERTED, DENIED = Polarity.ASSERTED, Polarity.DENIED

TABLE = [
    ("The mayor denied reports of 30 drowned sheep.", "30", DENIED),
    ("The mayor denied that 30 sheep drowned.", "30", DENIED),
    ("The mayor denied rumours that 30 sheep drowned.", "30", DENIED),
    ("The army dismissed claims that it lost 30 tanks.", "30", DENIED),
    ("The firm rejected allegations that 30 workers fell ill.", "30", DENIED),
    ("Officials refuted a report that 30 sheep drowned.", "30", DENIED),
    ("There is no evidence that 30 sheep drowned.", "30", DENIED),
    ("There was no sign that 30 sheep drowned.", "30", DENIED),
    ("It is not true that 30 sheep drowned.", "30", DENIED),
    ("Reports of 30 drowned sheep are false.", "30", DENIED),
    ("The blog spread false reports of 30 drowned sheep.", "30", DENIED),
    ("Claims of 30 deaths were baseless.", "30", DENIED),
    ("Reports of 30 dead are false.", "30", DENIED),
    ("Reports of 30 dead are worrying.", "30", ASSERTED),
    ("Reports of 30 dead were not false.", "30", ASSERTED),
    # bounds are no denial
    ("No more than 30 sheep drowned.", "30", ASSERTED),
    ("Not fewer than 30 sheep drowned.", "30", ASSERTED),
    # something else is denied
    ("The farmer denied two charges of fraud.", "two", ASSERTED),
    ("The farmer, who has 30 sheep, denied the charge.", "30", ASSERTED),
    ("The mayor did not deny that 30 sheep drowned.", "30", ASSERTED),
    ("The mayor confirmed reports of 30 drowned sheep.", "30", ASSERTED),
    ("There is evidence that 30 sheep drowned.", "30", ASSERTED),
    ("He denied wrongdoing after 30 sheep drowned.", "30", ASSERTED),
]


@pytest.mark.parametrize(("sentence", "number", "polarity"), TABLE)
def test_the_polarity_of_a_figure(nlp, make_article, sentence, number, polarity):
    claims = extract_claims([make_article(sentence)], nlp)[0]
    claim = next(claim for claim in claims if number in claim.text)
    assert claim.polarity is polarity


def test_a_denied_figure_is_not_monitorable(nlp, make_article):
    claims = extract_claims([make_article("The mayor denied that 30 sheep drowned.")], nlp)[0]
    assert not claims[0].monitorable
