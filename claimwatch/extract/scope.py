"""Reads the words around a number that say what it is a number of: the evidence for matching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from claimwatch.extract.concepts import is_time
from claimwatch.extract.counted import counts_children, read_counted
from claimwatch.extract.doers import read_doers
from claimwatch.extract.lexicon import harm_lemmas, unit_words, verbs_taking, word_class
from claimwatch.extract.mention import Mention
from claimwatch.extract.quantity import counted_noun, own_tokens, quantity_top
from claimwatch.extract.tallies import befallen, tally_of, what_is_tallied
from claimwatch.model import ClaimKind, Scope

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_RESTRICTING = frozenset({"amod", "compound", "nmod", "poss", "acl", "relcl", "appos", "advmod"})
_SCENES = frozenset({"in", "at", "near", "across", "throughout", "around"})
_HIGHEST_CLIMB = 12
_MOST_WORDS = 80


def read_scope(mention: Mention) -> Scope:
    """The head noun, governing verb, restricting words, names and content words of a number.

    "At least 16 people were killed in Aceh": head people, verb kill, restricting aceh. "A death
    toll of 5": head death. "10 wounded": verb wound, no head. "A mother of 12": head child, verb
    have, whatever befell her. All are lemmas in lower case, names are as written; `words` are those
    of the sentence, in order and without repetition.
    """
    own = own_tokens(mention)
    noun = counted_noun(mention)
    tallied = _tallied(mention) if noun is None else None
    top = tallied or noun or quantity_top(mention)
    befell = befallen(tallied) if tallied is not None else _befalling(mention)
    return Scope(
        head=_head(mention, noun, own),
        verb="have" if counts_children(mention) else befell or _verb(top, own),
        restricting=_once(_restricting(top, own)),
        names=_names(mention.sentence.doc),
        words=_once(_content(mention.sentence.doc, own))[:_MOST_WORDS],
        doers=() if mention.dimension == "magnitude" else read_doers(top),
    )


def _head(mention: Mention, noun: Token | None, own: set[Token]) -> str | None:
    """The noun counted; for a measure or a toll, the nearest noun that it measures."""
    if mention.unit is None:
        counted = read_counted(mention)
        if counted and (noun is None or noun.lemma_.lower() not in counted):
            return counted[-1]
        if noun is not None:
            return noun.lemma_.lower()
    measured = _measured(quantity_top(mention), own)
    if measured is None or measured.lemma_.lower() in word_class("tally_nouns"):
        return None
    return measured.lemma_.lower()


def _tallied(mention: Mention) -> Token | None:
    """The people of "the number of people killed reached 74"."""
    tally = tally_of(mention) if mention.kind is ClaimKind.COUNT else None
    return what_is_tallied(tally) if tally is not None else None


def _befalling(mention: Mention) -> str | None:
    """The participle right behind a number: "three wounded", "10 killed"."""
    after = mention.last.i + 1
    doc = mention.sentence.doc
    if after < len(doc) and doc[after].lemma_.lower() in harm_lemmas():
        return doc[after].lemma_.lower() if doc[after].tag_ != "VBG" else None
    return None


def _measured(top: Token, own: set[Token]) -> Token | None:
    for of in top.children:
        if of.dep_ == "prep" and of.lower_ == "of":
            for noun in of.children:
                if noun.dep_ == "pobj" and noun.pos_ in _NOUNS:
                    return noun
    node = top
    for _ in range(_HIGHEST_CLIMB):
        head = node.head
        if head == node:
            return None
        if head.pos_ in _NOUNS and head not in own and head.lower_ not in unit_words():
            return head
        if head.pos_ in _VERBS:
            found_out = head.lemma_.lower() in word_class("finding_verbs") | verbs_taking("clause")
            return None if node.dep_ == "nsubj" or found_out else _subject(head)
        node = head
    return None


def _subject(verb: Token) -> Token | None:
    """The subject; of the clause above where it is unsaid."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.pos_ in _NOUNS:
                return child
        if verb.dep_ not in {"conj", "xcomp", "advcl"}:
            return None
        verb = verb.head
    return None


def _verb(top: Token, own: set[Token]) -> str | None:
    """The verb that governs the number: a participle at its side, else the nearest above."""
    is_verb = top.pos_ == "VERB" and top not in own  # the m of "600m" may be tagged as one
    if is_verb or (top.pos_ == "ADJ" and top.lemma_.lower() == "dead"):
        return top.lemma_.lower()
    for child in top.children:
        if child.dep_ in {"acl", "amod"} and child.i > top.i and child.tag_ in {"VBN", "VBD", "JJ"}:
            return child.lemma_.lower()
    node = top
    for _ in range(_HIGHEST_CLIMB):
        head = node.head
        if head == node or node.lower_ == "home":  # "hit Dunmar, home to 900 people"
            return None
        if _is_scene(node) and top.head == node:
            return None
        if head.pos_ in _VERBS:
            meant = _meaningful(head, node, own)
            return None if meant in verbs_taking("clause") else meant
        says = head.pos_ == "ADJ" and node.dep_ in {"nsubj", "npadvmod", "nummod"}
        if says and not (head.lower_ == "worth" and head.head.pos_ in _NOUNS):
            return head.lemma_.lower()  # who "asked for a deal worth $40 million" asked for it
        node = head
    return None


def _is_scene(preposition: Token) -> bool:
    """True for the "in" of "burned the homes in 12 villages", which were not what was burned."""
    if preposition.lower_ not in _SCENES:
        return False
    above = preposition.head
    undergone = any(child.dep_ in {"dobj", "nsubjpass"} for child in above.children)
    return above.pos_ in _NOUNS or (above.pos_ in _VERBS and undergone)


def _meaningful(verb: Token, node: Token, own: set[Token]) -> str:
    """The verb, or what it leads to: "left 5 dead" is dead, "were unable to flee" flee."""
    lemma = verb.lemma_.lower()
    if lemma in word_class("result_verbs"):
        for child in verb.children:
            if child in own or child == node:
                continue
            if child.dep_ in {"oprd", "acomp", "attr", "ccomp"} and child.pos_ in {"ADJ", "VERB"}:
                return child.lemma_.lower()
    if lemma in word_class("empty_verbs"):
        for child in verb.children:
            if child.dep_ == "xcomp" and child.pos_ == "VERB":
                return child.lemma_.lower()
    return lemma


def _restricting(top: Token, own: set[Token]) -> Iterator[str]:
    """Lemmas that narrow the noun, then those that narrow its verb."""
    yield from _narrowing(top, own)
    head = top.head
    if head != top and head.pos_ in _VERBS:
        for child in head.children:
            if _is_place(child) and top not in child.subtree:
                yield from _below(child, own)


def _narrowing(noun: Token, own: set[Token]) -> Iterator[str]:
    for child in noun.children:
        if child in own or child.like_num:
            continue
        if child.dep_ in _RESTRICTING and child.pos_ in _CONTENT:
            yield child.lemma_.lower()
            yield from _narrowing(child, own)
        elif _is_place(child):
            yield from _below(child, own)


def _is_place(child: Token) -> bool:
    return (
        child.dep_ == "prep"
        and child.lower_ in word_class("restricting_links")
        and not any(is_time(noun) for noun in child.children)
    )


def _below(preposition: Token, own: set[Token]) -> Iterator[str]:
    for noun in preposition.children:
        if noun.dep_ == "pobj" and noun not in own and noun.pos_ in _CONTENT:
            yield noun.lemma_.lower()
            yield from _narrowing(noun, own)


def _names(doc: Doc) -> tuple[str, ...]:
    """The runs of proper nouns of a sentence, as written."""
    if "claimwatch_names" not in doc.user_data:
        doc.user_data["claimwatch_names"] = _read_names(doc)
    names: tuple[str, ...] = doc.user_data["claimwatch_names"]
    return names


def _read_names(doc: Doc) -> tuple[str, ...]:
    runs: list[list[str]] = []
    last = -2
    for token in doc:
        if token.pos_ != "PROPN" or is_time(token):
            continue
        if token.i == last + 1:
            runs[-1].append(token.text)
        else:
            runs.append([token.text])
        last = token.i
    return _once(" ".join(run) for run in runs)[:_MOST_WORDS]


def _content(doc: Doc, own: set[Token]) -> Iterator[str]:
    """The lemmas of a sentence's content words; read once for all its numbers."""
    if "claimwatch_content" not in doc.user_data:
        doc.user_data["claimwatch_content"] = [
            (token.i, token.lemma_.lower())
            for token in doc
            if token.pos_ in _CONTENT and not token.is_stop
        ]
    taken = {token.i for token in own}
    for place, lemma in doc.user_data["claimwatch_content"]:
        if place not in taken:
            yield lemma


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
