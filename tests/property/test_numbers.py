"""Laws of extraction: a number reads the same in any form, and offsets give back the words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimwatch.extract.lexemes import Line, digits_value
from claimwatch.extract.number_words import read_words
from claimwatch.extract.pipeline import extract_claims
from claimwatch.model import Article, Claim

SMALL = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
ONES = SMALL.split()
TENS = [word + "ty" for word in ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")]
RELAXED = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def below_hundred(number: int) -> str:
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")


def below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return below_hundred(rest)
    return f"{ONES[hundreds]} hundred" + (f" and {below_hundred(rest)}" if rest else "")


def in_words(number: int) -> str:
    parts = []
    for value, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        count, number = divmod(number, value)
        if count:
            parts.append(f"{below_thousand(count)} {name}")
    if number or not parts:
        parts.append(below_thousand(number))
    return " ".join(parts)


@pytest.fixture(scope="session")
def read(nlp: Any) -> Callable[[str], list[Claim]]:
    def claims(text: str) -> list[Claim]:
        return extract_claims([Article(article_id="a", text=text, source="test")], nlp)[0]

    return claims


@pytest.fixture(scope="session")
def tokenizer() -> Any:
    import spacy

    return spacy.blank("en")


@settings(deadline=None)
@given(number=st.integers(0, 10**12 - 1))
@example(number=28_642)
@example(number=1_000_000)
def test_a_number_in_words_reads_as_the_number(tokenizer: Any, number: int) -> None:
    line = Line(tokenizer(in_words(number)))
    reading = read_words(line, 0)
    assert reading is not None
    assert (reading.lo, reading.end) == (number, len(line))


@settings(deadline=None)
@given(st.integers(0, 10**15), st.integers(0, 99))
def test_digits_read_the_same_in_any_grouping(whole: int, cents: int) -> None:
    plain = f"{whole}.{cents:02d}"
    expected = (float(plain), 0.01)
    assert digits_value(plain) == expected
    assert digits_value(f"{whole:,}.{cents:02d}") == expected
    assert digits_value(f"{whole:,}".replace(",", "\u00a0") + f".{cents:02d}") == expected


@RELAXED
@given(st.integers(1, 9999), st.sampled_from(["million", "billion"]))
def test_scale_words_signs_and_digits_agree(
    read: Callable[[str], list[Claim]], number: int, scale: str
) -> None:
    factor = {"million": 10**6, "billion": 10**9}[scale]
    sign = {"million": "m", "billion": "bn"}[scale]
    forms = (
        f"${number} {scale}",
        f"${number}{sign}",
        f"${number * factor:,}",
        f"${number * factor}",
    )
    values = {claim.value for form in forms for claim in read(f"They lost {form} there.")}
    assert values == {float(number * factor)}


@RELAXED
@given(st.integers(2, 999_999), st.sampled_from(["goats", "km", "percent", "dollars", "years"]))
def test_words_and_digits_give_the_same_claim(
    read: Callable[[str], list[Claim]], number: int, noun: str
) -> None:
    in_digits = read(f"They counted {number:,} {noun} in all.")
    spelled = read(f"They counted {in_words(number)} {noun} in all.")
    assert [(c.value, c.unit, c.kind) for c in in_digits] == [
        (c.value, c.unit, c.kind) for c in spelled
    ]
    assert len(spelled) == 1


WORDS = """
about between and to from - – $ £ % 5 12 1,000 2.5 million bn km/h of one in half a dozen third 1/2
( ) . , : ' " no nobody killed hundreds thousands 2019 May 9:30 p.m. S23 -4 °F over at least 31-4
1.2.3 +44 555 the men were ½ 十 ٣ ² é 😀 x
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u00a0", "\u200b", "\x00", "\ufeff"])


@RELAXED
@given(st.one_of(st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=200)))
@example("$-")
@example("- - - 5 - - 6")
@example("1/0 of 0/0")
@example("between and 5 and")
@example("٣٤٥ people and ²³ others")
@example("a" * 3000 + " 5 " + "9" * 3000)
def test_any_text_gives_claims_whose_offsets_give_back_their_words(
    read: Callable[[str], list[Claim]], text: str
) -> None:
    if not text.strip():
        return
    for claim in read(text):
        assert text[claim.char_start : claim.char_end] == claim.text
        assert claim.text.strip() == claim.text
        at = claim.sentence_start
        assert text[at : at + len(claim.sentence)] == claim.sentence


@pytest.mark.slow
@pytest.mark.parametrize("thousands", [2, pytest.param(20, marks=pytest.mark.soak)])
@pytest.mark.parametrize(
    "unit",
    ["7" * 5, "7 ", "one, two and three ", "$5 to ", "hundred thousand million ", "1 , 000 . ",
     "a-5-"],
    ids=["digits", "numbers", "words", "ranges", "scales", "tokenised", "hyphens"],
)  # fmt: skip
def test_monstrous_lines_end(read: Callable[[str], list[Claim]], unit: str, thousands: int) -> None:
    text = unit * (thousands * 1_000)
    claims = read(text)
    assert all(text[c.char_start : c.char_end] == c.text for c in claims)


@pytest.mark.slow
def test_a_number_in_many_brackets_ends(read: Callable[[str], list[Claim]]) -> None:
    text = "(" * 50_000 + "5" + ")" * 50_000
    assert all(text[c.char_start : c.char_end] == c.text for c in read(text))
