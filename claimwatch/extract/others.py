"""Reads "another" as one where it tells of one more who was harmed."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch.extract.lexemes import Line
from claimwatch.extract.mention import Mention
from claimwatch.extract.ordinals import is_harmed


def find_others(line: Line) -> Iterator[Mention]:
    """Each "another" of a sentence that counts one: "killed one and hurt another"."""
    for at, lexeme in enumerate(line.lexemes):
        if lexeme.low != "another":
            continue
        token = line.token(at)
        if token is not None and _is_one_harmed(token):
            yield Mention(
                sentence=line.doc[:],
                tokens=[token],
                lo=1.0,
                hi=1.0,
                step=1.0,
                form="words",
                char_start=lexeme.start,
                char_end=lexeme.end,
                rules={"value": "one more who was harmed"},
            )


def _is_one_harmed(token: Token) -> bool:
    if token.dep_ != "det":
        return is_harmed(token)
    numbers = any(child.like_num for child in token.head.children)
    return token.head.tag_ == "NN" and not numbers and is_harmed(token.head)
