"""Reads a speaker off raw text: the reporting clause beside a quotation, headlines, tails.

These rules need no parse, so that they also read sentences that hold no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claimwatch.extract.lexicon import (
    is_outlet,
    may_hold_speech,
    person_roles,
    speaking_bodies,
    speech_verb,
    verb_forms,
    word_class,
)
from claimwatch.extract.name_index import pronoun_kind, strip_articles

_MARKS = " \t\n,;:.—–-|\"“”`'’‘()"
_CUT_AFTER = re.compile(
    r"[,.;:—–(\"“”]|\s(?:in|on|at|to|as|after|before|during|when|while|who|which|that|with|about|"
    r"earlier|later|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|by|through)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"[\s,]*(?:the|an?|his|her|their|its)\s(?:[\w’'-]+\s){1,5}$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]{0,60}[)\]]")
_LEAD = re.compile(
    r"^(?:but|and|however|meanwhile|also|then|later|earlier|still|yet|nonetheless|so|as|while|"
    r"because|though|although|when|where|if|today|yesterday|that)\s+",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"\s+(?:also|later|earlier|then|now|further|again|once|recently|has|have|had|did|would|will|"
    r"previously|initially|originally|publicly|reportedly|all|both|himself|herself|"
    r"(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)$",
    re.IGNORECASE,
)
_ACCORDING_TAIL = re.compile(
    r"\b(?:according to|as per) ((?:[A-Z]\. ?)*[^,.;:\"“”]{2,90})"
    r"(?:,[^,;:\"“”]{2,90})?[.!\"”'\s]*$",
    re.IGNORECASE,
)
_ACCORDING_HEAD = re.compile(r"(?:according to|as per) ([^,.;:\"“”]{2,90}),", re.IGNORECASE)
_LONGEST_SPEAKER = 12


@dataclass(frozen=True, slots=True)
class Tag:
    """A speaker as the text names it, and where in the text the naming stands."""

    speaker: str
    start: int
    end: int


def tag_after(chunk: str) -> str | None:
    """The speaker in what follows a quotation: " said Anna Ruiz.", " the navy said Friday."."""
    verb = speech_verb().search(chunk[:160]) if may_hold_speech(chunk[:160]) else None
    if verb is None:
        return None
    before = chunk[: verb.start()]
    if not before.strip(_MARKS):
        rest = chunk[verb.end() :]
        cut = _CUT_AFTER.search(rest)
        return as_speaker(rest[: cut.start()] if cut else rest[:90])
    return as_speaker(_last_clause(before), sure=_DEFINITE.match(before) is not None)


def tag_before(chunk: str) -> str | None:
    """The speaker in what leads up to a quotation: "The minister said: "."""
    if not may_hold_speech(chunk):
        return None
    verbs = [v for v in speech_verb().finditer(chunk) if len(chunk) - v.end() <= 70]
    for verb in reversed(verbs):
        speaker = as_speaker(_last_clause(chunk[: verb.start()]))
        if speaker:
            return speaker
    return None


def first_tag(sentence: str) -> str | None:
    """The first speaker whom a sentence names before a verb of speech."""
    if not may_hold_speech(sentence):
        return None
    for verb in speech_verb().finditer(sentence):
        speaker = as_speaker(_last_clause(sentence[: verb.start()]))
        if speaker:
            return speaker
    return None


def _last_clause(before: str) -> str:
    """The words after the last break, or before it where an aside closes the text."""
    trimmed = before.rstrip()
    pieces = re.split(r"[,;:—–]\s+|\s--?\s+|[.!?\"”]\s+", trimmed.rstrip(",; "))
    last = pieces[-1].strip()
    if (
        trimmed.endswith(",")
        and len(pieces) > 1
        and not pieces[-2].strip().startswith(("who", '"'))
    ):
        return pieces[-2].strip()
    return last


def as_speaker(phrase: str, sure: bool = False) -> str | None:
    """The phrase as a speaker's name or role, None when it cannot be one.

    Where it is `sure` that the phrase speaks, any noun phrase will do, not only known roles,
    bodies and names.
    """
    bare = _BRACKETS.sub("", phrase).strip(_MARKS)
    while True:
        shorter = _TRAIL.sub("", _LEAD.sub("", bare)).strip(_MARKS)
        if shorter == bare:
            break
        bare = shorter
    if pronoun_kind(bare):
        return bare
    bare = strip_articles(bare)
    words = bare.split()
    if not words or len(words) > _LONGEST_SPEAKER:
        return None
    lowered = {word.lower() for word in words}
    if words[-1].lower() in word_class("deals"):
        return None
    if {words[0].lower(), words[-1].lower()} & word_class("no_speakers"):
        return None
    if lowered & word_class("clause_words"):
        return None
    return bare if sure or _can_speak(words) else None


def _can_speak(words: list[str]) -> bool:
    lowered = {word.lower().strip(".,’'") for word in words}
    plural = {word.removesuffix("s") for word in lowered}
    return (
        bool((lowered | plural) & (person_roles() | speaking_bodies()))
        or words[0][:1].isupper()
        or words[-1][:1].isupper()
    )


@lru_cache(maxsize=512)
def tail_tag(sentence: str) -> Tag | None:
    """The reporting clause that closes a sentence: ", police said on Friday."."""
    match = _tail().search(sentence)
    if match is None:
        return None
    speaker = as_speaker(match.group("before") or match.group("after") or "")
    return Tag(speaker, match.start(), match.end()) if speaker else None


@cache
def _tail() -> re.Pattern[str]:
    verbs = speech_verb().pattern
    when = (
        r"(?:\s+(?:on|in|at|here|to|late|early|earlier|today|yesterday|Mon|Tues|Wednes|Thurs|Fri|"
        r"Satur|Sun|as|told|from|during|by|of)\w*[^,;:]{0,60})?"
    )
    return re.compile(
        rf"[,”\"’']\s+(?:(?P<before>[^,;:\"“”]{{2,90}}?"
        rf"(?:,\s[^,;:\"“”]{{2,60}},)?)\s+{verbs}{when}"
        rf"|(?!told|tells|informs){verbs}\s+(?P<after>[^,;:\"“”]{{2,90}}?))[.!\"”’'\s]*$"
    )


@lru_cache(maxsize=512)
def according_tag(sentence: str) -> Tag | None:
    """The X of "according to X" at the head or the tail of a sentence."""
    match = _ACCORDING_TAIL.search(sentence) or _ACCORDING_HEAD.match(sentence)
    if match is None:
        return None
    speaker = as_speaker(match.group(1))
    return Tag(speaker, match.start(), match.end()) if speaker else None


def promised_by(after: str) -> str | None:
    """Who holds out the figure before `after`: "(9 jobs) a year that the firm promises"."""
    match = _prospect().match(after[:120])
    return as_speaker(match.group(1)) if match else None


@cache
def _prospect() -> re.Pattern[str]:
    verbs = "|".join(sorted(verb_forms("prospect")))
    return re.compile(
        rf"(?:\s[\w’'-]+){{0,3}}\s(?:that|which)\s((?:[\w.’'-]+\s){{1,4}})(?:{verbs})\b"
    )


@lru_cache(maxsize=512)
def headline_tag(sentence: str) -> Tag | None:
    """The speaker of a headline: "Police: 5 dead", "5 dead: police", "5 dead - Kremlin"."""
    text = sentence.strip()
    if len(text.split()) > 25 or text.endswith((".", "!", "?", '"', "”")):
        return None
    lead = re.match(r"([^:\"“”,]{2,50}): +(?=\S)", text)
    if lead and _is_headline_speaker(lead.group(1)):
        return Tag(strip_articles(lead.group(1)), lead.start(1), lead.end(1))
    trail = re.search(r"(?::| [—–-]+) ([^:\"“”,—–]{2,50})$", text)
    if trail and _closes_headline(trail.group(1)):
        return Tag(strip_articles(trail.group(1)), trail.start(1), trail.end(1))
    return None


def _closes_headline(phrase: str) -> bool:
    """Whether what stands behind the last dash speaks, and is not the outlet's own name."""
    words = phrase.split()
    is_name = len(words) <= 2 and all(word[:1].isupper() for word in words)
    return (is_name or _is_headline_speaker(phrase)) and not is_outlet(phrase)


def _is_headline_speaker(phrase: str) -> bool:
    words = strip_articles(phrase).split()
    if not 1 <= len(words) <= 6 or any(char.isdigit() for char in phrase):
        return False
    lowered = {word.lower().removesuffix("s") for word in words} | {w.lower() for w in words}
    return bool(lowered & (person_roles() | speaking_bodies())) or is_outlet(phrase)
