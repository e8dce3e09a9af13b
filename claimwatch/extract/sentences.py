"""Splits an article into sentences cheaply, and tells which of them may hold a number.

No model is needed: hard line breaks end sentences, and so do full stops, exclamation and question
marks before white space unless the word is an abbreviation. Only sentences that may hold a number
are parsed afterwards, which is where the time goes (41 % of the sentences of news).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from claimwatch.extract.lexemes import DECIMAL_LEADERS
from claimwatch.tables import read_csv

LONGEST_SENTENCE = 1_200
"""Characters. Longer sentences are cut between words: time and memory stay linear in the text."""

_JOINTS = tuple(map(re.compile, (r"(?<=[,;:)])\s(?!\d)", r"(?<!\d)\s(?!\d)", r"\s")))
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_STOP = re.compile(r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u201d\u2019)\]]*+(?=\s+(\S+))")
_LAST_WORD = re.compile(r"[^\s(\[\"'\u201c\u2018]+$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")
_WORD = re.compile(r"[^\W\d_]+")
_DECIMALS = re.compile(r"\d{3}(?!\w)")
_OPENS_SENTENCE = re.compile(r"[\"'\u201c\u2018(\[`$\u20ac\u00a3\u2022*-]*[A-Z0-9\u00c0-\u00de]")


@dataclass(frozen=True, slots=True)
class SentenceText:
    """A sentence: characters [start, end) of the article, and its parse where it was parsed."""

    start: int
    end: int
    text: str
    doc: Doc | None = None


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["abbreviation"] for row in read_csv("abbreviations.csv"))


@cache
def number_hint() -> re.Pattern[str]:
    """A pattern that every sentence with a number matches: a digit, or a word of the table."""
    nothing = "|".join(row["lemma"].removesuffix("y") for row in read_csv("zero_nouns.csv"))
    words = sorted({row["word"] for row in read_csv("number_hints.csv")}, key=len, reverse=True)
    events = "|".join(row["lemma"] for row in read_csv("occurrences.csv"))
    harms = "|".join(row["lemma"].removesuffix("e") for row in read_csv("harm_words.csv"))
    return re.compile(
        r"\d|[¼-¾⅐-⅞]|\b(?:" + "|".join(map(re.escape, words)) + r")\b|"
        rf"\bno\s(?:one\b|(?:\S+\s){{0,3}}(?:{nothing}))|"
        rf"\bsecond\s(?:\S+\s){{0,2}}(?:{events}|straight|consecutive)|"
        rf"\b(?:another|a\ssecond)\b.{{0,60}}\b(?:{harms}|shot)|"
        rf"\b(?:{harms}|shot)\w*\s(?:another|a\ssecond)\b",
        re.IGNORECASE,
    )


@cache
def _hint_words() -> frozenset[str]:
    """A word of each alternative of `number_hint`: quicker to look for than the pattern."""
    listed = (max(row["word"].split(), key=len) for row in read_csv("number_hints.csv"))
    return frozenset(listed) | {"no", "second", "another"}


def may_hold_number(text: str) -> bool:
    """False only where no rule of extraction could find a number in the sentence."""
    if _DIGIT.search(text):
        return True
    if _hint_words().isdisjoint(_WORD.findall(text.lower())):
        return False
    return number_hint().search(text) is not None


def split_sentences(text: str) -> list[SentenceText]:
    """The sentences of a text in order, without the white space around them.

    Every character that is not white space stands in exactly one sentence.
    """
    return [
        SentenceText(start, end, text[start:end])
        for line in _LINE.finditer(text)
        for first, last in _line_sentences(text, line.start(), line.end())
        for start, end in _cut_long(text, first, last)
    ]


def _line_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _ends_sentence(text, at, stop):
            yield from _stripped(text, at, stop.end())
            at = stop.end()
    yield from _stripped(text, at, end)


def _ends_sentence(text: str, at: int, stop: re.Match[str]) -> bool:
    """Whether a stop is more than an abbreviation's, or a decimal point of tokenised text."""
    following = stop.group(1)
    if not _OPENS_SENTENCE.match(following):
        return False
    if text[stop.start()] != "." or stop.group().count(".") > 1:
        return True
    word = _LAST_WORD.search(text, max(at, stop.start() - 40), stop.start())
    if word is None:
        return not following[0].isdigit()
    before = word.group()
    if before.isdigit() and len(before) < 3 and not text[at : stop.start() - len(before)].strip():
        return False  # the number of a list's entry
    if _DECIMALS.match(following) and before.lower().endswith(DECIMAL_LEADERS):
        return before.lower() not in DECIMAL_LEADERS and before[-1] not in ",:"
    if before.lower() in _abbreviations():
        return before.lower() in {"a.m", "p.m", "u.s", "inc", "corp", "co", "ltd"} and bool(
            re.match(r"(?:The|A|An|He|She|It|They|In|On|But|We|I|This|That|There)$", following)
        )
    return not (_INITIALS.fullmatch(before) and before[0].isupper())


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        cut = _cut(text, start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        yield from _stripped(text, start, cut)
        start = cut
    yield from _stripped(text, start, end)


def _cut(text: str, first: int, last: int) -> int:
    """Where a long sentence is best cut between two characters, so that no number is torn."""
    for joint in _JOINTS:
        found = [match.start() for match in joint.finditer(text, first, last)]
        if found:
            return found[-1]
    return last
