"""Tries what a plan names: fetches each feed, looks for each folder, sets up each channel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimwatch.alert.senders import channels_from
from claimwatch.collect.inputs import find_inputs
from claimwatch.collect.web.client import Fetcher, Limits
from claimwatch.collect.web.guard import private_allowed
from claimwatch.collect.web.sources import NO_NEWS, read_source
from claimwatch.errors import ClaimwatchError
from claimwatch.settings import load_settings
from claimwatch.watch.channels import resolve_channel
from claimwatch.watch.plan import Feed, Watch


@dataclass(frozen=True, slots=True)
class Trial:
    """How trying one source or channel went, in words."""

    what: str
    works: bool
    said: str


def try_plan(watch: Watch, limits: Limits | None = None) -> Iterator[Trial]:
    """Try all that `watch` names; nothing is stored and nothing is sent."""
    private = private_allowed(feed.url for feed in watch.feeds if feed.allow_private)
    fetcher = Fetcher(private, limits)
    try:
        for feed in watch.feeds:
            yield _try_feed(feed, fetcher)
    finally:
        fetcher.close()
    for inbox in watch.inboxes:
        yield _try_inbox(inbox.path)
    for channel in watch.channels():
        yield _try_channel(channel)


def _try_feed(feed: Feed, fetcher: Fetcher) -> Trial:
    try:
        held = read_source(feed.kind, fetcher.fetch(feed.url), fetcher.limits)
    except ClaimwatchError as error:
        return Trial(f"feed {feed.url}", False, str(error))
    if held.below:
        return Trial(f"feed {feed.url}", True, f"an index of {len(held.below)} sitemaps")
    if held.holds_no_news:
        return Trial(f"feed {feed.url}", False, NO_NEWS)
    return Trial(f"feed {feed.url}", True, f"{len(held.entries)} entries")


def _try_inbox(path: str) -> Trial:
    try:
        listing = find_inputs([path])
    except ClaimwatchError as error:
        return Trial(f"inbox {path}", False, str(error))
    return Trial(f"inbox {path}", True, f"{len(listing.files)} files")


def _try_channel(channel: str) -> Trial:
    scheme = channel.partition(":")[0]
    try:
        senders = channels_from(
            load_settings().model_copy(update={"channels": (resolve_channel(channel),)})
        )
    except ClaimwatchError as error:
        return Trial(f"channel {scheme}", False, str(error))
    return Trial(f"channel {scheme}", True, ", ".join(sender.name for sender in senders))
