"""Cuts a sentence into digits, words and signs, and keeps its parse beside them.

Numbers are read from characters and not from the parser's tokens, since "$200MM", "31-4" or
"2 , 000ft" are cut by no tokenizer in a way that suits them all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

HYPHENS = {"-", "‐", "‑"}
Kind = Literal["digits", "word", "sign"]

_TEXT = "claimwatch.text"

DECIMAL_LEADERS = (
    *("a", "an", "his", "her", "the", "hit", "hits", "career", "batting", "including"),
    *(",", ":"),
)
"""What a full stop after it ends no sentence, so that three digits behind it are decimals."""

_LEADS_TO_DECIMAL = "|".join(
    rf"(?<=(?<!\w){word}{space})" for word in DECIMAL_LEADERS for space in ("", r"\ ")
)

_DIGITS = "|".join(
    (
        r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)",  # 12,34,567: grouping of South Asia
        r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!,?\d)",  # 1,234,567.8
        r"\d{1,3}(?:[\u00a0\u202f\u2009'’]\d{3})+(?:\.\d+)?(?!\d)",  # 1 234 567
        r"\d{1,3}(?:\ \d{3}){2,}(?!\d)",  # 1 234 567 with plain spaces
        r"\d{1,3}(?:\ ,\ \d{3})+(?:\ \.\ \d+)?(?!\d)",  # 2 , 000: tokenised text
        r"\d{1,3}(?:\.\d{3}){2,}(?![.\d])",  # 1.234.567: continental grouping
        r"\d{1,3},\d{1,2}(?=\ (?:million|billion|trillion)\b)",  # 3,5 million: continental decimals
        r"\d+\.\d+",
        r"\d+\ \.\ \d+(?!\d|\ ,)",  # 6 . 1: tokenised text
        r"(?<![\w.])\.\d+",  # .001
        r"(?<=[a-z])\.\d{3}(?!\w)",  # hit.358, as batting averages are printed
        rf"(?:{_LEADS_TO_DECIMAL})\.\ ?\d{{3}}(?!\w)",  # hit. 358: tokenised text
        r"\d+",
    )
)
_LETTER = r"[^\W\d_¼-¾⅐-⅞]"
_LEXEME = re.compile(
    rf"(?P<word>{_LETTER}+(?:['’]{_LETTER}+)*)|(?P<digits>{_DIGITS})|(?P<sign>\S)", re.VERBOSE
)


class Lexeme(NamedTuple):
    """Characters [start, end) of the sentence: a run of digits, a word or one sign."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int


def text_of(doc: Doc) -> str:
    """The text of a parsed sentence, kept with it: spaCy joins it anew whenever it is asked."""
    text: str = doc.user_data.get(_TEXT) or keep_text(doc, doc.text)
    return text


def keep_text(doc: Doc, text: str) -> str:
    """Keep with a parsed sentence the text that it was parsed from."""
    doc.user_data[_TEXT] = text
    return text


class Line:
    """A sentence as lexemes over its parsed Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.lexemes = tuple(_lexemes(self.text))
        self._size = len(self.lexemes)
        self._token_starts = doc.to_array("IDX").tolist()

    def __len__(self) -> int:
        return self._size

    def low(self, at: int) -> str:
        """The lexeme's text in lower case, "" outside the line."""
        return self.lexemes[at].low if 0 <= at < self._size else ""

    def kind(self, at: int) -> Kind | None:
        """The lexeme's kind, None outside the line."""
        return self.lexemes[at].kind if 0 <= at < self._size else None

    def touches(self, at: int) -> bool:
        """Whether no white space stands between this lexeme and the next."""
        if not 0 <= at < len(self.lexemes) - 1:
            return False
        return self.lexemes[at].end == self.lexemes[at + 1].start

    def token_at(self, char: int) -> Token:
        """The parser's token that holds the character."""
        return self.doc[max(0, bisect_right(self._token_starts, char) - 1)]

    def token(self, at: int) -> Token | None:
        """The parser's token that holds the lexeme's first character."""
        if not 0 <= at < len(self.lexemes):
            return None
        return self.token_at(self.lexemes[at].start)

    def tokens(self, start: int, end: int) -> list[Token]:
        """The parser's tokens that hold characters [start, end)."""
        first, last = self.token_at(start), self.token_at(max(start, end - 1))
        return list(self.doc[first.i : last.i + 1])


def _lexemes(text: str) -> list[Lexeme]:
    found = []
    for match in _LEXEME.finditer(text):
        kind = match.lastgroup
        if kind in ("digits", "word", "sign"):
            words = match.group()
            found.append(Lexeme(kind, words, words.lower(), match.start(), match.end()))  # type: ignore[arg-type]
    return found


def digits_value(text: str) -> tuple[float, float] | None:
    """A run of digits' value and the size of its last digit that is written for its own sake.

    "16,000" gives (16000.0, 1000.0), "2.50" gives (2.5, 0.01). None for runs of more than 18
    digits, which name a thing rather than count it.
    """
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", text):
        text = text.replace(".", "")
    if re.fullmatch(r"\d{1,3},\d{1,2}", text):
        text = text.replace(",", ".")
    plain = re.sub(r"[^\d.]", "", text)
    if not plain or len(plain) > 19:
        return None
    whole, _, decimals = plain.partition(".")
    value = float(plain)
    if decimals:
        return value, 10.0 ** -len(decimals)
    return value, trailing_step(whole)


def trailing_step(whole: str) -> float:
    """The size of the last digit of a whole number that is not a filling zero."""
    zeros = len(whole) - len(whole.rstrip("0"))
    return 1.0 if zeros == len(whole) else 10.0**zeros
