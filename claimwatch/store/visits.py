"""What each person keeps at the desk: when they were last here, and the views they saved."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from claimwatch.store.desk_tables import saved_views, visits

AWAY = timedelta(minutes=30)
"""Who has not been seen for so long begins a new visit."""


class Visits:
    """Visits and saved views by person. Every method is one transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def come(self, who: str, now: datetime) -> datetime | None:
        """Note that `who` is here now; return the end of their last visit, None before the first.

        Within one visit the answer stays the same.
        """
        mine = visits.c.who == who
        with self._engine.begin() as connection:
            row = connection.execute(select(visits).where(mine)).mappings().first()
            if row is not None:
                since = row["since"] if now - row["seen_at"] < AWAY else row["seen_at"]
                connection.execute(update(visits).where(mine).values(since=since, seen_at=now))
                return since if since != _never(since) else None
        try:
            with self._engine.begin() as connection:
                first = {"who": who, "since": _never(now), "seen_at": now}
                connection.execute(insert(visits).values(**first))
        except IntegrityError:
            return self.come(who, now)
        return None

    def save_view(self, who: str, name: str, query: str) -> None:
        """Keep a page's filters, as its address holds them, under a name; replaces one so named."""
        mine = (saved_views.c.who == who) & (saved_views.c.name == name)
        with self._engine.begin() as connection:
            connection.execute(delete(saved_views).where(mine))
            connection.execute(insert(saved_views).values(who=who, name=name, query=query))

    def forget_view(self, who: str, name: str) -> None:
        """Remove a saved view, if it is there."""
        mine = (saved_views.c.who == who) & (saved_views.c.name == name)
        with self._engine.begin() as connection:
            connection.execute(delete(saved_views).where(mine))

    def views_of(self, who: str) -> dict[str, str]:
        """The saved views of a person by name, in the alphabet's order."""
        query = select(saved_views).where(saved_views.c.who == who).order_by(saved_views.c.name)
        with self._engine.connect() as connection:
            return {row["name"]: row["query"] for row in connection.execute(query).mappings()}


def _never(like: datetime) -> datetime:
    """A time before any visit, in the zone of another time."""
    return datetime(1970, 1, 1, tzinfo=like.tzinfo)
