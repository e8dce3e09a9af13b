"""No fetch reaches a private address: not by name, by redirect, or by a name that resolves anew."""

from __future__ import annotations

import httpcore
import pytest

from claimwatch.collect.web.guard import (
    GuardedBackend,
    PrivateAddress,
    is_public,
    private_allowed,
)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("172.16.9.9", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:169.254.169.254", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("no address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_name_with_one_private_address_is_refused() -> None:
    backend = GuardedBackend(resolving=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(PrivateAddress, match=r"10\.0\.0\.1"):
        backend.connect_tcp("news.example", 80)


def test_the_checked_address_is_the_one_connected_to() -> None:
    """A name that first resolves to a public address and then to loopback gets no second look."""
    answers = iter([["192.0.2.1"], ["127.0.0.1"]])
    asked = []

    def resolving(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    with pytest.raises(PrivateAddress, match=r"192\.0\.2\.1"):
        GuardedBackend(resolving=resolving).connect_tcp("news.example", 80)
    assert asked == ["news.example"]


def test_only_the_host_and_port_that_a_source_names_are_allowed() -> None:
    allowed = private_allowed(["http://127.0.0.1:8000/feed", "https://intranet.example/feed"])
    assert allowed == {("127.0.0.1", 8000), ("intranet.example", 443)}
    backend = GuardedBackend(allowed, resolving=lambda host, port: ["127.0.0.1"])
    with pytest.raises(PrivateAddress):
        backend.connect_tcp("127.0.0.1", 8001)


def test_an_unknown_name_is_a_failed_connection() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("not known")

    with pytest.raises(httpcore.ConnectError, match="not known"):
        GuardedBackend(resolving=unknown).connect_tcp("nowhere.example", 80)
