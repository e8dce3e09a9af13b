"""A claim's sentence as HTML, with exactly the number's characters marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboards.text import escaped


def marked_sentence(claim: Mapping[str, Any]) -> str:
    """The sentence with the claim's characters in <mark>; all of it escaped piece by piece.

    Offsets are turned into the sentence's own: `char_start` less `sentence_start`. The pieces are
    cut before anything is escaped or dropped, so the mark holds the claim's words and no others.
    """
    sentence = str(claim["sentence"])
    start = claim["char_start"] - claim["sentence_start"]
    end = claim["char_end"] - claim["sentence_start"]
    before, words, after = sentence[:start], sentence[start:end], sentence[end:]
    return f"{escaped(before)}<mark>{escaped(words)}</mark>{escaped(after)}"


def quotation(claim: Mapping[str, Any]) -> str:
    """The marked sentence as a block of its own direction, outer blanks trimmed."""
    return f'<blockquote class="cw-quote" dir="auto">{marked_sentence(claim).strip()}</blockquote>'


def context(before: str, after: str, claim: Mapping[str, Any]) -> str:
    """What stands before and after the sentence, folded in until it is asked for."""
    if not before.strip() and not after.strip():
        return ""
    passage = f"{escaped(before)}<b>{marked_sentence(claim)}</b>{escaped(after)}"
    return (
        '<details class="cw-context"><summary>In context</summary>'
        f'<p dir="auto">{passage}</p></details>'
    )
