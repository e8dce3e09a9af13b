"""Where the dashboard may be served without a login."""

from __future__ import annotations

import pytest

from claimwatch.errors import BadSettings
from claimwatch.exposure import require_safe
from claimwatch.serve import serve
from claimwatch.settings import AuthSettings, Settings

AUTH = AuthSettings(
    server_metadata_url="https://id.example/.well-known/openid-configuration",
    client_id="desk",
    client_secret="secret",
    cookie_secret="a long text that nobody guesses",
)
CASES = [
    # address, settings, is safe
    ("127.0.0.1", {}, True),
    ("::1", {}, True),
    ("localhost", {}, True),
    ("0.0.0.0", {}, False),
    ("::", {}, False),
    ("", {}, False),
    ("10.0.0.7", {}, False),
    ("desk.example", {}, False),
    ("0.0.0.0", {"auth": AUTH}, True),
    ("10.0.0.7", {"open_to_all": True}, True),
]


@pytest.mark.parametrize(("address", "given", "safe"), CASES)
def test_without_a_login_only_this_machine_is_served(address, given, safe):
    if safe:
        require_safe(address, Settings(**given))
    else:
        with pytest.raises(BadSettings, match="open_to_all = true"):
            require_safe(address, Settings(**given))


def test_serve_does_not_start_anything_where_strangers_could_decide(tmp_path):
    with pytest.raises(BadSettings, match=r"\[auth\]"):
        serve(tmp_path / "a.duckdb", [str(tmp_path)], 60, 0, 0, address="0.0.0.0")
