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

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from claimwatch import steps
from claimwatch.children import die_with_parent
from claimwatch.collect.web.client import Limits
from claimwatch.gate import Gate
from claimwatch.serve import SERVED
from claimwatch.settings import Settings, load_settings
from claimwatch.stages.reading import Reader
from claimwatch.steps import RunSummary
from claimwatch.store import Store, ledger, open_writer
from claimwatch.watch import Watch, load_watch
from expectations.checkpoint import Checkpoints

if TYPE_CHECKING:
    from spacy.language import Language

RETRY_AFTER_SECONDS = [2.0, 10.0, 60.0]


@flow(name="monitor", persist_result=False)
def monitor(inputs: list[str], db: str, channels: list[str] | None = None) -> RunSummary:
    """Go the whole way once over `inputs` (folders or files) into the database at `db`.

    Takes up only what is new. `channels` say where alerts go (default: the settings').
    """
    if SERVED in os.environ:
        die_with_parent()
    settings, gate = load_settings(), Checkpoints(steps.quality_dir(db))
    watch = load_watch(settings.watch)
    inputs = [*inputs, *(inbox.path for inbox in watch.inboxes)]
    with open_writer(db) as store, _recorded(store):
        fold_in(store, gate, settings)
        if watch.feeds:
            fetch(store, watch, gate, settings.fetch_pause)
        collect(store, inputs, gate, settings)
        if chunks := steps.undone_articles(store, settings.chunk_articles):
            nlp = load_model(settings.model)
            workers = settings.extract_workers
            given = (workers, settings.model, watch.countries())
            with steps.reader_of(store, chunks, nlp, *given) as reader:
                for chunk in chunks:
                    extract(store, chunk, reader, gate)
        match(store)
        judge(store, gate, steps.policy_of(settings, watch))
        summary = steps.finish(store)
        publish(store, settings.keep_snapshots)
    tell(db, channels or settings.channels, settings)
    report(summary)
    return summary


@contextmanager
def _recorded(store: Store) -> Iterator[None]:
    """Open a run in the store's record; close it as failed when a task fails for good."""
    steps.begin(store)
    try:
        yield
    except Exception as error:
        steps.fail(store, error)
        raise


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
