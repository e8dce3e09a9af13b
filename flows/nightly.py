"""The flows beside the monitor: the digest at its time, upkeep and re-extraction by night.

Each is as safe as the monitor to be killed or run twice, and waits while another writes.
"""

from __future__ import annotations

from collections.abc import Mapping

from prefect import flow, get_run_logger

from claimwatch import steps
from claimwatch.errors import ClaimwatchError
from claimwatch.recording import recorded
from claimwatch.settings import load_settings
from claimwatch.stages.upkeep import upkeep as forget
from claimwatch.steps import RunSummary
from claimwatch.store import open_writer
from claimwatch.store.sqlite_room import give_back_room
from claimwatch.terms import RunKind
from claimwatch.watch import load_watch
from expectations.checkpoint import Checkpoints
from flows.beginning import PATIENCE_SECONDS, begin_flow
from flows.monitor import extract_undone, judge, match, publish, tell
from flows.prefect_file import prefect_database


@flow(name="digest", persist_result=False)
def digest(db: str, channels: list[str] | None = None) -> None:
    """Send the digest that is due, and whatever else waits to be told."""
    begin_flow()
    settings = load_settings()
    tell(db, channels or settings.channels, settings)


@flow(name="upkeep", persist_result=False)
def upkeep(db: str) -> Mapping[str, int]:
    """Forget what is past its time, and give back the room that it took."""
    begin_flow()
    settings = load_settings()
    with (
        open_writer(db, patience=PATIENCE_SECONDS) as store,
        steps.desk_of(store, settings) as desk,
    ):
        counts = forget(store, desk, settings, at_once=True)
    counts = {**counts, "upkeep.prefect_bytes_given_back": _shrink_prefect()}
    get_run_logger().info("forgotten: %s", counts)
    return counts


def _shrink_prefect() -> int:
    """Give back what Prefect's server has forgotten, where its database is an SQLite file here."""
    file = prefect_database()
    try:
        return give_back_room(file) if file else 0
    except ClaimwatchError as error:
        get_run_logger().warning("%s", error)
        return 0


@flow(name="reextract", persist_result=False)
def reextract(db: str) -> RunSummary | None:
    """Read anew what an earlier extractor has read, all of it; nothing, where there is none.

    What changes of flags by that is put down to the rules in their history, not to articles.
    """
    begin_flow()
    settings, gate = load_settings(), Checkpoints(steps.quality_dir(db))
    watch = load_watch(settings.watch)
    with open_writer(db, patience=PATIENCE_SECONDS) as store:
        if not steps.undone_articles(store):
            get_run_logger().info("nothing was read by an earlier extractor")
            return None
        with recorded(store, kind=RunKind.REEXTRACT):
            extract_undone(store, gate, settings, watch, most_read_before=None)
            match(store)
            judge(store, gate, steps.policy_of(settings, watch))
            summary = steps.finish(store)
            publish(store, settings.keep_snapshots)
    return summary
