"""The plan of what is watched, `watch.yaml`: publishers, sources, topics, alert rules, digests."""

from claimwatch.watch.plan import Watch
from claimwatch.watch.reading import load_watch, read_watch

__all__ = ["Watch", "load_watch", "read_watch"]
