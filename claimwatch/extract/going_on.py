"""Tells whose words go on behind a reporting clause, and who is meant by a part of a whole.

"Nine sank, the navy said, and two are missing": the clause behind is the navy's too.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimwatch.extract.lexicon import verbs_taking, word_class

_QUOTES = frozenset("\"“”`'‘’")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_WHOLES = frozenset({"them", "whom", "these", "those", "which"})
_FARTHEST = 12


def goes_on(verb: Token, child: Token) -> bool:
    """Whether `child`, behind a reporting clause within a sentence, is still what is said.

    It is a clause with a subject of its own, or compares with what was said ("up from 5").
    """
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


def whole_of(token: Token) -> Token | None:
    """The number before, of which `token` numbers a part: "90 were hurt, 20 of them badly"."""
    of = next((t for t in token.children if t.dep_ == "prep" and t.lower_ == "of"), None)
    if of is None or not any(t.lower_ in _WHOLES for t in of.children):
        return None
    before = reversed(token.doc[max(0, token.i - _FARTHEST) : token.left_edge.i])
    return next((t for t in before if t.pos_ == "NUM"), None)
