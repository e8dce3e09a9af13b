"""Finds quotations in raw text: curly, straight, single and typed (``...'') marks.

No mark needs a partner: one without is closed by the end of its line, and nothing ever raises.
"""

from __future__ import annotations

import re

LONGEST_QUOTATION = 3_000
"""Characters. A quotation not closed by then is taken to lack its closing mark."""

_MARK = re.compile(r"``|''|[“”„\"]|[‘’'](?!\w)|(?<!\w)[‘’'](?=\w)")
_ENDING = re.compile(r"(?:s|re|ve|ll|d|m|t|\d\ds?)\b", re.IGNORECASE)
_OPENS = frozenset({"``", "“", "„"})
_CLOSES = frozenset({"''", "”"})


def find_quotations(text: str) -> list[tuple[int, int]]:
    """Where quotations stand, as characters [start, end) with their marks, in order.

    A line that opens with a mark while a quotation is open goes on with the same speech.
    """
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark.group()
        if opened and at - opened[0] > LONGEST_QUOTATION:
            _close_at_line(text, opened[0], found)
            opened = None
        if opened and opened[1] == "single" and "\n" in text[opened[0] : at]:
            opened = None
        if opened is None:
            if _may_open(text, mark):
                opened = (at, _family(sign))
        elif _family(sign) != opened[1]:
            continue
        elif _may_close(text, mark):
            if mark.end() - opened[0] > 2:
                found.append((opened[0], mark.end()))
            opened = None
        elif _may_open(text, mark) and opened[1] != "single":
            _close_at_line(text, opened[0], found)
            opened = (at, opened[1])
    if opened and opened[1] != "single":
        _close_at_line(text, opened[0], found)
    return found


def _family(sign: str) -> str:
    return "single" if sign in {"'", "‘", "’"} else "double"


def _may_open(text: str, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign in _CLOSES or sign == "’":
        return False
    before = text[mark.start() - 1 : mark.start()] if mark.start() else ""
    after = text[mark.end() : mark.end() + 1]
    if sign in {"'", "‘"} and _ENDING.match(text, mark.end()):
        return False
    if sign in _OPENS or sign == "‘":
        return True
    if sign == "'":
        return (not before or before in " \n\t([—–-:") and (after.isalpha() or after.isdigit())
    return not before or before.isspace() or before in "([—–-:|" or not after.isspace()


def _may_close(text: str, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign in _OPENS or sign == "‘":
        return False
    if sign in _CLOSES:
        return True
    before = text[mark.start() - 1 : mark.start()] if mark.start() else ""
    after = text[mark.end() : mark.end() + 1]
    if sign in {"'", "’"}:
        return not before.isspace() and not after.isalnum() and not _is_possessive(text, mark)
    at_line_start = not before or before == "\n"
    return not (at_line_start or (before.isspace() and after and not after.isspace()))


def _is_possessive(text: str, mark: re.Match[str]) -> bool:
    """A plural possessive ("the soldiers' wives") rather than a closing mark."""
    return text[mark.start() - 1] == "s" and bool(re.match(r"\s+[a-z]", text[mark.end() :][:4]))


def _close_at_line(text: str, start: int, found: list[tuple[int, int]]) -> None:
    limit = min(len(text), start + LONGEST_QUOTATION)
    end = text.find("\n", start, limit)
    end = limit if end < 0 else end
    if end - start > 2:
        found.append((start, end))
