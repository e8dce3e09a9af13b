"""What marks a number as a part, an addition, an average, one of several or the whole."""

from __future__ import annotations

import re

from claimwatch.extract.number_words import ordinal_words
from claimwatch.match import words
from claimwatch.model import Claim, ClaimKind

_HOW_BADLY = re.compile(r"\s*(?:critically|seriously|severely|badly|slightly)\s*(?:[,.;)]|$)")
_MORE_THAN_THEN = re.compile(
    r"\s(?:more|fewer)\sthan\s(?:at|in|on|last|before|it|they|he|she|had|first|expected|announced"
    r"|(?:the|a)\s(?:day|week|month|year|previous|first)|was|were)\b"
)
"""Behind by how much a number has changed: "half a million more than in May"."""
_AT_ONE_PLACE = re.compile(
    r"(?:\s[\w'’-]+){0,4}?\s(?:in|at|from)\s(?:a\ssingle|just\sone|only\sone|one\sof|one\s(?:\w+\s)?"
    r"(?:village|building|house|home|street|school|family|room|hospital|district|town|incident))\b"
)
"""Behind those of one place among others: "nine died in a single building"."""
_BROKEN_UP = re.compile(r"\s*,\s*of\s(?:whom|which|those|these)\b")
_OF_WHOLE = re.compile(
    r"(?:^|[,;:] )[Oo]f (?:[\w,-]+ ){1,5}?[\w-]+, (?:about |some |only |at least )?$"
)
_DONE_BY_PART = re.compile(
    r"\sof (?:them|whom|those|these)\s"
    r"(?:(?:is|are|was|were|have|has|had|been|be|being|now|already|still|also|later)\s)*(?P<word>\w+)"
)
_TOLL = re.compile(r"\b(?:toll|number of (?:the )?(?:dead|missing)|(?:remain|still|are) missing)\b")
_TOTAL = re.compile(
    r"\b(?:bring|tak|push|rais|mak)ing\s"
    r"(?:the|its|their|his|her|our)\s(?:[a-z-]+\s){0,2}?"
    r"(?:totals?|tolls?|tally|count|number)\b(?:[^.;\d]{0,40}?)\sto\s(?:at\sleast\s)?"
    r"|\b(?:bring|tak|push|rais)ing\sto\s(?:at\sleast\s)?[\w,.]+\sthe\s(?:\w+\s)?"
    r"(?:totals?|tolls?|tally|count|number)\b"
    r"|\bfor\sa\stotal\sof\s|\bso\sthat\s(?=\w+\s(?:have|had)\snow\b)",
    re.IGNORECASE,
)
_CHANGED_BY = re.compile(
    r"\b(?:premium|discount|increase|rise|raise|fall|drop|decline|jump|growth|gain|cut|hike)s?\s"
    r"(?:of|by)\s(?:about\s|some\s|only\s|just\s|almost\s|nearly\s|more\sthan\s|at\sleast\s)?$"
    r"|\b(?:rose|risen|rises?|fell|fallen|falls?|grew|grown|grows?|dropped|jumped|soared|"
    r"(?<!made\s)(?<!make\s)(?<!makes\s)(?<!making\s)up|down|"
    r"increased|decreased|gained|climbed|slid|by)\s"
    r"(?:by\s|about\s|some\s|only\s|just\s|almost\s|nearly\s|more\sthan\s|at\sleast\s)?$",
    re.IGNORECASE,
)
_CHANGE_BEHIND = re.compile(
    r"\s(?:over|above|below|higher|lower|more|less|fewer|faster|slower|premium|discount|increase|"
    r"rise|raise|fall|drop|decline|jump|growth|gain|cut|hike)\b"
)
_SHARE_BEHIND = re.compile(r"\s(?:of\s(?!those\b|them\b|whom\b|which\b)|share\b|stake\b|holding\b)")
_TAKEN_IN = re.compile(
    r"\b(?P<how>including|includes|excluding|excludes|net of|before|after|plus|without|on top of)\s"
    r"(?:(?:the|its|their|any|all|some|about|assumed|related|existing)\s){0,2}"
    r"(?P<what>debts?|cash|tax(?:es)?|VAT|fees?|interest|bonus(?:es)?|add-ons|incentives|instalments|"
    r"deductions|expenses|costs)\b",
    re.IGNORECASE,
)
_TAKES_IN = frozenset({"including", "includes"})
_SALES_TAX = frozenset({"tax", "taxes", "vat"})
"""What a price in a shop includes whether or not that is said."""
_LEAD = re.compile(
    r"\s(?:[\w-]+\s)?(?:behind|ahead|adrift|clear)\b"
    r"(?!\s(?:him|her|them|me|us|bars|schedule|closed|doors)\b)"
)
_TAKING_IN = re.compile(r"(?:\b(?:including|among\sthem)|,\scounting)\s(?:at\sleast\s|the\s)?$")
_ARE_AMONG = re.compile(
    r"(?:\s[\w'’-]+){1,3}?(?:\swho\b[^,;:.]{0,60}?)?\s(?:is|are|was|were)\s(?:also\s)?among\s"
    r"(?:the|those)\b"
)
_ALL_OF_THEM = re.compile(
    r"\b(?:the|his|her|its|their|these|those)\s(?:[a-z-]+\s)?[a-z-]+,\s(?:about\s|some\s|nearly\s"
    r"|more\sthan\s|all\s)?$",
    re.IGNORECASE,
)
"""Before all of those who are named: "the dead, 61 of them, are buried"."""
_MAKING = re.compile(
    r"\b(?:s(?:ells?|old|elling)|ship(?:s|ped|ping)?|ma(?:kes?|de|king)|buil(?:ds?|t)|produc(?:es?|ed|ing)"
    r"|deliver(?:s|ed|ing)?|order(?:s|ed)?|bought|buys?)\s(?:about\s|some\s|nearly\s|more\sthan\s"
    r"|at\sleast\s|around\s|approximately\s)?$",
    re.IGNORECASE,
)
_OF_ITS = re.compile(r"\sof\s(?:the|its|their|these|those)\s(?:[a-z-]+\s){0,2}?[a-z-]+s\b")
"""Behind how many were made of what is made: "sold 5 million of the phones"."""
_COPULA = re.compile(r"(?:\s[\w-]+){0,6}?\s(?:is|are|was|were)\s(?P<noun>[a-z]+)\b")
_OF_GROUP = re.compile(
    r"\sof\s(?:the|these|those|its|his|her|their)\s(?:[a-z-]+\s){0,2}?(?:[a-z]+s|people|men"
    r"|women|children|crew)\s(?:is|are|was|were|have|had|has|came)\b"
)
_NEAR = 50
"""In characters."""
_PART_REACH = 5
"""In tokens: "five of them were badly hurt"."""
_AVERAGE_REACH = 7
"""In tokens: "averaged more than 30 home runs and 100 runs batted in"."""


def read_marks(claim: Claim) -> frozenset[str]:
    """The marks of a claim: "part", "added", "average", "picked", "included", "other", "whole"."""
    start = claim.char_start - claim.sentence_start
    before = [t for t, _, _ in words.spans(claim.sentence[:start])][-_AVERAGE_REACH:]
    behind = claim.sentence[start + len(claim.text) :]
    after = [t for t, _, _ in words.spans(behind)][:_PART_REACH]
    inside = words.tokens(claim.text)
    part = (
        _HOW_BADLY.match(behind)
        or _AT_ONE_PLACE.match(behind)
        or _is_part(claim.sentence[:start], behind, before, after)
    )
    kind = "included" if _says_what_they_are(claim, behind) else "part"
    marks = _marked(before, inside, after[:3]) | ({kind} if part else set())
    if is_taken_in(claim) or _ARE_AMONG.match(behind):
        marks |= {"included"}
    if is_of_group(claim) and "included" not in marks:
        marks |= {"part"}
    more = (after[:1] == ["more"] and after[1:2] != ["than"]) or _MORE_THAN_THEN.match(behind)
    found = claim.counted[-1:] == ("body",) and _TOLL.search(claim.sentence)
    one_more = (
        claim.as_written.lo == claim.as_written.hi == 1 and claim.text.lower() in ordinal_words()
    )
    added = claim.kind is ClaimKind.COUNT and (more or found or one_more or makes_total(claim))
    return marks | ({"added"} if added else set())


def is_of_group(claim: Claim) -> bool:
    """True for some of a group, of whom its sentence goes on: "nine of the passengers were ill"."""
    if claim.kind is not ClaimKind.COUNT:
        return False
    end = claim.char_start - claim.sentence_start + len(claim.text)
    return _OF_GROUP.match(claim.sentence, end) is not None


def is_taken_in(claim: Claim) -> bool:
    """True for those whom others are said to take in: "126 were saved, counting eight"."""
    return _TAKING_IN.search(claim.sentence, 0, claim.char_start - claim.sentence_start) is not None


def tells_of_part(claim: Claim) -> bool:
    """True where its own clause says what a part of a group did: "171 of them had been brought".

    "Of the 31 dead, 12 were children" tells of the whole what was done, as does "41 lives were
    lost, two of whom died later".
    """
    start = claim.char_start - claim.sentence_start
    before, behind = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    found = _DONE_BY_PART.match(behind)
    event = words.event_class(words.stem(found["word"].lower())) if found else None
    if event:
        return not any(_tells(token, event) for token in words.tokens(before))
    whole = _OF_WHOLE.search(before)
    return whole is not None and not any(
        words.event_class(words.stem(token)) for token, _, _ in words.spans(whole.group())
    )


def _tells(token: str, event: str) -> bool:
    """True for a word of a class of deeds; the cost of lives is a killing."""
    return words.event_class(words.stem(token)) == event or (event, token) == ("killed", "lives")


def taken_in(claim: Claim) -> str | None:
    """What a sum is said to take in or leave out: "including debt", "net of cash"."""
    start = claim.char_start - claim.sentence_start
    end = start + len(claim.text)
    before, after = claim.sentence[max(0, start - _NEAR) : start], claim.sentence[end : end + _NEAR]
    near = re.split(r"\d", before)[-1], re.split(r"\d", after)[0]
    found = next(filter(None, map(_TAKEN_IN.search, near)), None)
    if found and found["how"].lower() in _TAKES_IN and found["what"].lower() in _SALES_TAX:
        return None
    return f"{found['how'].lower()} {found['what'].lower()}" if found else None


def share_or_change(claim: Claim) -> str | None:
    """Whether a percentage is a "share" of something or a "change"; None where that isn't clear."""
    start = claim.char_start - claim.sentence_start
    before, after = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    if _CHANGED_BY.search(before) or _CHANGE_BEHIND.match(after):
        return "change"
    return "share" if _SHARE_BEHIND.match(after) else None


def is_lead(claim: Claim) -> bool:
    """True for a lead over others or the want of one: "21 points behind the champions".

    The sides of a score are none: "a 38-30 lead". Nor is the time that somebody was adrift at sea.
    """
    if claim.kind is ClaimKind.SCORE:
        return False
    end = claim.char_start - claim.sentence_start + len(claim.text)
    found = _LEAD.match(claim.sentence, end)
    at_sea = claim.kind is ClaimKind.DURATION and found and found[0].endswith("adrift")
    return found is not None and not at_sea


def makes_total(claim: Claim) -> bool:
    """Whether its sentence says what total it makes with others: "41, for a total of 58"."""
    start = claim.char_start - claim.sentence_start
    return _TOTAL.search(claim.sentence, start + len(claim.text)) is not None


def _is_part(told: str, behind: str, before: list[str], after: list[str]) -> bool:
    """Whether it is a part of another number: "two of them", "six of the dead".

    What "31, of whom 14 were children" breaks up is the whole, and "there are 12 of them" is one.
    """
    if _OF_WHOLE.search(told):
        return True
    if _ALL_OF_THEM.search(told) and behind.startswith(" of them"):
        return False
    if _MAKING.search(told) and _OF_ITS.match(behind):
        return False
    of_what = {" ".join(after[:2]), " ".join(after[:3])} & words.word_list("part_after")
    if not of_what or before[-1:] == ["all"] or _BROKEN_UP.match(behind):
        return False
    return " ".join(before[-2:]) not in {"there are", "there were"}


def _says_what_they_are(claim: Claim, behind: str) -> bool:
    """Whether the counted stand behind a copula: "14 of the dead were children" counts children."""
    said = _COPULA.match(behind)
    return bool(said and words.stem(said["noun"].lower()) == words.stem((*claim.counted, "")[0]))


def _is_average(before: list[str], after: list[str]) -> bool:
    """True for "averaged 23" and "a 23 average", not for the 138 of "the 23 average of 138"."""
    told = [place for place, word in enumerate(before) if word.startswith("averag")]
    if not told:
        return "average" in after[:1]
    at = told[-1]
    of_number = any(map(words.is_number, before[max(0, at - 2) : at]))
    return not (of_number and before[at + 1 : at + 2] == ["of"])


def _marked(before: list[str], inside: list[str], after: list[str]) -> frozenset[str]:
    marks = set()
    if _is_average(before, after):
        marks.add("average")
    before = before[-3:]
    if inside == ["one"] and after[:1] == ["of"]:
        marks.add("picked")
    if before[-1:] == ["including"] or " ".join(before[-2:]) in words.word_list("part_before"):
        marks.add("included")
    near = {words.stem(word) for word in (*inside, *after[:2], *before[-1:])}
    if near & words.word_list("other") and "more" not in inside:
        marks.add("other")
    if {words.stem(w) for w in (*before, *inside, *after)} & words.word_list("whole"):
        marks.add("whole")
    return frozenset(marks)
