"""Reads the entity or attribute that a figure describes."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch.extract.concepts import concept_words, is_quantity, is_time
from claimwatch.extract.counted import counted_tokens
from claimwatch.extract.described import Quantity, described
from claimwatch.extract.mention import Mention
from claimwatch.extract.quantity import counted_noun, own_tokens, quantity_top
from claimwatch.extract.subjects import NOUNS

_BREAKS = frozenset({",", ";", ":", "(", ".", "—", "–"})


def read_about(mention: Mention) -> str | None:
    """The words of the entity or attribute that the figure describes, None where none is named.

    First the attribute next to the number ("core inflation" in "core inflation rose 0.3%", "tax"
    in "a 25% tax"), then the subject of its clause. NewsQuant calls these referred concepts.
    """
    noun = counted_noun(mention)
    top = noun if noun is not None else quantity_top(mention)
    own = {*own_tokens(mention), *counted_tokens(mention), top}
    quantity = Quantity(
        _outside_brackets(top, own), own, noun is not None, mention.dimension == "duration"
    )
    words = _words(described(quantity), own)
    if not words and noun is not None:
        words = _words(_around(noun), own - set(noun.subtree))
    elif not words and mention.unit is not None:
        words = _words(_nearest_before(top, own), own)
    return " ".join(words) or None


def _words(heads: Iterator[Token], own: set[Token]) -> list[str]:
    return list(dict.fromkeys(word for head in heads for word in concept_words(head, own)))


def _around(noun: Token) -> Iterator[Token]:
    """Whose things are counted, or where they are said to be.

    "Two of the mayor's aides", "there are 900 students at the college".
    """
    owners = [child for child in noun.children if child.dep_ == "poss" and child.pos_ in NOUNS]
    yield from owners[:1]
    if owners or not any(token.tag_ == "EX" for token in noun.doc[: noun.i]):
        return
    for child in (*noun.children, *(c for acl in noun.children for c in acl.children)):
        if child.dep_ == "prep" and child.lower_ in {"in", "at"}:
            yield from (c for c in child.children if c.dep_ == "pobj" and not is_time(c))


def _nearest_before(top: Token, own: set[Token]) -> Iterator[Token]:
    """The head of the nearest noun phrase before a measure in its clause, for broken parses."""
    for token in reversed(top.doc[: min(t.i for t in own)]):
        if token.text in _BREAKS:
            return
        if token.pos_ in NOUNS and token not in own and not is_time(token):
            while token.dep_ == "compound" and token.head.pos_ in NOUNS and token.head not in own:
                token = token.head
            if not is_quantity(token, own):
                yield token
            return


def _outside_brackets(top: Token, own: set[Token]) -> Token:
    """For a number in brackets behind another ("87 mph (140 km/h)"), the one it restates."""
    first = min(token.i for token in own)
    doc = top.doc
    if first >= 2 and doc[first - 1].text == "(" and is_quantity(doc[first - 2], own):
        return doc[first - 2]
    return top
