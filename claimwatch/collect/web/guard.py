"""Keeps fetches away from private addresses: looks at the address that is really connected to.

The name is resolved here, each of its addresses checked, and the connection made to the checked
address itself. So neither a redirect nor a name that resolves anew a moment later (DNS rebinding)
leads inside (OWASP, Server-Side Request Forgery Prevention).
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import typing
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from urllib.parse import urlsplit

import httpcore
import httpx

Address = tuple[str, int]
Resolve = Callable[[str, int], Sequence[str]]


class PrivateAddress(httpx.ConnectError):
    """A name leads to an address that is not public. Never tried again."""


def private_allowed(urls: Iterable[str]) -> frozenset[Address]:
    """The hosts and ports of `urls`, whose sources say that a private network is meant."""
    found = (urlsplit(url) for url in urls)
    ports = {"http": 80, "https": 443}
    return frozenset(
        (parts.hostname, parts.port or ports[parts.scheme]) for parts in found if parts.hostname
    )


def resolve(host: str, port: int) -> list[str]:
    """The addresses of `host`, in the system's order.

    Raises:
        OSError: the name is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """True for an address of the public internet, also where IPv6 wraps one of IPv4."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or _behind_nat64(ip)
        if wrapped is not None:
            return is_public(str(wrapped))
        if ip.teredo is not None or ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast


def _behind_nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses, and to the hosts and ports that a source says are allowed."""

    def __init__(self, allowed: Collection[Address] = (), resolving: Resolve = resolve) -> None:
        self._allowed = frozenset(allowed)
        self._resolve = resolving
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[typing.Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers.

        Raises:
            PrivateAddress: one of them is not public and the host is not allowed.
            httpcore.ConnectError: none of them answers, or the name is not known.
        """
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            try:
                return self._backend.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _checked(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} is not known: {error}") from None
        private = [address for address in addresses if not is_public(address)]
        if private and (host, port) not in self._allowed:
            raise PrivateAddress(f"{host} is at {private[0]}, which is not a public address")
        return addresses


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates that are trusted: read once, which takes longer than a fetch."""
    return httpx.create_ssl_context(trust_env=False)


def guarded_transport(
    allowed: Collection[Address] = (), resolving: Resolve = resolve
) -> httpx.HTTPTransport:
    """An httpx transport over the guarded backend.

    httpx 0.28 hands no backend to its pool, so the pool is put in its place.
    """
    trusted = _trusted()
    transport = httpx.HTTPTransport(verify=trusted, trust_env=False)
    transport._pool = httpcore.ConnectionPool(
        ssl_context=trusted,
        max_connections=10,
        max_keepalive_connections=10,
        keepalive_expiry=5.0,
        network_backend=GuardedBackend(allowed, resolving),
    )
    return transport
