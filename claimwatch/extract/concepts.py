"""The content words of a noun phrase, as NewsQuant writes what a figure is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch.extract.kinds import is_quantity as is_amount
from claimwatch.extract.lexicon import unit_words, word_class
from claimwatch.model import ClaimKind

_LEFT_OUT = frozenset({"relcl", "advcl", "punct", "det", "cc", "preconj", "mark", "ccomp"})
_NO_WORD = frozenset({"ADV", "DET", "PRON", "PUNCT", "CCONJ", "ADP", "PART", "AUX", "SCONJ", "SYM"})
_YEARS = range(1900, 2101)
_MARKS = " ,;:!?[]\"“”‘’'`—–-"
_MEASURED = re.compile(r"[^\w\s]?(?:[A-Z]{1,3}[$])?\d[\d.,]*[a-zA-Z°]*$")
_POSSESSIVE = re.compile(r"[’']s$|[’']$")


def concept_words(head: Token, own: set[Token]) -> list[str]:
    """The content words of a noun phrase with its prepositional parts, in text order.

    A word is what stands between blanks ("V-12", "e-commerce"), without marks or possessive "'s".
    The number's `own` tokens, other quantities, times, clauses and asides are left out.
    """
    found: dict[int, str] = {}
    for token in (*_age_of(head, own), *_phrase(head, own)):
        first, word = written_word(token, own)
        if word and first not in found and (token.like_num or not _MEASURED.match(word)):
            found[first] = word
    return [found[first] for first in sorted(found)]


def is_time(token: Token) -> bool:
    """True for the nouns of the calendar and for years."""
    return token.lemma_.lower() in word_class("time_nouns") or (
        len(token.text) == 4 and token.text.isdigit()
    )


def is_quantity(token: Token, own: set[Token]) -> bool:
    """True for a number, or a noun that another number stands before: "4.1 per cent".

    Numbers among `own`, the tokens of the figure being read, do not make a noun another quantity.
    """
    kind = _read_as(token)
    if token not in own and kind is not None and is_amount(kind):
        return True
    if token.like_num or token.is_currency or token.text == "%":
        return not is_name_number(token)
    return any(
        child.like_num
        and child not in own
        and (child.i == token.i - 1 or (child.i < token.i and token.lower_ in unit_words()))
        and child.dep_ in {"nummod", "quantmod", "compound"}
        and not is_name_number(child)
        for child in token.children
    )


def _read_as(token: Token) -> ClaimKind | None:
    """The kind of the number that a token was read as a part of."""
    kinds: dict[int, ClaimKind] = token.doc.user_data.get("claimwatch_kinds", {})
    return kinds.get(token.i)


def is_name_number(token: Token) -> bool:
    """True for the number in a name: "S&P 500", "iPhone 11", "category 4"."""
    kind = _read_as(token)
    if kind is ClaimKind.NAME:
        return True
    amount = kind is not None and is_amount(kind)
    if token.i == 0 or not token.like_num or token.text.isalpha() or amount:
        return False
    before = token.doc[token.i - 1]
    return bool(before.whitespace_) and before.pos_ == "PROPN" and before.text[:1].isalpha()


def _age_of(head: Token, own: set[Token]) -> Iterator[Token]:
    """The number in what stands for a person: the 60 of "a 60-year-old drew 2%"."""
    if head.lower_ == "old":
        for token in head.subtree:
            if token.like_num and token not in own:
                yield token


def _phrase(head: Token, own: set[Token]) -> Iterator[Token]:
    last = max((token.i for token in own), default=-1)
    pending = [head]
    while pending:
        token = pending.pop()
        if token in own and token != head:
            pending.extend(c for c in token.children if c.dep_ == "amod" and c not in own)
            continue
        if token != head and is_quantity(token, own):
            continue
        if token not in own and _is_word(token):
            yield token
        shared = token != head or not any(t in own for t in head.lefts)
        pending.extend(
            c for c in token.children if _belongs(c, shared) and not (c.i > last > head.i)
        )


def _belongs(child: Token, shared: bool) -> bool:
    """Whether a word's child belongs to its phrase; joined nouns where it is `shared` by them.

    In "a 25% premium and the rest" the number stands with the first noun alone.
    """
    if child.dep_ == "conj":
        return shared and not any(token.dep_ == "nummod" for token in child.children)
    if child.dep_ == "appos":
        return not any(token.text == "," for token in child.doc[child.head.i : child.i])
    if child.dep_ == "acl":
        return _tells_where(child)
    if child.dep_ == "prep":
        return child.lower_ not in word_class("outside_links") and not any(
            is_time(noun) for noun in child.children if noun.dep_ == "pobj"
        )
    if is_time(child) and (child.dep_ == "npadvmod" or _is_rate(child)):
        return False
    if child.dep_ == "amod" and child.i > child.head.i:
        return False
    return child.dep_ not in _LEFT_OUT


def _tells_where(participle: Token) -> bool:
    """Whether a participle tells where a thing is: "the charge stored in the battery"."""
    if participle.tag_ != "VBN" or participle.doc[participle.i - 1].is_punct:
        return False
    return any(c.dep_ == "prep" and c.lower_ in {"in", "at", "with"} for c in participle.children)


def _is_rate(period: Token) -> bool:
    """True for the period of a rate: the month in "$3,500 a month"."""
    return period.i > 0 and period.doc[period.i - 1].lower_ in {"a", "an", "per"}


def _is_word(token: Token) -> bool:
    if token.like_num:
        return is_name_number(token)
    if token.pos_ in _NO_WORD or token.lower_ in {
        "total",
        "cent",
        "percent",
        "estimated",
        "reported",
    }:
        return False
    if _MEASURED.match(token.text) or _is_currency_part(token):
        return False
    noun = token.pos_ in {"NOUN", "PROPN"}  # the stop list holds "amount", "call", "name"
    return noun or not token.is_stop or token.lower_ in {"top", "full", "whole", "serious"}


def _is_currency_part(token: Token) -> bool:
    """The country letters of a currency: "US $473", "$500 US"."""
    doc, i = token.doc, token.i
    if not token.text.isupper() or len(token.text) > 3:
        return False
    follows = i + 1 < len(doc) and doc[i + 1].is_currency
    return follows or (i >= 2 and doc[i - 1].like_num and doc[i - 2].is_currency)


def written_word(token: Token, own: set[Token]) -> tuple[int, str]:
    """The blank-delimited word that a token is part of, with the index of its first token."""
    doc = token.doc
    first = last = token.i
    while first > 0 and not doc[first - 1].whitespace_:
        first -= 1
    while last + 1 < len(doc) and not doc[last].whitespace_:
        last += 1
    if any(doc[i] in own for i in range(first, last + 1)):
        return token.i, token.text
    text = doc[first : last + 1].text.strip(_MARKS)
    if last + 1 == len(doc) or len(text) <= 2:
        text = text.rstrip(".")
    if text.count("(") != text.count(")"):
        text = text.strip("()")
    return first, _POSSESSIVE.sub("", text)


def measures(number: Token) -> bool:
    """Whether a number measures a time or a length: "for one to two years"."""
    noun = number.head
    while noun.like_num and noun.head != noun:
        noun = noun.head
    scored = noun.lower_ == "points"  # the last word of "percentage points" too
    clock = noun.lower_.rstrip(".") in {"a.m", "p.m", "am", "pm", "gmt"}
    return (noun.lower_ in unit_words() and not scored) or clock or is_time(noun)


def is_year(token: Token) -> bool:
    """Whether a number may be a year of our time."""
    return token.text.isdigit() and len(token.text) == 4 and int(token.text) in _YEARS
