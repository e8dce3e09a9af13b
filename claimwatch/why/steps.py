"""The steps from characters to verdict, in the data's order, each in words and with its details."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from claimwatch.why.case import Case
from claimwatch.why.joining import link_steps, origin_steps, story_steps, unsure_steps, veto_steps
from claimwatch.why.judging import confidence_step, pair_steps, severity_step
from claimwatch.why.reading import claim_steps


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, the ids of what it is about, what it found in words, and the details."""

    step: str
    about: str
    words: str
    details: Mapping[str, Any] = field(default_factory=dict)

    def record(self) -> dict[str, Any]:
        """The step as it is printed."""
        named = {"step": self.step, "about": self.about, "words": self.words}
        return {**named, **self.details}


def steps_of(case: Case, unsure: bool = False) -> list[Step]:
    """Every step of the case; with `unsure` also the links that were left undecided."""
    return [Step(*given) for given in _steps(case, unsure)]


def _steps(case: Case, unsure: bool) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    if case.flag is None:
        yield "flag", case.flag_id, "It stands no more: see its history.", {}
    else:
        yield _flag_step(case.flag)
        yield from claim_steps(case)
        yield from story_steps(case)
        yield from link_steps(case)
        yield from veto_steps(case)
        yield from origin_steps(case)
        yield from pair_steps(case)
        yield severity_step(case)
        yield confidence_step(case)
    for row in case.history:
        yield _history_step(row)
    for row in case.alerts:
        yield "alert", row["alert_id"], f"{row['change']}: {row['title']}", {}
    if unsure:
        yield from unsure_steps(case)


def _flag_step(flag: Mapping[str, Any]) -> tuple[str, str, str, Mapping[str, Any]]:
    named = ("flag_key", "kind", "status", "severity", "label", "figure_id", "story_id")
    words = f"{flag['kind']}, {flag['severity']}: {flag['label']}. {flag['explanation']}"
    return "flag", flag["flag_id"], words, {name: flag[name] for name in named}


def _history_step(row: Mapping[str, Any]) -> tuple[str, str, str, Mapping[str, Any]]:
    cause = "" if row["cause"] == "articles" else f" (because the {row['cause']} changed)"
    words = f"{row['changed_at']:%d %B %Y, %H:%M} UTC: {row['words']}{cause}"
    details = {name: row[name] for name in ("run_id", "change", "was", "now", "cause")}
    return "history", row["flag_id"], words, {**details, "claim_ids": list(row["claim_ids"])}
