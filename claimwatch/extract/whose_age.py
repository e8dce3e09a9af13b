"""Finds whose age a number is where the sentence only says "he" or "the 34-year-old"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Token

from claimwatch.extract.lexicon import word_class
from claimwatch.extract.mention import Mention
from claimwatch.extract.name_index import surname_of
from claimwatch.extract.quotes import ArticleContext
from claimwatch.model import ClaimKind

NAMED_BEFORE = "the one person named before"
"""The rule that found whose age it is."""
_REACH = 350
"""In characters: the person stands in the sentence or two before."""
_PRONOUNS = frozenset({"he", "she"})
_OF_ANOTHER_TIME = frozenset({"advcl", "relcl"})
_LINKS = frozenset({"when", "if", "until", "before", "once", "will", "'ll", "’ll", "would"})
_BARE = frozenset({"man", "woman", "suspect", "defendant", "gunman"})
_GO_ON = frozenset({"VBD", "VBZ", "VBP", "MD", "WP"})


def whose_age(mention: Mention, context: ArticleContext) -> str | None:
    """The commonest name of the one person named shortly before an age told of "he" or "she".

    None for other numbers, and where nobody or several are named there, or where that one stands
    in the sentence of "the 34-year-old man", as somebody who met him. A person is whom the
    article also names by surname alone, which it does to no place.
    """
    if mention.kind is not ClaimKind.AGE:
        return None
    at = context.place(mention) + mention.char_start
    text = context.article.text
    bare = _of_bare_noun(mention)
    if not (bare or _of_pronoun(mention) or _of_definite(mention)):
        return None
    before = text[max(0, at - _REACH) : at]
    found = [
        _commonest(known.name for known in held)
        for surname, held in context.names.by_surname.items()
        if surname in before and _is_person(surname, {known.name for known in held}, text)
    ]
    if len(found) != 1 or (bare and surname_of(found[0]) in text[context.place(mention) : at]):
        return None
    return found[0]


def _commonest(names: Iterable[str]) -> str:
    return max(sorted(Counter(names).items()), key=lambda name: name[1])[0]


def _of_pronoun(mention: Mention) -> bool:
    """True for "she is 34", not for "when she is 34"."""
    token = mention.last if mention.last.dep_ in {"attr", "acomp"} else mention.first
    verb = token.head
    if token.dep_ not in {"attr", "acomp"} or verb.lemma_ not in {"be", "turn"}:
        return False
    beside = {child.lower_ for child in verb.children}
    told = verb.dep_ not in _OF_ANOTHER_TIME and not beside & _LINKS
    return told and any(c.dep_ == "nsubj" and c.lower_ in _PRONOUNS for c in verb.children)


def _of_definite(mention: Mention) -> bool:
    """True for "the 34-year-old was", where no noun says more of the person."""
    behind = _behind_definite(mention)
    return bool(behind) and (behind[0].tag_ in _GO_ON or behind[0].text in ",.;")


def _of_bare_noun(mention: Mention) -> bool:
    """True for "the 34-year-old Dunmar man was", not for "the 34-year-old man from Dunmar"."""
    behind = _behind_definite(mention)
    noun = next((i for i, token in enumerate(behind[:3]) if token.lower_ in _BARE), None)
    if noun is None or any(token.pos_ not in {"PROPN", "ADJ"} for token in behind[:noun]):
        return False
    return any(token.tag_ in _GO_ON or token.text in ",." for token in behind[noun + 1 : noun + 2])


def _behind_definite(mention: Mention) -> list[Token]:
    """What stands behind an age in "the 34-year-old"; nothing where no "the" stands before it."""
    doc = mention.first.doc
    written = mention.line[mention.char_start : mention.char_end]
    if "old" not in written.lower() or mention.first.i == 0:
        return []
    if doc[mention.first.i - 1].lower_ != "the":
        return []
    return [token for token in doc[mention.first.i :] if token.idx >= mention.char_end]


def _is_person(surname: str, names: set[str], text: str) -> bool:
    """Whether a surname stands alone too, and is more than a letter or a day."""
    if len(surname) == 1 or surname.lower() in word_class("time_nouns"):
        return False
    alone = len(re.findall(rf"\b{re.escape(surname)}\b", text))
    return alone > sum(len(re.findall(rf"\b{re.escape(name)}\b", text)) for name in names)
