"""The monitor flow: the data's way, each step of `claimwatch.steps` a task.

    fold_in -> collect -> extract -> match -> judge -> publish -> tell

`python -m flows.monitor --articles FOLDER --db FILE` runs it once, without a server at hand.
One thread of one process writes the database: the tasks follow each other and share one store.
What a task is given (an open store, a model) can be neither hashed nor kept: nothing is cached.
"""

from __future__ import annotations

if __name__ == "__main__":
    # Prefect reads its settings when it is imported: `once` sets them, then imports this module.
    from flows.once import main

    raise SystemExit(main())

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from claimwatch import steps
from claimwatch.collect.web.client import Limits
from claimwatch.gate import Gate
from claimwatch.recording import recorded
from claimwatch.settings import Settings, load_settings
from claimwatch.stages.reading import Reader, reader_through
from claimwatch.steps import RunSummary
from claimwatch.store import Store, ledger, open_writer
from claimwatch.watch import Watch, load_watch
from expectations.checkpoint import Checkpoints
from flows.beginning import PATIENCE_SECONDS, begin_flow

if TYPE_CHECKING:
    from spacy.language import Language

RETRY_AFTER_SECONDS = [2.0, 10.0, 60.0]


@flow(name="monitor", persist_result=False)
def monitor(inputs: list[str], db: str, channels: list[str] | None = None) -> RunSummary:
    """Go the whole way once over `inputs` (folders or files) into the database at `db`.

    Takes up only what is new. `channels` say where alerts go (default: the settings').
    """
    begin_flow()
    settings, gate = load_settings(), Checkpoints(steps.quality_dir(db))
    watch = load_watch(settings.watch)
    inputs = [*inputs, *(inbox.path for inbox in watch.inboxes)]
    with open_writer(db, patience=PATIENCE_SECONDS) as store, recorded(store):
        fold_in(store, gate, settings)
        if watch.feeds:
            fetch(store, watch, gate, settings.fetch_pause)
        collect(store, inputs, gate, settings)
        extract_undone(store, gate, settings, watch, settings.reread_articles)
        match(store)
        judge(store, gate, steps.policy_of(settings, watch))
        summary = steps.finish(store)
        publish(store, settings.keep_snapshots)
    tell(db, channels or settings.channels, settings)
    report(summary)
    return summary


def extract_undone(
    store: Store, gate: Gate, settings: Settings, watch: Watch, most_read_before: int | None
) -> None:
    """Read the articles that are undone, by a task for each chunk, where the settings say."""
    chunks = steps.undone_articles(store, settings.chunk_articles, most_read_before)
    if not chunks:
        return
    with _reader(store, chunks, settings, watch) as reader:
        for chunk in chunks:
            extract(store, chunk, reader, gate)


@contextmanager
def _reader(
    store: Store, chunks: Sequence[Sequence[str]], settings: Settings, watch: Watch
) -> Iterator[Reader]:
    """On the Dask cluster that the settings name, else on this machine."""
    if settings.dask:
        from flows.cluster import on_cluster

        with on_cluster(settings.dask, settings.model) as pool:
            yield reader_through(store, chunks, pool, 2 * pool.workers, watch.countries())
    else:
        given = (settings.extract_workers, settings.model, watch.countries())
        with steps.reader_of(store, chunks, load_model(settings.model), *given) as reader:
            yield reader


@task(cache_policy=NO_CACHE)
def fold_in(store: Store, gate: Gate, settings: Settings) -> None:
    """Take in what analysts have decided since the last run."""
    steps.fold_in(store, gate, settings)
    _log_counts(store, "decide")


@task(cache_policy=NO_CACHE)
def fetch(store: Store, watch: Watch, gate: Gate, pause: float) -> None:
    """Fetch the feeds and pages that are due. What fails is tried again here and by later runs."""
    steps.fetch(store, watch, gate, Limits(pause=pause))
    _log_counts(store, "fetch")


@task(cache_policy=NO_CACHE)
def collect(store: Store, inputs: Sequence[str], gate: Gate, settings: Settings) -> None:
    """Read the inputs; keep the articles that are new and pass the gate."""
    steps.collect(store, inputs, gate, settings)
    _log_counts(store, "collect")


@task(cache_policy=NO_CACHE)
def load_model(name: str | None) -> Language:
    """Load the extraction pipeline's model, once a run and only when there is something to read."""
    from claimwatch.extract.pipeline import load_model as load

    return load(name)


@task(cache_policy=NO_CACHE, task_run_name="extract {article_ids[0]} and its chunk")
def extract(store: Store, article_ids: Sequence[str], reader: Reader, gate: Gate) -> None:
    """Read the claims of one chunk of articles."""
    steps.extract(store, article_ids, reader, gate)
    get_run_logger().info("%d articles read", len(article_ids))
    _log_counts(store, "extract")


@task(cache_policy=NO_CACHE)
def match(store: Store) -> None:
    """Put new articles into stories, and claims into figures."""
    steps.match(store)
    _log_counts(store, "match")


@task(cache_policy=NO_CACHE)
def judge(store: Store, gate: Gate, policy: steps.Policy) -> None:
    """Judge the stories that changed."""
    steps.judge(store, gate, policy=policy)
    _log_counts(store, "judge")


@task(cache_policy=NO_CACHE)
def publish(store: Store, keep: int) -> None:
    """Publish a snapshot for readers."""
    fresh = store.publish(keep)
    get_run_logger().info("published %s", fresh.name if fresh else "nothing: no data changed")


@task(cache_policy=NO_CACHE, retries=3, retry_delay_seconds=RETRY_AFTER_SECONDS)
def tell(db: str, channels: Sequence[str], settings: Settings) -> None:
    """Deliver the alerts that are due."""
    counts = steps.tell_all(db, channels, settings=settings)
    get_run_logger().info("told: %s", _in_words(counts) or "nothing to tell")


@task(cache_policy=NO_CACHE)
def report(summary: RunSummary) -> None:
    """Keep the run's counts as a table artifact, and say how it ended."""
    rows = [{"what": name, "how many": count} for name, count in summary.counts.items()]
    create_table_artifact(rows, key="run-counts", description=f"Run {summary.run_id}")
    logger = get_run_logger()
    for reason in summary.degraded:
        logger.warning("degraded by %s", reason)
    logger.info("run %s: %s", summary.run_id, summary.state)


def _log_counts(store: Store, name: str) -> None:
    """Log the counts of one step so far."""
    counts = ledger.record_of_run(store).counts
    own = {what: count for what, count in counts.items() if what.startswith(f"{name}.")}
    get_run_logger().info(_in_words(own) or "nothing to do")


def _in_words(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name.rpartition('.')[2]}" for name, count in counts.items())
