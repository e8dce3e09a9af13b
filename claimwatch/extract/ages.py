"""Reads bare numbers that are ages: "Smith, 38, said", "a boy, nine, drowned"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimwatch.extract.lexemes import Line
from claimwatch.extract.lexicon import person_roles, persons, word_class
from claimwatch.extract.mention import Mention
from claimwatch.model import Bound

_AGED = re.compile(r"\b(?:aged|ages?|age of|turned|turning|turns)\s(?:between\s)?$", re.IGNORECASE)
_AGE_LIMIT = re.compile(
    r"\b(?:(?:retirement|pension(?:able)?|voting|drinking|legal|minimum|average|median) age"
    r"|the age at which)\b[^.;,]{0,50}\b(?:to|from|at|of|is|was)\s$",
    re.IGNORECASE,
)
"""Before an age that is a rule for many: "raise the retirement age of dockers to 62 from 57"."""
AFTER_AGE = re.compile(r"\s?(?:[,.;:)!?]|$|of\b|from\b|and\b|who\b|has\b|was\b|is\b)")
"""What may stand right behind an age."""
_AFTER_BRACKET = re.compile(r"\)(?:[,.;]|$|\s(?:of|from|and|who|has|had|was|is|said|told|died)\b)")
AT_A_TIME = re.compile(r"\s(?:when|at\sthe\stime|in\s\d{4})\b")
"""Right behind an age that was somebody's at another time: "was 34 when she sang"."""
_IDENTIFIED = re.compile(r"\b(?:named|identified|victims|dead)\b[^.;]{0,40}\b(?:as|were|are)\s")
_OF_A_LIFE = re.compile(
    r"(?:,\s(?:in\s)?(?:his|her)\b|\sand\s(?:single|married|unmarried|divorced|a\s(?:father|mother))\b"
    r"|,\s(?:an?|the)\s(?:[a-z]+\s){1,3}(?:says|said)\b)"
)
_OF_ALL = re.compile(
    r"\b(?:youngest|oldest|eldest)(?:\s[a-z]+|\sof\s(?:them|these|those|all))?"
    r"(?:,?|,\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*,)"
    r"\s(?:is\s|was\s|at\s)?(?:just\s|only\s)?$",
    re.IGNORECASE,
)
_AS_YOUNG_AS = re.compile(r"\bas (?:young|old) as\s$", re.IGNORECASE)
_JUST = re.compile(r"[A-Z][\w’'-]+,\s(?:just|only|still only|barely)\s$")
_WHO_AT = re.compile(r"\b(?:,\swho,?|married(?:,?\s(?:first|young),?)?),?\sat\s$")
_OLDEST_AT = re.compile(r"\w,\sat\s$")
_OLDEST_BEHIND = re.compile(r"\s(?:the|his team.s|her team.s)\s(?:youngest|oldest)\b")
_SOMEBODY = re.compile(
    r"^(?:[\"“'‘]\s?)?(?:The|A|An)\s(?:[\w“”\"'’-]+\s){0,7}?[\w-]+(?<!s)[”\"'’]?,\s$"
)
"""A sentence's subject, before the age of it: "The scoundrel, 52, grinned"."""
_NOW = re.compile(r",\snow\s$|\bbeing\s$")
_NOW_BEHIND = re.compile(r"\snow\s?[,.]")
_SET_BESIDE = re.compile(
    r",\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]+)+(?:\s(?:of|from)\s[A-Z][\w’' -]*)?,\s(?:is|was)\s$"
)
_THEN = re.compile(r"\b(?:was|were)\s(?:just\s|only\s)?$", re.IGNORECASE)
_WHEN_DONE = re.compile(r"\swhen\s(?:he|she)\b")
_AT_AGE = re.compile(r"^(?:[\"“]\s?)?At\s$")
_AT_AGE_OF = re.compile(r",?\s(?:the|he|she|his|her|[A-Z][\w’'-]+)\b(?!\s(?:o.clock|a\.?m|p\.?m))")
_DIED = re.compile(
    r"\b(?:(?:die[ds]?|dying)\b[^.;]{0,60}|(?<!of\s)(?<!the\s)dead\s)\bat\s$", re.IGNORECASE
)
_DID_AT = re.compile(
    r"\b(?:he|she|who)\s(?:\w+\s){0,2}?(?:won|debuted|retired|left|made|began|started|married|joined"
    r"|signed|graduated|emigrated|learned|became)\b[^.;,\d]{0,40}?\bat\s$",
    re.IGNORECASE,
)
"""Before the age at which somebody did something: "she won at 24"."""
_OF_TALLY = re.compile(r"\s?[-–]\s?\d")
"""Behind the first number of a record: "he was 17-8"."""
_AFTER_DEATH = re.compile(r"\s(?:on|in|after)\b")
_PERSONS = {"he", "she", "who", "i"}
_FINITE = frozenset({"VBD", "VBN", "VBZ"})
_LINKING = frozenset({"be", "seem", "appear", "look"})
OLDEST = 120
"""In years."""
_LEAST_TOLD = 3
_LEAST_NAMED = 10
_LEAST_GROWN = 18
_PERSON_ENDINGS = ("woman", "sman", "eman", "tman")
_LOOK_BACK = 90
_LIMIT = re.compile(r"\b(?:under|over|below|above)\s(?:the\sage\sof\s)?$", re.IGNORECASE)


def age_rule(line: Line, mention: Mention) -> str | None:
    """The rule by which a bare number is a person's age."""
    if mention.form not in {"digits", "words", "range"} or not 0 < mention.hi <= OLDEST:
        return None
    if mention.hi != int(mention.hi) or mention.bound is Bound.VAGUE:
        return None
    before = line.text[max(0, mention.char_start - _LOOK_BACK) : mention.char_start]
    token = mention.first
    if _AGED.search(before):
        return "aged"
    if _OF_TALLY.match(line.text, mention.char_end):
        return None
    if _is_told_age(line, mention, before):
        return "age told"
    if _AGE_LIMIT.search(before) or (_LIMIT.search(before) and _limits_persons(token)):
        return "age limit"
    if token.dep_ in {"attr", "acomp"} and token.head.lemma_ == "be":
        subjects = [child for child in token.head.children if child.dep_ == "nsubj"]
        if subjects and mention.lo >= _LEAST_TOLD and _is_person(subjects[0]):
            return "age of a person"
        named = subjects and (_is_full_name(subjects[0]) or _is_called(subjects[0], before))
        if named and _may_be_told(line, mention):
            return "age of a named person"
        if subjects and _is_told_of_surname(line, mention, subjects[0]):
            return "age of a named person"
    if _is_of_person(token) and mention.lo >= _LEAST_TOLD:
        return "age of somebody"
    if token.i >= 2 and before.endswith(" (") and _is_named(line, mention, line.doc[token.i - 2]):
        closed = _AFTER_BRACKET.match(line.text, mention.char_end)
        return "age after a name" if closed and mention.lo >= _LEAST_NAMED else None
    closed = AFTER_AGE.match(line.text, mention.char_end)
    goes_on = mention.lo >= _LEAST_GROWN and _AFTER_DEATH.match(line.text, mention.char_end)
    if (closed or goes_on) and _DIED.search(before):
        return "age at death"
    if not closed:
        return None
    if mention.lo >= _LEAST_NAMED and _DID_AT.search(before):
        return "age told"
    if mention.form == "digits" and re.search(r"[\w.’'\"”]\s?,[\"”’]?\s$", before) and token.i >= 2:
        if not closes(line, mention):
            return None
        if _is_name(_named_before(token)):
            return "age after a name"
        told = _stands_by_person(token) or _is_subjects_age(line, mention)
        return "age after a person" if told else None
    return "age after a person" if _is_childs_age(line, mention, before) else None


def _is_childs_age(line: Line, mention: Mention, before: str) -> bool:
    """True for an age in words between commas: "the girl, four, was", "Nurul, seven, was"."""
    token = mention.first
    if mention.form != "words" or token.i < 2 or not before.endswith(", "):
        return False
    noun = line.doc[token.i - 2]
    told = _is_single(noun) or (noun.pos_ == "PROPN" and noun.dep_ != "pobj")
    return told and line.text[mention.char_end :].startswith(",")


def _is_told_age(line: Line, mention: Mention, before: str) -> bool:
    """True for "the oldest at 45", ", now 11,", "was 39 when she died", "At 53, the minister"."""
    if mention.lo < _LEAST_TOLD or mention.form not in {"digits", "words"}:
        return False
    behind = line.text[mention.char_end :]
    closed = AFTER_AGE.match(line.text, mention.char_end)
    if closed and (_OF_ALL.search(before) or _NOW.search(before) or _JUST.search(before)):
        return True
    if _AS_YOUNG_AS.search(before) or (_OF_ALL.search(before) and AT_A_TIME.match(behind)):
        return True
    if _THEN.search(before) and _WHEN_DONE.match(line.text, mention.char_end):
        return True
    grown = mention.lo >= _LEAST_GROWN and mention.form == "digits"
    if grown and before.endswith(", "):
        if _WHEN_DONE.match(line.text, mention.char_end):
            return True
        return _NOW_BEHIND.match(line.text, mention.char_end) is not None
    if mention.lo >= _LEAST_NAMED and _WHO_AT.search(before):
        return True
    if grown and _OLDEST_AT.search(before) and _OLDEST_BEHIND.match(behind):
        return True
    return bool(grown and _AT_AGE.match(before) and _AT_AGE_OF.match(line.text, mention.char_end))


def _is_subjects_age(line: Line, mention: Mention) -> bool:
    """True for the age of whom a sentence is about, whatever the noun: "The scoundrel, 52, fled".

    Not of a number that the noun before it names: "The toll, 43, was the highest".
    """
    token = mention.first
    if mention.form != "digits" or mention.lo < _LEAST_NAMED or token.i < 2:
        return False
    if not _SOMEBODY.match(line.text[: mention.char_start]):
        return False
    noun, behind = _named_before(token), line.doc[mention.last.i + 1 :][:2]
    told = len(behind) == 2 and behind[0].lower_ == "," and behind[1].tag_ in _FINITE
    numbered = any(word.lower_ in word_class("numbered_nouns") for word in line.doc[: token.i])
    return told and noun.tag_ in {"NN", "NNP"} and not numbered


def _named_before(token: Token) -> Token:
    """The word before the comma that an age stands behind, past what closes a quotation."""
    place = token.i - 1
    while place > 0 and (token.doc[place].is_quote or token.doc[place].lower_ == ","):
        place -= 1
    return token.doc[place]


def _is_named(line: Line, mention: Mention, noun: Token) -> bool:
    """True for a full name, and for a surname of those whom a sentence identifies."""
    told = _IDENTIFIED.search(line.text[: mention.char_start])
    return _is_full_name(noun) or (noun.tag_ == "NNP" and told is not None)


def _is_full_name(noun: Token) -> bool:
    """True for two proper nouns: "Ada Hobbs was 36". A city or team alone may lead by 36."""
    named = noun.pos_ == "PROPN" and noun.i > 0 and noun.doc[noun.i - 1].pos_ == "PROPN"
    return named and noun.tag_ == "NNP" and noun.doc[noun.i - 1].dep_ == "compound"


def _is_called(noun: Token, before: str) -> bool:
    """True for one person with a full name set beside: "the pilot, Ada Hobbs, was 36"."""
    return _is_single(noun) and _SET_BESIDE.search(before) is not None


def _is_told_of_surname(line: Line, mention: Mention, noun: Token) -> bool:
    """True for "Hobbs was 36, his club said", not for a town's or a team's number."""
    bare = noun.pos_ == "PROPN" and noun.tag_ == "NNP" and not any(noun.children)
    grown = mention.lo >= _LEAST_NAMED and mention.form == "digits"
    return bool(bare and grown and _OF_A_LIFE.match(line.text, mention.char_end))


def _may_be_told(line: Line, mention: Mention) -> bool:
    """Whether a number may be a full age, with nothing behind it that it would count."""
    if mention.lo < _LEAST_NAMED:
        return False
    return any(rule.match(line.text, mention.char_end) for rule in (AFTER_AGE, AT_A_TIME))


def _is_of_person(token: Token) -> bool:
    """Whether a bare number is somebody's age: "a man of 38", "a girl of eleven"."""
    preposition = token.head
    if token.dep_ != "pobj" or preposition.lower_ != "of":
        return False
    noun = preposition.head
    bare = not any(child.dep_ in {"prep", "amod", "compound"} for child in token.children)
    other = word_class("parent_nouns") | word_class("group_nouns") | word_class("bands_of_people")
    known = _is_single(noun) and noun.lower_ not in other
    return bare and token.i == preposition.i + 1 and known


def _limits_persons(token: Token) -> bool:
    """Whether a bare number is an age that limits persons: "children under 12", "are under 18"."""
    preposition = token.head
    if token.dep_ != "pobj" or any(child.dep_ == "prep" for child in token.children):
        return False
    above = preposition.head
    if above.pos_ in {"AUX", "VERB"}:
        verbs = (above, above.head) if above.dep_ == "xcomp" else (above,)
        subjects = [c for verb in verbs for c in verb.children if c.dep_ == "nsubj"]
        return above.lemma_ in _LINKING and any(_counts_persons(c) for c in subjects)
    return _counts_persons(above)


def _counts_persons(noun: Token) -> bool:
    known = noun.lemma_.lower() in persons() or noun.lower_ in _PERSONS | {"they", "percent"}
    return known or any(
        of.lower_ == "of" and any(_counts_persons(child) for child in of.children)
        for of in noun.children
    )


def _stands_by_person(token: Token) -> bool:
    """Whether a number stands beside a single person: "her uncle, 61,", "the head of it, 40,"."""
    if token.dep_ != "appos":
        return False
    for noun in token.ancestors:
        if noun.pos_ == "VERB":
            return False
        if _is_single(noun):
            return noun.dep_ not in {"pobj", "poss", "compound"} or noun == token.head
    return False


def _is_name(token: Token) -> bool:
    """True for a proper noun, and for what is written as one: "Tarrant, 36, stars"."""
    written = token.is_title and not token.is_stop
    return token.pos_ == "PROPN" or (
        written and token.lemma_.lower() not in word_class("time_nouns")
    )


def _is_person(subject: Token) -> bool:
    """True for a pronoun of one person, or a noun such as "brother"."""
    kin = subject.lower_ in word_class("kin_nouns") and subject.tag_ == "NN"
    return subject.lower_ in _PERSONS or kin


def _is_single(noun: Token) -> bool:
    """True for a noun for one person: "uncle", "saleswoman", "head"."""
    known = person_roles() | word_class("kin_nouns") | word_class("headline_nouns")
    word = noun.lower_
    named = word in known or noun.lemma_.lower() in persons() or word.endswith(_PERSON_ENDINGS)
    return noun.tag_ == "NN" and named


def closes(line: Line, mention: Mention) -> bool:
    """Whether an age after a name is closed off again: "Smith, 38, said"."""
    return line.text[mention.char_end :].lstrip()[:1] in {",", ".", ";", ")", ":", ""}
