"""The queue of flags as the page asks for it: what the filters let through, drawn as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from claimwatch.model import FlagKind, Severity
from dashboards import format as fmt
from dashboards import table, words
from dashboards.db import Row, Snapshot

PAGE_SIZE = 40
ANY = "any"
"""Among the states: also what is held back."""
ORDERS = {
    "severity": "Severity",
    "first_seen": "Newest first",
    "last_seen": "Last seen",
    "state": "State",
    "assignee": "Assignee",
    "publishers": "Most publishers",
    "origins": "Most origins",
    "confidence": "Surest match",
    "label": "Figure, A to Z",
    "kind": "Kind",
}
COLUMNS = (
    table.Column("pick", "Pick", hidden=True),
    table.Column("severity", "Severity", order="severity"),
    table.Column("label", "Figure", order="label", descending=False),
    table.Column("kind", "Kind", order="kind", descending=False),
    table.Column("sides", "Values and who says them"),
    table.Column("publishers", "Publishers", order="publishers"),
    table.Column("origins", "Origins", order="origins", numeric=True),
    table.Column("first_seen", "First seen", order="first_seen"),
    table.Column("last_seen", "Last seen", order="last_seen"),
    table.Column("state", "State", order="state", descending=False),
)
_MOST_SIDES = 4


@dataclass(frozen=True, slots=True)
class Filters:
    """What the analyst asked for; what is empty lets everything through."""

    group: str
    kinds: Sequence[str]
    severities: Sequence[str]
    publishers: Sequence[str]
    text: str
    states: Sequence[str] = ()
    topics: Sequence[str] = ()
    story_id: str = ""
    assignee: str = ""
    seen_from: datetime | None = None

    def kinds_let_through(self) -> list[str]:
        """The kinds that both the group and the chosen kinds let through."""
        of_group = words.GROUPS.get(self.group, frozenset(FlagKind))
        return [str(k) for k in FlagKind if k in of_group and (not self.kinds or k in self.kinds)]

    def parameters(self) -> dict[str, Any]:
        """The filters that do not choose kinds, as the views' parameters."""
        return {
            "severities": list(self.severities) or None,
            "publishers": list(self.publishers) or None,
            "states": None if ANY in self.states else list(self.states or words.OPEN_STATES),
            "topics": list(self.topics) or None,
            "story_id": self.story_id or None,
            "assignee": self.assignee or None,
            "seen_from": self.seen_from,
            "words": self.text.strip() or None,
        }


def counts_by_kind(snapshot: Snapshot, filters: Filters) -> dict[str, int]:
    """How many flags of each kind the other filters leave."""
    counted = snapshot.rows_decided("v_desk_queue_counts", **filters.parameters())
    return {row["kind"]: row["flags"] for row in counted}


def flags_on_page(snapshot: Snapshot, filters: Filters, order: str, page: int) -> list[Row]:
    """The flags of one page, counted from 1."""
    return snapshot.rows_decided(
        "v_desk_queue",
        **filters.parameters(),
        kinds=filters.kinds_let_through(),
        order_by=order,
        take=PAGE_SIZE,
        skip=(page - 1) * PAGE_SIZE,
    )


def list_rows(snapshot: Snapshot, flags: Sequence[Row]) -> list[table.Row]:
    """The flags as rows of the list, with the values of their pairs."""
    of_flag: dict[str, list[Row]] = {flag["flag_id"]: [] for flag in flags}
    for side in snapshot.rows("v_desk_queue_sides", flag_ids=list(of_flag)):
        of_flag[side["flag_id"]].append(side)
    return [_list_row(flag, of_flag[flag["flag_id"]]) for flag in flags]


def _list_row(flag: Row, sides: Sequence[Row]) -> table.Row:
    severity = Severity(flag["severity"])
    names = list(flag["publishers"])
    first, last, now = flag["first_seen"], flag["last_seen"], datetime.now(UTC)
    return {
        "pick": table.pick_cell(flag["flag_id"], flag["label"]),
        "severity": table.severity_cell(severity.title(), words.SEVERITY_LEVELS[severity]),
        "label": table.link_cell(flag["label"], f"flag?id={flag['flag_id']}"),
        "kind": table.kind_cell(words.kind_name(flag["kind"]), words.group_of(flag["kind"])),
        "sides": table.lines_cell(side_lines(sides)),
        "publishers": table.text_cell(fmt.listed(names, 2), ", ".join(names)),
        "origins": table.text_cell(f"{flag['origins']:,}"),
        "first_seen": table.text_cell(fmt.recent(first, now), fmt.moment(first)),
        "last_seen": table.text_cell(fmt.recent(last, now), fmt.moment(last)),
        "state": table.state_cell(flag["state"], flag["assignee"]),
    }


def side_lines(sides: Sequence[Row]) -> list[tuple[str, str, str]]:
    """The values that clash, each with who says it and its raw ends."""
    lines = [
        (
            words.figure_in_words(side),
            _said_by(side),
            f"{fmt.raw(side['lo'])} … {fmt.raw(side['hi'])}",
        )
        for side in sides[:_MOST_SIDES]
    ]
    left = len(sides) - _MOST_SIDES
    if left > 0:
        lines.append(("", f"and given in {fmt.plural(left, 'more way')}", ""))
    return lines


def _said_by(side: Row) -> str:
    printed = fmt.listed([name or "unknown publisher" for name in side["publishers"]], 2)
    return f"{side['claimant'] or 'no speaker'} · {printed}"
