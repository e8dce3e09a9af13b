"""The steps in order: what is undone in, done and recorded out. Flows and the command call these.

Each step works out its rows and then commits them together with the ledger's note that they are
done, in one transaction (see `claimwatch.stages`). So a run that is killed anywhere goes on where
it stopped, and a batch that is given twice changes nothing. What a step counts is added to the open
run in the same transaction.

    with open_writer(db, clock) as store:
        begin(store)
        fold_in(store, gate, settings)
        fetch(store, watch, gate)
        collect(store, inputs, gate)
        chunks = undone_articles(store)
        with reader_of(store, chunks, nlp) as reader:
            for chunk in chunks:
                extract(store, chunk, reader, gate)
        match(store)
        judge(store, gate)
        summary = finish(store)
    publish(db)
    tell_all(db, channels, clock)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimwatch.alert.senders import Sender, channels_from
from claimwatch.collect.inputs import STDIN, find_inputs
from claimwatch.collect.web.client import Limits
from claimwatch.gate import Gate
from claimwatch.recording import RunSummary, begin, fail, finish, recorded
from claimwatch.settings import Settings, load_settings
from claimwatch.stages.collect import collect
from claimwatch.stages.extract import extract, undone_articles
from claimwatch.stages.fetch import fetch
from claimwatch.stages.fold_in import fold_in as fold_decisions_in
from claimwatch.stages.history import check_history
from claimwatch.stages.judge import judge as judge_stories
from claimwatch.stages.match import match
from claimwatch.stages.policy import Policy, policy_of
from claimwatch.stages.reading import reader_of
from claimwatch.stages.tell import Telling, tell
from claimwatch.stages.upkeep import upkeep
from claimwatch.store import Store, open_writer
from claimwatch.store.desk import Desk, desk_url, open_desk
from claimwatch.store.writer import Clock, utc_now
from claimwatch.watch import Watch, load_watch
from claimwatch.watch.channels import resolve_channel

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = [
    "Policy",
    "RunSummary",
    "begin",
    "collect",
    "extract",
    "fail",
    "fetch",
    "finish",
    "fold_in",
    "judge",
    "match",
    "policy_of",
    "publish",
    "quality_dir",
    "reader_of",
    "recorded",
    "run",
    "tell",
    "tell_all",
    "undone_articles",
]

Progress = Callable[[str, int, int], None]


def run(
    inputs: Sequence[str | Path],
    path: Path | str,
    *,
    gate: Gate,
    nlp: Language,
    channels: Sequence[str] = (),
    clock: Clock = utc_now,
    progress: Progress | None = None,
    settings: Settings | None = None,
    watch: Watch | None = None,
) -> RunSummary:
    """Go the whole way once over `inputs` into the database at `path`, in this process.

    The feeds and inboxes of `watch`, by default the settings' plan, are read too. `channels` are
    told of new alerts, as in the settings; `progress` is called with the step's name, what is done
    of it and how much there is.

    Raises:
        InputNotFound, StoreBusy, StoreBroken: nothing was done. Any other error closes the run as
        failed; what was committed before stays, and the next run goes on from there.
    """
    settings = settings or load_settings()
    watch = watch or load_watch(settings.watch)
    inputs = [*inputs, *(inbox.path for inbox in watch.inboxes)]
    report = progress or _silent
    find_inputs([given for given in inputs if str(given) != STDIN])
    telling = telling_of(path, channels, settings, watch)
    with open_writer(path, clock) as store:
        with recorded(store, settings):
            if watch.feeds:
                report("fetch", 0, 1)
                fetch(store, watch, gate, Limits(pause=settings.fetch_pause))
                report("fetch", 1, 1)
            _go(store, inputs, gate, nlp, settings, watch, report)
        summary = finish(store)
        report("publish", 0, 1)
        store.publish(settings.keep_snapshots)
        report("publish", 1, 1)
        report("tell", 0, 1)
        with desk_of(store, settings) as desk:
            tell(store, desk, telling, clock)
            upkeep(store, desk, settings)
        report("tell", 1, 1)
    return summary


def _silent(step: str, done: int, total: int) -> None:
    """Report no progress."""


def _go(
    store: Store,
    inputs: Sequence[str | Path],
    gate: Gate,
    nlp: Language,
    settings: Settings,
    watch: Watch,
    report: Progress,
) -> None:
    fold_in(store, gate, settings)
    report("collect", 0, 1)
    collect(store, inputs, gate, settings)
    report("collect", 1, 1)
    chunks = undone_articles(store, settings.chunk_articles, settings.reread_articles)
    done, total = 0, sum(map(len, chunks))
    given = (settings.extract_workers, settings.model, watch.countries())
    with reader_of(store, chunks, nlp, *given) as reader:
        for chunk in chunks:
            extract(store, chunk, reader, gate)
            done += len(chunk)
            report("extract", done, total)
    match(store, report)
    judge(store, gate, report, policy_of(settings, watch))


def judge(
    store: Store, gate: Gate, progress: Progress | None = None, policy: Policy | None = None
) -> None:
    """Judge the stories that changed, then hold what the run read against publishers' history."""
    judge_stories(store, gate, progress, policy)
    check_history(store, gate)


def fold_in(store: Store, gate: Gate, settings: Settings | None = None) -> None:
    """Take in what analysts have decided since; see `claimwatch.stages.fold_in`."""
    with desk_of(store, settings or load_settings()) as desk:
        fold_decisions_in(store, desk.decisions, gate)


def desk_of(store: Store, settings: Settings) -> Desk:
    """The desk that belongs to the store's database."""
    return open_desk(settings.decisions_url or desk_url(store.path))


def publish(path: Path | str, settings: Settings | None = None) -> Path | None:
    """Publish a snapshot for readers; see `claimwatch.store.publish_snapshot`."""
    with open_writer(path) as store:
        return store.publish((settings or load_settings()).keep_snapshots)


def tell_all(
    path: Path | str,
    channels: Sequence[str],
    clock: Clock = utc_now,
    settings: Settings | None = None,
    watch: Watch | None = None,
) -> Mapping[str, int]:
    """Send on `channels` what is to be told and was not yet; return deliveries by outcome.

    Once a day what is older than its time is forgotten too.
    """
    settings = settings or load_settings()
    telling = telling_of(path, channels, settings, watch or load_watch(settings.watch))
    with (
        open_writer(path, clock) as store,
        desk_of(store, settings) as desk,
    ):
        outcomes = tell(store, desk, telling, clock)
        upkeep(store, desk, settings)
        return outcomes


def telling_of(
    path: Path | str, channels: Sequence[str], settings: Settings, watch: Watch
) -> Telling:
    """Where alerts on the database at `path` go: by the rules of `watch`, else to `channels`.

    Raises:
        BadSettings: a channel cannot be used.
    """
    named = [*channels, *watch.channels()]
    given = {channel: resolve_channel(channel) for channel in dict.fromkeys(named)}
    return Telling(
        channels=tuple(channels),
        senders={channel: tuple(_senders(path, url, settings)) for channel, url in given.items()},
        watch=watch,
        address=settings.dashboard_url,
    )


def _senders(path: Path | str, channel: str, settings: Settings) -> list[Sender]:
    given = {"channels": (channel,), "db": Path(path)}
    return channels_from(settings.model_copy(update=given))


def quality_dir(path: Path | str) -> Path:
    """Where the quality report (Data Docs) of the database at `path` lies."""
    return Path(f"{path}.quality")
