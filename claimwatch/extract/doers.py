"""Reads who does what a number tells of: the named subject of its verb, or whose deed it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from claimwatch.extract.concepts import is_time
from claimwatch.extract.lexicon import tallies, verbs_taking, word_class
from claimwatch.extract.subjects import NOUNS, SUBJECTS

_VERBS = frozenset({"VERB", "AUX"})
_PART_OF_NAME = frozenset({"compound", "nmod", "amod"})
_SUBJECT_ABOVE = frozenset({"conj", "xcomp", "advcl", "pcomp"})
_HIGHEST_CLIMB = 10
_LONGEST_CLAUSE = 12
"""In tokens: "and Hobbs, who had never stood before, 10"."""
_SET_AGAINST = frozenset({"against", "versus", "than"})
_STANDING = frozenset({"on", "at", "with"})
_BY_WHICH = frozenset({"after", "before", "by", "while", "without"})
_APOSTROPHES = frozenset({"'", "\u2019"})
_DATELINE = 8
_LEAST_DATELINE = 4
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})


def read_doers(top: Token) -> tuple[str, ...]:
    """The names of those who do what the quantity under `top` tells of; empty where none is named.

    "Brightwater offered $4 million" gives Brightwater, "a $4 million bid by Alder and Hobbs" Alder
    and Hobbs, "Alder's bid of $4 million" Alder. A pronoun and a common noun give none, nor does
    who only tells of a number: "Alder counts 12 dead", "Alder stood by its count of 12".
    """
    undergone = _undergone(top)
    if undergone is not None:
        return () if undergone.lemma_.lower() in _told() else _named_beside(undergone)
    if (by := _done_by(top)) is not None:
        return tuple(_names(by))
    if (of := _put_in_behind(top)) is not None:
        return tuple(_names(of))
    node, inside = top, True
    for _ in range(_HIGHEST_CLIMB):
        named = _named_beside(node, inside)
        if named or node.head == node or (node != top and node.lemma_.lower() in _accounts()):
            return named
        if node.lower_ in _SET_AGAINST:
            return _for_whom(top)
        if node.lower_ in _STANDING and node.i and _stands(node.doc[node.i - 1]):
            return tuple(_names(node.doc[node.i - 1]))[:1]
        verb = node.head
        if verb.pos_ in _VERBS:
            if verb.lemma_.lower() in word_class("telling_verbs"):
                return ()
            if (made_to := _made_to(verb)) is not None:
                return tuple(_names(made_to))
            named = _named_beside(verb)
            if named or node.dep_ in SUBJECTS:
                return named
            return _gapped(verb, top) or _subject_names(verb)
        inside = inside and node.lower_ != "with"
        node = verb
    return ()


def _stands(name: Token) -> bool:
    """Whether a name may be somebody's: "Alder at eight years", not "near Dunmar at a depth of"."""
    if name.pos_ != "PROPN" or name.dep_ != "pobj":
        return name.pos_ == "PROPN"
    link = name.head
    return link.lower_ == "with" or (link.lower_ == "of" and link.head.lower_ in {"that", "those"})


def _undergone(top: Token) -> Token | None:
    """The participle behind a noun, which says itself who did it: "13 men caught by Alder"."""
    for child in top.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.i > top.i:
            return child
    return None


def _done_by(top: Token) -> Token | None:
    """Who does it in the clause behind a noun: "the $4 million that Alder paid"."""
    for clause in top.children:
        if clause.dep_ == "relcl" and clause.i > top.i:
            doers = [c for c in clause.children if c.dep_ == "nsubj" and c.pos_ in NOUNS]
            if doers and clause.lemma_.lower() not in word_class("telling_verbs"):
                return doers[0]
    return None


def _put_in_behind(top: Token) -> Token | None:
    """The name behind which a number is put in brackets: "behind Alder (nine of 14, 87 yards)"."""
    for at in range(top.left_edge.i - 1, max(0, top.left_edge.i - _LONGEST_CLAUSE), -1):
        token = top.doc[at]
        if token.text == ")":
            return None
        if token.text == "(":
            name = top.doc[at - 1]
            return name if _is_full_name(name) else None
    return None


def _is_full_name(name: Token) -> bool:
    """Whether a name has two words or more, and is no place or body."""
    parts = [child for child in name.children if child.dep_ == "compound"]
    full = name.pos_ == "PROPN" and any(part.pos_ == "PROPN" for part in parts)
    return full and name.ent_type_ in {"", "PERSON"}


def _for_whom(top: Token) -> tuple[str, ...]:
    """Whose a number is that is set against another's: "against 41 percent for Hobbs"."""
    for link in top.children:
        if link.dep_ == "prep" and link.lower_ in {"for", "of", "by"}:
            return tuple(name for noun in link.children for name in _names(noun))
    return ()


def _gapped(verb: Token, top: Token) -> tuple[str, ...]:
    """Whose a number is where the verb is not said again: "Alder took 25 seats and Hobbs 10"."""
    for token in verb.doc[verb.i + 2 : top.left_edge.i + 1]:
        name = _before_clause(verb.doc[token.i - 1])
        if not token.like_num or name.pos_ != "PROPN" or is_time(name):
            continue
        first = name.i
        while first and verb.doc[first - 1].pos_ == "PROPN":
            first -= 1
        if verb.doc[first - 1].lower_ in {"and", ",", ";"}:
            return (verb.doc[first : name.i + 1].text,)
    return ()


def _before_clause(token: Token) -> Token:
    """The token itself, or what the clause tells of that its comma ends: "Hobbs, who lost, 10"."""
    if token.text != ",":
        return token
    for at in range(token.i - 1, max(1, token.i - _LONGEST_CLAUSE), -1):
        if token.doc[at].lower_ in {"which", "who"} and token.doc[at - 1].text == ",":
            return token.doc[at - 2]
    return token


@cache
def _told() -> frozenset[str]:
    """Lemmas of participles that name who tells, not who does: "reported by Alder"."""
    return verbs_taking("clause") | word_class("telling_verbs")


@cache
def _accounts() -> frozenset[str]:
    """Lemmas of nouns for what somebody tells: toll, count, report."""
    return tallies() | word_class("account_nouns")


def _named_beside(node: Token, owned: bool = True) -> tuple[str, ...]:
    """By whom something is done ("by Alder"), or whose a noun is that is `owned`: "Alder's bid"."""
    for child in node.children:
        if owned and _is_owner(child) and (child.pos_ == "PROPN" or _is_of_team(child)):
            return tuple(_names(child)) or (child.text,)
        if child.lower_ == "by" and child.dep_ in {"agent", "prep"}:
            found = [name for noun in child.children for name in _names(noun)]
            if found:
                return tuple(found)
    return ()


def _is_owner(child: Token) -> bool:
    """True for a possessive, also where a lone apostrophe was taken for a quotation mark."""
    if child.dep_ == "poss":
        return True
    behind = child.doc[child.i + 1 : child.i + 2]
    plural = child.dep_ == "nmod" and child.lower_.endswith("s")
    return plural and any(token.text in _APOSTROPHES for token in behind)


def _is_of_team(owner: Token) -> bool:
    """True for a plural that is written as a name and taken for a noun: "the Warriors' offer".

    What opens a sentence may be any noun, but for offers.
    """
    opens = owner.i == 0 and owner.head.lemma_.lower() not in word_class("deals")
    return owner.tag_ == "NNS" and owner.text.istitle() and not opens


def _made_to(verb: Token) -> Token | None:
    """Who is brought to do something: "a ruling left Hobbs to face eight counts"."""
    if verb.dep_ != "xcomp" or verb.tag_ != "VB":
        return None
    return next((c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i), None)


def _subject_names(verb: Token) -> tuple[str, ...]:
    """The names in the subject of a verb, or of the clause above where it has none."""
    for _ in range(_HIGHEST_CLIMB):
        found = [child for child in verb.children if child.dep_ in SUBJECTS]
        leads_back = not found or found[0].tag_ in {"WDT", "WP"}
        if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in NOUNS and leads_back:
            return tuple(_names(verb.head))
        if found and (_is_a_part(verb) or verb.lemma_.lower() in word_class("telling_verbs")):
            return ()
        if found:
            named = tuple(name for subject in found for name in _names(subject))
            return named or _bidders(found[0])
        if verb.dep_ not in _SUBJECT_ABOVE:
            return ()
        by_which = verb.dep_ == "pcomp" and verb.head.lower_ in _BY_WHICH
        verb = verb.head.head if by_which else verb.head
    return ()


def _bidders(subject: Token) -> tuple[str, ...]:
    """Whose an offer is that is the subject: "Brightwater's offer was raised to $44 million"."""
    return _named_beside(subject) if subject.lemma_.lower() in word_class("deals") else ()


def _is_a_part(verb: Token) -> bool:
    """True for "Dunmar is part of a cut of 2,500 jobs", which Dunmar did not make."""
    return verb.lemma_ == "be" and any(
        child.dep_ == "attr" and child.lemma_ == "part" for child in verb.children
    )


def _names(noun: Token) -> Iterator[str]:
    """The proper name that a noun is, and those joined to it by "and"."""
    dated = is_time(noun) or noun.ent_type_ == "DATE"
    if noun.pos_ == "PROPN" and not dated and not _is_dateline(noun):
        parts = [child for child in noun.children if child.dep_ in _PART_OF_NAME]
        run = [*(part for part in parts if part.pos_ == "PROPN" and part.i < noun.i), noun]
        yield " ".join(token.text for token in run)
    for child in noun.children:
        if child.dep_ == "conj":
            yield from _names(child)


def _is_dateline(noun: Token) -> bool:
    """Whether a name is the place in front of a report: "DUNMAR, Ostrava - A slide killed 12"."""
    behind = noun.doc[noun.i + 1 : noun.i + _DATELINE]
    opens = noun.i < _DATELINE and noun.text.isupper() and len(noun.text) >= _LEAST_DATELINE
    return opens and any(token.text in _DASHES for token in behind)
