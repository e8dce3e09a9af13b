"""What a claim's words say was done to or by the counted, as classes: killed, seized, offered."""

from __future__ import annotations

import re

from claimwatch.match import words
from claimwatch.match.clauses import BE, NOUN_PHRASE, around
from claimwatch.match.predicates import read_predicate
from claimwatch.model import Claim, ClaimKind

_NO_BREAK = re.compile(r"\s*[\w'’\"“”]")
_NONE_OF = re.compile(
    r"\bnone of (?:the|its|his|her|their|our|these|those)\s$"
    r"|\b(?:all|every|everyone|everybody|none)\b(?:\s[\w'’-]+){0,4}?\s(?:but|except(?: for)?)\s$",
    re.IGNORECASE,
)
"""Before those to whom the deed was not done: "none of the 12", "freed all of them but one"."""
_SPARED = re.compile(
    rf"{NOUN_PHRASE}(?: who)? (?:(?:{BE}|has|have|had) not|(?:was|were)n['’]t|never)(?: been)? "
    r"(?:badly |seriously )?(?:hurt|injured|harmed|wounded|killed|damaged|affected)\b",
    re.IGNORECASE,
)
"""Behind those whom nothing befell."""
_FATAL = re.compile(
    rf"\bsho[ot]\w*(?: \S+){{0,3}}? to death\b|\bshot (?:{words.NUMBER} )?dead\b"
    r"|\bshot and kill|\bfatally sho[ot]"
)
_HOME_TO = re.compile(
    r"\bhome to (?:about |some |over |nearly |almost |around |more than |at least )?$",
    re.IGNORECASE,
)
_DIED_BEFORE = re.compile(
    r"\b(?:died|drowned|perished),? (?:and|while|but) (?:about |some |at least |another )?$",
    re.IGNORECASE,
)
"""Before those of whom something else is told: "a clerk died and two men were operated on"."""
_LIVE = frozenset({None, "be", "boast", "count", "have", "hold", "number", "total"})
"""Verbs beside which inhabitants are all those of a place."""
_ABOARD = "aboard"
_FIRE = words.stem("fire")
ALL_ALONG = frozenset({_ABOARD, "residing"})
"""What holds of people from before the event on: their number does not grow."""
LESSENING = frozenset({"missing", "trapped", "critical", "hospitalised"})
"""What ever fewer people are."""
_CARRYING = frozenset({"be", "board", "carry", "ferry", "have", "take", "transport"})
_REACH = 8
"""In tokens: "350 people from the valley had sought shelter"."""
_FATAL_REACH = 12
"""In tokens: "one of the rock-throwing youths from the camp was shot dead"."""
_OF_PEOPLE = frozenset({"harm", "law"})


def read_done(claim: Claim, masked: tuple[str, ...], at: int) -> frozenset[str]:
    """The classes of what is done: by a word right at the number, else by verb, head and counted.

    "Shot three, killing two of them": the two were killed, though the sentence's verb is "shot".
    "Took 40 lives" and "40 lives lost" are of the killed, "saved 40 lives" is not.
    """
    if _NONE_OF.search(claim.sentence[: claim.char_start - claim.sentence_start]):
        return frozenset()
    if claim.kind is ClaimKind.COUNT and _SPARED.match(around(claim)[1]):
        return frozenset()
    fatal = _shot_dead(masked, at)
    beside = _event_beside(claim, masked, at)
    said = beside or read_predicate(claim)
    if said:
        return frozenset({"killed" if fatal and said == "shot" else said})
    if _takes_shelter(claim, masked, at):
        return frozenset({"sheltered"})
    verb = None if _others_died(claim) else claim.scope.verb
    named = (verb, claim.scope.head, *claim.counted)
    stems = (words.stem(word.lower()) for word in named if word)
    done = {event for word in stems if (event := words.event_class(word))}
    if fatal and "shot" in done:
        done = done - {"shot"} | {"killed"}
    if claim.counted[-1:] == ("life",):
        done = done or {"killed"}
    if claim.kind is ClaimKind.COUNT and not done and (harm := _of_the_harmed(masked, at)):
        done = {harm}
    carried = claim.counted[-1:] == ("passenger",) and claim.scope.verb in _CARRYING
    if claim.kind is ClaimKind.COUNT and not done and (carried or _is_aboard(masked, at)):
        done = {_ABOARD}
    if claim.kind is ClaimKind.COUNT and not done and _are_inhabitants(claim):
        done = {"residing"}
    return frozenset(done)


def _others_died(claim: Claim) -> bool:
    """True where those who died are told before, and a clause of these begins."""
    return (
        _DIED_BEFORE.search(claim.sentence[: claim.char_start - claim.sentence_start]) is not None
    )


def _of_the_harmed(masked: tuple[str, ...], at: int) -> str | None:
    """What befell those of whom some are told: "12 of the dead were children"."""
    behind = masked[at + 1 : at + 4]
    event = words.event_class(behind[2]) if behind[:2] == ("of", "the") and behind[2:] else None
    return event if event and words.event_family(event) == "harm" else None


def _are_inhabitants(claim: Claim) -> bool:
    """True for "has 200,000 residents", "a population of 200,000", "home to 200,000 people".

    But "200,000 residents have left" does not say how many there are.
    """
    before = claim.sentence[: claim.char_start - claim.sentence_start]
    named = {claim.scope.head, *claim.counted} & words.word_list("inhabitants")
    return bool((named and claim.scope.verb in _LIVE) or _HOME_TO.search(before))


def _shot_dead(masked: tuple[str, ...], at: int) -> bool:
    """True near "shot dead", "shot and killed", "fatally shot", "shot three people to death"."""
    near = " ".join(masked[max(0, at - _REACH) : at + _FATAL_REACH])
    return _FATAL.search(near) is not None


def _takes_shelter(claim: Claim, masked: tuple[str, ...], at: int) -> bool:
    """True for "350 people sought refuge": they asked for nothing."""
    verb = words.stem(claim.scope.verb.lower()) if claim.scope.verb else None
    behind = masked[at + 1 : at + _REACH]
    return verb in words.word_list("seeking") and bool(set(behind) & words.word_list("shelter"))


def _event_beside(claim: Claim, masked: tuple[str, ...], at: int) -> str | None:
    """The class of harm or law said right before the number, or right after it, of a count."""
    if claim.kind is not ClaimKind.COUNT or has_children(claim):
        return None
    start = claim.char_start - claim.sentence_start
    before, after = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    places = []
    if _NO_BREAK.match(before[::-1]):
        places.append(at - 1)
    if _NO_BREAK.match(after):
        if masked[at + 1 : at + 3] in (("of", "them"), ("of", "whom")):
            places.append(at + 3)
        places.append(at + 1)
        noun = masked[at + 1] if at + 1 < len(masked) else ""
        if words.person_class(noun) or noun in {"other", *map(words.stem, claim.counted)}:
            places.append(at + 2)
    for place in places:
        event = words.event_class(masked[place]) if 0 <= place < len(masked) else None
        if masked[place + 1 : place + 2] == (_FIRE,):  # "caught fire"
            continue
        if event and event != _ABOARD and words.event_family(event) in _OF_PEOPLE:
            return event
    return None


def _is_aboard(masked: tuple[str, ...], at: int) -> bool:
    """True for "12 aboard" and "12 people on board", to whom nothing has been done as yet."""
    behind = masked[at + 1 : at + 4]
    return _ABOARD in behind[:2] or ("on", "board") in (behind[:2], behind[1:])


def has_children(claim: Claim) -> bool:
    """True for "has 12 children": what befalls the mother befalls none of the 12."""
    return claim.scope.verb == "have" and claim.scope.head == "child"


def read_events(claim: Claim, masked: tuple[str, ...], at: int) -> frozenset[str]:
    """What is done by the claim's own words, else by the nearest word that says so."""
    found = read_done(claim, masked, at)
    if found or has_children(claim):
        return found
    first = at + 1 if _others_died(claim) else max(0, at - 5)
    order = sorted(range(first, min(len(masked), at + 6)), key=lambda p: abs(p - at))
    for place in order:
        event = words.event_class(masked[place])
        if event:
            return frozenset({event})
    return frozenset()
