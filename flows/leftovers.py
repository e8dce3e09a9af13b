"""Closes the runs that a killed service has left behind, and those that another makes needless.

A run that dies together with its worker stays RUNNING on the Prefect server, keeps its place under
the concurrency limit and blocks every later run; runs that were due meanwhile would all be made up
one after another. The database's ledger knows what is undone, so neither is needed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.exceptions import ObjectNotFound
from prefect.states import Cancelled, Crashed

UNFINISHED = [
    StateType.SCHEDULED,
    StateType.PENDING,
    StateType.RUNNING,
    StateType.CANCELLING,
    StateType.PAUSED,
]


def close_leftovers(deployment: str, now: datetime | None = None) -> int:
    """Close the unfinished runs of `deployment` ("flow/name"); return how many there were.

    Runs that had begun are closed as crashed, those that came due and never began as cancelled.
    Only for the one service of a deployment, before it takes up runs.
    """
    now = now or datetime.now(UTC)
    with get_client(sync_client=True) as client:
        try:
            known = client.read_deployment_by_name(deployment)
        except ObjectNotFound:
            return 0
        left = [run for run in _unfinished(client, known.id) if not _yet_to_come(run, now)]
        for run in left:
            waiting = run.state_type is StateType.SCHEDULED
            state: State[Any] = (
                Cancelled(message="missed") if waiting else Crashed(message="left behind")
            )
            client.set_flow_run_state(run.id, state, force=True)
    return len(left)


def cancel_missed(deployment_id: UUID, own: UUID, now: datetime) -> int:
    """Cancel the runs of this deployment that came due and wait, but for `own`; return how many."""
    with get_client(sync_client=True) as client:
        missed = [
            run
            for run in _unfinished(client, deployment_id)
            if run.id != own
            and run.state_type is StateType.SCHEDULED
            and not _yet_to_come(run, now)
        ]
        for run in missed:
            client.set_flow_run_state(
                run.id, Cancelled(message=f"worked off by run {own}"), force=True
            )
    return len(missed)


def _unfinished(client: SyncPrefectClient, deployment_id: UUID) -> list[FlowRun]:
    wanted = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=[deployment_id]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=UNFINISHED)),
    )
    return client.read_flow_runs(flow_run_filter=wanted, limit=200)


def _yet_to_come(run: FlowRun, now: datetime) -> bool:
    due = run.next_scheduled_start_time or run.expected_start_time
    return run.state_type is StateType.SCHEDULED and due is not None and due > now
