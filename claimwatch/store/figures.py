"""Stories, blocking keys, links and figures in and out of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimwatch.model import CoreJoin, Figure, Judgement, Link, MonthKeys, Reason
from claimwatch.store.writer import Row, Store


def load_stories(store: Store, article_ids: Iterable[str]) -> dict[str, str]:
    """The story of each of these articles that has one."""
    rows = store.execute("stories_of", wanted=article_ids)
    return {row["article_id"]: row["story_id"] for row in rows}


def save_stories(store: Store, stories: Mapping[str, str]) -> None:
    """Put each article into its story, out of the one that it was in."""
    store.execute("delete_stories_of", wanted=stories)
    rows = [{"story_id": stories[a], "article_id": a} for a in sorted(stories)]
    store.insert("stories", rows)


def articles_in(store: Store, story_ids: Iterable[str]) -> dict[str, str]:
    """Every article of these stories, with its story."""
    rows = store.execute("articles_in_stories", wanted=story_ids)
    return {row["article_id"]: row["story_id"] for row in rows}


def save_month_keys(store: Store, keys: Mapping[str, MonthKeys]) -> None:
    """Make `keys`, by article id, all the month keys of these articles."""
    store.execute("delete_month_keys_of", wanted=keys)
    rows = [
        {"article_id": article_id, "key": key, "named": named}
        for article_id, found in sorted(keys.items())
        for named, held in ((False, found.own), (True, found.named))
        for key in sorted(held)
    ]
    store.insert("month_keys", rows)


def save_full_names(store: Store, names: Mapping[str, Iterable[str]]) -> None:
    """Make `names`, by article id, all the full names of these articles."""
    store.execute("delete_full_names_of", wanted=names)
    rows = [{"article_id": a, "name": name} for a in sorted(names) for name in sorted(names[a])]
    store.insert("full_names", rows)


def save_claim_keys(
    store: Store, article_ids: Iterable[str], keys: Mapping[str, Sequence[str]]
) -> None:
    """Make `keys`, by claim id, all the blocking keys of the claims of these articles."""
    store.execute("delete_claim_keys_of", wanted=article_ids)
    rows = [
        {"claim_id": claim_id, "key": key} for claim_id in sorted(keys) for key in keys[claim_id]
    ]
    store.insert("claim_keys", rows)


def new_pairs(
    store: Store, claim_ids: Iterable[str], may_be_linked: Iterable[str] | None = None
) -> list[tuple[str, str]]:
    """The pairs of claims, one of them of `claim_ids`, that share a key and have no link yet.

    `may_be_linked` are those of `claim_ids` that are not new (by default any): only pairs that hold
    one of them are looked up among the links, of which there are many.
    """
    wanted = set(claim_ids)
    known = wanted if may_be_linked is None else set(may_be_linked)
    rows = store.execute("new_pairs", wanted=wanted)
    pairs = [(row["claim_a"], row["claim_b"]) for row in rows]
    doubtful = {claim_id for pair in pairs if known.intersection(pair) for claim_id in pair}
    linked = (
        {(row["claim_a"], row["claim_b"]) for row in store.execute("linked_among", wanted=doubtful)}
        if doubtful
        else set()
    )
    return [pair for pair in pairs if pair not in linked]


def save_links(store: Store, links: Sequence[Link]) -> None:
    """Add `links`, none of which is there yet."""
    store.insert("links", [_link_row(link) for link in links])


def _link_row(link: Link) -> Row:
    reasons = [
        {"comparator": r.comparator, "score": r.score, "words": r.words} for r in link.reasons
    ]
    return {
        "claim_a": link.claim_a,
        "claim_b": link.claim_b,
        "judgement": link.judgement.value,
        "score": link.score,
        "reasons": reasons,
    }


def load_links(store: Store, claim_ids: Iterable[str]) -> list[Link]:
    """The links both of whose claims are of `claim_ids`, in order of their claims."""
    return [
        Link(
            row["claim_a"],
            row["claim_b"],
            Judgement(row["judgement"]),
            row["score"],
            tuple(Reason(r["comparator"], r["score"], r["words"]) for r in row["reasons"]),
        )
        for row in store.execute("links_among", wanted=claim_ids)
    ]


def replace_figures(store: Store, story_ids: Iterable[str], figures: Sequence[Figure]) -> None:
    """Make `figures` all the figures of these stories."""
    stories = set(story_ids)
    store.execute("delete_figure_claims_in", wanted=stories)
    store.execute("delete_core_joins_in", wanted=stories)
    store.execute("delete_figures_in", wanted=stories)
    columns = ("figure_id", "story_id", "label", "unit")
    store.insert("figures", [{name: getattr(f, name) for name in columns} for f in figures])
    rows = [{"figure_id": f.figure_id, "claim_id": c} for f in figures for c in f.claim_ids]
    store.insert("figure_claims", rows)
    joins = [
        {
            "figure_id": figure.figure_id,
            "core_a": list(join.core_a),
            "core_b": list(join.core_b),
            "likelihood": join.likelihood,
            "told_by": join.told_by,
        }
        for figure in figures
        for join in figure.joins
    ]
    store.insert("core_joins", joins)


def load_figures(store: Store, story_ids: Iterable[str]) -> list[Figure]:
    """The figures of these stories, in order of their ids."""
    stories = set(story_ids)
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for row in store.execute("figure_claims_in", wanted=stories):
        claims[row["figure_id"]].append(row["claim_id"])
    joins: defaultdict[str, list[CoreJoin]] = defaultdict(list)
    for row in store.execute("core_joins_in", wanted=stories):
        joins[row["figure_id"]].append(join_of(row))
    return [
        Figure(
            row["figure_id"],
            row["story_id"],
            row["label"],
            row["unit"],
            tuple(held),
            tuple(joins[row["figure_id"]]),
        )
        for row in store.execute("figures_in", wanted=stories)
        if (held := claims[row["figure_id"]])
    ]


def join_of(row: Row) -> CoreJoin:
    """The join of a row of `core_joins`."""
    cores = tuple(row["core_a"]), tuple(row["core_b"])
    return CoreJoin(*cores, row["likelihood"], row["told_by"] or "")
