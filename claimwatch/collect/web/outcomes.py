"""How a fetch ends: with an answer, with a refusal for good, or with a failure to try again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from claimwatch.errors import ClaimwatchError


class FetchRefused(ClaimwatchError):
    """This address is not fetched, or its answer not taken; trying again would not help."""


class FetchFailed(ClaimwatchError):
    """No whole answer came; later one may. `wait` is how long the server asks to be left alone."""

    def __init__(self, said: str, wait: timedelta | None = None) -> None:
        super().__init__(said)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Answer:
    """What came. `url` is where it came from in the end; `body` is empty where nothing changed.

    `moved` is True when every redirect on the way was for good. `etag` and `last_modified` are
    given back with the next request for the address.
    """

    url: str
    status: int
    body: bytes
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    moved: bool = False

    @property
    def unchanged(self) -> bool:
        """True when the server says that nothing changed since the last fetch (304)."""
        return self.status == 304
