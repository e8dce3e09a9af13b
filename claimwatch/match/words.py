"""Words as matching sees them: tokens, light stems, how telling a word is, spellings of a name.

Stems need no model, so that wordings from different outlets (and lemmas from extraction) meet.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache

from claimwatch.tables import read_csv, read_toml

NUMBER = "<n>"
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*|[$€£%]")
_IRREGULAR = {
    "savings": "savings",
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "persons": "person",
    "died": "die",
    "dies": "die",
    "dying": "die",
    "shot": "shot",
    "slain": "slay",
    "lives": "life",
    "wives": "wife",
    "bought": "buy",
    "caught": "catch",
    "sold": "sell",
    "sought": "seek",
    "fled": "flee",
    "won": "win",
    "lost": "lose",
    "paid": "pay",
    "said": "say",
    "ran": "run",
    "born": "born",
    "dead": "dead",
}
_UNKNOWN_ZIPF = 3.7
_CONTRACTED = re.compile(r"(?:n't|'(?:d|m|re?|ve?|ll))$")


def tokens(text: str) -> list[str]:
    """The words, numbers and money or percent signs of `text`, in lower case, in order."""
    return [_plain(match) for match in _TOKEN.findall(text.lower())]


def spans(text: str) -> list[tuple[str, int, int]]:
    """The tokens of `text` with where each begins and ends, in characters."""
    return [(_plain(m.group().lower()), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def _plain(token: str) -> str:
    return token.removesuffix("'s").removesuffix("’s").replace("’", "'")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem: "killings", "killed" and "kills" give "kill". Lower case is assumed."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _peoples():
        return word[:-1]
    if len(word) <= 3:
        return word
    return _without_ending(_singular(word))


@cache
def _peoples() -> frozenset[str]:
    """Plurals that look like none: Israelis, Yemenis."""
    return frozenset(
        f"{row['noun']}s" for row in read_csv("person_nouns.csv") if row["noun"].endswith("i")
    )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@cache
def _zipf() -> dict[str, float]:
    table: dict[str, float] = {}
    for row in read_csv("word_frequencies.csv"):
        key = stem(row["word"])
        table[key] = max(table.get(key, 0.0), float(row["zipf"]))
    return table


@lru_cache(maxsize=65536)
def weight(stemmed: str) -> float:
    """How telling a stem is, from 0 ("the", "didn't") to 1 (rare), by how common it is."""
    if _CONTRACTED.search(stemmed):
        return 0.0
    zipf = _zipf().get(stemmed, _UNKNOWN_ZIPF)
    return min(1.0, max(0.0, (6.2 - zipf) / 2.5))


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `match_words.toml` as stems (single words) or phrases as they stand."""
    listed = read_toml("match_words.toml")[name]
    assert isinstance(listed, list)
    return frozenset(stem(word) if " " not in word else word for word in map(str, listed))


def is_number(token: str) -> bool:
    """True for digits and number words."""
    return token[0].isdigit() or stem(token) in word_list("numbers")


@cache
def _digits() -> dict[str, str]:
    small = "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
    return {word: str(number) for number, word in enumerate(small)}


def as_digits(token: str) -> str:
    """A number's token in digits where it is a small number word; thousands' commas left out."""
    return _digits().get(token, token.replace(",", ""))


@cache
def _aliases() -> dict[str, str]:
    rows = read_csv("aliases.csv")
    return {row["alias"]: row["canonical"] for row in rows if row["kind"] != "government"}


@cache
def _governments() -> dict[str, str]:
    rows = read_csv("aliases.csv")
    return {row["alias"]: row["canonical"] for row in rows if row["kind"] == "government"}


@lru_cache(maxsize=65536)
def canonical_name(name: str) -> frozenset[str]:
    """The words of a name under one spelling: "Sergey Shoygu" and "Sergei Shoigu" are the same."""
    words = tokens(name.replace(".", ""))
    whole = " ".join(words)
    if whole in _aliases():
        return frozenset({_aliases()[whole]})
    return frozenset(
        _aliases().get(word, word) for word in words if weight(stem(word)) > 0 or word in _aliases()
    )


def names_of(names: Iterable[str]) -> frozenset[str]:
    """The words of several names, under one spelling each."""
    return frozenset(word for name in names for word in canonical_name(name))


@lru_cache(maxsize=65536)
def speaker_words(claimant: str) -> frozenset[str]:
    """The telling words of who asserts something; a capital stands for its government.

    Words of an office ("ministry", "spokesman") count only where nothing else is said.
    """
    found = frozenset(_governments().get(word, word) for word in canonical_name(claimant))
    return frozenset(word for word in found if stem(word) not in word_list("roles")) or found


@cache
def _classes(table: str, column: str, value: str) -> dict[str, str]:
    return {stem(row[column]): row[value] for row in read_csv(table)}


def person_class(stemmed: str) -> str | None:
    """What a noun for people says of them ("fighter", "wounded", "person"), or None."""
    return _classes("person_nouns.csv", "noun", "class").get(stemmed)


def thing_class(stemmed: str) -> str | None:
    """The class of nouns that outlets use for one thing, or None."""
    return _classes("things.csv", "noun", "class").get(stemmed)


def thing_sort(stemmed: str) -> str | None:
    """The sort of thing that a noun names ("aircraft"), or None where it may be several."""
    return _classes("things.csv", "noun", "sort").get(stemmed) or None


def event_class(stemmed: str) -> str | None:
    """The class of what is done ("killed", "wounded", "offered"), or None."""
    return _classes("event_classes.csv", "word", "class").get(stemmed)


def event_family(event: str) -> str | None:
    """The family whose classes exclude each other, or None."""
    return _classes_by_class().get(event) or None


def harms_among(events: Iterable[str]) -> frozenset[str]:
    """The classes of harm: killed, wounded, displaced; who lives there is none of them."""
    return frozenset(e for e in events if event_family(e) == "harm" and e != "residing")


@cache
def _classes_by_class() -> dict[str, str]:
    rows = read_csv("event_classes.csv")
    return {row["class"]: row["family"] for row in reversed(rows) if row["family"]}


def cosine(left: dict[str, float], right: dict[str, float]) -> float:
    """The cosine of two weighted bags of words, 0 when either is empty."""
    shared = dot(left, right)
    return min(1.0, shared / (length(left) * length(right))) if shared else 0.0


def dot(left: dict[str, float], right: dict[str, float]) -> float:
    """The inner product of two bags.

    An exactly rounded sum, so that the bags' order, which hashes may decide, changes no bit of it.
    """
    if len(left) > len(right):
        left, right = right, left
    return math.fsum(value * right[word] for word, value in left.items() if word in right)


def length(bag: dict[str, float]) -> float:
    """The length of a bag as a vector, exactly rounded likewise."""
    return math.sqrt(math.fsum(value * value for value in bag.values()))


@cache
def country_names() -> frozenset[str]:
    """The canonical names of places that have a government or a people in the table of aliases."""
    kinds = {"place", "government"}
    return frozenset(r["canonical"] for r in read_csv("aliases.csv") if r["kind"] in kinds)
