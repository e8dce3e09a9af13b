"""Whether the dashboard may be served at an address: without a login, to this machine alone."""

from __future__ import annotations

import ipaddress

from claimwatch.errors import BadSettings
from claimwatch.settings import Settings


def require_safe(address: str, settings: Settings) -> None:
    """See that serving the dashboard at `address` does not open it to strangers.

    Raises:
        BadSettings: other machines could reach it, and nobody would have to log in.
    """
    if is_loopback(address) or settings.auth is not None or settings.open_to_all:
        return
    raise BadSettings(
        f"at {address} other machines reach the dashboard, and everybody there may decide: set "
        "[auth] so that people log in, or say outright that it is open: open_to_all = true"
    )


def is_loopback(address: str) -> bool:
    """True for an address that only programs on this machine reach; "" means every address."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
