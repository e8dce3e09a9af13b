"""Finds whose age a number is where the sentence only says "he" or "the 34-year-old"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, takewhile

from spacy.tokens import Token

from claimwatch.extract.lexicon import common_words, word_class
from claimwatch.extract.mention import Mention
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
_CALLED = re.compile(r"\W*The\s(?:[\w'’-]+\s){0,3}?(?P<noun>[a-z][\w'’-]*),\s$")
_OPENS = 2
"""In tokens: how far from its beginning an age opens a sentence."""
_ROLE_REACH = 5
_BESIDE = 80
"""In characters: how far from a noun the name stands that it belongs to."""
_MOST_TOLD = 40
_MOST_MEANT = 12
"""Of so many names none is the one that is meant."""
_BY_FAR = 2
_LONGEST = 3
_LOOK_BACK = 10
_PLACED = re.compile(r"(?i)\b(?:in|at|near|off|outside|around|across|the|on|into|through|via)\s$")
_IN_PHRASE = frozenset({"ADJ", "NOUN", "PROPN"})


def whose_age(mention: Mention, context: ArticleContext) -> str | None:
    """The commonest name of the person named shortly before an age told of "he" or "she".

    Where several are named there, of the one that the article names by far the most. "The
    34-year-old nurse" is the one person whom it calls a nurse. None for other numbers, and where
    nobody is named, or where that one stands in the sentence of "the 34-year-old man", as somebody
    who met him. A person is whom the article also names by surname alone, as it does no place.
    """
    if mention.kind is not ClaimKind.AGE:
        return None
    at = context.place(mention) + mention.char_start
    text = context.article.text
    bare, role = _of_bare_noun(mention), _role(mention)
    described = bool(bare or role or _of_definite(mention))
    if not (described or _of_pronoun(mention)):
        return None
    before = text[max(0, at - _REACH) : at]
    names = {
        surname: {known.name for known in held}
        for surname, held in context.names.by_surname.items()
        if (_is_called(surname, role, text) if role else surname in before)
    }
    if len(names) > _MOST_MEANT:
        return None
    found = [surname for surname in names if _stands_alone(surname, names[surname], text)]
    if described and not found:
        found = [s for s in names if any(_reads_as_person(name, text) for name in names[s])]
    one = _told_most(found, text, alone=bool(role) or not _is_subject(mention))
    if one is None or (bare and one in text[context.place(mention) : at]):
        return None
    return _commonest(known.name for known in context.names.by_surname[one])


def _told_most(found: list[str], text: str, *, alone: bool) -> str | None:
    """The surname that a text names over twice as often as any other found, or the `alone` one."""
    often = sorted((_count(name, text), name) for name in found)
    if len(often) < 2 or alone:
        return found[0] if len(found) == 1 else None
    return often[-1][1] if often[-1][0] > _BY_FAR * often[-2][0] else None


def _is_subject(mention: Mention) -> bool:
    """True for "the 34-year-old fled", not for "robbed the 34-year-old"."""
    return any(token.tag_ in _GO_ON for token in _behind_definite(mention)[:1])


def _role(mention: Mention) -> str | None:
    """The noun for a person with which the sentence opens: "The 34-year-old nurse"."""
    line = mention.line
    told = _CALLED.match(line[: mention.char_start])
    if told:
        return told["noun"] if line[mention.char_end : mention.char_end + 1] == "," else None
    behind = _behind_definite(mention)
    if not behind or mention.first.i - mention.first.sent.start > _OPENS:
        return None
    told_of = takewhile(lambda token: token.pos_ in _IN_PHRASE, behind[:_ROLE_REACH])
    noun = next((token for token in told_of if token.pos_ == "NOUN"), None)
    if noun is None or noun.lower_ in _BARE:
        return None
    goes_on = any(token.i == noun.i + 1 and token.pos_ == "NOUN" for token in behind)
    return None if goes_on else noun.lower_


def _is_called(surname: str, role: str, text: str) -> bool:
    """Whether a text calls a person so: "nurse Ada Hobbs", "Hobbs, 34, a nurse"."""
    name, noun = re.escape(surname), f"(?i:{re.escape(role)})"
    ahead = rf"\b{noun}\s(?:[A-Z][\w.'’-]*\s){{0,2}}{name}\b"
    behind = rf"\b{name},\s(?:\d+,\s)?(?:[\w'’-]+\s){{0,6}}?{noun}\b"
    beside = (told for told in _told_of(role, text) if surname in told)
    return any(re.search(f"{ahead}|{behind}", told) for told in beside)


@lru_cache(maxsize=256)
def _told_of(role: str, text: str) -> tuple[str, ...]:
    """What stands around a noun in a text, each time that it says it."""
    found = islice(re.finditer(rf"(?i)\b{re.escape(role)}\b", text), _MOST_TOLD)
    return tuple(text[max(0, at.start() - _BESIDE) : at.end() + _BESIDE] for at in found)


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


def _stands_alone(surname: str, names: set[str], text: str) -> bool:
    """Whether a surname stands alone too, which no place's does."""
    if not _may_name(surname):
        return False
    return _count(surname, text) > sum(_count(name, text) for name in names)


@lru_cache(maxsize=4096)
def _count(name: str, text: str) -> int:
    """How often a text gives a name."""
    return len(re.findall(rf"\b{re.escape(name)}\b", text))


def _may_name(surname: str) -> bool:
    """Whether it is more than a letter, and no day or kind of place."""
    others = word_class("time_nouns") | word_class("peopled_places")
    return len(surname) > 1 and surname.lower() not in others


def _reads_as_person(name: str, text: str) -> bool:
    """True for two or three capitalised words, rare at the end, that never follow "in" or "the"."""
    words = name.split()
    rare = _may_name(words[-1]) and words[-1].isalpha() and words[-1].lower() not in common_words()
    if not rare or not 2 <= len(words) <= _LONGEST or not all(w[:1].isupper() for w in words):
        return False
    places = (found.start() for found in re.finditer(rf"\b{re.escape(name)}\b", text))
    return not any(_PLACED.search(text, max(0, at - _LOOK_BACK), at) for at in places)
