"""The environment in which Prefect keeps to itself: its own home, no reports, patient starts.

It must stand before Prefect is imported, which reads its settings and makes its home then. This
module knows only names of variables: `claimwatch` does not import Prefect.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SERVER_START_SECONDS = 120
"""A temporary server needs 18 to 23 s on a fresh home with two cores; Prefect's default is 20."""
RUNS_KEPT_SECONDS = 14 * 86_400
"""How long Prefect's server keeps a run, which is about 20 kB a task; ours keeps its own record."""


def prefect_home(db: Path) -> Path:
    """Prefect's folder (its database, its results) beside the database at `db`."""
    return Path(f"{db.resolve()}.prefect")


def log_folder(db: Path) -> Path:
    """Where the output of Prefect's server and the other services goes."""
    return prefect_home(db) / "logs"


def prefect_environment(db: Path, given: Mapping[str, str]) -> dict[str, str]:
    """The variables that Prefect is to run with, beside those of `given`, which come first.

    A server that the user has named in PREFECT_API_URL is used; without one, Prefect starts a
    temporary server for the one run.
    """
    ours = {
        "DO_NOT_TRACK": "1",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
        "PREFECT_HOME": str(prefect_home(db)),
        "PREFECT_LOGGING_EXTRA_LOGGERS": "claimwatch",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(SERVER_START_SECONDS),
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(RUNS_KEPT_SECONDS),
        "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    }
    return {name: given.get(name, value) for name, value in ours.items()}
