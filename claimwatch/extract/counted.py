"""Reads what a count counts, as the lemmas of its noun phrase."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimwatch.extract.concepts import is_year, measures
from claimwatch.extract.lexicon import harm_lemmas, persons, word_class
from claimwatch.extract.mention import Mention
from claimwatch.extract.persons_by_verb import (
    are_people_by_verb,
    befalls_people,
    is_told_of_people,
    may_be_people_by_verb,
)
from claimwatch.extract.persons_elided import (
    asked_ahead,
    group_of,
    may_be_harmed,
    numbered_ahead,
    what_they_are,
)
from claimwatch.extract.phrase_lemmas import lemmas, restricting
from claimwatch.extract.quantity import counted_noun, own_tokens, quantity_top
from claimwatch.extract.tallies import (
    is_toll,
    means_people,
    tally_of,
    traded,
    what_is_tallied,
    what_moved,
)
from claimwatch.model import ClaimKind

PEOPLE = ("people",)
"""What a number counts where only the verb tells: "10 killed"."""

TIMES = ("time",)
"""What "twice" counts, as "three times" does."""

CHILDREN = ("child",)
"""What the number of "a father of three" counts."""

DEATHS = ("death",)
"""What "the toll" counts."""

_COUNTING = frozenset({ClaimKind.COUNT, ClaimKind.ORDINAL, ClaimKind.RATIO, ClaimKind.MULTIPLE})
_BEFALLEN = frozenset({"victim", "casualty"})
_HYPHENED = re.compile(r"-(?:,\s[\w.]+-){0,4},?\s(?:and|or|to)\s[\w.]+-(?P<noun>[a-z]+)\b")


def read_counted(mention: Mention) -> tuple[str, ...]:
    """The lemmas of what is counted, in text order; empty where a unit measures instead.

    "16,000 foreign fighters" gives foreign, fighter; "one of the oldest parks in Ohio" gives old,
    park, ohio; "10 killed" and "four others" give people or the noun counted before; "the number of
    burnt cars reached 74" gives burnt, car.
    """
    if mention.unit is not None or mention.kind not in _COUNTING:
        return ()
    if mention.form == "multiple":
        return TIMES
    if counts_children(mention):
        return CHILDREN
    if is_toll(mention):
        return DEATHS
    shared = _shared(mention)
    if shared is not None:
        return (shared.lemma_.lower(),)
    noun = _alternative(mention) or counted_noun(mention)
    if noun is None and (moved := what_moved(mention)) is not None:
        return traded(moved) or (moved.lemma_.lower(),)
    if noun is None and mention.kind is ClaimKind.COUNT and (tally := tally_of(mention)):
        bare = tally.lemma_.lower() == "number"
        if counted := _tallied(tally):
            return counted
        if are_people_by_verb(quantity_top(mention)):
            return PEOPLE
        return () if bare else _counted_before(mention)
    if noun is None or _stands_for_noun(mention, noun):
        return _elided(mention, noun)
    stands_for = noun.i < mention.first.i or _is_group(mention, noun)
    if stands_for and (said := what_they_are(mention)) is not None:
        return (said.lemma_.lower(),)
    return tuple(lemmas(noun, own_tokens(mention), _is_partitive(mention, noun)))


def _stands_for_noun(mention: Mention, noun: Token) -> bool:
    """True where no noun stands: the others of "four others", what "the nine voting" do."""
    if noun.lower_ in word_class("eliding_words") or _is_harm(mention, noun):
        return True
    doing = noun.lower_.endswith("ing") and noun.tag_ in {"NN", "VBG"}
    return mention.lo > 1 and doing and noun.i == mention.last.i + 1


def _is_group(mention: Mention, noun: Token) -> bool:
    """True where the noun is of those of whom some are told: "six of the victims were children"."""
    of_group = noun.i > mention.last.i + 1 and mention.last.nbor().lower_ == "of"
    return of_group and noun.lemma_.lower() in persons() | _BEFALLEN


def _tallied(tally: Token) -> tuple[str, ...]:
    """What a tally counts: deaths where a toll does not say, and nothing where others do not."""
    if meant := means_people(tally):
        return (meant,)
    noun = what_is_tallied(tally)
    if noun is None:
        return DEATHS if tally.lemma_.lower() == "toll" else ()
    return _up_to_noun(noun, set())


def _up_to_noun(noun: Token, own: set[Token]) -> tuple[str, ...]:
    """The lemmas of a noun and what stands before it: the victims of "victims of the storm"."""
    found = tuple(lemmas(noun, own, whole=False))
    lemma = noun.lemma_.lower()
    return found[: found.index(lemma) + 1] if lemma in found else found


def counts_children(mention: Mention) -> bool:
    """Whether a bare number is of somebody's children: "the mother of 12 was killed"."""
    before = mention.first.doc[max(0, mention.first.i - 2) : mention.first.i]
    if len(before) < 2 or before[1].lower_ != "of":
        return False
    noun = counted_noun(mention)
    named = noun is None or noun.pos_ == "PROPN"  # "mother of 12 Ann Dorr"
    return named and before[0].lower_ in word_class("parent_nouns")


def counted_tokens(mention: Mention) -> set[Token]:
    """The noun that a number counts with the words that restrict it; empty where none stands."""
    noun = _alternative(mention) or counted_noun(mention)
    if noun is None:
        return set()
    return {noun, *restricting(noun, own_tokens(mention), _is_partitive(mention, noun))}


def _shared(mention: Mention) -> Token | None:
    """The noun that stands once for hyphened numbers: "four- and six-cylinder engines"."""
    if mention.sentence.doc.text[mention.char_end : mention.char_end + 1] != "-":
        return None
    match = _HYPHENED.match(mention.sentence.doc.text, mention.char_end)
    span = mention.sentence.doc.char_span(*match.span("noun")) if match else None
    return span[0] if span is not None else None


def _alternative(mention: Mention) -> Token | None:
    """The noun before "or" that a number widens: "another pick or two"."""
    doc, first, last = mention.first.doc, mention.first.i, mention.last.i
    if mention.form != "words" or first < 2 or doc[first - 1].lower_ != "or":
        return None
    noun = doc[first - 2]
    ends = last + 1 == len(doc) or doc[last + 1].pos_ in {"PUNCT", "ADP", "CCONJ", "SCONJ"}
    return noun if ends and noun.tag_ == "NN" else None


def _is_partitive(mention: Mention, noun: Token) -> bool:
    """True for "one of the ...", which takes from a set that the phrase describes in full."""
    return noun.dep_ == "pobj" and noun.head.head in mention.tokens and mention.hi == 1


def _elided(mention: Mention, noun: Token | None) -> tuple[str, ...]:
    """What a number without a noun counts: what the one before it counts, or people.

    `noun` only stands for one: the others of "four others". Who was killed was none of the houses
    counted before: "wrecked 40 homes and killed 12".
    """
    said = what_they_are(mention) or numbered_ahead(mention)
    if said is not None:
        return (said.lemma_.lower(),)
    if group := group_of(mention):
        return group
    before = _counted_before(mention)
    top = quantity_top(mention)
    tops = (top,) if noun is None else (top, noun)
    if any(map(are_people_by_verb, tops)) and not (before and may_be_harmed(before[-1])):
        return PEOPLE
    if before:
        return before
    if (asked := asked_ahead(mention)) is not None:
        return (asked.lemma_.lower(),)
    harmed = any(befalls_people(one) or may_be_people_by_verb(one) for one in tops)
    return PEOPLE if harmed else ()


def _is_harm(mention: Mention, noun: Token) -> bool:
    """Whether what seems a noun tells what befell people: "30 hurt", not "30 arrests"."""
    one = noun.lower_ == noun.lemma_.lower()
    return mention.lo > 1 and one and noun.lemma_.lower() in harm_lemmas()


def _counted_before(mention: Mention) -> tuple[str, ...]:
    top = quantity_top(mention)
    if mention.form in {"ordinal", "range"} and top.dep_ not in {"conj", "nsubj", "nsubjpass"}:
        return ()
    own = own_tokens(mention)
    for token in reversed(top.doc[: mention.first.i]):
        if token.like_num and token not in own and not is_year(token):
            if measures(token) or _is_included(token):
                continue
            noun = token.head
            if noun.pos_ == "VERB" and is_told_of_people(token):
                return PEOPLE
            if noun.lower_ in word_class("eliding_words") or noun.pos_ == "VERB":
                continue
            if noun.lower_ == noun.lemma_.lower() in harm_lemmas():
                return PEOPLE
            numbers = token.dep_ == "nummod" or (token.dep_ == "compound" and noun.tag_ == "NNS")
            if numbers and noun.pos_ == "NOUN" and noun.i > token.i:
                return _up_to_noun(noun, {token})
            if not (token.i and token.nbor(-1).text == "("):  # "45 seats, the Greens (30)"
                return ()
    return ()


def _is_included(number: Token) -> bool:
    """True for the two of "12 dead, among them two children, and 30 hurt"."""
    ahead = number.doc[max(0, number.i - 2) : number.i].text.lower()
    return ahead == "among them" or ahead.endswith("including")
