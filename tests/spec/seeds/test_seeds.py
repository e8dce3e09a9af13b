"""The seeds: articles and labels belong together, and a real run finds what is labelled."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from claimwatch.collect import read_inputs
from claimwatch.evaluate import Evaluation, evaluate, load_labels
from claimwatch.evaluate.placing import place, span_of
from claimwatch.model import Article, FlagKind
from claimwatch.tables import read_csv

SEEDS = Path(__file__).parents[3] / "seeds"
FORMS = {".txt", ".html", ".json", ".jsonl"}


class ArticleRows:
    """The rows of v_articles that collected articles would give, and no claims."""

    def __init__(self, articles: list[Article]) -> None:
        self._articles = articles

    def rows(self, view: str) -> list[dict[str, Any]]:
        if view != "v_articles":
            return []
        return [
            {
                "article_id": article.shown_id,
                "article_key": article.article_id,
                "source": article.source,
                "publisher": article.publisher,
                "text": article.text,
            }
            for article in self._articles
        ]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = list(read_inputs([SEEDS]))
    assert [item for item in found if not isinstance(item, Article)] == []
    return [item for item in found if isinstance(item, Article)]


@pytest.fixture(scope="module")
def labels() -> Any:
    return load_labels(SEEDS / "labels")


def test_there_are_enough_articles_in_every_form(articles: list[Article]) -> None:
    assert len(articles) >= 25
    assert {path.suffix for path in (SEEDS / "articles").rglob("*.*")} == FORMS


def test_every_article_is_labelled(articles: list[Article], labels: Any) -> None:
    placed = place(labels, ArticleRows(articles))
    labelled = {row["article_key"] for row in placed.articles.values()}
    assert {a.source for a in articles if a.article_id not in labelled} == set()


def test_every_article_has_its_labelled_publisher_and_a_time(
    articles: list[Article], labels: Any
) -> None:
    placed = place(labels, ArticleRows(articles))
    found = {name: placed.articles[name]["publisher"] for name in labels.articles}
    assert found == {name: label.publisher for name, label in labels.articles.items()}
    assert [a.source for a in articles if a.published_at is None] == []


def test_labelled_words_stand_in_the_articles_own_text(
    articles: list[Article], labels: Any
) -> None:
    by_key = {article.article_id: article for article in articles}
    placed = place(labels, ArticleRows(articles))
    for label in labels.claims.values():
        article = by_key[placed.articles[label.article]["article_key"]]
        start, end = span_of(label, article.text)
        assert article.text[start:end] == label.words
        marked = [s for s in article.furniture if s.start < end and start < s.end]
        assert marked == [], f"{label.claim} is in furniture"


def test_distractors_of_every_sort_stand_in_the_articles(
    articles: list[Article], labels: Any
) -> None:
    placed = place(labels, ArticleRows(articles))
    assert len(placed.caught) == len(labels.distractors) >= 40


def test_every_claim_belongs_to_a_figure(labels: Any) -> None:
    in_figures = {claim for figure in labels.figures.values() for claim in figure.claims}
    assert set(labels.claims) - in_figures == set()


def test_every_publisher_is_in_the_table_under_a_made_up_domain(labels: Any) -> None:
    table = {row["publisher"]: row["domain"] for row in read_csv("publishers.csv")}
    domains = {table[label.publisher] for label in labels.articles.values()}
    assert all(domain.endswith(".example") for domain in domains)


def test_the_example_in_the_readme_is_a_label_file(tmp_path: Path) -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    example = tmp_path / "example.toml"
    example.write_text(readme.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert load_labels(example).flags[0].kind is FlagKind.REVISION


@pytest.mark.parametrize(
    "kind",
    [
        FlagKind.DISPUTE,
        FlagKind.MISREPORT,
        FlagKind.REVISION,
        FlagKind.HEDGE_DRIFT,
        FlagKind.SCOPE_DRIFT,
        FlagKind.ATTRIBUTION_DROPPED,
        FlagKind.STALE,
        FlagKind.SILENT_EDIT,
    ],
)
def test_the_labels_hold_flags_of_the_kind(kind: FlagKind, labels: Any) -> None:
    assert [flag for flag in labels.flags if flag.kind is kind and not flag.optional]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, nlp: Any) -> Path:
    """What the whole way makes of the seeds, gates and all."""
    from claimwatch import steps
    from expectations.checkpoint import Checkpoints

    db = tmp_path_factory.mktemp("seeds") / "seeds.duckdb"
    steps.run(
        [str(SEEDS)],
        db,
        gate=Checkpoints(steps.quality_dir(db)),
        nlp=nlp,
        channels=["none"],
        clock=lambda: datetime(2026, 1, 1, tzinfo=UTC),
    )
    return db


@pytest.fixture(scope="module")
def evaluation(database: Path) -> Evaluation:
    from claimwatch.store import open_reader

    with open_reader(database) as reader:
        return evaluate(reader, SEEDS / "labels")


@pytest.mark.slow
def test_the_gates_refuse_nothing_of_the_seeds(database: Path) -> None:
    from claimwatch.store import open_reader

    with open_reader(database) as reader:
        assert [row["reason"] for row in reader.rows("v_quarantine")] == []


def _errors(evaluation: Evaluation, sort: str, label: str = "") -> list[str]:
    return [str(e) for e in evaluation.errors if e.sort == sort and e.label.startswith(label)]


@pytest.mark.slow
def test_a_run_flags_every_dispute_of_the_march_figures(evaluation: Evaluation) -> None:
    assert _errors(evaluation, "missed dispute", "ukraine/") == []


@pytest.mark.slow
def test_a_run_sees_the_rise_of_the_refugees_as_a_revision(evaluation: Evaluation) -> None:
    assert _errors(evaluation, "missed revision", "ukraine/refugees ") == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["stale", "silent_edit"])
def test_a_run_sees_the_late_print_and_the_changed_page(kind: str, evaluation: Evaluation) -> None:
    assert _errors(evaluation, f"missed {kind}") == []
    assert _errors(evaluation, f"spurious {kind}") == []


@pytest.mark.slow
def test_a_run_takes_the_three_copies_for_one_origin_and_nothing_else(
    evaluation: Evaluation,
) -> None:
    assert _errors(evaluation, "origin") == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["dispute", "misreport", "inconsistent", "revision"])
def test_a_run_raises_no_false_conflict_or_revision(kind: str, evaluation: Evaluation) -> None:
    assert _errors(evaluation, f"spurious {kind}") == []
