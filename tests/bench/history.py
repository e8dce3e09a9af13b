"""Generates a history of claims: a window of made-up news that is really matched and judged, and
older windows that are its copies under other ids, each further back in time.

    python tests/bench/history.py watch.duckdb --claims 100000

A window is 21 days of 1,000 articles in 125 stories, ten claims an article: what matching looks
back on is the same in a history of any length, as it is for a newsroom that has watched for longer.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import duckdb

from claimwatch.gate import OpenGate
from claimwatch.model import (
    Article,
    AsWritten,
    Bound,
    Claim,
    ClaimKind,
    Interval,
    Scope,
    article_id_of,
    claim_id_of,
)
from claimwatch.stages.collect import take_in
from claimwatch.stages.judge import judge
from claimwatch.stages.match import match
from claimwatch.store import Store, ledger, open_writer
from claimwatch.store.claims import replace_claims

NOW = datetime(2026, 6, 1, tzinfo=UTC)
WINDOW_DAYS = 21
STORY_ARTICLES = 8
CLAIMS = 10
OUTLETS = 24
QUANTITIES = (
    # what is counted, its verb, kind, unit, sentences
    (
        "people",
        "kill",
        ClaimKind.COUNT,
        None,
        "The {place} fire killed {n} people, {who} said.",
    ),
    ("house", "destroy", ClaimKind.COUNT, None, "It destroyed {n} houses in {place}, {who} said."),
    (
        "euro",
        "cost",
        ClaimKind.MONEY,
        "euro",
        "Repairs in {place} cost {n} euros, {who} said.",
    ),
    ("mile", "spread", ClaimKind.MEASURE, "mile", "The damage at {place} spread over {n} miles."),
    ("hour", "last", ClaimKind.DURATION, "hour", "The search near {place} lasted {n} hours."),
    ("truck", "send", ClaimKind.COUNT, None, "The army sent {n} trucks to {place}, {who} said."),
    ("percent", "lose", ClaimKind.PERCENT, "percentage", "{place} lost {n} percent of its power."),
    ("tonne", "bring", ClaimKind.MEASURE, "tonne", "Ships brought {n} tonnes of grain to {place}."),
    ("school", "close", ClaimKind.COUNT, None, "In {place}, {n} schools were closed, {who} said."),
    ("day", "rain", ClaimKind.DURATION, "day", "It had rained in {place} for {n} days."),
)
COMMON_WORDS = 3000
KNOWN = ("Ada Hobbs", "Ben Carver", "Ines Sorrel", "Nils Quill")
"""Whom articles of any story and any year name; the others of a story are its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article with its claims."""

    article: Article
    claims: tuple[Claim, ...]


def news(
    stories: Sequence[int], articles: int, start: datetime, days: float, seed: int
) -> list[Told]:
    """`articles` articles that take turns among `stories`, evenly over `days` from `start`."""
    chance = random.Random(seed)
    step = timedelta(days=days) / articles
    return [
        _told(stories[_turn(place, articles, len(stories))], start + step * place, chance)
        for place in range(articles)
    ]


def _turn(place: int, articles: int, stories: int) -> int:
    """The story of the article at `place`: three stories run side by side at any time."""
    each = max(1, articles // stories)
    together = 3 * each
    first = place // together * 3
    return min(first + place % 3, stories - 1)


def _told(story: int, at: datetime, chance: random.Random) -> Told:
    place, words = _place(story), [_word(story * 100 + n) for n in range(2, 27)]
    publisher = f"Outlet {chance.randrange(OUTLETS):02}"
    parts, marks = [], []
    for number, quantity in enumerate(QUANTITIES):
        value = _value(story, number, chance)
        shown = f"{value:,}"
        who = ("officials", "police", "the mayor")[chance.randrange(3)]
        sentence = quantity[4].format(place=place, n=shown, who=who)
        marks.append((number, value, shown, sentence, who if who in sentence else None))
        parts += [sentence, _padding(words, chance)]
    parts.append(
        f"{_person(story, 1)}, {_person(story, 2)} and {chance.choice(KNOWN)} spoke of it."
    )
    text = " ".join(parts)
    title = f"{place}: {' '.join(chance.sample(words, 4))}"
    article_id = article_id_of(text, publisher, None, f"{story}-{at.isoformat()}")
    article = Article(
        article_id,
        text,
        "generated",
        publisher=publisher,
        title=title,
        published_at=at,
        published_precision="second",
        published_from="record",
        language="en",
    )
    return Told(article, tuple(_claims(article, place, marks)))


def _claims(
    article: Article, place: str, marks: Sequence[tuple[int, int, str, str, str | None]]
) -> Iterator[Claim]:
    for number, value, shown, sentence, who in marks:
        counted, verb, kind, unit, _ = QUANTITIES[number]
        begins = article.text.index(sentence)
        start = begins + sentence.index(shown)
        end = start + len(shown)
        yield Claim(
            claim_id=claim_id_of(article.article_id, start, end, value, value),
            article_id=article.article_id,
            char_start=start,
            char_end=end,
            text=shown,
            sentence=sentence,
            sentence_start=begins,
            value=float(value),
            bound=Bound.EXACT,
            interval=Interval(float(value), float(value)),
            as_written=AsWritten(float(value), float(value), unit),
            kind=kind,
            unit=unit,
            counted=(counted,) if kind is ClaimKind.COUNT else (),
            scope=Scope(counted, verb, (), (place,), ()),
            claimant=who,
            as_of=article.published_at.date() if article.published_at else None,
            as_of_from="article",
            extractor="generated",
        )


def _value(story: int, number: int, chance: random.Random) -> int:
    """Nine of ten articles give the story's number, one another."""
    usual = 11 + (story * 37 + number * 101) % 880
    return usual if chance.random() < 0.9 else usual + 1 + chance.randrange(usual)


def _place(story: int) -> str:
    return _word(story * 100).title()


def _person(story: int, number: int) -> str:
    return " ".join(_word(story * 100 + 30 + 2 * number + n).title() for n in range(2))


@cache
def _word(number: int) -> str:
    """A word that no language has, the same for the same number."""
    drawn = random.Random(number)
    return "".join(drawn.choice("bdfgklmnprstvz") + drawn.choice("aeiou") for _ in range(4))


def _padding(words: Sequence[str], chance: random.Random) -> str:
    said = [
        chance.choice(words)
        if chance.random() < 0.5
        else _word(-1 - chance.randrange(COMMON_WORDS))
        for _ in range(14)
    ]
    return " ".join(said).capitalize() + "."


def take_up(store: Store, told: Sequence[Told]) -> None:
    """Collect the articles and store their claims, as extraction would."""
    from claimwatch.extract.pipeline import EXTRACTOR_VERSION

    take_in(store, [one.article for one in told], OpenGate())
    ids = [one.article.article_id for one in told]
    with store.transaction():
        replace_claims(store, ids, [claim for one in told for claim in one.claims])
        ledger.mark_done(store, "extract", ids, EXTRACTOR_VERSION)


def make_window(path: Path, articles: int) -> None:
    """A database of one window that ends now, matched and judged."""
    stories = range(max(1, articles // STORY_ARTICLES))
    start = NOW - timedelta(days=WINDOW_DAYS)
    with open_writer(path, lambda: NOW) as store:
        ledger.start_run(store)
        take_up(store, news(stories, articles, start, WINDOW_DAYS, seed=1))
        match(store)
        judge(store, OpenGate())
        ledger.close_run(store, "ok")


def new_batch(articles: int, window_articles: int) -> list[Told]:
    """A day's articles: half on stories of the window's end, half on new ones."""
    stories = max(1, window_articles // STORY_ARTICLES)
    half = max(1, articles // STORY_ARTICLES // 2)
    told_of = [*range(max(0, stories - half), stories), *range(stories, stories + half)]
    return news(told_of, articles, NOW, 1.0, seed=2)


COPIED = {
    # table: columns that hold ids; lists of ids; times
    "articles": (("article_id", "supersedes"), (), ("published_at",)),
    "claims": (("claim_id", "article_id"), (), ("as_of",)),
    "links": (("claim_a", "claim_b"), (), ()),
    "month_keys": (("article_id",), (), ()),
    "stories": (("story_id", "article_id"), (), ()),
    "figures": (("figure_id", "story_id"), (), ()),
    "figure_claims": (("figure_id", "claim_id"), (), ()),
    "core_joins": (("figure_id",), ("core_a", "core_b"), ()),
    "origins": (("article_id", "origin_id"), (), ()),
    "flags": (("flag_id", "figure_id", "story_id"), (), ()),
    "flag_pairs": (("flag_id", "claim_a", "claim_b"), (), ()),
    "flag_claims": (("flag_id", "claim_id"), (), ()),
    "alerts": (("alert_id", "flag_id", "key"), (), ()),
    "ledger": (("item_id",), (), ()),
    "flag_seen": (("flag_id",), (), ()),
    "flag_lineage": (("flag_id", "flag_key", "figure_id"), (), ()),
    "flag_lineage_claims": (("flag_id", "claim_id"), (), ()),
    "flag_history": (("flag_id",), ("claim_ids",), ("changed_at",)),
}
_ID = "if(copy = 0, {0}, substr(md5({0} || '-' || copy), 1, 16))"


def lengthen(path: Path, windows: int) -> None:
    """Put copies of the window before it, so that there are `windows` in all, the oldest first."""
    with duckdb.connect(str(path)) as connection:
        for table, (ids, lists, times) in COPIED.items():
            changed = [f"{_ID.format(column)} as {column}" for column in ids]
            changed += [f"list_transform({c}, lambda x: {_ID.format('x')}) as {c}" for c in lists]
            changed += [f"{c} - to_days((copy * {WINDOW_DAYS + 1})::integer) as {c}" for c in times]
            _copy(connection, table, changed, windows)
        key = f"{_ID.format('substr(key, 1, 16)')} || substr(key, 17) as key"
        _copy(connection, "claim_keys", [f"{_ID.format('claim_id')} as claim_id", key], windows)
        known = ", ".join(f"'{name.lower()}'" for name in KNOWN)
        name = f"if(copy = 0 or name in ({known}), name, name || copy) as name"
        _copy(
            connection, "full_names", [f"{_ID.format('article_id')} as article_id", name], windows
        )


def _copy(
    connection: duckdb.DuckDBPyConnection, table: str, changed: Sequence[str], windows: int
) -> None:
    connection.execute(f"create or replace temp table base as select * from {table}")
    connection.execute(f"delete from {table}")
    replaced = ", ".join(changed)
    for copy in range(windows - 1, -1, -1):
        connection.execute(
            f"insert into {table} by name select * exclude (copy) replace ({replaced}) "
            f"from (select *, {copy} as copy from base)"
        )


def make_history(path: Path, claims: int) -> None:
    """A database of about `claims` claims, at least one window's."""
    articles = min(1000, claims // CLAIMS)
    make_window(path, articles)
    lengthen(path, max(1, claims // (articles * CLAIMS)))


def main() -> None:
    """Make one history."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("--claims", type=int, default=10_000)
    given = parser.parse_args()
    make_history(given.database, given.claims)


if __name__ == "__main__":
    main()
