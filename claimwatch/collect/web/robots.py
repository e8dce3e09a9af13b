"""Reads robots.txt (RFC 9309) with protego."""

from __future__ import annotations

from protego import Protego

from claimwatch.collect.web.outcomes import Answer, FetchFailed

AGENT = "claimwatch"


class Rules:
    """What a host asks of its visitors."""

    def __init__(self, text: str) -> None:
        self._read = Protego.parse(text)

    def allows(self, url: str) -> bool:
        """True when this address may be fetched."""
        return bool(self._read.can_fetch(url, AGENT))


def read_robots(answer: Answer | None) -> Rules:
    """The rules of an answer to /robots.txt. A host without one (4xx) allows everything.

    Raises:
        FetchFailed: the server could not say (5xx): nothing may be fetched for now.
    """
    if answer is not None and answer.status >= 500:
        raise FetchFailed(f"robots.txt: the server answers {answer.status}")
    if answer is None or answer.status != 200:
        return Rules("")
    return Rules(answer.body.decode("utf-8", "replace"))
