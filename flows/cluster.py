"""Has chunks of articles read on a Dask cluster, by Prefect's Dask task runner.

Workers need claimwatch and its model installed, and no database: they get articles as plain
records and give plain records back. A worker that dies is no loss: its chunks are read by others.
An article on which worker after worker dies is given back as unread, as `claimwatch.extract.pool`
does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import copy_context
from functools import cache
from typing import TYPE_CHECKING, Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from claimwatch.errors import BadSettings
from claimwatch.extract.chunks import ChunkReading, Unread, each_alone, read_chunk
from claimwatch.model import Article

if TYPE_CHECKING:
    from prefect_dask.task_runners import DaskTaskRunner
    from spacy.language import Language


RESTART_WITHIN = "10 minutes"
"""A local worker that died is started anew; by default Dask gives it up after 15 s, which a busy
machine takes, and the cluster is left without workers."""


@cache
def _model(name: str | None) -> Language:
    """The worker's model, loaded with its first chunk."""
    from claimwatch.extract.pipeline import load_model

    return load_model(name)


@task(cache_policy=NO_CACHE, persist_result=False, task_run_name="read a chunk on the cluster")
def read_there(articles: list[Article], model: str | None) -> ChunkReading:
    """The claims of a chunk of articles, read by whichever worker is free."""
    return read_chunk(articles, _model(model))


class ClusterPool:
    """The cluster as a pool of readers; made by `on_cluster`."""

    def __init__(self, runner: DaskTaskRunner, model: str | None) -> None:
        self._runner, self._model = runner, model
        self._context = copy_context()
        self.workers = max(1, len(runner.client.scheduler_info()["workers"]))

    def submit(self, articles: Sequence[Article]) -> ClusterReading:
        """Have a chunk read as soon as a worker is free."""
        return ClusterReading(self, articles)

    def send(self, articles: Sequence[Article]) -> Any:
        """The future of a chunk, as Prefect's task runner gives it.

        It is sent as from the flow: Prefect sends along what it is called from, and a task that
        holds an open database cannot be sent.
        """
        given = {"articles": list(articles), "model": self._model}
        return self._context.copy().run(self._runner.submit, read_there, given)


class ClusterReading:
    """A chunk under way on the cluster."""

    def __init__(self, pool: ClusterPool, articles: Sequence[Article]) -> None:
        self._pool, self._articles = pool, articles
        self._future = pool.send(articles)

    def result(self) -> ChunkReading:
        """What the chunk holds; where workers died on it, its articles are tried one by one.

        Raises:
            Exception: the cluster itself is in trouble; nothing is put down to the articles.
        """
        from distributed import KilledWorker

        try:
            reading: ChunkReading = self._future.result()
        except KilledWorker:
            return each_alone(self._articles, self._alone)
        return reading

    def _alone(self, articles: Sequence[Article]) -> ChunkReading:
        from distributed import KilledWorker

        try:
            reading: ChunkReading = self._pool.send(articles).result()
        except KilledWorker as died:
            return ChunkReading(unread=(Unread(articles[0].article_id, _in_words(died)),))
        return reading


def _in_words(died: Exception) -> str:
    return f"the extractor's process ended on the cluster, again and again ({type(died).__name__})"


@contextmanager
def on_cluster(where: str, model: str | None) -> Iterator[ClusterPool]:
    """A pool on the cluster at `where` (see the setting `dask`); a local one ends with the block.

    Raises:
        BadSettings: prefect-dask is not installed.
    """
    try:
        import dask
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError:
        raise BadSettings("the setting dask needs prefect-dask: install claimwatch[dask]") from None
    patience = {"distributed.deploy.lost-worker-timeout": RESTART_WITHIN}
    with dask.config.set(patience), DaskTaskRunner(**_options(where)) as runner:
        yield ClusterPool(runner, model)


def _options(where: str) -> dict[str, Any]:
    kind, _, count = where.partition(":")
    if kind != "local":
        return {"address": where}
    local = {"n_workers": int(count), "threads_per_worker": 1, "dashboard_address": None}
    return {"cluster_kwargs": local}
