"""Fetches one address: redirects looked at one by one, caps, retries, robots.txt, politeness."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx
import stamina

from claimwatch import __version__
from claimwatch.collect.web.bodies import ENCODINGS, read_body
from claimwatch.collect.web.guard import (
    Address,
    PrivateAddress,
    Resolve,
    guarded_transport,
    resolve,
)
from claimwatch.collect.web.outcomes import Answer, FetchFailed, FetchRefused
from claimwatch.collect.web.robots import Rules, read_robots

_REDIRECTS = {301: True, 302: False, 303: False, 307: False, 308: True}
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_HEADERS = {
    "User-Agent": f"claimwatch/{__version__}",
    "Accept": "*/*",
    "Accept-Encoding": ENCODINGS,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps of one fetch. `pause` is the time between two requests to one host."""

    most_bytes: int = 10_000_000
    seconds: float = 60.0
    silence: float = 15.0
    redirects: int = 5
    attempts: int = 3
    pause: float = 1.0
    longest_wait: timedelta = timedelta(days=1)


class Fetcher:
    """Fetches over one pool of connections. Not for several threads at once.

    `allowed` are the hosts and ports on private networks that sources say may be fetched.
    """

    def __init__(
        self,
        allowed: Collection[Address] = (),
        limits: Limits | None = None,
        *,
        resolving: Resolve = resolve,
        sleep: Callable[[float], None] = time.sleep,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits or Limits()
        self._client = httpx.Client(
            transport=guarded_transport(allowed, resolving),
            headers=_HEADERS,
            follow_redirects=False,
            timeout=httpx.Timeout(self.limits.silence),
            trust_env=False,
        )
        self._sleep, self._ticks = sleep, ticks
        self._last_at: dict[str, float] = {}
        self._robots: dict[str, Rules] = {}

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def fetch(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """The answer at `url`; unchanged where the server says so of `etag` or `last_modified`.

        Raises:
            FetchRefused: the address may not be fetched, or its answer cannot be taken.
            FetchFailed: no whole answer came, also not when asked again.
        """
        given = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in given.items() if value}
        for attempt in stamina.retry_context(
            on=_worth_another_try,
            attempts=self.limits.attempts,
            wait_initial=0.5,
            wait_max=5.0,
            timeout=self.limits.seconds * 2,
        ):
            with attempt:
                return self._follow(url, headers)
        raise AssertionError("stamina ends with an answer or an error")

    def _follow(self, url: str, headers: dict[str, str]) -> Answer:
        deadline = self._ticks() + self.limits.seconds
        for_good, asked = True, url
        for _ in range(self.limits.redirects + 1):
            self._require_allowed(asked, deadline)
            answer = self._ask(asked, headers, deadline)
            if isinstance(answer, Answer):
                return replace(answer, moved=for_good and asked != url)
            for_good = for_good and _REDIRECTS[answer.status]
            asked = _next_address(asked, answer.location)
        raise FetchRefused(f"more than {self.limits.redirects} redirects, the last to {asked}")

    def _require_allowed(self, url: str, deadline: float) -> None:
        parts = _checked_address(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._robots[root] = self._read_robots(root, deadline)
        if not self._robots[root].allows(url):
            raise FetchRefused(f"robots.txt of {parts.netloc} asks not to fetch this address")

    def _read_robots(self, root: str, deadline: float) -> Rules:
        """The rules of a host. Unreachable rules are those of no robots.txt, as for 4xx (RFC 9309).

        Where the server fails, everything is disallowed for now: the fetch is tried again later.
        """
        asked = f"{root}/robots.txt"
        for _ in range(self.limits.redirects):
            answer = self._ask(asked, {}, deadline, most_bytes=500_000, any_status=True)
            if isinstance(answer, Answer):
                return read_robots(answer)
            asked = _next_address(asked, answer.location)
        return read_robots(None)

    def _ask(
        self,
        url: str,
        headers: dict[str, str],
        deadline: float,
        most_bytes: int | None = None,
        any_status: bool = False,
    ) -> Answer | _Redirect:
        host = urlsplit(url).netloc
        self._be_polite(host)
        with _told_errors(url), self._client.stream("GET", url, headers=headers) as response:
            location = response.headers.get("location")
            if response.status_code in _REDIRECTS and location:
                return _Redirect(response.status_code, location)
            if not any_status:
                self._require_taken(response)
            body = read_body(
                response.iter_raw(),
                response.headers.get("content-encoding", ""),
                most_bytes or self.limits.most_bytes,
                deadline,
                self._ticks,
            )
            return Answer(
                url=url,
                status=response.status_code,
                body=body,
                content_type=response.headers.get("content-type", ""),
                etag=response.headers.get("etag"),
                last_modified=response.headers.get("last-modified"),
            )

    def _be_polite(self, host: str) -> None:
        """Wait until the last request to this host is long enough ago."""
        now = self._ticks()
        rest = self._last_at.get(host, -self.limits.pause) + self.limits.pause - now
        if rest > 0:
            self._sleep(rest)
        self._last_at[host] = self._ticks()

    def _require_taken(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in _LATER or status >= 500:
            wait = _asked_wait(response.headers.get("retry-after"), self.limits.longest_wait)
            raise FetchFailed(f"the server answers {status} {response.reason_phrase}".strip(), wait)
        if status != 304 and status != 200:
            raise FetchRefused(f"the server answers {status} {response.reason_phrase}".strip())


@dataclass(frozen=True, slots=True)
class _Redirect:
    status: int
    location: str


def _worth_another_try(error: Exception) -> bool | timedelta:
    """A failure is tried again soon; one with a long wait is left to a later run."""
    if not isinstance(error, FetchFailed):
        return False
    if error.wait is None:
        return True
    return error.wait + timedelta(seconds=random.random() / 10) if _is_short(error.wait) else False  # nosec B311


def _is_short(wait: timedelta) -> bool:
    return wait <= timedelta(seconds=5)


@contextmanager
def _told_errors(url: str) -> Iterator[None]:
    """What httpx raises, as our errors, without anything that the address may keep secret."""
    host = urlsplit(url).hostname or "the server"
    try:
        yield
    except PrivateAddress as error:
        raise FetchRefused(str(error)) from None
    except httpx.TimeoutException:
        raise FetchFailed(f"{host} did not answer in time") from None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
        raise FetchRefused(f"the address cannot be used: {error}") from None
    except httpx.TransportError as error:
        raise FetchFailed(f"{host}: {str(error) or type(error).__name__}") from None


def _checked_address(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise FetchRefused("the address cannot be read") from None
    if parts.scheme not in ("http", "https") or not host:
        raise FetchRefused(f"only http and https are fetched, not {parts.scheme or 'this'}")
    if parts.username or parts.password:
        raise FetchRefused("an address with a user name or password is not fetched")
    return parts


def _next_address(url: str, location: str) -> str:
    try:
        return urljoin(url, location.strip())
    except ValueError:
        raise FetchRefused("the server redirects to an address that cannot be read") from None


def _asked_wait(header: str | None, longest: timedelta) -> timedelta | None:
    """The wait of a Retry-After header, in seconds or until a date; None where it says nothing."""
    if header is None:
        return None
    if header.strip().isdigit():
        return min(timedelta(seconds=min(int(header.strip()[:9]), 10**8)), longest)
    try:
        until = parsedate_to_datetime(header)
    except (TypeError, ValueError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max(until - datetime.now(UTC), timedelta(0)), longest)
