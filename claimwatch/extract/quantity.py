"""Where a number hangs in the parse: its own tokens, its top, and the noun that it counts."""

from __future__ import annotations

from spacy.tokens import Token

from claimwatch.extract.mention import Mention

_NOUNS = frozenset({"NOUN", "PROPN"})
_MODIFIES = frozenset(
    {"nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "predet", "dep", "det"}
)


def own_tokens(mention: Mention) -> set[Token]:
    """The tokens of the number, its sign and its unit."""
    own = {*mention.tokens, *mention.unit_tokens}
    for token in mention.tokens:
        own.update(child for child in token.children if child.is_currency or child.lower_ == "%")
    return own


def quantity_top(mention: Mention) -> Token:
    """The topmost of the number's and its unit's tokens in the parse."""
    own = own_tokens(mention)
    top = mention.unit_tokens[-1] if mention.unit_tokens else mention.last
    seen = 0
    while top.head in own and top.head != top and seen < 20:
        top, seen = top.head, seen + 1
    return top


def counted_noun(mention: Mention) -> Token | None:
    """The noun that a count counts; None for measures and where no noun stands.

    "16,000 foreign fighters" has fighters; "two of the men" has men; in "10 killed" none stands.
    """
    if mention.unit is not None:
        return None
    top = quantity_top(mention)
    if top.pos_ in _NOUNS and top not in mention.tokens:
        return _attributive(mention, top)
    modified = _modified(top)
    if modified is not None:
        return _attributive(mention, modified)
    counted = _of_complement(top)
    return _of_complement(counted) if counted in mention.tokens else counted


def _modified(top: Token) -> Token | None:
    """The noun behind a number that it modifies, also through a type's name or a comparative.

    "Seven AK-47 rifles" counts rifles, "20 smaller blasts" counts blasts.
    """
    head = top.head
    if top.dep_ not in _MODIFIES or head.i <= top.i:
        return None
    through = names_type(head) or head.tag_ == "JJR"
    if through and head.dep_ in _MODIFIES and head.head.pos_ in _NOUNS and head.head.i > head.i:
        return head.head
    return head if head.pos_ in _NOUNS else None


def names_type(word: Token) -> bool:
    """True for what names a type of thing by letters and digits: "AK-47", "F-16"."""
    text = word.text
    return text[:1].isupper() and any(char.isdigit() for char in text)


def _attributive(mention: Mention, noun: Token) -> Token:
    """The noun, or the one before it where a number above one cannot count a singular.

    "A 12 page leaflet" counts pages, "900 job cuts" counts cuts.
    """
    if noun.tag_ != "NN" or mention.lo <= 1:
        return noun
    for token in noun.doc[mention.last.i + 1 : noun.i]:
        if token.tag_ == "NN" and token.dep_ in {"compound", "nmod", "amod"}:
            return token
        if not token.is_punct:
            break
    return noun


def _of_complement(top: Token | None) -> Token | None:
    for of in top.children if top is not None else ():
        if of.lower_ in {"of", "among"} and of.dep_ == "prep":
            for noun in of.children:
                if noun.dep_ == "pcomp" and (doer := _doer(noun)) is not None:
                    return doer
                if noun.dep_ != "pobj":
                    continue
                if noun.pos_ in _NOUNS:
                    return noun
                return _antecedent(noun)
    return None


def _doer(verb: Token) -> Token | None:
    """Who does what a clause behind "of" tells: "hundreds of officers searching"."""
    nouns = (child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i)
    return next((noun for noun in nouns if noun.tag_ in {"NNS", "NNPS"}), None)


def _antecedent(pronoun: Token) -> Token | None:
    """What "of them" or "of whom" takes from: the nearest plural noun before."""
    if pronoun.lower_ not in {"them", "these", "those", "whom", "which"}:
        return None
    for token in reversed(pronoun.doc[: pronoun.i]):
        if token.tag_ in {"NNS", "NNPS"}:
            return token
    return None
