"""What is written down of a fetch: how it ended, and when its address is asked again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from claimwatch.collect.web.outcomes import Answer, FetchFailed
from claimwatch.model import Article, Quarantined
from claimwatch.store.fetches import Fetch

FIRST_BACK_OFF = timedelta(minutes=5)
LONGEST_BACK_OFF = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one address gave: its new record, and what was found, with the raw answer's name.

    `pages` are the records of pages that it leads to.
    """

    known: Fetch
    found: tuple[Article | Quarantined, ...] = ()
    pages: tuple[Fetch, ...] = ()


def answered(before: Fetch, answer: Answer, now: datetime, next_at: datetime | None) -> Fetch:
    """The record after an answer."""
    return replace(
        before,
        fetched_at=now,
        next_at=next_at,
        times=before.times + 1,
        failures=0,
        status=answer.status,
        etag=answer.etag or (before.etag if answer.unchanged else None),
        last_modified=answer.last_modified or (before.last_modified if answer.unchanged else None),
        note=f"moved to {answer.url}" if answer.moved else None,
    )


def failed(before: Fetch, error: Exception, now: datetime, next_at: datetime | None) -> Fetch:
    """The record after an attempt that failed, or an answer that cannot be taken."""
    return replace(
        before,
        fetched_at=now,
        next_at=next_at,
        failures=before.failures + 1,
        note=str(error)[:500],
    )


def back_off(before: Fetch, error: FetchFailed) -> timedelta:
    """Twice as long with each failure, and never shorter than the server asks for."""
    doubled = FIRST_BACK_OFF * (1 << min(before.failures, 10))
    return min(max(doubled, error.wait or timedelta(0)), LONGEST_BACK_OFF)
