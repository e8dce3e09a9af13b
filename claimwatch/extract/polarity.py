"""Reads whether a figure is asserted or quoted only to be rejected."""

from __future__ import annotations

from spacy.tokens import Token

from claimwatch.extract.lexicon import denials
from claimwatch.extract.mention import Mention
from claimwatch.model import Polarity


def read_polarity(mention: Mention) -> Polarity:
    """DENIED where the text rejects the figure, else ASSERTED.

    "Denied that 300 died", "denied reports of 300 dead", "no evidence that 40 soldiers died",
    "false reports of ..." and "it is not true that ..." reject; "no more than" bounds.
    """
    child: Token | None = None
    reported = _is_reported(mention)
    for node in [mention.last, *mention.last.ancestors]:
        if child is not None and (_rejects(node, child) or _is_false_claim(node)):
            return Polarity.DENIED
        if reported and _says_false(node):
            return Polarity.DENIED
        child = node
    return Polarity.ASSERTED


def _rejects(node: Token, child: Token) -> bool:
    """Whether `node` rejects what stands below `child`."""
    lemma = node.lemma_.lower()
    takes = denials("verb").get(lemma)
    if takes is not None and node.pos_ == "VERB" and not _is_negated(node):
        return _is_rejected(child, takes)
    if lemma in denials("lack") and _is_lacking(node):
        return child.dep_ in {"acl", "ccomp", "prep", "relcl"}
    if lemma in denials("false") and node.pos_ in {"ADJ", "VERB"}:
        return child.dep_ in {"nsubj", "csubj", "ccomp"} and not _is_negated(node)
    if lemma in {"be", "true", "correct", "accurate"} and _is_negated(node):
        return child.dep_ in {"ccomp", "csubj"} and _speaks_of_truth(node)
    return False


def _is_rejected(child: Token, takes: frozenset[str]) -> bool:
    if child.dep_ in {"ccomp", "xcomp"}:
        return "clause" in takes or "claim" in takes
    if child.dep_ in {"dobj", "nsubjpass"}:
        return child.lemma_.lower() in denials("claim")
    return False


def _is_false_claim(node: Token) -> bool:
    """True for the reports in "false reports of 300 dead" or "reports of ... are baseless"."""
    if node.lemma_.lower() not in denials("claim"):
        return False
    if any(child.lemma_.lower() in denials("false") for child in node.children):
        return True
    return node.dep_ in {"nsubj", "nsubjpass"} and _says_false(node.head)


def _is_reported(mention: Mention) -> bool:
    """True for "reports of 60", which the parser may take for words of the number itself."""
    before = mention.first.doc[max(0, mention.first.i - 2) : mention.first.i]
    named = len(before) > 1 and before[0].lemma_.lower() in denials("claim")
    return named and before[1].lower_ == "of"


def _says_false(verb: Token) -> bool:
    """True for "are baseless" and "were not true"."""
    if verb.lemma_ not in {"be", "prove", "remain"}:
        return False
    said = [c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"}]
    negated = _is_negated(verb)
    return any(
        (c.lemma_.lower() in denials("false") and not negated)
        or (c.lemma_.lower() in {"true", "correct", "accurate"} and negated)
        for c in said
    )


def _is_lacking(noun: Token) -> bool:
    """True for the noun in "no evidence", "there isn't any indication", "without proof"."""
    if any(child.lower_ in {"no", "little", "zero"} for child in noun.children):
        return True
    return _is_negated(noun.head) or noun.head.lower_ == "without"


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _speaks_of_truth(verb: Token) -> bool:
    words = {verb.lemma_.lower(), *(child.lemma_.lower() for child in verb.children)}
    return bool(words & {"true", "correct", "accurate", "case"})
