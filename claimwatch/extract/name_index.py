"""The names of an article: by surname, role, body and acronym, and the fullest form of each."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from dataclasses import dataclass, field

from claimwatch.extract.lexicon import person_roles

_ARTICLES = re.compile(
    r"^(?:(?:the|a|an|our|its|his|her|their|this|that|one|some|another)\s+)?"
    r"(?:(?:country|nation|state|region|city|town|island)[’']s\s+)?",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"[’']s$")
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Words behind a surname, in small letters and without a full stop."""
_PERSON_PRONOUNS = frozenset({"he", "she"})
_BODY_PRONOUNS = frozenset({"it", "they"})
_MOST_CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Known:
    """A name with the words before it that say who it is, and where it stands."""

    start: int
    phrase: str
    name: str


def surname_of(name: str) -> str:
    """The last word of a name that is no generation: "Hobbs" of "Ben Hobbs III"."""
    words = name.split()
    while len(words) > 1 and words[-1].lower().rstrip(".") in GENERATIONS:
        words.pop()
    return words[-1].rstrip(",")


@dataclass(slots=True)
class NameIndex:
    """The names of one article; `resolve` gives the fullest form of a short one."""

    by_surname: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_role: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_acronym: dict[str, str] = field(default_factory=dict)
    persons: list[Known] = field(default_factory=list)
    bodies: list[Known] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)

    def nearest(self, kind: str, at: int) -> str | None:
        """The last "person" or "body" named before character `at`."""
        known = self.persons if kind == "person" else self.bodies
        place = bisect.bisect_left(known, at, key=lambda k: k.start)
        return known[place - 1].phrase if place else None

    def resolve(self, phrase: str, at: int) -> str:
        """The fullest name or role of `phrase` as said at character `at`."""
        words = strip_articles(phrase).split()
        while len(words) > 1 and words[0].lower().rstrip(".") in person_roles("style"):
            words.pop(0)
        if not words:
            return phrase
        bare = " ".join(words)
        if bare in self.by_acronym:
            return self.by_acronym[bare]
        if bare.lower() in self.aliases:
            return self.aliases[bare.lower()]
        surname = surname_of(POSSESSIVE.sub("", " ".join(words)))
        if surname in self.by_surname and _is_name_like(words):
            return self._fullest(self.by_surname[surname], bare)
        return self._by_role(bare, words, at)

    def _fullest(self, known: list[Known], bare: str) -> str:
        longest = known[:_MOST_CANDIDATES]
        best = max(longest, key=lambda k: (len(k.phrase.split()), -k.start)).phrase
        return best if len(best.split()) > len(bare.split()) else bare

    def _by_role(self, bare: str, words: list[str], at: int) -> str:
        wanted = {word.lower() for word in words[:-1]}
        longer = [
            known
            for known in self.by_role.get(words[-1].lower(), [])[:_MOST_CANDIDATES]
            if len(known.phrase.split()) > len(words)
            and wanted <= {word.lower() for word in known.phrase.split()}
        ]
        before = [known for known in longer if known.start < at]
        if not longer:
            return bare
        return (before[-1] if before else longer[0]).phrase


def strip_articles(phrase: str) -> str:
    """The phrase without a leading article or possessive pronoun."""
    return _ARTICLES.sub("", phrase.strip())


def pronoun_kind(phrase: str) -> str | None:
    """Whether a pronoun means a "person" (he, she) or a "body" (it, they); None for others."""
    word = phrase.strip().lower()
    if word in _PERSON_PRONOUNS:
        return "person"
    return "body" if word in _BODY_PRONOUNS else None


def _is_name_like(words: list[str]) -> bool:
    """A surname alone, or with a style or a forename, all capitalised."""
    return all(word[:1].isupper() for word in words) and len(words) <= 3
