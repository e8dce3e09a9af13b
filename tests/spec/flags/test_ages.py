"""Ages of named persons are facts that sources may have wrong; other ages raise no flag."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.match.persons import person_of


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Ada Hobbs, 34, was rescued from the ridge.", ("Ada", "Hobbs")),
        ("Hobbs, 34, was rescued from the ridge.", ("Hobbs",)),
        ("Captain Ada Hobbs, 34, was rescued from the ridge.", ("Ada", "Hobbs")),
        ("Guides rescued 34-year-old Ada Hobbs from the ridge.", ("Ada", "Hobbs")),
        ("Guides rescued 34-year-old climber Ada Hobbs.", ("Ada", "Hobbs")),
        ("Ada Hobbs is 34 years old and was rescued from the ridge.", ("Ada", "Hobbs")),
        ("Ada Hobbs was 34, her club said.", ("Ada", "Hobbs")),
        ("Ada Hobbs (34), of Dunmar, was rescued from the ridge.", ("Ada", "Hobbs")),
        ("Hobbs, 34, best known for her maps, was rescued.", ("Hobbs",)),
        ("One of the rescued was Ada Hobbs, who was 34.", ("Ada", "Hobbs")),
        ("Hobbs, who was 34, leaves a son.", ("Hobbs",)),
        ("Hobbs, who turns 34 in May, was rescued.", ()),
        ("Ada Hobbs was 34 when she died on the ridge.", ("Ada", "Hobbs")),
        ("Poor Hobbs, 34 years old, had only come for the view.", ("Hobbs",)),
        ("Ada Hobbs, who has died in Dunmar aged 34, was a mason.", ("Ada", "Hobbs")),
        ("Ada Hobbs's aunt died in Dunmar aged 34.", ()),
        ("Ada Hobbs was 34 when she first climbed the ridge.", ()),
        ("A man of 34 was rescued from the ridge.", ()),
        ("A 34-year-old Ostrava woman was rescued.", ()),
        ("A 34-year-old woman from Dunmar was rescued.", ()),
        ("At the age of 34, Hobbs climbed the ridge.", ()),
        ("Ada Hobbs, a 34-year-old mason, was rescued.", ("Ada", "Hobbs")),
        ("The chair went to Ada Hobbs, the 34-year-old head of the guild.", ("Ada", "Hobbs")),
        ("Ada Hobbs, a mason aged 34, was rescued.", ("Ada", "Hobbs")),
        ("Miss Ada Hobbs, aged 34, was rescued.", ("Ada", "Hobbs")),
        ("In Upper Dunmar, a 34-year-old mason was rescued.", ()),
        ("Ada Hobbs, the mason who has died aged 34, drew maps.", ("Ada", "Hobbs")),
        ("Guides rescued a 34-year-old man Thursday night.", ()),
        ("Thursday belonged to 34-year-old Ada Hobbs alone.", ("Ada", "Hobbs")),
        ("The pilot, Ada Hobbs of Dunmar, was 34.", ("Ada", "Hobbs")),
        ("The leader of the Dunmar Kings, Ada Hobbs, is 34 and grew up there.", ("Ada", "Hobbs")),
        ("A woman of 34, Ada Hobbs, was rescued.", ("Ada", "Hobbs")),
        ("A 34-year-old teacher, Ada Hobbs, was rescued.", ("Ada", "Hobbs")),
        ("Guides rescued a woman of 34 named Ada Hobbs.", ("Ada", "Hobbs")),
        ("They rescued a 34-year-old teacher, Ada Hobbs, a spokeswoman, said.", ()),
        ("They rescued a 34-year-old teacher, Captain Ada Hobbs said.", ()),
        ("They raised a 34-year-old ship, Ada Hobbs, which had sunk.", ()),
    ],
)
def test_the_name_at_an_age_says_whose_it_is(nlp, make_article, sentence, person):
    (found,) = [
        claim for claim in extract_claims([make_article(sentence)], nlp)[0] if "34" in claim.text
    ]
    assert person_of(found) == person


@pytest.mark.parametrize(
    ("told", "person"),
    [
        ("She was 34.", ("Ada", "Hobbs")),
        ("She is 34 and sings. Hobbs was released.", ("Ada", "Hobbs")),
        ("The 34-year-old had left a club.", ("Ada", "Hobbs")),
        ("The 34-year-old driver had left a club.", ()),
        ("A 34-year-old had left a club.", ()),
        ("The court heard that the 34-year-old woman fled.", ("Ada", "Hobbs")),
        ("The 34-year-old Dunmar woman, it heard, had fled.", ("Ada", "Hobbs")),
        ("The 34-year-old woman from Dunmar had fled.", ()),
        ("Hobbs had robbed the 34-year-old woman.", ()),
        ("A 34-year-old woman had fled.", ()),
        ("She can come back when she is 34.", ()),
        ("Ben Carver met her, and Carver says she was 34.", ()),
        ("Ben Carver met her, and Carver told Hobbs to go. The 34-year-old fled.", ()),
        ("The mason, 34, fled. She is Hobbs, a mason of the guild.", ("Ada", "Hobbs")),
        ("The 34-year-old mason fled. 'I met mason Hobbs,' a man said.", ("Ada", "Hobbs")),
    ],
)
def test_the_one_person_named_before_is_whose_age_it_is(nlp, make_article, told, person):
    text = f"Ada Hobbs was held in Dunmar on Friday. Police let Hobbs go. {told}"
    (found,) = [
        claim for claim in extract_claims([make_article(text)], nlp)[0] if "34" in claim.text
    ]
    assert person_of(found) == person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ada Hobbs left a club in Dunmar. The 34-year-old was held.", ("Ada", "Hobbs")),
        ("Nurse Ada Hobbs left. Hobbs rose. The 34-year-old nurse", ("Ada", "Hobbs")),
        ("A nurse, Ada Hobbs, left. They met nurse Hobbs. The 34-year-old nurse", ("Ada", "Hobbs")),
        ("A club in Upper Dunmar burned. The 34-year-old was held.", ()),
        ("A club in Tolver County burned. The County gave in. The 34-year-old was held.", ()),
        (
            "Ada Hobbs rose. Hobbs sang. Hobbs fell. Ben Carver and Carver met Hobbs. Hobbs won."
            " The 34-year-old was held.",
            ("Ada", "Hobbs"),
        ),
    ],
)
def test_who_is_named_once_or_most_is_whose_age_it_is(nlp, make_article, text, person):
    (found,) = [
        claim for claim in extract_claims([make_article(text)], nlp)[0] if "34" in claim.text
    ]
    assert person_of(found) == person


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("She beat Ada Hobbs, who won at 24.", "age"),
        ("He made his first film at 24.", "age"),
        ("She left it at 24 degrees.", "measure"),
        ("In his last season he was 24-8 in Dunmar.", "score"),
    ],
)
def test_the_age_at_which_somebody_did_something(nlp, make_article, sentence, kind):
    (found,) = [
        claim for claim in extract_claims([make_article(sentence)], nlp)[0] if "24" in claim.text
    ]
    assert found.kind.value == kind


FOUND = "Ada Hobbs, {}, was found alive on the north ridge."
RESCUED = "Guides rescued {}-year-old climber Ada Hobbs on Thursday."


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Ben Hobbs III, 34,", "Ben Hobbs, 36,", ["dispute"]),
        ("Ben Hobbs Jr., 34,", "Ben Hobbs Sr., 36,", []),
    ],
)
def test_father_and_son_are_two_and_a_bare_name_may_be_either(kinds_of, one, other, kinds):
    told = "{} was rescued from the ridge above Dunmar on Friday."
    assert kinds_of(told.format(one), told.format(other)) == kinds


def test_a_name_with_a_generation_is_known_by_its_surname(nlp, make_article):
    text = "Ben Hobbs III leads the union. 'At least 12 men were hurt,' Hobbs said."
    (found,) = extract_claims([make_article(text)], nlp)[0]
    assert found.claimant == "Ben Hobbs III"


def test_two_ages_of_one_person_in_one_week_are_a_dispute(kinds_of):
    assert kinds_of(FOUND.format(34), RESCUED.format(36)) == ["dispute"]
    assert kinds_of(FOUND.format(34), RESCUED.format(35)) == ["dispute"]


def test_one_age_is_no_dispute(kinds_of):
    assert kinds_of(FOUND.format(34), RESCUED.format(34)) == []


def test_after_some_weeks_a_person_may_be_a_year_older_but_not_younger(kinds_of):
    assert kinds_of(FOUND.format(34), RESCUED.format(35), days=20) == ["revision"]
    assert kinds_of(FOUND.format(35), RESCUED.format(34), days=20) == ["dispute"]


def test_an_age_at_death_grows_no_more(kinds_of):
    died = "Ada Hobbs, who died in Dunmar on Tuesday aged {}, was a mason."
    assert kinds_of(died.format(86), died.format(87), days=20) == ["misreport"]


@pytest.mark.parametrize(
    "other",
    [
        "Guides rescued 36-year-old climber Ben Hobbs on Thursday.",
        "Guides rescued 36-year-old climber Ada Reeve on Thursday.",
        "A 36-year-old climber was rescued with Ada Hobbs on Thursday.",
        "Ada Hobbs, 12, had won a junior cup on the same ridge.",
    ],
)
def test_the_age_of_another_or_of_another_time_is_no_dispute(kinds_of, other):
    assert kinds_of(FOUND.format(34), other) == []
