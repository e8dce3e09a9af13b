"""When the next run is due, as the Prefect server that `claimwatch serve` starts says."""

from __future__ import annotations

import json
import os
import urllib.request
from datetime import UTC, datetime

import streamlit as st

_PATIENCE_SECONDS = 1.0


def prefect_page() -> str | None:
    """The address of Prefect's own page; None where the dashboard is served without it."""
    api = os.environ.get("PREFECT_API_URL", "")
    return api.removesuffix("/api") if api.startswith("http") else None


def next_run() -> datetime | None:
    """When the next run is due, in UTC; None where none is scheduled or the server is away."""
    api = os.environ.get("PREFECT_API_URL", "")
    return _asked(api) if api.startswith("http") else None


@st.cache_data(ttl=10, show_spinner=False)
def _asked(api: str) -> datetime | None:
    wanted = {
        "sort": "EXPECTED_START_TIME_ASC",
        "limit": 1,
        "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
    }
    request = urllib.request.Request(
        f"{api}/flow_runs/filter",
        data=json.dumps(wanted).encode(),
        headers={"Content-Type": "application/json"},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=_PATIENCE_SECONDS) as answer:
            runs = json.load(answer)
        at = datetime.fromisoformat(runs[0]["expected_start_time"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
