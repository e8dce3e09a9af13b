"""In whatever order and batches the seeds come, they end as the same tables."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from claimwatch import steps
from claimwatch.collect import read_inputs
from claimwatch.gate import OpenGate
from claimwatch.model import Article
from claimwatch.stages.collect import take_in
from claimwatch.stages.reading import reader_of
from claimwatch.store import export_tables, open_reader, open_writer

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "seeds"
# What was told on the way stays told.
HISTORY = {"alerts"}


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = [one for one in read_inputs([SEEDS]) if isinstance(one, Article)]
    urls = [one.url for one in found]
    # Which version of a page is the newer one is a matter of which came later.
    return [one for one in found if one.url is None or urls.count(one.url) == 1]


def gone_through(folder: Path, batches: list[list[Article]], nlp: Any) -> Path:
    folder.mkdir()
    path = folder / "a.duckdb"
    for batch in batches:
        with open_writer(path) as store:
            steps.begin(store)
            take_in(store, batch, OpenGate())
            chunks = steps.undone_articles(store)
            with reader_of(store, chunks, nlp, 1, None) as reader:
                for chunk in chunks:
                    steps.extract(store, chunk, reader, OpenGate())
            steps.match(store)
            steps.judge(store, OpenGate())
            steps.finish(store)
    return path


def tables(path: Path) -> dict[str, bytes]:
    files = export_tables(path, path.parent / "export")
    return {file.stem: file.read_bytes() for file in files if file.stem not in HISTORY}


@pytest.mark.soak
@pytest.mark.parametrize(("count", "seed"), [(2, 1), (10, 2)])
def test_many_batches_in_any_order_end_as_one(
    tmp_path: Path, articles: list[Article], nlp: Any, count: int, seed: int
) -> None:
    mixed = random.Random(seed).sample(articles, len(articles))
    whole = tables(gone_through(tmp_path / "one", [articles], nlp))
    path = gone_through(tmp_path / "many", [mixed[n::count] for n in range(count)], nlp)
    many = tables(path)
    assert [name for name in whole if many[name] != whole[name]] == []
    # However the flags came about, each stands under one lasting id, and every id leads to one.
    with open_reader(path) as reader:
        flags = reader.rows("v_flags")
        assert len({row["flag_id"] for row in flags}) == len({row["flag_key"] for row in flags})
        assert len(flags) == whole["flags"].count(b"\n") - 1
        assert {row["given_id"] for row in reader.rows("v_flag_ids")} >= {
            row["flag_id"] for row in reader.rows("v_flag_history")
        }
