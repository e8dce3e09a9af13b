"""What a figure describes: a sentence, the number's words, the words of entity and attribute."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims

TABLE = [
    # the subject of the clause
    ("Milk prices rose 4%.", "4", "Milk prices"),
    ("The tower is 90 metres tall.", "90", "tower"),
    ("The full amount was $9.", "9", "full amount"),
    ("The dam held 40 litres.", "40", "dam"),
    ("Shares of Acme fell by 3 per cent.", "3", "Shares Acme"),
    ("Kestrel Foods gained 6%, and Acme lost 2%.", "2", "Acme"),
    ("The pump, which weighs 12 kilograms, broke.", "12", "pump"),
    # the attribute, then the subject
    ("The mill has a turnover of $9 million.", "9", "turnover mill"),
    ("Norland charges a 25% tax on beer.", "25", "tax beer Norland"),
    ("The firm keeps 60% of its profit.", "60", "profit firm"),
    ("The court imposed a fine of $500.", "500", "fine court"),
    ("The engine makes 300 Nm of torque.", "300", "torque engine"),
    ("Norland charges a 25% tax and some fees.", "25", "tax Norland"),
    ("Builders want 30 foot timber beams.", "30", "timber beams Builders"),
    ("The farm sells a plan with 20GB for RM30.", "RM30", "plan farm"),
    ("The Nikkei 225 fell 2%.", "2%", "Nikkei 225"),
    ("A category 5 storm brought gusts of 190 mph.", "190", "gusts category 5 storm"),
    ("A 70-year-old would pay $40.", "$40", "70-year-old"),
    ("Barrels stored in the cellar hold 40 litres.", "40", "Barrels stored cellar"),
    ("Our neighbour Olga paid $90.", "$90", "neighbour Olga"),
    ("The village met in order to raise $500.", "500", "village"),
    # the attribute alone
    ("It said the club includes traders offering a 9% discount.", "9", "discount"),
    ("It posted a loss of $9, more than the loss of $5 in May.", "$5", "loss"),
    ("Norland lost $6 million after cutting its loss from $20 million.", "20", "loss"),
    ("The hall seats boys under the age of 12.", "12", "boys"),
    ("It has a range of 300 miles.", "300", "range"),
    ("He bought a $700 bicycle.", "700", "bicycle"),
    ("We paid $900 for a heat pump.", "900", "heat pump"),
    ("Get the copper kettle for $30.", "30", "copper kettle"),
    # counts: who has them, not what they are
    ("The club has 400 members.", "400", "club"),
    ("The zoo bought 12 camels.", "12", "zoo"),
    ("At a meeting of 30 farmers, a vote was held.", "30", "meeting"),
    ("The paper asked for the letters of thousands of soldiers.", "thousands", "letters paper"),
    ("Acme will be the latest firm to cut 900 jobs.", "900", "Acme"),
    ("There are 900 pupils at the college.", "900", "college"),
    ("Two of the mayor's aides resigned.", "Two", "mayor"),
    # what is counted is not said again
    ("A German poll of nine Dutch towns was late.", "nine", "German poll"),
    # nothing is named
    ("There were 400 people.", "400", None),
    ("It weighs 12 kilograms.", "12", None),
    ("Forty camels escaped.", "Forty", None),
    ("Nine days later, the ship returned.", "Nine", None),
    # other quantities, times and possessive marks stay out
    ("The town's debt fell from $9 million to $7 million last year.", "7 million", "town debt"),
    ("Output in March rose 4%.", "4", "Output"),
]


@pytest.mark.parametrize(("sentence", "number", "about"), TABLE)
def test_what_a_figure_describes(nlp, make_article, sentence, number, about):
    claims = extract_claims([make_article(sentence)], nlp)[0]
    found = [claim for claim in claims if number in claim.text]
    assert found, [claim.text for claim in claims]
    assert found[0].about == about
