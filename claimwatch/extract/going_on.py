"""Tells whose words go on behind a reporting clause, and who is meant by a part of a whole.

"Nine sank, the navy said, and two are missing": the clause behind is the navy's too.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimwatch.extract.lexicon import verbs_taking, word_class

_QUOTES = frozenset("\"“”`'‘’")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_BACKSHIFTS = frozenset({"would", "could", "might", "should", "had"})
_WHOLES = frozenset({"them", "whom", "these", "those", "which"})
_FARTHEST = 12


def goes_on(verb: Token, child: Token) -> bool:
    """Whether `child`, behind a reporting clause within a sentence, is still what is said.

    It is a clause with a subject of its own, or compares with what was said ("up from 5"). A clause
    behind what was said is told in the same tense: "said it was shut, and it would cost $4".
    """
    if child.dep_ == "conj" and (_stays_reported(verb, child) or _resumes(verb, child)):
        return True
    if verb.lemma_.lower() not in verbs_taking("quote") or child.i < verb.i:
        return False
    said = next((t for t in verb.children if t.dep_ == "ccomp" and t.i < verb.i), None)
    if said is None or any(t.text in _QUOTES for t in verb.doc[said.left_edge.i : child.i]):
        return False
    if not any(t.text == "," for t in verb.doc[verb.i : child.left_edge.i + 1]):
        return False
    if child.dep_ == "conj":
        return any(token.dep_ in _SUBJECTS for token in child.children)
    return child.lower_ in word_class("comparing_words")


def _stays_reported(verb: Token, child: Token) -> bool:
    if verb.tag_ != "VBD" or verb.lemma_.lower() not in verbs_taking("clause"):
        return False
    said = any(t.dep_ == "ccomp" and verb.i < t.i < child.i for t in verb.children)
    shifted = any(t.dep_ == "aux" and t.lower_ in _BACKSHIFTS for t in child.children)
    quoted = any(t.text in _QUOTES for t in verb.doc[verb.i : child.i])
    return said and shifted and not quoted


def _resumes(verb: Token, child: Token) -> bool:
    """Whether `child` goes on behind an aside: "it killed 12, police say, and hurt 3"."""
    if verb.lemma_.lower() not in verbs_taking("quote") or not is_aside(verb):
        return False
    return child.i > verb.i and not any(t.dep_ in _SUBJECTS for t in child.children)


def is_aside(verb: Token) -> bool:
    """Whether a clause is set into another between commas: ", police say,"."""
    doc, after = verb.doc, verb.i + 1
    first = min((t.left_edge.i for t in verb.children if t.dep_ in _SUBJECTS), default=verb.i)
    closed = after < len(doc) and doc[after].text == ","
    return verb.dep_ == "parataxis" and first > 0 and doc[first - 1].text == "," and closed


def whole_of(token: Token) -> Token | None:
    """The number before, of which `token` numbers a part: "90 were hurt, 20 of them badly"."""
    of = next((t for t in token.children if t.dep_ == "prep" and t.lower_ == "of"), None)
    if of is None or not any(t.lower_ in _WHOLES for t in of.children):
        return None
    before = reversed(token.doc[max(0, token.i - _FARTHEST) : token.left_edge.i])
    return next((t for t in before if t.pos_ == "NUM"), None)
