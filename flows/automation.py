"""Closes runs that died together with their worker: `python -m flows.automation` on your server.

Such a run stays RUNNING and keeps its place under the concurrency limit. It is known by its missing
heartbeat (Prefect, "How to detect and respond to zombie flows"); `claimwatch serve` makes the rule
by itself. The database's own record of the run is closed, and told, by the next run.
"""

from __future__ import annotations

from datetime import timedelta

from prefect.automations import Automation
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification

NAME = "claimwatch: close runs that have died"
SILENT_SECONDS = 90
"""Three heartbeats of 30 s."""
_ENDS = ("Completed", "Failed", "Cancelled", "Crashed")


def close_dead_runs() -> bool:
    """See that the server has the rule; return True when it was made now."""
    try:
        Automation.read(name=NAME)
    except ValueError:
        _rule().create()
        return True
    return False


def _rule() -> Automation:
    heartbeat = "prefect.flow-run.heartbeat"
    trigger = EventTrigger(
        after={heartbeat},
        expect={heartbeat, *(f"prefect.flow-run.{state}" for state in _ENDS)},
        match=ResourceSpecification({"prefect.resource.id": ["prefect.flow-run.*"]}),
        for_each={"prefect.resource.id"},
        posture=Posture.Proactive,
        threshold=1,
        within=timedelta(seconds=SILENT_SECONDS),
    )
    message = f"no heartbeat for {SILENT_SECONDS} s: its process has died"
    action = ChangeFlowRunState(state=StateType.CRASHED, message=message)
    return Automation(name=NAME, trigger=trigger, actions=[action])


if __name__ == "__main__":
    print("made" if close_dead_runs() else "is there already")
