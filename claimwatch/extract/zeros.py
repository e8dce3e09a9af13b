"""Reads zero where news writes it in words: "no casualties", "nobody was hurt", "none"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from claimwatch.extract.lexemes import Line
from claimwatch.extract.mention import Mention
from claimwatch.extract.ones import harm_lemmas
from claimwatch.tables import read_csv


@cache
def _zero_nouns() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_csv("zero_nouns.csv"))


def find_zeros(line: Line) -> Iterator[Mention]:
    """The zeros in words of a sentence."""
    for at, lexeme in enumerate(line.lexemes):
        if lexeme.low not in {"no", "nobody", "none", "neither"}:
            continue
        token = line.token(at)
        if token is None:
            continue
        rule = _rule(line, at, token)
        if rule:
            end = line.lexemes[at + 1].end if rule == "no one harmed" else lexeme.end
            yield Mention(
                sentence=line.doc[:],
                tokens=line.tokens(lexeme.start, end),
                lo=0.0,
                hi=0.0,
                step=1.0,
                form="zero",
                char_start=lexeme.start,
                char_end=end,
                rules={"value": rule},
            )


def _rule(line: Line, at: int, token: Token) -> str | None:
    low = line.low(at)
    if low == "no" and line.low(at + 1) == "one":
        return "no one harmed" if _harmed(token.head) or _harmed(token.head.head) else None
    if low == "no":
        counted = token.dep_ == "det" and token.head.lemma_.lower() in _zero_nouns()
        plain = line.low(at + 1) in {"further", "immediate", "other", "such", "known"}
        return "no of what is counted" if counted and not (plain and _reports(token)) else None
    if low == "nobody" or (low == "none" and token.dep_ in {"nsubj", "nsubjpass"}):
        return "nobody harmed" if _harmed(token.head) else None
    return None


def _reports(token: Token) -> bool:
    """Whether it is word that is missing ("no immediate reports of casualties"), not casualties."""
    return token.head.lemma_.lower() in {"report", "word", "claim", "information"}


def _harmed(token: Token) -> bool:
    near = (token.lemma_.lower(), *(child.lemma_.lower() for child in token.children))
    return any(lemma in harm_lemmas() for lemma in near)
