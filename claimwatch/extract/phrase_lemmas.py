"""The lemmas of what is counted with the words that restrict it: "foreign", "fighter"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch.extract.concepts import written_word
from claimwatch.extract.lexicon import word_class
from claimwatch.extract.quantity import names_type

_KEPT_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod", "advmod"})
_WORD_CLASSES = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})


def lemmas(noun: Token, own: set[Token], whole: bool) -> Iterator[str]:
    """The lemmas of a noun and the words that restrict it, in text order.

    `own` are the tokens of its number; `whole` takes in "in Ohio" of "the oldest parks in Ohio".
    """
    tokens = sorted({noun, *restricting(noun, own, whole)}, key=lambda token: token.i)
    seen = set()
    for token in tokens:
        first, word = written_word(token, own)
        if first in seen or not word:
            continue
        seen.add(first)
        yield token.lemma_.lower() if word == token.text else _lemma_of_word(word, token)


def _lemma_of_word(word: str, token: Token) -> str:
    """A hyphenated word with its last part's lemma: "co-workers" gives co-worker."""
    lowered = word.lower()
    last = token.doc[token.i]
    for part in token.doc[token.i : token.i + 6]:
        last = part
        if part.whitespace_ or part.i + 1 == len(token.doc):
            break
    if lowered.endswith(last.lower_):
        return lowered.removesuffix(last.lower_) + last.lemma_.lower()
    return lowered


def restricting(noun: Token, own: set[Token], whole: bool) -> Iterator[Token]:
    """The words of its phrase that restrict a noun; see `lemmas`."""
    for child in noun.children:
        if child in own or child.dep_ in {"relcl", "acl", "appos"}:
            continue
        if child.i < noun.i and child.dep_ in _KEPT_BEFORE and _is_word(child):
            yield child
            yield from restricting(child, own, whole=False)
        elif child.dep_ == "prep" and (child.lower_ == "of" or (whole and child.lower_ == "in")):
            for target in child.children:
                if target.dep_ == "pobj" and _is_word(target):
                    yield target
                    yield from restricting(target, own, whole=False)
        elif child.dep_ == "conj" and noun.dep_ == "amod" and child.i < noun.head.i:
            yield child


def _is_word(token: Token) -> bool:
    if names_type(token):
        return True
    if token.lower_ in word_class("hedging_modifiers") or token.like_num:
        return False
    kept = token.pos_ in {"NOUN", "PROPN"} or token.lower_ in {"other", "top"}
    return token.pos_ in _WORD_CLASSES and (kept or not token.is_stop)
