"""Reads how far the truth may lie from a number: "at least", "more than", "or so"."""

from __future__ import annotations

import re
from functools import cache

from claimwatch.extract.lexemes import Line
from claimwatch.extract.mention import Mention
from claimwatch.extract.negation import is_negated
from claimwatch.model import Bound
from claimwatch.tables import read_csv

_LOOK_BACK = 60
_LOOK_AHEAD = 24
_FILLER = (
    r"(?:(?:the|an?|its|their|his|her|of|just|only|another|other|all|as|record|whopping)\s)?"
    r"(?:magnitude(?:\sof\s|[\s-]{1,3}))?"
)
_NO_HEDGE_UP_TO = re.compile(
    r"\b(?:lead|leads|leading|led|run|runs|come|came|coming|stand|stood|add|adds|adding|live|own|"
    r"owned|face|faced|build|built|wake|woke|catch|caught|step|stepped)[\s-]up to\s$",
    re.IGNORECASE,
)
_TURNED = {
    Bound.MORE_THAN: Bound.UP_TO,
    Bound.LESS_THAN: Bound.AT_LEAST,
    Bound.AT_LEAST: Bound.LESS_THAN,
    Bound.UP_TO: Bound.MORE_THAN,
}
_LEVELS = frozenset({"of", "below", "under", "above", "beyond"})
"""Last words of hedges that, before "the", tell of a level that is another's: a target, a limit."""
_SPANS = re.compile(r"\W+(?:\w+\s)?(?:seasons|games|matches|innings|quarters|rounds|episodes)\b")
_OVER_COUNTS = re.compile(
    r"(?:for|of|well|just|little|lasted|took|takes|is|was|were|after|be|been|by|than|in|slightly|"
    r"aged|spent|with|are|have|has|had)\s+over\s$",
    re.IGNORECASE,
)


@cache
def _hedges() -> dict[str, dict[str, Bound]]:
    """Bound of each hedge, by its place."""
    places: dict[str, dict[str, Bound]] = {"before": {}, "after": {}, "within": {}}
    for row in read_csv("hedges.csv"):
        places[row["place"]][row["phrase"]] = Bound(row["bound"])
    return places


@cache
def _from_below() -> frozenset[str]:
    """Hedges of numbers that are not quite reached."""
    return frozenset(row["phrase"] for row in read_csv("hedges.csv") if row["side"] == "below")


@cache
def _before() -> re.Pattern[str]:
    phrases = sorted(_hedges()["before"], key=len, reverse=True)
    words = "|".join(_spaced(phrase) for phrase in phrases if phrase[0].isalpha())
    signs = "|".join(_spaced(phrase) for phrase in phrases if not phrase[0].isalpha())
    hedge = rf"(?<!\w)(?:{words})|{signs}"
    return re.compile(rf"(?P<hedge>{hedge})\s?(?P<filler>{_FILLER})$")


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in _hedges()["before"])


def _may_end_hedge(before: str) -> bool:
    """Whether a hedge's last word is near the number: the search itself is costly."""
    words = re.split(r"[\s-]+", before.lower())[-5:]
    return any(word in _last_words() for word in words) or before.rstrip()[-1:] in _last_words()


def _spaced(phrase: str) -> str:
    end = r"(?!\w)" if phrase[-1].isalpha() else ""
    return r"\s".join(map(re.escape, phrase.split())) + end


@cache
def _after() -> re.Pattern[str]:
    phrases = sorted(_hedges()["after"], key=len, reverse=True)
    spaced = "|".join(r"[\s-]+".join(map(re.escape, p.split())) for p in phrases)
    return re.compile(rf"\s?-?\s?(?P<hedge>{spaced})(?!\w)", re.IGNORECASE)


def read_bound(line: Line, mention: Mention) -> None:
    """Fill in the bound of a number from the hedge before or after it."""
    if mention.form in {"shape", "ordinal", "zero"} or mention.bound is Bound.RANGE:
        return
    if mention.form == "vague":
        mention.bound = Bound.VAGUE
        mention.rules["bound"] = "vague plural"
        return
    read = _read_before(line, mention) or _read_after(line, mention) or _read_within(line, mention)
    if read is not None:
        mention.bound, mention.rules["bound"] = read


def _read_before(line: Line, mention: Mention) -> tuple[Bound, str] | None:
    start = mention.char_start
    before = re.sub(r"\s+", " ", line.text[max(0, start - _LOOK_BACK) : start])
    if not _may_end_hedge(before):
        return None
    match = _before().search(_lowered(before))
    if match is None or not _holds(line, mention, match, before):
        return None
    hedge = match.group("hedge")
    bound = _hedges()["before"][hedge]
    if bound in _TURNED:
        told = re.sub(r"\s+", " ", line.text[:start])
        told = told[: len(told) - len(before) + match.start()]
        if is_negated(told, hedge, mention.last):
            return _TURNED[bound], f'"{hedge}" under negation'
    mention.below = hedge in _from_below()
    return bound, f'hedge "{hedge}"'


def _read_within(line: Line, mention: Mention) -> tuple[Bound, str] | None:
    """A number whose own words leave it open: "a couple of" may be three."""
    own = line.text[mention.char_start : mention.char_end].lower()
    for hedge, bound in _hedges()["within"].items():
        if mention.form == "words" and own.startswith(hedge):
            return bound, f'"{hedge}" leaves it open'
    return None


def _lowered(words: str) -> str:
    """The words in lower case, each character still in its place."""
    low = words.lower()
    return low if len(low) == len(words) else "".join(c.lower()[:1] for c in words)


def _holds(line: Line, mention: Mention, match: re.Match[str], before: str) -> bool:
    """Whether the words before a number hedge it: "over two years" is mostly a span of time."""
    hedge, filler = match.group("hedge"), before[match.start("filler") :]
    if hedge == "over":
        return not _is_time(line, mention) or _OVER_COUNTS.search(before) is not None
    if hedge == "up to":
        return _NO_HEDGE_UP_TO.search(before) is None
    if hedge in {"about", "around"} or hedge.startswith(("surpass", "exceed", "topp")):
        return filler != "the "
    if filler == "the " and hedge.split()[-1] in _LEVELS:  # "short of the 50 seats it needs"
        return False
    if hedge in {"some", "say", "near", "around", "under", "above", "below", "beyond", "maximum"}:
        return filler in {"", "the ", "a ", "an "}
    if hedge == "within":
        return mention.dimension in {"length", "duration"}
    return True


def _is_time(line: Line, mention: Mention) -> bool:
    """Whether a number tells a span of time: "over six full seasons"."""
    after = line.text[mention.char_end : mention.char_end + 30].lower()
    return mention.dimension == "duration" or _SPANS.match(after) is not None


def _read_after(line: Line, mention: Mention) -> tuple[Bound, str] | None:
    for at in sorted({mention.char_end, _own_end(mention), _counted_end(line, mention)}):
        match = _after().match(line.text, at, min(len(line.text), at + _LOOK_AHEAD))
        if match and _follows(line, mention, match):
            hedge = re.sub(r"[\s-]+", " ", match.group("hedge")).lower()
            return _hedges()["after"][hedge], f'"{hedge}" after the number'
    return None


def _own_end(mention: Mention) -> int:
    return mention.tokens[-1].idx + len(mention.tokens[-1].text)


def _counted_end(line: Line, mention: Mention) -> int:
    """Where the one word after the number ends: "30 people or more"."""
    match = re.compile(r"\s?\w+").match(line.text, mention.char_end)
    return match.end() if match else mention.char_end


def _follows(line: Line, mention: Mention, match: re.Match[str]) -> bool:
    """Whether a hedge after a number is one: "20-plus" is, "20 plus tax" and "20 + 5" are not."""
    hedge = match.group("hedge").lower()
    after = line.text[match.end() :].lstrip()
    if hedge in {"plus", "+"}:
        attached = "-" in match.group() or hedge == "+"
        return match.start() <= _own_end(mention) + 1 and attached and not after[:1].isdigit()
    if hedge == "odd":
        return "-" in match.group()
    if hedge == "and up":  # "an 8-megapixel camera and up to 10 hours"
        return not after.startswith("to ")
    if hedge in {"approximately", "roughly", "at least", "maximum"}:
        return after[:1] in {"", ",", ".", ";", ")"}
    return True
