"""How two sentences tell their numbers says something of whether these are of one quantity."""

from __future__ import annotations

import pytest

from claimwatch.match.sentence_signs import read_sentence_signs


@pytest.fixture
def sign(make_claim):
    """The sign of that name, of two sentences that tell these numbers."""

    def read(name, left, right, numbers=("14", "20")):
        a, b = (
            make_claim(article, sentence, number, float(number))
            for article, sentence, number in zip(
                ("one", "two"), (left, right), numbers, strict=True
            )
        )
        assert read_sentence_signs(a, b) == read_sentence_signs(b, a)
        return read_sentence_signs(a, b)[name]

    return read


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("The talks broke up after 14 days.", "The talks ended after about 20 days.", 1.0),
        ("The talks broke up after 14 days.", "The talks lasted for 20 days.", -1.0),
        ("It went on for more than the 14 days.", "It went on for just 20 days.", 1.0),
        ("The talks broke up after 14 days.", "They needed 20 days.", 0.0),
        ("After a strike that cost 14 days", "After 20 days", 0.0),  # "after" is not next to 14
    ],
)
def test_the_preposition_that_governs_a_number(sign, left, right, said):
    assert sign("preposition", left, right) == said


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("It holds 14 barrels.", "It took 20 barrels.", 1.0),
        ("It holds 14 barrels.", "It is 20 feet deep.", -1.0),
        ("A 14-barrel tank stood there.", "It has 20 barrel staves.", 1.0),
        ("It holds 14, all full.", "It is 20 feet deep.", 0.0),
        ("It holds 14.", "It is 20 feet deep.", 0.0),
    ],
)
def test_the_word_right_behind_a_number(sign, left, right, said):
    assert sign("next_word", left, right) == said


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("The reservoir above Dunmar holds 14 tonnes.", "Reservoirs there hold 20 tonnes.", 1.0),
        ("The reservoir above Dunmar holds 14 tonnes.", "A lorry carries 20 tonnes.", -1.0),
        ("It was at least 14.", "A lorry carries 20 tonnes.", 0.0),
    ],
)
def test_what_a_sentence_opens_with(sign, left, right, said):
    assert sign("opening", left, right) == said


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("definite_of_one", "Guards led the 14 drivers away.", "There were 20 drivers."),
        ("definite_of_one", "Guards led all 14 drivers away.", "There were 20 drivers."),
        ("outlook_of_one", "The dam would hold 14 tonnes.", "The dam holds 20 tonnes."),
        ("outlook_of_one", "The dam may hold 14 tonnes.", "In May the dam held 20 tonnes."),
        ("outlook_of_one", "The dam is expected to hold 14 tonnes.", "The dam holds 20 tonnes."),
    ],
)
def test_what_is_said_of_one_only_speaks_against_it(sign, name, left, right):
    assert sign(name, left, right) == -1.0
    assert sign(name, left, left.replace("14", "20")) == 0.0
    assert sign(name, right.replace("20", "14"), right) == 0.0


def test_a_number_with_decimals_is_written_unlike_a_whole_one(sign):
    told = "It holds {} tonnes.".format
    assert sign("decimals_of_one", told("14.5"), told("20"), ("14.5", "20")) == -1.0
    assert sign("decimals_of_one", told("14.5"), told("20.1"), ("14.5", "20.1")) == 0.0


def test_a_row_of_numbers_is_unlike_one_that_stands_alone(sign):
    alone, row = "It held 20 tonnes.", "Tarn 14, Dunmar 9, Orst 8, Brandt 7, Corve 3."
    beside = "It held 14 tonnes, the other 3."
    assert sign("numbers_beside", row, alone) == -1.0
    assert sign("numbers_beside", beside, alone) == -0.25
    assert sign("numbers_beside", alone.replace("20", "14"), alone) == 0.0
