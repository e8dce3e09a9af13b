"""Finds the nouns that a quantity describes, by climbing the parse from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimwatch.extract.concepts import is_quantity, is_time
from claimwatch.extract.lexicon import word_class
from claimwatch.extract.subjects import NOUNS, SUBJECTS, links, subjects

_VERBS = frozenset({"VERB", "AUX"})
_COMPLEMENTS = frozenset({"of", "in", "for", "off"})
_PRICED = frozenset({"for", "to", "at", "by", "from"})
_GOES_FOR = frozenset({"for", "off", "on", "from"})
_SHIFTS = frozenset({"later", "ago", "earlier", "before", "after"})
_SET_AGAINST = frozenset({"than", "including", "below", "above"})
_HIGHEST_CLIMB = 14


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit or the noun that it counts, as it hangs in the parse.

    `top` is the topmost token of it, `own` all of its tokens. `counts` says that it counts a noun,
    `lasts` that it is a duration.
    """

    top: Token
    own: set[Token]
    counts: bool
    lasts: bool


def described(quantity: Quantity) -> Iterator[Token]:
    """The heads of what a quantity describes: its attribute, then the subject of its clause."""
    top = quantity.top
    if any(child.lower_ in _SHIFTS for child in (top.head, *top.children)):
        return
    aged = _aged(top)
    if aged is not None:
        quantity.own.update((top.head, top.head.head, top.head.head.head))
        yield aged
        return
    complements = [] if quantity.counts else list(_complements(top, quantity.lasts))
    yield from complements
    yield from _climb(quantity, attribute=bool(complements))


def _climb(quantity: Quantity, attribute: bool) -> Iterator[Token]:
    node = quantity.top
    for _ in range(_HIGHEST_CLIMB):
        head = node.head
        if head == node or (attribute and _stands_aside(node, quantity.own)):
            return
        if head.pos_ in _VERBS:
            yield from _in_clause(node, head, quantity, attribute)
            return
        if not attribute and _is_attribute(node, head, quantity):
            attribute, head = True, _compound_head(head, quantity.own)
            yield head
        node = head


def _stands_aside(node: Token, own: set[Token]) -> bool:
    """Whether a phrase is set against another or beside it: "than the loss of 5 cents"."""
    if node.dep_ == "prep":
        return node.lower_ in _SET_AGAINST
    return node.dep_ == "conj" and node.head.pos_ in NOUNS and not is_quantity(node.head, own)


def _is_attribute(node: Token, head: Token, quantity: Quantity) -> bool:
    """Whether the noun above says what the quantity is: the tax of "a 25% tax"."""
    when = quantity.lasts and node.dep_ == "prep" and node.lower_ not in {"of", "with"}
    if node.dep_ == "conj" or head.pos_ not in NOUNS or when or head in quantity.own:
        return False
    if is_quantity(head, quantity.own) or is_time(head) or links(head):
        return False
    return head.lemma_.lower() not in word_class("empty_nouns")


def _aged(top: Token) -> Token | None:
    """Who is of an age: "players over the age of 21"."""
    age = top.head.head
    if top.dep_ != "pobj" or age.lower_ != "age" or age.dep_ != "pobj" or age.head.i == 0:
        return None
    before = top.doc[age.head.i - 1]
    return before if before.pos_ in NOUNS else None


def _compound_head(noun: Token, own: set[Token]) -> Token:
    """The last noun of a compound: the lots of "50 foot building lots"."""
    while noun.dep_ == "compound" and noun.head.pos_ in NOUNS and noun.i < noun.head.i:
        if noun.head in own or is_quantity(noun.head, own):
            break
        noun = noun.head
    return noun


def _complements(top: Token, lasts: bool) -> Iterator[Token]:
    """What a measure is of: "60% of its revenue", "450 Nm of torque", "$12,000 for a roof"."""
    wanted = {"of"} if lasts or _is_of_something(top) else _COMPLEMENTS
    for preposition in top.children:
        if preposition.dep_ == "prep" and preposition.lower_ in wanted:
            for noun in preposition.children:
                if noun.dep_ != "pobj" or is_time(noun):
                    continue
                if noun.lower_ not in word_class("dimension_nouns"):
                    yield noun


def _is_of_something(top: Token) -> bool:
    """Whether the quantity itself describes a noun: "a penalty of $52,000 for the club"."""
    link = top.head
    outside = link.lower_ in word_class("outside_links")
    return top.dep_ == "pobj" and link.head.pos_ in NOUNS and not outside


def _in_clause(node: Token, verb: Token, quantity: Quantity, attribute: bool) -> Iterator[Token]:
    if node.dep_ in SUBJECTS:
        return
    if attribute and (verb.dep_ == "acl" or not _is_argument(node, verb)):
        return
    loose = node.dep_ == "prep" and quantity.counts and not attribute
    if loose and (node.i < verb.i or _is_passive(verb)):
        return
    had = [] if quantity.counts or attribute else list(_had(verb, node, quantity.own))
    yield from had
    yield from subjects(verb, within=attribute or bool(had))


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)


def _is_argument(node: Token, verb: Token) -> bool:
    """Whether an attribute belongs to what the verb says of its subject, not to an aside."""
    if verb.lemma_.lower() in word_class("finding_verbs"):
        return False
    if node.dep_ != "prep":
        return True
    aside = node.i > 0 and node.doc[node.i - 1].text == ","
    return node.i > verb.i and not aside and node.lower_ not in word_class("aside_links")


def _had(verb: Token, node: Token, own: set[Token]) -> Iterator[Token]:
    """What an amount is paid for, or what is had at an amount."""
    if node.dep_ == "prep" and node.lower_ in _PRICED:
        yield from _priced(verb, own)
    if node.dep_ == "dobj":
        yield from _bought(verb, node)


def _bought(verb: Token, amount: Token) -> Iterator[Token]:
    """What an amount goes for: "paid $35,538 for a system"."""
    for preposition in verb.children:
        if preposition.lower_ in _GOES_FOR and preposition.i > amount.i:
            for noun in preposition.children:
                if noun.dep_ == "pobj" and noun.pos_ in NOUNS and not is_time(noun):
                    yield noun
                    return


def _priced(verb: Token, own: set[Token]) -> Iterator[Token]:
    """What is had at an amount: "sells the phone for $30", "cut the rate to 4%"."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.pos_ in NOUNS and not is_quantity(child, own):
            yield child
