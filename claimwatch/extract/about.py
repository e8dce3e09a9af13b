"""Reads the entity or attribute that a figure describes."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch.extract.concepts import concept_words, is_quantity, is_time
from claimwatch.extract.lexicon import word_class
from claimwatch.extract.mention import Mention
from claimwatch.extract.quantity import counted_noun, own_tokens, quantity_top

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_COMPLEMENTS = frozenset({"of", "in", "for", "off"})
_PRICED = frozenset({"for", "to", "at", "by", "from"})
_BREAKS = frozenset({",", ";", ":", "(", ".", "—", "–"})
_SHIFTS = frozenset({"later", "ago", "earlier", "before", "after"})
_HIGHEST_CLIMB = 14


def read_about(mention: Mention) -> str | None:
    """The words of the entity or attribute that the figure describes, None where none is named.

    First the attribute next to the number ("core inflation" in "core inflation rose 0.3%", "tax"
    in "a 25% tax"), then the subject of its clause. NewsQuant calls these referred concepts.
    """
    own = own_tokens(mention)
    noun = counted_noun(mention)
    top = noun if noun is not None else quantity_top(mention)
    own.add(top)
    found: list[str] = []
    for head in _described(
        _outside_brackets(top, own), own, noun is not None, mention.dimension == "duration"
    ):
        for word in concept_words(head, own):
            if word not in found:
                found.append(word)
    if not found and mention.unit is not None and noun is None:
        near = _nearest_before(top, own)
        found = concept_words(near, own) if near is not None else []
    return " ".join(found) or None


def _nearest_before(top: Token, own: set[Token]) -> Token | None:
    """The head of the nearest noun phrase before a measure in its clause, for broken parses."""
    for token in reversed(top.doc[: min(t.i for t in own)]):
        if token.text in _BREAKS:
            return None
        if token.pos_ in _NOUNS and token not in own and not is_time(token):
            while token.dep_ == "compound" and token.head.pos_ in _NOUNS and token.head not in own:
                token = token.head
            return None if is_quantity(token, own) else token
    return None


def _outside_brackets(top: Token, own: set[Token]) -> Token:
    """For a number in brackets behind another ("87 mph (140 km/h)"), the one it restates."""
    first = min(token.i for token in own)
    doc = top.doc
    if first >= 2 and doc[first - 1].text == "(" and is_quantity(doc[first - 2], own):
        return doc[first - 2]
    return top


def _described(top: Token, own: set[Token], is_count: bool, is_duration: bool) -> Iterator[Token]:
    """The heads of what a quantity describes: its attribute, then the subject of its clause."""
    if any(child.lower_ in _SHIFTS for child in (top.head, *top.children)):
        return
    complements = [] if is_count else list(_complements(top, is_duration))
    yield from complements
    node, attribute = top, bool(complements)
    for _ in range(_HIGHEST_CLIMB):
        head = node.head
        if head == node:
            return
        if head.pos_ in _VERBS:
            yield from _in_clause(node, head, own, is_count, attribute)
            return
        when = is_duration and node.dep_ == "prep" and node.lower_ not in {"of", "with"}
        names = node.dep_ != "conj" and head.pos_ in _NOUNS and not when
        if names and _names_attribute(head, own, attribute):
            yield head
            attribute = True
        node = head


def _names_attribute(head: Token, own: set[Token], attribute: bool) -> bool:
    if attribute or is_quantity(head, own) or is_time(head):
        return False
    return head.lemma_.lower() not in word_class("empty_nouns")


def _in_clause(
    node: Token, verb: Token, own: set[Token], is_count: bool, attribute: bool
) -> Iterator[Token]:
    if node.dep_ in _SUBJECTS or (attribute and not _is_argument(node, verb)):
        return
    if node.dep_ == "prep" and not attribute:
        if is_count and (node.i < verb.i or _is_passive(verb)):
            return
        if not is_count:
            yield from _objects(verb, node, own)
    if node.dep_ == "dobj" and not is_count and not attribute:
        yield from _bought(verb, node)
    yield from _subjects(verb)


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


def _complements(top: Token, is_duration: bool) -> Iterator[Token]:
    """What a measure is of: "60% of its revenue", "450 Nm of torque", "$12,000 for a roof"."""
    wanted = {"of"} if is_duration or _is_of_something(top) else _COMPLEMENTS
    for preposition in top.children:
        if preposition.dep_ == "prep" and preposition.lower_ in wanted:
            for noun in preposition.children:
                if noun.dep_ != "pobj" or is_time(noun):
                    continue
                if noun.lower_ not in word_class("dimension_nouns"):
                    yield noun


def _is_of_something(top: Token) -> bool:
    """True where the quantity itself follows "of": "a penalty of $52,000 for CN"."""
    return top.dep_ == "pobj" and top.head.lower_ == "of"


def _bought(verb: Token, amount: Token) -> Iterator[Token]:
    """What an amount goes for: "paid $35,538 for a system"."""
    for preposition in verb.children:
        if preposition.lower_ in {"for", "off", "on", "from"} and preposition.i > amount.i:
            for noun in preposition.children:
                if noun.dep_ == "pobj" and noun.pos_ in _NOUNS and not is_time(noun):
                    yield noun
                    return


def _objects(verb: Token, preposition: Token, own: set[Token]) -> Iterator[Token]:
    """What is had at an amount: "sells the phone for $30", "cut the rate to 4%"."""
    if preposition.lower_ in _PRICED:
        for child in verb.children:
            if child.dep_ == "dobj" and child.pos_ in _NOUNS and not is_quantity(child, own):
                yield child


def _subjects(verb: Token) -> Iterator[Token]:
    """The subject of a clause; of the clause above where it is a pronoun or unsaid."""
    for _ in range(6):
        found = [child for child in verb.children if child.dep_ in _SUBJECTS]
        named = [c for c in found if c.pos_ in _NOUNS or c.tag_ in {"JJS", "JJ", "VBG"}]
        if named:
            yield from named
            return
        if verb.dep_ in {"relcl", "acl"}:
            if verb.head.dep_ == "attr" and verb.dep_ == "acl":
                verb = verb.head.head
                continue
            if verb.head.pos_ in _NOUNS:
                yield verb.head
            return
        if any(child.dep_ == "expl" or child.tag_ in {"EX", "WP"} for child in verb.children):
            return
        if verb.dep_ == "ccomp" and not found:
            return
        if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"}:
            verb = verb.head
        else:
            return
