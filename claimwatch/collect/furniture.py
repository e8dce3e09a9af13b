"""Finds what is the site's in a plain text: adverts, share bars, teasers of other stories.

Lines are judged by the patterns of `seeds/tables/furniture.csv` first, then by what they look like
among their neighbours: a headline without a full stop in the middle of the body, beside others of
its kind. Lines at the head of an article, its subheads and its lists are not touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimwatch.collect.lines import Line, cut_lines, is_wrapped
from claimwatch.collect.teasers import find_teasers
from claimwatch.model import Span
from claimwatch.tables import read_csv

_OFTEN = 4
_LINE_CHARS = 800
_OFTEN_CHARS = 20_000


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One row of the table: where the pattern must stand and what it shows."""

    where: str
    pattern: re.Pattern[str]
    reason: str
    heads_list: bool


@cache
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """The rules of the table, in its order."""
    return tuple(
        FurnitureRule(
            row["where"],
            re.compile(row["pattern"], re.IGNORECASE),
            row["reason"],
            row["follows"] == "list",
        )
        for row in read_csv("furniture.csv")
    )


def find_furniture(text: str) -> tuple[Span, ...]:
    """The stretches of `text` that are the site's, in order and apart, each with its reason."""
    lines = cut_lines(text)
    marked: dict[int, FurnitureRule] = {}
    for index, line in enumerate(lines):
        rule = _rule_of(line.text)
        if rule is not None:
            marked[index] = rule
    spans = [Span(lines[index].start, lines[index].end, r.reason) for index, r in marked.items()]
    if not is_wrapped(lines):
        heads = {index for index, rule in marked.items() if rule.heads_list}
        spans += find_teasers(lines, set(marked), heads)
    spans += _parts(lines, set(marked))
    return _apart(spans)


def _rule_of(line: str) -> FurnitureRule | None:
    """The first rule that holds for the line as a whole."""
    for rule in furniture_rules():
        if rule.where == "line" and len(line) <= _LINE_CHARS and rule.pattern.fullmatch(line):
            return rule
        if rule.where == "often" and len(line) <= _OFTEN_CHARS and _is_often(rule, line):
            return rule
    return None


def _is_often(rule: FurnitureRule, line: str) -> bool:
    """True where the pattern is found four times and in a fifth of the words."""
    found = len(rule.pattern.findall(line))
    return found >= _OFTEN and 5 * found >= len(line.split())


def _parts(lines: list[Line], marked: set[int]) -> list[Span]:
    """Furniture within a line that is otherwise the article's."""
    rules = [rule for rule in furniture_rules() if rule.where == "part"]
    return [
        Span(line.start + match.start(), line.start + match.end(), rule.reason)
        for index, line in enumerate(lines)
        if index not in marked and "(" in line.text
        for rule in rules
        for match in rule.pattern.finditer(line.text)
    ]


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
