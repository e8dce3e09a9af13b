"""All that the database knows of one flag, gathered once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from claimwatch.errors import UsageError
from claimwatch.judge.origins import Origin
from claimwatch.model import Article, Claim, CoreJoin, Judgement, Link, Reason
from claimwatch.store.claims import claim_of
from claimwatch.store.figures import join_of

Row = Mapping[str, Any]
MOST_SHOWN = 5
_ARTICLE_FIELDS = (
    "article_id",
    "text",
    "source",
    "external_id",
    "publisher",
    "url",
    "title",
    "published_at",
    "published_precision",
    "published_from",
    "language",
)


class RowReader(Protocol):
    """What of a reader is needed here."""

    def rows(self, view: str, **params: object) -> list[dict[str, Any]]:
        """The rows of a view."""
        ...


@dataclass(frozen=True, slots=True)
class Case:
    """A flag with all that it rests on. `flag` is None where it stands no more.

    `joins` are those of its figure's cores. `links` are those between its claims, `other_links`
    those to claims outside of it, whose claims are in `claims` too. `stories` gives each
    article's story.
    """

    flag_id: str
    flag: Row | None
    pairs: tuple[tuple[str, str], ...]
    own_claims: tuple[str, ...]
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    stories: Mapping[str, str]
    origins: Mapping[str, Origin]
    joins: tuple[CoreJoin, ...]
    links: tuple[Link, ...]
    other_links: tuple[Link, ...]
    history: tuple[Row, ...]
    alerts: tuple[Row, ...]

    @property
    def own_articles(self) -> list[str]:
        """The articles of the flag's own claims, each once, in order of their time."""
        held = {self.claims[claim_id].article_id for claim_id in self.own_claims}
        return [article_id for article_id in self.articles if article_id in held]


def open_case(reader: RowReader, given: str) -> Case:
    """Gather what is known of the flag that `given`, an id or the beginning of one, leads to.

    Raises:
        UsageError: no flag is known by it, or several are.
    """
    flag_id = _find(reader, given)
    flag = next(iter(reader.rows("v_flags", flag_id=flag_id)), None)
    pairs = [(r["claim_a"], r["claim_b"]) for r in reader.rows("v_flag_pairs", flag_id=flag_id)]
    own = tuple(sorted(r["claim_id"] for r in reader.rows("v_flag_claims", flag_id=flag_id)))
    linked = reader.rows("v_why_links", claim_ids=list(own))
    ids = {*own, *(row[end] for row in linked for end in ("claim_a", "claim_b"))}
    claims = [claim_of(row) for row in reader.rows("v_why_claims", claim_ids=sorted(ids))]
    rows = reader.rows("v_why_articles", article_ids=sorted({c.article_id for c in claims}))
    return Case(
        flag_id=flag_id,
        flag=flag,
        pairs=tuple(sorted(pairs)),
        own_claims=own,
        claims={claim.claim_id: claim for claim in claims},
        articles={row["article_id"]: article_of(row) for row in rows},
        stories={row["article_id"]: row["story_id"] for row in rows},
        origins={r["article_id"]: Origin(r["origin_id"], r["origin_reason"]) for r in rows},
        joins=_joins_of(reader, flag),
        links=tuple(_link_of(row) for row in linked if row["inside"]),
        other_links=tuple(_link_of(row) for row in linked if not row["inside"]),
        history=tuple(reader.rows("v_flag_history", flag_id=flag_id)),
        alerts=tuple(reader.rows("v_alerts", flag_id=flag_id)),
    )


def _joins_of(reader: RowReader, flag: Row | None) -> tuple[CoreJoin, ...]:
    if flag is None:
        return ()
    return tuple(map(join_of, reader.rows("v_core_joins", figure_id=flag["figure_id"])))


def _find(reader: RowReader, given: str) -> str:
    if not given:
        raise UsageError("give the id of a flag: claimwatch flags lists them")
    found = reader.rows("v_why_flags", given=given)
    standing = [row["flag_id"] for row in found if row["stands"]]
    ids: Sequence[str] = [row["flag_id"] for row in found]
    if given in ids:
        return given
    ids = standing or ids
    if not ids:
        raise UsageError(f"no flag is known by {given!r}: claimwatch flags lists them")
    if len(ids) > 1:
        shown = ", ".join(ids[:MOST_SHOWN]) + (", …" if len(ids) > MOST_SHOWN else "")
        raise UsageError(f"{given!r} may be any of {len(ids)} flags ({shown}): give more of the id")
    return ids[0]


def article_of(row: Row) -> Article:
    """The article of a row of the view `v_why_articles`, without its furniture."""
    return Article(**{name: row[name] for name in _ARTICLE_FIELDS})


def _link_of(row: Row) -> Link:
    reasons = tuple(Reason(r["comparator"], r["score"], r["words"]) for r in row["reasons"])
    judgement = Judgement(row["judgement"])
    return Link(row["claim_a"], row["claim_b"], judgement, row["score"], reasons)
