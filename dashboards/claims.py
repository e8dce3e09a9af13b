"""The claims of one flag or one figure, with their articles.

Two questions to the snapshot: where their rows stand, then these rows. So a page over a million
claims reads a handful of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboards.db import Row, Snapshot

_PLACES = {"claim_rows": "claim_row", "article_rows": "article_row", "origin_rows": "origin_row"}


def claims_of_flag(snapshot: Snapshot, flag_id: str, most: int) -> list[Row]:
    """The claims that the flag (lasting id) rests on, earliest first; those of pairs are kept."""
    return _claims_at(snapshot, snapshot.rows("v_desk_flag_places", flag_id=flag_id, take=most))


def claims_of_figure(snapshot: Snapshot, figure_id: str, most: int) -> list[Row]:
    """The figure's claims, earliest first: of many, the latest."""
    places = snapshot.rows("v_desk_figure_places", figure_id=figure_id, take=most)
    return _claims_at(snapshot, places)


def claims_with(snapshot: Snapshot, claim_ids: Iterable[str]) -> list[Row]:
    """The claims with these ids, earliest first."""
    places = snapshot.rows("v_desk_claim_places", claim_ids=sorted(claim_ids))
    return _claims_at(snapshot, places)


def _claims_at(snapshot: Snapshot, places: list[Row]) -> list[Row]:
    if not places:
        return []
    rows = {name: sorted({p[at] for p in places} - {None}) for name, at in _PLACES.items()}
    return snapshot.rows("v_desk_claims", **rows)
