"""Joins a role with the name that follows it.

"The chief executive said sales fell by 9%. 'We were late', Ann Lee said" makes them one person.
News often has an unnamed role speak first and gives the name with the next quotation.
"""

from __future__ import annotations

from claimwatch.extract.lexicon import is_outlet, person_roles, speaking_bodies
from claimwatch.extract.name_index import Known, NameIndex, strip_articles, surname_of
from claimwatch.extract.speakers import Utterance, Utterances

_FARTHEST = 1_500
"""Characters between the role and the name."""

_MOST_BETWEEN = 4
"""Utterances, up to the one that gives the name."""

_NEW_WITHIN = 100_000
"""Characters in which a name that is given now has not stood before."""


def introduce_roles(text: str, said: Utterances, names: NameIndex) -> None:
    """Add to `names` each role phrase whose holder the next speaker's full name gives.

    The name must be new to the text, bear no role of its own, and no other person may speak
    between. A role spoken of in several ways keeps the first name found.
    """
    for place, utterance in enumerate(said.items):
        role = strip_articles(utterance.speaker)
        if not _is_unnamed_role(role) or role.lower() in names.aliases:
            continue
        follower = _next_person(said.items[place + 1 : place + 1 + _MOST_BETWEEN])
        if follower and _is_introduced(text, utterance, follower, names):
            _join(role, follower, names)


def _is_unnamed_role(phrase: str) -> bool:
    words = phrase.split()
    role = words[-1]
    return len(words) > 1 and role in person_roles() and not role.endswith("s")


def _next_person(following: tuple[Utterance, ...]) -> Utterance | None:
    for utterance in following:
        if utterance.kind == "person":
            return utterance
    return None


def _is_introduced(text: str, role: Utterance, named: Utterance, names: NameIndex) -> bool:
    words = named.speaker.split()
    if not 2 <= len(words) <= 3 or not all(word[:1].isupper() for word in words):
        return False
    if is_outlet(named.speaker) or named.at - role.at > _FARTHEST:
        return False
    titled = any(
        known.phrase != known.name for known in names.by_surname.get(surname_of(named.speaker), ())
    )
    lowered = {word.lower() for word in words}
    if titled or lowered & (person_roles() | person_roles("style") | speaking_bodies()):
        return False
    return text.find(words[-1], max(0, named.at - _NEW_WITHIN), named.at + _FARTHEST) >= named.at


def _join(role: str, named: Utterance, names: NameIndex) -> None:
    full = f"{role} {named.speaker}"
    names.aliases[role.lower()] = full
    known = Known(named.at, full, named.speaker)
    names.by_surname[surname_of(named.speaker)].append(known)
    names.by_role[role.split()[-1].lower()].append(known)
