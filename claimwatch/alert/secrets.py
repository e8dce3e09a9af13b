"""Takes passwords and tokens out of what is shown, logged or stored about a channel."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

MASK = "***"
_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]+(?=@)")
_SHORTEST = 4


def mask_secrets(text: str, url: str) -> str:
    """`text` without anything of `url` that could be a secret, and without any user:password@.

    Names of services and of hosts stay: they say which channel failed. Everything else of the URL
    (user, password, path, query) may be a token, according to the service.
    """
    masked = text.replace(url, MASK)
    for part in sorted(_secret_parts(url), key=len, reverse=True):
        masked = masked.replace(part, MASK)
    return _CREDENTIALS.sub(MASK, masked)


def _secret_parts(url: str) -> set[str]:
    try:
        parts = urlsplit(url)
        found = {parts.username or "", parts.password or "", *parts.path.split("/")}
    except ValueError:
        return {piece for piece in re.split(r"[/:@?&=]+", url) if len(piece) >= _SHORTEST}
    found |= {value for _, value in parse_qsl(parts.query)}
    # Some services keep a token where others have their host.
    if "." not in (parts.hostname or "") and parts.hostname not in ("localhost", None):
        found |= {parts.netloc.rpartition("@")[2], *parts.netloc.rpartition("@")[2].split(":")}
    found |= {unquote(part) for part in found}
    return {part for part in found if len(part) >= _SHORTEST}
