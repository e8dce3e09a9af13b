"""A figure's publishers and origins are each counted once, and unknown publishers not at all."""

from __future__ import annotations

import pytest

from claimwatch.model import Figure
from claimwatch.store import figures as stored
from claimwatch.store import flags, open_reader, open_writer
from claimwatch.store.articles import save_articles
from claimwatch.store.claims import replace_claims

PRINTED = [
    # Of each article: who printed it, and its origin (None: its own).
    ([("Herald", None), ("Herald", None)], 1, 2),
    ([("Herald", "wire"), ("Post", "wire"), ("Star", None)], 3, 2),
    ([("Herald", None), (None, None), (None, None)], 1, 3),
    ([(None, "wire"), (None, "wire")], 0, 1),
]


@pytest.mark.parametrize(("printed", "publishers", "origins"), PRINTED)
def test_who_printed_a_figure_is_counted(
    tmp_path, make_article, make_claim, printed, publishers, origins
):
    articles = [
        make_article(f"Some {n + 20} died.", publisher=who) for n, (who, _) in enumerate(printed)
    ]
    claims = [
        make_claim(one.article_id, one.text, str(n + 20), n + 20.0)
        for n, one in enumerate(articles)
    ]
    ids = [one.article_id for one in articles]
    of = {i: (origin, "copied") for i, (_, origin) in zip(ids, printed, strict=True) if origin}
    with open_writer(tmp_path / "a.duckdb") as store, store.transaction():
        save_articles(store, articles)
        replace_claims(store, ids, claims)
        stored.save_stories(store, dict.fromkeys(ids, "s"))
        figure = Figure("f", "s", "dead", None, tuple(sorted(claim.claim_id for claim in claims)))
        stored.replace_figures(store, ["s"], [figure])
        flags.save_origins(store, of)
    with open_reader(tmp_path / "a.duckdb") as reader:
        [row] = reader.rows("v_figures")
    assert (row["n_claims"], row["n_publishers"], row["n_origins"]) == (
        len(printed),
        publishers,
        origins,
    )
