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
    head = top.head
    if head != top and top.dep_ in _MODIFIES and head.pos_ in _NOUNS and head.i > top.i:
        return _attributive(mention, head)
    counted = _of_complement(top)
    return _of_complement(counted) if counted in mention.tokens else counted


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
                if noun.dep_ != "pobj":
                    continue
                if noun.pos_ in _NOUNS:
                    return noun
                return _antecedent(noun)
    return None


def _antecedent(pronoun: Token) -> Token | None:
    """What "of them" or "of whom" takes from: the nearest plural noun before."""
    if pronoun.lower_ not in {"them", "these", "those", "whom", "which"}:
        return None
    for token in reversed(pronoun.doc[: pronoun.i]):
        if token.tag_ in {"NNS", "NNPS"}:
            return token
    return None
