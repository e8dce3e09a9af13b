from __future__ import annotations

import pytest

from claimwatch.match import words


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("killings", "kill"),
        ("killed", "kill"),
        ("wounded", "wound"),
        ("offered", "offer"),
        ("countries", "country"),
        ("crews", "crew"),
        ("children", "child"),
        ("stopped", "stop"),
        ("gas", "gas"),
        ("crisis", "crisis"),
        ("Israelis".lower(), "israeli"),
        ("caught", "catch"),
    ],
)
def test_inflections_of_a_word_share_a_stem(word, expected):
    assert words.stem(word) == words.stem(expected)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kiev", "Kyiv"),
        ("Sergey Shoygu", "Sergei Shoigu"),
        ("U.S. Geological Survey", "USGS"),
        ("Lugansk", "Luhansk"),
        ("United Nations", "UN"),
    ],
)
def test_spellings_of_a_name_are_one(left, right):
    assert words.canonical_name(left) & words.canonical_name(right)


def test_a_capital_speaks_for_its_government():
    assert words.speaker_words("Moscow") & words.speaker_words("the Russian defence ministry")


def test_rare_words_weigh_more_than_common_ones():
    assert words.weight("the") == 0
    assert words.weight("say") < words.weight("ferry") <= 1


@pytest.mark.parametrize("token", ["12", "3.5", "twelve", "dozen", "millions"])
def test_number_words_are_numbers(token):
    assert words.is_number(token)


def test_two_classes_of_harm_are_of_one_family():
    killed, hurt = words.event_class("kill"), words.event_class("injur")
    assert killed != hurt
    assert words.event_family(killed) == words.event_family(hurt)


def test_cosine_of_the_same_bag_is_one():
    bag = {"ferry": 0.8, "fire": 0.5}
    assert words.cosine(bag, bag) == pytest.approx(1)
    assert words.cosine(bag, {}) == 0


@pytest.mark.parametrize("word", ["didn't", "I'd", "I’m", "we've", "they're", "he'll"])
def test_a_contraction_tells_nothing(word):
    assert [words.weight(words.stem(token)) for token in words.tokens(word)] == [0.0]


@pytest.mark.parametrize("name", ["O'Brien", "d'Ivoire"])
def test_a_name_with_an_apostrophe_tells_all(name):
    assert [words.weight(words.stem(token)) for token in words.tokens(name)] == [1.0]
