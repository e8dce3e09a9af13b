"""The same data give the same bytes, whatever the order in which they came."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from claimwatch.store import DOMAIN_TABLES, export_tables, open_writer
from claimwatch.store.articles import save_articles
from claimwatch.store.claims import replace_claims
from claimwatch.store.ledger import mark_done, start_run


def exported(path: Path, out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in export_tables(path, out)}


@pytest.fixture
def records(make_article, make_claim):
    articles = [make_article(f"Some {n} died.\n", title=f"=cmd|{n}") for n in range(12)]
    claims = [make_claim(a.article_id, a.text, a.text.split()[1], 1.0) for a in articles]
    return articles, claims


def test_order_and_clock_leave_no_trace(tmp_path, records):
    articles, claims = records
    with open_writer(tmp_path / "a.duckdb") as store:
        start_run(store)
        save_articles(store, articles)
        replace_claims(store, [a.article_id for a in articles], claims)
        mark_done(store, "extract", [a.article_id for a in articles])
    with open_writer(tmp_path / "b.duckdb") as store:
        for article, claim in list(zip(articles, claims, strict=True))[::-1]:
            save_articles(store, [article])
            replace_claims(store, [article.article_id], [claim])
    one = exported(tmp_path / "a.duckdb", tmp_path / "one")
    assert set(one) == {f"{table}.csv" for table in DOMAIN_TABLES}
    assert one == exported(tmp_path / "b.duckdb", tmp_path / "two")
    with (tmp_path / "one" / "claims.csv").open(newline="") as lines:
        assert len(list(csv.DictReader(lines))) == len(claims)


def test_cells_are_plain_and_no_formula(tmp_path, records):
    articles, claims = records
    with open_writer(tmp_path / "a.duckdb") as store:
        save_articles(store, articles[:1])
        replace_claims(store, [articles[0].article_id], claims[:1])
    export_tables(tmp_path / "a.duckdb", tmp_path / "out")
    with (tmp_path / "out" / "articles.csv").open(newline="") as lines:
        article = next(csv.DictReader(lines))
    with (tmp_path / "out" / "claims.csv").open(newline="") as lines:
        claim = next(csv.DictReader(lines))
    assert article["title"] == "'=cmd|0"
    assert article["published_at"] == "2022-03-11T12:00:00+00:00"
    assert article["text"] == articles[0].text
    assert (claim["counted"], claim["furniture"], claim["unit"]) == ("[]", "false", "")


def test_an_empty_database_exports_headers(tmp_path):
    with open_writer(tmp_path / "a.duckdb"):
        pass
    found = exported(tmp_path / "a.duckdb", tmp_path / "out")
    assert found["stories.csv"] == b"story_id,article_id\n"
