"""Reads who gives a number, from the words right beside it.

"the union says 260", "the coast guard, which led the search, has the figure at 19", "while the
sheriff's office stood by its count of seven", "the owner's 164", "180, says the owner".
"""

from __future__ import annotations

import re

from claimwatch.extract.lexicon import is_outlet, person_roles, speaking_bodies
from claimwatch.extract.tags import as_speaker

NAME = r"(?P<name>(?:[\w'’.&-]+\s){0,5}?[\w'’.&-]+?)"
STOPS = r"(?=\s?(?:[,;.:)]|$|\b(?:and|but|while|whereas|or|against|up|down)\b))"
COUNTED = r"(?:\s[a-z-]+){0,3}?"
_SOME = (
    r"(?:(?:about|nearly|almost|over|some|around|only|just|up to|at least|more than|close to)\s)?"
)
_TALLY = r"(?:count|figure|number|tally|toll|total|estimate)"
_ITS_COUNT = rf"(?:(?:its|their|his|her|an?|the)\s(?:[a-z]+\s)?{_TALLY}\sof\s)?"
_SAYS = (
    r"(?:says?|said|insists?(?:\son)?|insisted(?:\son)?|claims?|claimed|counts?|counted|lists?|listed"
    r"|reports?|reported|admits?(?:\sto)?|speaks?\sof|spoke\sof|(?:talks?|talked)\sof"
    r"|(?:is|are|was|were)\s(?:saying|claiming|reporting|(?:speaking|talking)\sof)"
    r"|(?:puts?|has|have|had)\s(?:it|them|the\s\w+)\sat)"
)
_KEEPS = (
    r"(?P<keeps>(?P<has>has|have|had)|gives?|gave|(?:stands?|stood)\sby|(?:holds?|held|sticks?|stuck)\sto"
    r"|(?:stays?|stayed|sticks?|stuck)\swith|publish(?:es|ed)?|issue[sd]?|cite[sd]?)"
)
_ASIDE = r"(?:,\s[^,;:]{2,80},)?"
_SAYS_BEHIND = re.compile(
    rf"{COUNTED},?\s(?:says?|said|for|in\sthe\sview\sof)\s(?:the\s|its\s)?{NAME}{STOPS}"
)
_SAYS_AHEAD = re.compile(
    rf"(?:^|[,;:(]|\b(?:and|but|while|whereas|where|that)\s)\s?(?:the\s|its\s|one\s)?{NAME}{_ASIDE}\s"
    rf"(?:still\s|now\s|has\s|have\s)?(?:{_SAYS}\s(?:(?:it|there)\s(?:is|are|was|were)\s)?|{_KEEPS}\s)"
    rf"{_ITS_COUNT}{_SOME}$",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(
    r"(?:^|\s)(?:the\s|its\s)?(?P<name>(?:[\w.&-]+\s){0,2}?[\w.&-]+)(?:['’]s|(?<=s)['’])\s(?:own\s)?$"
)
_OWN_COUNT = re.compile(
    r"\b(?:the|an?|its)\s(?:(?:official|earlier|first|latest)\s)?(?P<name>(?:[\w.&-]+\s){0,2}?[\w.&-]+?)"
    rf"(?:['’]s?)?\s{_TALLY}\sof\s{_SOME}$"
)
_LED_IN = re.compile(
    r"\b(?:(?<!\bof\s)the|its|an?|one|and|but|after|as|while|whereas|where|that)\s", re.IGNORECASE
)
_LOOK_BACK = 160
"""In characters: who says a number stands close to it, however long the sentence."""
_LITTLE = frozenset({"the", "a", "an", "of", "and", "its", "his", "her", "their"})
_LED_TO_OWNER = re.compile(r".*\b(?:of|than|to|with|from|against|the|its)\s", re.IGNORECASE)
_NO_OWNER = re.compile(r"(?:his|her|their|my|our|your)\b", re.IGNORECASE)
_NO_NAME_ENDS = frozenset({"the", "a", "an", "its"})
_CLOSES = re.compile(r"\s?(?:[,.;:)!?”\"]|$)")


def speaker_ahead(before: str, behind: str | None = None) -> str | None:
    """Who says the number between these words: "the union says 260", "the owner's 164".

    Who merely "has" a number says it only where the clause ends there; `behind` None skips that.
    """
    before = before[-_LOOK_BACK:]
    owns = _OWN_NUMBER.search(before) or _OWN_COUNT.search(before)
    if owns is not None:
        name = _LED_TO_OWNER.sub("", owns["name"])
        return name if is_source(name) and not _NO_OWNER.match(name) else None
    says = _SAYS_AHEAD.search(before)
    if says is None or (says["has"] and behind is not None and not _CLOSES.match(behind)):
        return None
    name = _LED_IN.split(says["name"])[-1]
    if as_speaker(name, sure=True) is None or name.split()[-1].lower() in _NO_NAME_ENDS:
        return None
    return name if is_source(name) or not says["keeps"] else None


def speaker_behind(after: str) -> str | None:
    """Who says the number that these words follow: ", says the owner"; ", for the prosecutor"."""
    says = _SAYS_BEHIND.match(after)
    return says["name"] if says and is_source(says["name"]) else None


def words_of_name(name: str | None) -> frozenset[str]:
    """The words of a speaker's name that tell it from others; none for nobody."""
    return frozenset(re.findall(r"\w+", (name or "").lower())) - _LITTLE


def is_source(name: str) -> bool:
    """Whether a name is of a role or a body that gives figures, and not of a town or a team."""
    spoken = {word.lower() for word in name.split()}
    singular = {word.removesuffix("s") for word in spoken}
    known = person_roles() | speaking_bodies()
    return is_outlet(name) or bool((spoken | singular) & known)
