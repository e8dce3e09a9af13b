"""What every flow does first: it outlives nobody, and takes the runs that were missed with it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from uuid import UUID

from prefect import get_run_logger, runtime

from claimwatch.children import die_with_parent
from claimwatch.serve import SERVED
from flows.leftovers import cancel_missed

PATIENCE_SECONDS = 3 * 3600.0
"""How long a flow waits while another writes the database: a large chunk, or a long first run."""


def begin_flow() -> None:
    """Bind this process to the service that started it, and cancel what it makes needless.

    A run works off all that is undone, so runs of the same deployment that came due meanwhile have
    nothing left to do. That the server cannot be asked is no reason not to run.
    """
    if SERVED in os.environ:
        die_with_parent()
    if runtime.deployment.id is None:
        return
    try:
        own = UUID(str(runtime.flow_run.id))
        missed = cancel_missed(UUID(str(runtime.deployment.id)), own, datetime.now(UTC))
    except Exception as error:
        get_run_logger().warning("missed runs could not be cancelled: %s", error)
    else:
        if missed:
            get_run_logger().info("%d missed runs are worked off by this one", missed)
