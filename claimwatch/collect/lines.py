"""Cuts a text into its lines with their offsets, and says what each line looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_SENTENCE_END = re.compile(r"[.!?…](?:[\s\"'”’`»)\]]*)$")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|$)")
_OPENERS = "\"'“‘`«([ "
_PROSE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. `start` and `end` enclose its words, without space around them.

    `gap_before` is True when a blank line, or nothing, stands before it.
    """

    start: int
    end: int
    text: str
    gap_before: bool

    @property
    def words(self) -> int:
        """How many words it has, split at white space."""
        return len(self.text.split())

    @property
    def ends_sentence(self) -> bool:
        """True when it ends with a full stop, "!", "?" or "…", quote marks set aside."""
        return _SENTENCE_END.search(self.text[-12:]) is not None

    @property
    def is_open(self) -> bool:
        """True when it ends as no headline and no sentence does: the next line goes on."""
        return self.text.endswith((",", ";", ":", "-", "–", "—", "“", "(")) or self.text.endswith(
            (" or", " and", " the", " a", " of")
        )

    @property
    def is_quoted(self) -> bool:
        """True when it ends with a quote mark: somebody's words, whatever stands before it."""
        return self.text.endswith(("”", '"', "''", "``"))

    @property
    def is_prose(self) -> bool:
        """True for a line that reads as a paragraph: eight words or more that end a sentence."""
        return self.ends_sentence and self.words >= _PROSE_WORDS

    @property
    def starts_lower(self) -> bool:
        """True when its first letter is small: it goes on from the line above."""
        first = self.text.lstrip(_OPENERS)[:1]
        return first.islower()


def cut_lines(text: str) -> list[Line]:
    r"""The lines of `text` that are not blank, cut at "\n", "\r\n" and "\r"."""
    lines: list[Line] = []
    gap = True
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            lines.append(Line(start, start + len(words), words, gap))
        gap = not words
    return lines


def is_wrapped(lines: list[Line]) -> bool:
    """True for a text that was wrapped at a fixed width, so that its lines are no units.

    There, most lines end in mid-sentence and the line below goes on in small letters.
    """
    inner = [line for line in lines if not line.ends_sentence]
    going_on = sum(
        below.starts_lower and not above.ends_sentence and not below.gap_before
        for above, below in pairwise(lines)
    )
    return len(inner) >= 4 and going_on >= 0.3 * len(inner) and going_on >= 0.2 * len(lines)
