"""Tells digits that are part of a name ("Galaxy S23", "Big 12", "S&P 500") or name a year."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from claimwatch.extract.lexemes import Line
from claimwatch.extract.lexicon import harm_lemmas, word_class
from claimwatch.extract.mention import Mention
from claimwatch.tables import read_csv

_HYPHENS = {"-", "‐", "‑", "–"}
_DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
}  # fmt: skip
_YEARS = range(1500, 2101)
_RECENT = range(1900, 2051)
_OPEN_WORDS = {"to", "minus", "plus", "magnitude", "about", "mid", "under", "over", "pre", "by"}

_KIND_BEHIND = re.compile(
    r"[-‐‑](?:star|wheel|piece|point(?:ers?|\s(?:range|line|arc|shots?|shooting|attempts?|baskets?"
    r"|field|goals?|percentage|plays?|specialist)))\b",
    re.IGNORECASE,
)
"""What makes a number name a kind: "a five-star hotel", "from three-point range"."""
_EMERGENCY = frozenset({"911", "999", "112"})
_CALL_BEHIND = re.compile(
    r"\s(?:calls?|callers?|operators?|dispatchers?|tapes?|centres?|centers?)\b"
)

_SHARED_OUT = frozenset(
    {
        "add",
        "claim",
        "collect",
        "gain",
        "get",
        "have",
        "hold",
        "lose",
        "receive",
        "score",
        "take",
        "win",
    }
)
"""Verbs of what several get by turns: points, seats, votes."""
_OBJECTS = frozenset({"dobj", "npadvmod"})
_GAP_ENDS = re.compile(r"\s?(?:[.,;:)]|$|(?:and|with|after|in|on|but)\b)")


@cache
def _numbered_names() -> frozenset[tuple[str, str]]:
    return frozenset((row["name"].lower(), row["number"]) for row in read_csv("numbered_names.csv"))


def names_a_thing(line: Line, mention: Mention) -> str | None:
    """The rule by which a number is part of a name, None where it counts or measures."""
    if mention.form not in {"digits", "words", "fraction"}:
        return None
    text, start, end = line.text, mention.char_start, mention.char_end
    if mention.unit is None or mention.dimension == "generation":
        glued = _glued_before(line, start) if not _tells_of_harm(line, mention) else None
        if glued and mention.dimension != "generation":
            return glued
    if mention.unit is not None:
        return None
    if end < len(text) and text[end].isalpha() and mention.form == "digits":
        return "letters after its digits"
    if text[end : end + 1] in _HYPHENS and text[end + 1 : end + 2].isdigit() and start == end - 1:
        return None
    before = line.token_at(start - 2) if start >= 2 else None
    own = text[start:end].lstrip("-−").lower()
    if before is not None and (before.lower_, own) in _numbered_names():
        return "known name with a number"
    ranks = before is not None and before.lower_ in {"top", "bottom"} and before.pos_ != "VERB"
    if ranks and not counts_next(line, mention):
        return "rank group"
    if _KIND_BEHIND.match(text, end) or (own in _EMERGENCY and _CALL_BEHIND.match(text, end)):
        return "number of a kind"
    if _numbers_a_class(line, mention, before):
        return "number of a class"
    if _numbers_a_step(line, mention, before):
        return "number of a step"
    return _after_name(line, mention, before)


def _numbers_a_class(line: Line, mention: Mention, before: Token | None) -> bool:
    """Whether digits say which of its kind a thing is: "a category 4 hurricane", "type 2"."""
    if before is None or before.lower_ not in word_class("class_nouns"):
        return False
    own = line.text[mention.char_start : mention.char_end]
    return own.isdigit() and len(own) <= 3 and line.text[mention.char_start - 1] == " "


def _numbers_a_step(line: Line, mention: Mention, before: Token | None) -> bool:
    """Whether a number says which step of a course it is: "on day 16 of the strike"."""
    if before is None or before.lower_ not in word_class("step_nouns") or mention.scale > 1:
        return False
    if before.i > 0 and line.doc[before.i - 1].pos_ in {"DET", "NUM", "ADJ", "PRON", "NOUN"}:
        return False
    return not counts_next(line, mention)


def _glued_before(line: Line, start: int) -> str | None:
    """Letters right before the digits: "S23", "COVID-19", but not "magnitude-5.9"."""
    text = line.text
    if start == 0:
        return None
    if text[start - 1].isalpha() and text[start] != ".":
        return (
            None if text[start - 1] in "xX" and text[start - 2 : start - 1].isdigit() else "glued"
        )
    if text[start - 1] not in _HYPHENS or start < 2 or not text[start - 2].isalpha():
        return None
    word = text[: start - 1].split()[-1].strip("(\"'“").split("-")[-1]
    return None if word.lower() in _OPEN_WORDS else "letters and a hyphen before its digits"


def _tells_of_harm(line: Line, mention: Mention) -> bool:
    """Whether digits behind a dash begin a headline: "Fire update-3 dead, 4 injured"."""
    prefix = line.text[: max(0, mention.char_start - 1)].split()[-1:]
    after = mention.last.i + 1
    return not any(word.isupper() for word in prefix) and any(
        token.lower_ == "people" or (token.lemma_.lower() in harm_lemmas() and token.tag_ != "VBD")
        for token in line.doc[after : after + 1]
    )


def _after_name(line: Line, mention: Mention, before: Token | None) -> str | None:
    """A proper name right before digits that count no noun after them: "Apple Watch 5"."""
    if before is None or not _is_name(before):
        return None
    if before.lower_.removesuffix("s") in harm_lemmas():
        return None  # a headline: "Storm Kills Ten"
    titled = mention.form == "words" and line.text[mention.char_start].isupper()
    if not (mention.form == "digits" or titled) or mention.scale > 1:
        return None
    if line.text[mention.char_start - 1] != " " or mention.lo != int(mention.lo):
        return None
    if "," in line.text[mention.char_start : mention.char_end] or mention.lo > 9999:
        return None
    if _numbers_type(line, mention, before):
        return "name before its digits"
    if counts_next(line, mention) or _leaves_verb_out(line, mention, before):
        return None
    return "name before its digits"


def _numbers_type(line: Line, mention: Mention, name: Token) -> bool:
    """Whether counted things are of a type named with digits: "40 Boeing 737 planes"."""
    if mention.form != "digits" or name.dep_ not in {"compound", "nmod"} or name.i == 0:
        return False
    ahead = line.doc[name.i - 1]
    things = mention.last.head
    alike = things == name.head and things.i > mention.last.i
    return alike and (ahead.like_num or ahead.pos_ == "DET")


def _leaves_verb_out(line: Line, mention: Mention, name: Token) -> bool:
    """Whether a clause before tells what the number counts: "Alder took 25 seats and Hobbs 10"."""
    first = name.i
    while first and line.doc[first - 1].pos_ == "PROPN":
        first -= 1
    joined = first > 1 and line.doc[first - 1].lower_ in {"and", ",", ";", "while"}
    if not joined or not _GAP_ENDS.match(line.text, mention.char_end):
        return False
    for token in reversed(line.doc[: first - 1]):
        if token.pos_ in {"VERB", "AUX"}:
            return False
        if token.like_num and token.dep_ == "nummod" and token.head.tag_ == "NNS":
            verb = token.head.head
            subjects = [t for t in verb.children if t.dep_ == "nsubj"]
            named = any(t.text[0].isupper() and t.tag_ != "NNS" for t in subjects)
            return verb.lemma_ in _SHARED_OUT and token.head.dep_ in _OBJECTS and named
    return False


def _is_name(token: Token) -> bool:
    """Whether a word is a proper name: tagged so, or written with a capital inside a sentence."""
    if token.lower_ in _DAYS or (token.text.isupper() and len(token.text) == 1):
        return False
    inner = any(char.isupper() for char in token.text[1:]) and token.text[0].islower()
    return token.pos_ == "PROPN" or inner or (token.is_title and token.i > 0 and _is_noun(token))


def _is_noun(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.tag_ == "NN"


def counts_next(line: Line, mention: Mention) -> bool:
    """Whether a noun follows that the number may count."""
    for token in line.doc[mention.last.i + 1 : mention.last.i + 5]:
        if token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"people", "dead", "others"}:
            return True
        if token.pos_ not in {"ADJ", "NOUN", "ADV", "PART"} and token.tag_ not in {"VBN", "VBG"}:
            return False
    return False


def names_a_year(line: Line, mention: Mention) -> bool:
    """Whether a bare number of four digits is a year: "in 2018", "the 2020 Escape"."""
    own = line.text[mention.char_start : mention.char_end]
    if mention.unit is None and mention.form == "range":
        ends = re.findall(r"\d+", own)
        return len(ends) == 2 and all(len(n) == 4 and int(n) in _YEARS for n in ends)
    if mention.unit is not None or not (own.isdigit() and len(own) == 4):
        return False
    value = int(own)
    if value not in _YEARS:
        return False
    before = line.token_at(mention.char_start - 2) if mention.char_start >= 2 else None
    low = before.lower_ if before is not None else ""
    counted = counts_next(line, mention)
    if value in _RECENT and value % 100:
        return not (counted and low in {"of", "about", "nearly", "than", "least", "some", "only"})
    led = low in {
        "in",
        "since",
        "until",
        "by",
        "from",
        "between",
        "and",
        "circa",
        "before",
        "after",
    }
    return led and not counted


def names_a_decade(line: Line, mention: Mention) -> bool:
    """Whether digits name a decade: "1970s", "the '80s", "mid-20s"."""
    own = line.text[mention.char_start : mention.char_end]
    after = line.text[mention.char_end : mention.char_end + 3]
    plural = after[:1] == "s" or after[:2] in {"'s", "’s"}
    return own.isdigit() and own.endswith("0") and plural and not after[1:2].isalpha()
