"""Where Prefect's server keeps its own database, if that is a file on this machine."""

from __future__ import annotations

from pathlib import Path

from prefect.settings import get_current_settings
from sqlalchemy import make_url


def prefect_database() -> Path | None:
    """The SQLite file of Prefect's settings; None where they name another database, or none is."""
    set_ = get_current_settings().server.database.connection_url
    if set_ is None:
        return None
    url = make_url(set_.get_secret_value())
    if url.get_backend_name() != "sqlite" or not url.database or url.query.get("mode") == "memory":
        return None
    file = Path(url.database)
    return file if file.is_file() else None
