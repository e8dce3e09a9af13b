"""Before the dashboard serves anybody: is it safe where it listens, and the login set up."""

from __future__ import annotations

import atexit
import json
import os
import sys
import tempfile
from pathlib import Path

from streamlit import config

from claimwatch.errors import ClaimwatchError
from claimwatch.exposure import require_safe
from claimwatch.settings import AuthSettings
from dashboards.configured import settings


def guard() -> None:
    """Stop the server with a sentence where it would be open to strangers; hand over the login."""
    try:
        given = settings()
        require_safe(str(config.get_option("server.address") or "every address"), given)
    except ClaimwatchError as error:
        print(f"claimwatch: {error}", file=sys.stderr, flush=True)
        os._exit(error.exit_code)  # Streamlit would turn an exit into a running server of errors
    if given.auth is not None:
        hand_over(given.auth)


def hand_over(auth: AuthSettings) -> Path:
    """Give Streamlit the login as the only thing that it takes it as: a file of secrets.

    Only this user may read the file, and it is gone when the server ends.
    """
    handle, name = tempfile.mkstemp(prefix="claimwatch-", suffix=".toml")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets_of(auth))
    atexit.register(Path(name).unlink, missing_ok=True)
    config.set_option("secrets.files", [name])
    return Path(name)


def secrets_of(auth: AuthSettings) -> str:
    """The login as TOML. A JSON string is a TOML string."""
    given = {
        "redirect_uri": auth.redirect_uri,
        "cookie_secret": auth.cookie_secret.get_secret_value(),
        "client_id": auth.client_id,
        "client_secret": auth.client_secret.get_secret_value(),
        "server_metadata_url": auth.server_metadata_url,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in given.items()]
    return "\n".join(["[auth]", *lines, ""])
