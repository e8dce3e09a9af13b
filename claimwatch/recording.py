"""Opens a run in the store's record, and closes it as failed when it breaks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from claimwatch import steps
from claimwatch.store import Store
from claimwatch.terms import RunKind


@contextmanager
def recorded(store: Store, kind: RunKind = RunKind.MONITOR) -> Iterator[None]:
    """A run of this kind; whoever is inside closes it with `steps.finish` when all went well."""
    steps.begin(store, kind=kind)
    try:
        yield
    except BaseException as error:
        steps.fail(store, error)
        raise
