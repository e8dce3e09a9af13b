"""Reads who is who in an article: the names of persons and bodies, a sentence at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from claimwatch.extract.lexicon import (
    agency_names,
    is_outlet,
    person_roles,
    speaking_bodies,
    word_class,
)
from claimwatch.extract.name_index import (
    POSSESSIVE,
    Known,
    NameIndex,
    strip_articles,
    surname_of,
)

if TYPE_CHECKING:
    from claimwatch.extract.sentences import SentenceText

_WORD = re.compile(r"[A-ZÀ-Þ]\.(?:[A-Z]\.)*|[\w][\w’'-]*\.?")
_ACRONYM = re.compile(
    r"([A-Z][\w’'-]{1,40}(?:[ ](?:(?:of|for|and|the|on|in)[ ]){0,2}[A-Z][\w’'-]{1,40}){1,9})"
    r" ?\(([A-Z]{2,6})\)"
)
_BRACKETED = re.compile(r"\([A-Z]{2,6}\)")
_LONGEST_NAME = 9


def read_names(sentences: Sequence[SentenceText]) -> NameIndex:
    """Index the names of an article by surname, role, body and acronym, a sentence at a time."""
    index = NameIndex()
    index.by_acronym.update(agency_names())
    for sentence in sentences:
        _read_acronyms(index, sentence.text)
    for sentence in sentences:
        _read_sentence(index, sentence)
    return index


def _read_acronyms(index: NameIndex, text: str) -> None:
    """What an acronym in brackets is short for: "Royal Lifeboat Service (RLS)"."""
    if _BRACKETED.search(text):
        for match in _ACRONYM.finditer(text):
            full, short = match.groups()
            index.by_acronym[short] = f"{strip_articles(full)} ({short})"


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def _read_sentence(index: NameIndex, sentence: SentenceText) -> None:
    if not _may_name(sentence.text):
        return
    words = [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(sentence.text)]
    roles, styles, bodies = person_roles(), person_roles("style"), speaking_bodies()
    run_end = 0
    for place, word in enumerate(words):
        lowered = word.text.lower().rstrip(".")
        if lowered in roles or lowered in styles:
            _add_titled(index, sentence, words, place)
        if lowered in bodies:
            _add_body(index, sentence, words, place)
        if place >= run_end and word.text[:1].isupper():
            run_end = _name_end(sentence.text, words, place)
            _add_bare(index, sentence.start + word.start, words[place:run_end])


def _may_name(text: str) -> bool:
    """False only where a sentence names nobody: no role, no body, no two capitals in a row."""
    if _names().search(text):
        return True
    return not _titles().isdisjoint(word.lower().rstrip(".") for word in _WORD.findall(text))


@cache
def _names() -> re.Pattern[str]:
    """A capitalised word before another, or before a word that joins names."""
    joins = "|".join(map(re.escape, sorted(word_class("name_joins"))))
    return re.compile(rf"[^\W\d_a-z][\w.’'-]* (?:[^\W\d_a-z]|(?i:{joins}))")


def _name_end(text: str, words: list[_Word], place: int) -> int:
    """One past the last word of the run of capitalised words that begins at `place`."""
    end = place
    while end < len(words) and end - place < _LONGEST_NAME:
        word = words[end]
        if end > place and text[words[end - 1].end : word.start] != " ":
            break
        joins = (
            end > place and word.text.lower() in word_class("name_joins") and end + 1 < len(words)
        )
        if not (word.text[:1].isupper() or joins):
            break
        end += 1
        if word.text.endswith(".") and len(word.text) > 3:
            break
    return end


def _add_titled(index: NameIndex, sentence: SentenceText, words: list[_Word], place: int) -> None:
    """A role before a name: "Defence Minister Sergei Shoigu", "Hull mayor Tom Reed"."""
    role = words[place]
    end = _name_end(sentence.text, words, place + 1)
    gap = sentence.text[role.end : words[place + 1].start] if end > place + 1 else "none"
    if gap not in {" ", ", ", ". "} and not (role.text.endswith(".") and gap == " "):
        return
    name = " ".join(word.text for word in words[place + 1 : end])
    name = POSSESSIVE.sub("", name).rstrip(".'’")
    if not name or any(part.lower() in _titles() for part in name.split()):
        return
    lowered = role.text.lower().rstrip(".")
    style = lowered in person_roles("style")
    phrase = name if style else f"{_title(sentence.text, words, place)} {name}"
    known = Known(sentence.start + role.start, phrase, name)
    index.by_surname[surname_of(name)].append(known)
    index.persons.append(known)
    if not style:
        index.by_role[lowered].append(known)


def _title(text: str, words: list[_Word], place: int) -> str:
    """The role at `place` with the words before it that belong to it."""
    first = place
    while first > 0 and place - first < 4:
        before = words[first - 1]
        if text[before.end : words[first].start] != " ":
            break
        if not (before.text[:1].isupper() or before.text.lower() in word_class("role_modifiers")):
            break
        if before.text.lower() in STOP_WORDS - {"first"}:
            break
        first -= 1
    return strip_articles(" ".join(word.text for word in words[first : place + 1]))


def _add_bare(index: NameIndex, start: int, run: list[_Word]) -> None:
    if len(run) < 2:
        return
    words = POSSESSIVE.sub("", " ".join(word.text for word in run)).rstrip(".'’").split()
    while words and words[0].lower() in STOP_WORDS:
        words.pop(0)
    if not 2 <= len(words) <= 4 or any(w.lower().rstrip(".") in _titles() for w in words):
        return
    known = Known(start, " ".join(words), " ".join(words))
    index.by_surname[surname_of(known.name)].append(known)
    if not is_outlet(known.name):
        index.persons.append(known)


@cache
def _titles() -> frozenset[str]:
    """Words that make a run of capitals something else than a person's name."""
    return person_roles() | person_roles("style") | speaking_bodies()


def _add_body(index: NameIndex, sentence: SentenceText, words: list[_Word], place: int) -> None:
    """A body with its capitalised words: "Defence Ministry", "Ministry of Foreign Affairs"."""
    first = place
    text = sentence.text
    while first > 0 and place - first < 5:
        before = words[first - 1]
        if text[before.end : words[first].start] != " ":
            break
        if not (before.text[:1].isupper() or before.text in word_class("role_modifiers")):
            break
        if before.text.lower() in STOP_WORDS:
            break
        first -= 1
    end = place + 1
    link = place + 1
    if link + 1 < len(words) and words[link].text in {"of", "for"}:
        link += 2 if words[link + 1].text == "the" else 1
        end = max(end, _name_end(text, words, link)) if link < len(words) else end
    if end - first < 2 or not words[first].text[:1].isupper():
        return
    phrase = strip_articles(text[words[first].start : words[end - 1].end].rstrip("."))
    known = Known(sentence.start + words[first].start, phrase, phrase)
    index.by_role[words[place].text.lower().rstrip(".")].append(known)
    index.bodies.append(known)
