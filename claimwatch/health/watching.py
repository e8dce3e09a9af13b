"""Looks at one pipeline again and again, and knows what it has seen of it before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from claimwatch.health.checks import Check, check_all
from claimwatch.health.facts import Facts, gather_facts
from claimwatch.settings import Settings

FIRST_RUN_TAKES = timedelta(minutes=10)
"""A run makes the database as it begins; this is for its start on a machine that does much else."""


class Watching:
    """A pipeline under `claimwatch serve`: `began` is when that was started (None: by itself).

    Its first run is due at once, at the latest when the time between two runs has passed. Until
    then, and while that run may be starting, it is no fault that there is no database; one that was
    there is missed at once.
    """

    def __init__(
        self, db: Path, every: timedelta, settings: Settings, began: datetime | None = None
    ) -> None:
        self._db, self._every, self._settings = db, every, settings
        self._first_run_by = began and began + every + FIRST_RUN_TAKES
        self._was_there = False

    def look(self, now: datetime) -> tuple[Facts, list[Check]]:
        """What is known of the pipeline now, and every check of it."""
        facts = gather_facts(self._db, self._settings, now)
        self._was_there |= facts.was_there
        facts = replace(facts, was_there=self._was_there)
        return facts, check_all(facts, now, self._every, self._first_run_by)
