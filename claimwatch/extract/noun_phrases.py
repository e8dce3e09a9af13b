"""Noun phrases of a parsed sentence, as the text has them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

_INSIDE = frozenset({"amod", "compound", "nmod", "poss", "nummod", "advmod", "quantmod", "case"})
_LINKS = frozenset({"of", "for", "from", "in", "at", "on", "with", "to"})
_STRIPPED = frozenset({"DET", "PRON", "CCONJ", "PUNCT", "ADV"})


def phrase_text(head: Token) -> str:
    """The noun phrase of `head` without a leading article, relative clause or side remark.

    Prepositional parts ("of Foreign Affairs", "for the hospital") and coordinated heads are kept,
    and so is a name in apposition to a common noun ("the head of the crew, Ann Lee").
    """
    chosen = {token.i for token in _phrase_tokens(head)}
    after = head.i + 1
    if after < len(head.doc) and _is_twin(head, head.doc[after]):
        chosen.add(after)
    tokens = [head.doc[i] for i in sorted(chosen | _hyphens(head, chosen))]
    while tokens and tokens[0].pos_ in _STRIPPED and tokens[0].ent_type_ == "":
        if tokens[0] == head:
            break
        tokens.pop(0)
    text = "".join(token.text_with_ws for token in tokens)
    return " ".join(text.split()).strip(" ,;:'\"“”‘’`-")


def _phrase_tokens(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.i < head.i:
            if child.dep_ in _INSIDE or child.dep_ in {"det", "predet"}:
                yield from _left_tokens(child)
        elif child.dep_ == "prep" and child.lower_ in _LINKS:
            yield child
            for target in child.children:
                if target.dep_ == "pobj":
                    yield from _phrase_tokens(target)
        elif child.dep_ == "case" or _is_named(head, child):
            yield from _phrase_tokens(child) if child.dep_ == "appos" else (child,)
        elif child.dep_ == "conj" and _joined_by_and(head, child):
            yield from (t for t in head.children if t.dep_ == "cc")
            yield from _phrase_tokens(child)


def _is_twin(head: Token, after: Token) -> bool:
    """A name that the parser took for a second subject: "the website Example24 reported"."""
    return after.pos_ == "PROPN" and after.dep_ == head.dep_ and after.head == head.head


def _hyphens(head: Token, chosen: set[int]) -> set[int]:
    """The hyphens between chosen words, which the parser hangs anywhere."""
    return {
        i + 1
        for i in chosen
        if i + 2 in chosen and head.doc[i + 1].is_punct and not head.doc[i].whitespace_
    }


def _left_tokens(child: Token) -> Iterator[Token]:
    yield from (token for token in child.subtree if token.dep_ not in {"relcl", "acl"})


def _is_named(head: Token, child: Token) -> bool:
    if child.dep_ != "appos" or head.pos_ != "NOUN":
        return False
    return child.pos_ == "PROPN" or (child.i == head.i + 1 and child.text[:1].isupper())


def _joined_by_and(head: Token, child: Token) -> bool:
    return child.pos_ in {"NOUN", "PROPN"} and any(
        token.dep_ == "cc" and token.lower_ == "and" and head.i < token.i < child.i
        for token in head.children
    )
