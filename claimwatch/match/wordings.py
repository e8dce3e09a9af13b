"""Small comparators of wordings: what is counted, what is done, which words and names stand near.

Like those of `comparators`, each gives a score in [-1, 1] and the sentence that explains it.
"""

from __future__ import annotations

import math

from claimwatch.match import words
from claimwatch.match.pairs import Pair
from claimwatch.match.profile import passage
from claimwatch.model import Reason

ANYONE = frozenset({"person", "national", "victim"})
"""Classes of nouns that may stand for anybody: "12 people", "12 Britons", "12 victims"."""


def compare_counted(pair: Pair) -> Reason:
    """The noun that is counted or measured: the same, of one class, both people, or another."""
    left, right = pair.left.head, pair.right.head
    if not left or not right:
        return Reason("counted", 0.0, "one of them does not name what it counts")
    if left == right:
        return Reason("counted", 1.0, f"both count “{left}”")
    if pair.left.head_class and pair.left.head_class == pair.right.head_class:
        return Reason("counted", 0.7, f"“{left}” and “{right}” are words for one thing")
    classes = {pair.left.head_class, pair.right.head_class}
    if pair.left.is_person and pair.right.is_person and classes & ANYONE:
        return Reason("counted", 0.3, f"“{left}” and “{right}” both count people")
    if pair.left.is_person and pair.right.is_person:
        return Reason("counted", -0.5, f"“{left}” are not “{right}”")
    return Reason("counted", -1.0, f"one counts “{left}”, the other “{right}”")


def compare_event(pair: Pair) -> Reason:
    """What is done to or by the counted: killed is not wounded, offered not asked."""
    left, right = pair.left.events, pair.right.events
    if left & right:
        return Reason("event", 1.0, f"both speak of “{min(left & right)}”")
    if not left or not right:
        return Reason("event", 0.0, "what is done is not said of both")
    said = f"one says “{min(left)}”, the other “{min(right)}”"
    return Reason("event", -1.0 if clashing_events(left, right) else -0.5, said)


_MAY_BE_ONE = (
    frozenset({"missing", "trapped"}),
    frozenset({"homeless", "displaced"}),
    frozenset({"rescued", "survived"}),
    frozenset({"residing", "survived"}),
    frozenset({"wounded", "hospitalised"}),
)


def clashing_events(left: frozenset[str], right: frozenset[str]) -> bool:
    """True for classes of one family that share none: killed and wounded.

    Who is trapped may be told of as missing, and who is displaced as homeless.
    """
    if may_be_one(left, right):
        return False
    families = {words.event_family(event) for event in left} - {None}
    return bool(families & {words.event_family(event) for event in right})


def may_be_one(left: frozenset[str], right: frozenset[str]) -> bool:
    """True for two classes that the same people may be told by: the trapped and the missing."""
    return any(left & two and right & two for two in _MAY_BE_ONE)


def compare_properties(pair: Pair) -> Reason:
    """What of a thing the numbers measure: a bail is no ransom."""
    left, right = pair.left.properties, pair.right.properties
    if not left or not right:
        return Reason("property", 0.0, "what is measured is not said of both")
    if left & right:
        return Reason("property", 1.0, f"both measure {_spelt(left & right)}")
    return Reason("property", -1.0, f"one measures {_spelt(left)}, the other {_spelt(right)}")


def _spelt(properties: frozenset[str]) -> str:
    return " or ".join(f"“{name.replace('_', ' ')}”" for name in sorted(properties))


def compare_verb(pair: Pair) -> Reason:
    """The governing verb's own word."""
    left, right = pair.left.verb, pair.right.verb
    if not left or not right:
        return Reason("verb", 0.0, "one of them has no governing verb")
    if left == right:
        return Reason("verb", max(0.2, words.weight(left)), f"both say “{left}”")
    return Reason("verb", -0.5, f"“{left}” against “{right}”")


def compare_modifiers(pair: Pair) -> Reason:
    """The words that narrow what is counted: shared ones join, one side's own keep apart."""
    left, right = pair.left.modifiers, pair.right.modifiers
    if not left and not right:
        return Reason("modifiers", 0.0, "neither is narrowed")
    shared, apart = left & right, left ^ right
    gain, loss = (math.fsum(map(words.weight, found)) for found in (shared, apart))
    score = (gain - 0.5 * loss) / (gain + 0.5 * loss) if gain + loss else 0.0
    said = listed("both narrowed by", shared) or listed("only one is narrowed by", apart)
    return Reason("modifiers", score, said or "narrowed by common words")


def listed(lead: str, found: frozenset[str]) -> str:
    """Up to four of the words, the most telling first; nothing where there are none."""
    named = sorted(found, key=lambda word: (-words.weight(word), word))[:4]
    return f"{lead} {', '.join(f'“{word}”' for word in named)}" if named else ""


def compare_about(pair: Pair) -> Reason:
    """The words of the entity or attribute that the figures describe."""
    if not pair.left.about or not pair.right.about:
        return Reason("about", 0.0, "what one describes is not known")
    score = words.cosine(pair.left.about, pair.right.about)
    shared = frozenset(pair.left.about) & frozenset(pair.right.about)
    said = listed("both are about", shared) or "they are about different things"
    return Reason("about", 2 * score - 1, said)


def compare_near(pair: Pair) -> Reason:
    """The telling words that stand close to the numbers."""
    score = words.cosine(pair.left.near, pair.right.near)
    shared = frozenset(pair.left.near) & frozenset(pair.right.near)
    said = listed("the same words stand near both:", shared)
    return Reason("near", 2 * score - 1, said or "no telling word stands near both")


def compare_sentences(pair: Pair) -> Reason:
    """The telling words of the whole sentences."""
    score = words.cosine(pair.left.sentence, pair.right.sentence)
    return Reason("sentence", 2 * score - 1, f"the sentences share {score:.0%} of their words")


def compare_passages(pair: Pair) -> Reason:
    """The telling words of the text around the sentences."""
    left = passage(pair.text_a, pair.a.char_start, pair.a.char_end)
    right = passage(pair.text_b, pair.b.char_start, pair.b.char_end)
    score = words.cosine(left, right)
    return Reason("passage", 2 * score - 1, f"the text around shares {score:.0%} of its words")


def compare_slot(pair: Pair) -> Reason:
    """The words right before and after the numbers: "killing N people", "magnitude N quake"."""
    left, right = pair.left, pair.right
    before = _run(left.masked[: left.at][::-1], right.masked[: right.at][::-1])
    after = _run(left.masked[left.at + 1 :], right.masked[right.at + 1 :])
    score = min(1.0, (min(before, 3) + min(after, 3)) / 4)
    shared = before + after
    said = "word next to the numbers is" if shared == 1 else "words next to the numbers are"
    return Reason("slot", score, f"{shared} {said} the same")


def compare_copied(pair: Pair) -> Reason:
    """A run of words that stands around both numbers: one sentence, copied or quoted."""
    left, right = pair.left, pair.right
    before = _run(left.masked[: left.at][::-1], right.masked[: right.at][::-1])
    after = _run(left.masked[left.at + 1 :], right.masked[right.at + 1 :])
    length = before + after
    score = min(1.0, max(0.0, (length - 4) / 8))
    said = f"a run of {length} words around the numbers is the same"
    return Reason("copied", score, said if score else "the wording differs")


def _run(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    length = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        length += 1
    return length


def compare_names(pair: Pair) -> Reason:
    """The proper names of the sentences, under one spelling each."""
    left, right = pair.left.names, pair.right.names
    if not left or not right:
        return Reason("names", 0.0, "one sentence has no name")
    shared = left & right
    if not shared:
        return Reason("names", -1.0, "no name stands in both sentences")
    score = len(shared) / min(len(left), len(right))
    return Reason("names", score, listed("both name", shared))
