"""The day's flags in one message: what is new, what grew, and how things stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from claimwatch.model import Alert, Severity, content_id
from claimwatch.watch.plan import Digest

MOST_LISTED = 30


@dataclass(frozen=True, slots=True)
class DayFlag:
    """A flag as the digest names it; `change` says why it is in it."""

    flag_id: str
    kind: str
    severity: str
    label: str
    publishers: tuple[str, ...]
    change: str


def digest_key(digest: Digest, due: datetime) -> str:
    """The identity of one digest of one day: made twice, it is told once."""
    return content_id(
        "digest", f"{digest.at:%H:%M}", digest.zone, *digest.channels, due.isoformat()
    )


def write_digest(
    digest: Digest,
    due: datetime,
    since: datetime,
    flags: Sequence[DayFlag],
    standing: Mapping[str, int],
) -> Alert:
    """The digest due at `due` of what changed since `since`; `standing` counts flags by kind.

    A day without news is told too: silence would be no sign that all is well.
    """
    new = Counter(flag.severity for flag in flags)
    counts = ", ".join(f"{new[band]} {band}" for band in _bands() if new[band])
    title = f"Digest: {counts or 'no new flags'}"
    ordered = sorted(flags, key=lambda f: (_bands().index(f.severity), f.label, f.flag_id))
    lines = [_line(flag) for flag in ordered[:MOST_LISTED]]
    if len(ordered) > MOST_LISTED:
        lines.append(f"and {len(ordered) - MOST_LISTED} more")
    stands = ", ".join(f"{n} {kind.replace('_', ' ')}" for kind, n in sorted(standing.items()))
    body = "\n".join(
        [
            f"From {since:%d %B %Y, %H:%M} to {due:%d %B %Y, %H:%M} (UTC).",
            "",
            *(lines or ["Nothing is new and nothing has grown."]),
            "",
            f"Standing now: {stands or 'no flag'}.",
        ]
    )
    key = digest_key(digest, due)
    return Alert(alert_id=key, flag_id="", key=key, change="Digest", title=title, body=body)


def _bands() -> list[str]:
    return [band.value for band in reversed(Severity)]


def _line(flag: DayFlag) -> str:
    outlets = f" ({', '.join(flag.publishers[:6])})" if flag.publishers else ""
    kind = flag.kind.replace("_", " ")
    return f"[{flag.severity}] {kind}: {flag.label}{outlets}. {flag.change}. Flag {flag.flag_id}."
