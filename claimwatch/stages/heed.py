"""Heed: what the analysts' decisions make of the flags that were just judged."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from claimwatch.alert.standing import standing_of
from claimwatch.decide.heed import Decided, heed
from claimwatch.model import Claim, Flag, FlagStatus
from claimwatch.store.decided import Returned


@dataclass(slots=True)
class HeededFlags:
    """The statuses that decisions give, and the flags that are back with the words that say why."""

    statuses: dict[str, FlagStatus] = field(default_factory=dict)
    returned: list[Returned] = field(default_factory=list)

    @property
    def words(self) -> dict[str, str]:
        """Why each returned flag is back."""
        return {one.flag_id: one.change for one in self.returned}


def heed_decisions(
    decided: Mapping[str, Decided],
    flags: Mapping[str, Flag],
    claims: Mapping[str, Claim],
    gone: Container[str],
    at: datetime,
) -> HeededFlags:
    """What the decisions make of `flags`, by lasting id; those in `gone` stood, but not last."""
    found = HeededFlags()
    for flag_id, held in decided.items():
        if flag_id not in flags:
            continue
        standing = standing_of(flags[flag_id], claims)
        heeded = heed(held, standing, was_gone=flag_id in gone, at=at)
        if heeded is None:
            continue
        found.statuses[flag_id] = heeded.status
        if heeded.change is not None:
            back = Returned(flag_id, held.ordinal, heeded.change, standing.words)
            found.returned.append(back)
    return found
