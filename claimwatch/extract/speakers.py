"""Gives each quotation of an article its speaker, from the text around it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimwatch.extract.lexicon import is_outlet, person_roles, speaking_bodies
from claimwatch.extract.name_index import NameIndex, pronoun_kind, surname_of
from claimwatch.extract.quotation import find_quotations
from claimwatch.extract.tags import as_speaker, first_tag, headline_tag, tag_after, tag_before

if TYPE_CHECKING:
    from claimwatch.extract.sentences import SentenceText

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z\"“`'‘]|\s*$)|\n")
_OPENS_SENTENCE = re.compile(r"[\"“`'‘]+\s*[A-Z]")
_CLOSES_SENTENCE = re.compile(r"[.!?,]\s*[\"”'’]+$")
_ACCORDING = re.compile(r"\baccording to ([^,.;\"“]{2,80})", re.IGNORECASE)
_REACH = 200
_MOST_QUOTATIONS = 5_000
"""Per article. More are marks of something else than speech."""

_MEMORY = 30
"""Utterances. A pronoun does not reach back further."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation's characters [start, end) in the article, and who speaks it, if known."""

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Utterance:
    """A place where the article names someone who speaks; `kind` is "person" or "body"."""

    at: int
    speaker: str
    kind: str


@dataclass(frozen=True, slots=True)
class Utterances:
    """An article's utterances in order, with `places` to find the one before a character."""

    items: tuple[Utterance, ...]
    places: tuple[int, ...]

    def before(self, at: int, kind: str | None = None) -> Utterance | None:
        """The nearest utterance before character `at`, of this kind where one is given."""
        place = bisect.bisect_left(self.places, at)
        for utterance in reversed(self.items[max(0, place - _MEMORY) : place]):
            if kind is None or utterance.kind == kind:
                return utterance
        return None


def read_quotations(text: str, names: NameIndex, said: Utterances) -> list[Quotation]:
    """The quotations of the text with their speakers, in order."""
    found: list[Quotation] = []
    spans = find_quotations(text)[:_MOST_QUOTATIONS]
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        previous = found[-1] if found else None
        speaker = _speaker(text, start, end, following, previous, said)
        if speaker and pronoun_kind(speaker):
            meant = said.before(start, pronoun_kind(speaker))
            speaker = meant.speaker if meant else None
        found.append(Quotation(start, end, names.resolve(speaker, start) if speaker else None))
    return found


def _speaker(
    text: str,
    start: int,
    end: int,
    following: int,
    previous: Quotation | None,
    said: Utterances,
) -> str | None:
    after = _after(text, end, following)
    reach = max(0, start - _REACH, previous.end if previous else 0)
    line_start = max(text.rfind("\n", reach, start) + 1, reach)
    return (
        tag_after(after)
        or tag_before(text[line_start:start])
        or _announced(text, start)
        or _continued(text, start, previous)
        or _next_line(text, end, following)
        or _just_spoke(text, start, end, said)
    )


def _after(text: str, end: int, following: int) -> str:
    """What follows a quotation within its own sentence."""
    chunk = text[end : min(end + _REACH, following)]
    if text[end - 3 : end].strip("\"”'’ ").endswith((".", "?", "!")) and re.match(
        r"\s+[A-Z]\w*(?:\s\w+){3}", chunk
    ):
        cut = re.match(r"\s*(?:[A-Z][\w.’'-]*\s){1,5}", chunk)
        if cut is None:
            return ""
    stop = _SENTENCE_END.search(chunk)
    return chunk[: stop.start()] if stop else chunk


def _announced(text: str, start: int) -> str | None:
    """The speaker of a sentence that ends in a colon right before the quotation."""
    before = text[max(0, start - 400) : start].rstrip()
    if not before.endswith(":"):
        return None
    return first_tag(re.split(r"\n|[.!?]\s", before)[-1]) or _subject(before)


def _subject(before: str) -> str | None:
    line = re.split(r"\n|[.!?]\s", before)[-1]
    match = re.match(r"\s*((?:[A-Z][\w.’'-]*\s+){1,5})", line)
    if match is None or match.group(1).split()[0].endswith("ing"):
        return None
    return as_speaker(match.group(1))


def _continued(text: str, start: int, previous: Quotation | None) -> str | None:
    """The same speaker where only a short reporting clause, or nothing, lies between."""
    if previous is None or previous.speaker is None:
        return None
    gap = text[previous.end : start]
    if not gap.strip(" ,.\n"):
        return previous.speaker
    sentence_ends = len(_SENTENCE_END.findall(gap.rstrip()))
    if len(gap) <= _REACH and sentence_ends <= 1 and tag_after(gap.split("\n")[0]):
        return previous.speaker
    return None


def _next_line(text: str, end: int, following: int) -> str | None:
    """A reporting clause that stands by itself behind the quotation: "Reed said."."""
    match = re.match(r"\s*([^.\n\"“]{3,60})\.(?:\s|$)", text[end : min(end + 90, following)])
    if match is None or len(match.group(1).split()) > 6:
        return None
    return tag_after(match.group(1))


def _just_spoke(text: str, start: int, end: int, said: Utterances) -> str | None:
    """Who spoke in the sentence before a quotation that is a sentence by itself."""
    if end - start < 40 or not _OPENS_SENTENCE.match(text[start : start + 5]):
        return None
    if not _CLOSES_SENTENCE.search(text[end - 5 : end]):
        return None
    latest = said.before(start)
    if latest is None or start - latest.at > 400:
        return None
    between = text[latest.at : start].rstrip()
    ends = [match for match in _SENTENCE_END.finditer(between) if match.group() != "\n"]
    return latest.speaker if len(ends) <= 1 else None


def read_utterances(sentences: Sequence[SentenceText], names: NameIndex) -> Utterances:
    """Who speaks where, in order, as the sentences name them (pronouns left out)."""
    found: list[Utterance] = []
    for sentence in sentences:
        speaker = _named_speaker(sentence.text[:400])
        if speaker and not pronoun_kind(speaker):
            found.append(Utterance(sentence.start, speaker, _kind(speaker, names)))
    return Utterances(tuple(found), tuple(utterance.at for utterance in found))


def _named_speaker(sentence: str) -> str | None:
    headline = headline_tag(sentence)
    if headline:
        return headline.speaker
    according = "according" in sentence.lower() and _ACCORDING.search(sentence)
    if according:
        return as_speaker(according.group(1))
    return first_tag(sentence) or tag_after(sentence)


def _kind(speaker: str, names: NameIndex) -> str:
    """Whether a speaker is a "person" or a "body", with which a later pronoun must agree."""
    words = re.split(r" (?:from|of|for|at|in) ", speaker)[0].split()
    lowered = {word.lower().strip(".,") for word in words}
    if lowered & person_roles() or surname_of(" ".join(words)) in names.by_surname:
        return "person"
    if lowered & (speaking_bodies() | person_roles("style")):
        return "body" if lowered & speaking_bodies() else "person"
    return "body" if len(words) == 1 or words[-1].isupper() or is_outlet(speaker) else "person"
