"""Reads from the parse who says the clause that a number stands in, nearest speaker first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimwatch.extract.amounts import (
    CLAUSES,
    OBJECTS,
    gives_amount,
    goes_with_amount,
    is_passive,
    owner_of_count,
    records,
)
from claimwatch.extract.going_on import goes_on, whole_of
from claimwatch.extract.lexicon import hedged_reports, is_outlet, tallies, verbs_taking, word_class
from claimwatch.extract.noun_phrases import phrase_text

_SUBJECTS = frozenset({"nsubj"})
_LINKS = frozenset({"to", "of", "by"})
_CLAIMED = frozenset({"lives", "victims", "titles", "wins", "medals", "seats"})


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker of the clause around a number, the outlet it came through, and the rule.

    `sure` means that the verb is one of speaking, so that whatever its subject is speaks.
    """

    speaker: str
    rule: str
    via: str | None = None
    sure: bool = False


def speakers_above(token: Token) -> list[Said]:
    """Who says the clause that `token` stands in, from the nearest clause outward.

    A part of a number ("20 of them") that nobody says by itself belongs to who said the whole.
    """
    whole = whole_of(token)
    return _speakers(token) or (_speakers(whole) if whole is not None else [])


def _speakers(token: Token) -> list[Said]:
    found: list[Said] = []
    child: Token | None = None
    for node in [token, *token.ancestors]:
        found.extend(_beside(node, child, token))
        owner = owner_of_count(node)
        if owner:
            found.append(Said(owner, "own count", sure=True))
        if child is not None and _asserts(node, child, token):
            said = _said_by(node, child)
            if said:
                found.append(said)
        child = node
    return found


def _asserts(verb: Token, child: Token, number: Token) -> bool:
    """Whether the verb reports the number that stands in or below `child`."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    if _takes(verb, child):
        return True
    if gives_amount(verb, child, number) or records(verb, child, number):
        return True
    return goes_on(verb, child) or goes_with_amount(verb, child)


def _takes(verb: Token, child: Token) -> bool:
    """Whether the verb says `child`: its clause, object or infinitive, "admits to nine dead"."""
    lemma = verb.lemma_.lower()
    if child.dep_ == "xcomp":
        return not is_passive(verb) and any(lemma in verbs_taking(w) for w in ("clause", "amount"))
    if child.dep_ in CLAUSES:
        return any(lemma in verbs_taking(what) for what in ("clause", "quote", "amount"))
    if child.dep_ == "prep":
        return child.lower_ in _LINKS and lemma in verbs_taking(f"{child.lower_}_number")
    if child.dep_ in OBJECTS and child.lemma_.lower() in tallies() and lemma in {"give", "issue"}:
        return not is_passive(verb)  # "gave a toll of 31 dead"
    told = child.dep_ in OBJECTS and lemma in verbs_taking("object") and not is_passive(verb)
    return told and not (lemma == "claim" and child.lower_ in _CLAIMED)


def _said_by(verb: Token, child: Token | None = None) -> Said | None:
    """The speaker of a reporting verb: its subject, or its agent where it is passive.

    `child` is what it says, None for an aside.
    """
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        quoted = verb.head.head
        if quoted.lemma_ in {"quote", "cite"}:
            return _quoted(quoted)
    if is_passive(verb):
        agent = _agent(verb)
        return Said(agent, "agent") if agent else None
    lemma = verb.lemma_.lower()
    befell = verb.tag_ == "VBG" and lemma in verbs_taking("tally")  # a death, "raising the toll"
    subject = None if befell else subject_of(verb)
    if subject is None:
        return None
    text = phrase_text(subject)
    speaks = child is None or child.dep_ not in OBJECTS
    sure = lemma in verbs_taking("amount") or (speaks and lemma in verbs_taking("quote"))
    return Said(text, "subject", _told_outlet(verb), sure) if text else None


def _quoted(verb: Token) -> Said | None:
    """X, through AFP, from "X was quoted by AFP as saying" or "AFP quoted X as saying"."""
    if is_passive(verb):
        subject = next((t for t in verb.children if t.dep_ == "nsubjpass"), None)
        return Said(phrase_text(subject), "quoted as saying", _agent(verb)) if subject else None
    quoted = next((t for t in verb.children if t.dep_ == "dobj"), None)
    subject = subject_of(verb)
    if quoted is None:
        return None
    return Said(phrase_text(quoted), "quoted as saying", phrase_text(subject) if subject else None)


def _agent(verb: Token) -> str | None:
    for by in verb.children:
        if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by"):
            for target in by.children:
                if target.dep_ == "pobj":
                    return phrase_text(target)
    return None


def _told_outlet(verb: Token) -> str | None:
    """The outlet that a speaker told something, or said it to."""
    for child in verb.children:
        target = child
        if child.dep_ == "prep" and child.lower_ == "to":
            target = next((t for t in child.children if t.dep_ == "pobj"), child)
        if target.dep_ in {"dobj", "dative", "pobj"} and is_outlet(phrase_text(target)):
            return phrase_text(target)
    return None


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, inherited by coordinated verbs and participles; None if unsaid."""
    for _ in range(6):
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return _antecedent(child, verb)
        introduced = _behind_source(verb)
        if introduced is not None:
            return introduced
        if verb.dep_ in {"conj", "advcl", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
        elif verb.dep_ == "acl":
            return _releaser(verb.head) or verb.head
        else:
            return None
    return None


def _behind_source(verb: Token) -> Token | None:
    """The subject that the parser hung on a source: "According to the Post, Ann Lee said"."""
    for side in verb.lefts:
        for target in (t for to in side.children for t in to.children):
            if side.lower_ != "according" or target.dep_ != "pobj":
                continue
            for name in target.rights:
                behind_comma = verb.doc[name.left_edge.i - 1].text == ","
                if name.dep_ in {"appos", "conj"} and behind_comma and name.pos_ == "PROPN":
                    return name
    return None


def _releaser(document: Token) -> Token | None:
    """Who "released a statement saying" or "issued a report that"."""
    verb = document.head
    if document.dep_ == "dobj" and verb.lemma_ in word_class("releasing_verbs"):
        return subject_of(verb)
    return None


def _antecedent(subject: Token, verb: Token) -> Token | None:
    """What "who" or "which" stands for; no one for words that name no speaker."""
    if subject.lower_ in {"who", "which", "that"}:
        return verb.head if verb.dep_ == "relcl" else None
    if subject.tag_ in {"EX", "WP", "WDT"} or subject.lower_ in {"i", "we", "you", "one", "this"}:
        return None
    return subject


def _beside(node: Token, child: Token | None, token: Token) -> Iterator[Said]:
    """Speakers named beside the clause: "according to X", "citing X", ", X says,", reportedly."""
    for side in node.children:
        if side in (child, token):
            continue
        if side.lower_ == "according":
            yield from _according(side)
        elif side.lower_ in hedged_reports() and side.dep_ == "advmod":
            yield Said(hedged_reports()[side.lower_], "reportedly")
        elif side.lower_ in {"citing", "quoting"} and side.dep_ in {"advcl", "prep", "acl"}:
            cited = next((t for t in side.children if t.dep_ in {"dobj", "pobj"}), None)
            if cited is not None:
                yield Said(phrase_text(cited), "citing")
        elif side.dep_ == "acl" and side.lemma_.lower() in verbs_taking("object record"):
            agent = _agent(side)
            if agent and side.tag_ == "VBN":
                yield Said(agent, "reported by")
        elif side.pos_ == "VERB" and _is_aside(side):
            said = _said_by(side)
            if said:
                yield Said(said.speaker, "aside", said.via, said.sure)


def _according(side: Token) -> Iterator[Said]:
    for to in side.children:
        if to.lower_ == "to":
            for target in to.children:
                if target.dep_ == "pobj":
                    yield Said(phrase_text(target), "according to")


def _is_aside(side: Token) -> bool:
    """A reporting clause set into the sentence: ", he said,", "as the ministry put it"."""
    if side.lemma_.lower() not in verbs_taking("quote"):
        return False
    if side.dep_ not in {"parataxis", "ccomp", "advcl"}:
        return False
    own = {token.dep_ for token in side.children if not _is_remark(token)}
    if side.dep_ == "advcl" and not any(t.lower_ == "as" for t in side.children):
        return False
    return bool(own & _SUBJECTS) and not own & {"ccomp", "dobj", "xcomp"}


def _is_remark(clause: Token) -> bool:
    """A clause with "which", which the parser hung on the reporting verb before it."""
    return clause.dep_ == "ccomp" and any(t.lower_ == "which" for t in clause.lefts)
