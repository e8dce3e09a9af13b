"""Makes text that others wrote safe to show: it is data, never markup.

Every string that came from an article, a publisher, a feed or a URL passes through here before it
is put into a page. Streamlit's own markdown is not used for such text at all.
"""

from __future__ import annotations

import html
import unicodedata
from urllib.parse import quote, urlsplit

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BIDI_FORMATS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT_FORMATS = frozenset("\u200c\u200d")
_NOT_IN_ADDRESSES = frozenset('"<>\\^`{|}')
_MARKUP = frozenset("\\`*_{}[]()#+-.!|<>~$:&^=")
_SPACES = frozenset("\t\n\r\v\f\x85\u2028\u2029")


def plain(text: object) -> str:
    """The text on one line, with characters that steer instead of show made harmless.

    Characters that reorder a line (Unicode's explicit bidirectional formatting, UAX 9) and lone
    surrogates become a visible replacement character; other controls and invisible formats are
    dropped, except the joiners that Persian, Indic scripts and emoji need; breaks become spaces.
    """
    return "".join(_harmless(char) for char in str(text))


def _harmless(char: str) -> str:
    if char in _SPACES:
        return " "
    if char in _BIDI_FORMATS:
        return REPLACEMENT
    category = unicodedata.category(char)
    if category == "Cs":
        return REPLACEMENT
    if category == "Cc" or (category == "Cf" and char not in _KEPT_FORMATS):
        return ""
    return char


def plain_words(text: object) -> str:
    """Harmless text as Streamlit's markdown, for labels that take no other; nothing in it acts."""
    return "".join(f"\\{char}" if char in _MARKUP else char for char in plain(text))


def escaped(text: object) -> str:
    """Harmless text as HTML: shown letter by letter, whatever it holds."""
    return html.escape(plain(text), quote=True)


def isolated(text: object) -> str:
    """Escaped text in an element of its own direction, so that it cannot reorder its neighbours."""
    return f"<bdi>{escaped(text)}</bdi>"


def web_address(url: object) -> str | None:
    """The address if it is one of the web (http or https, with a host), else None.

    Characters that no address may hold (RFC 3986) are percent-encoded, as a browser would do.
    """
    if not isinstance(url, str) or plain(url) != url or any(char.isspace() for char in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    return "".join(quote(char) if char in _NOT_IN_ADDRESSES else char for char in url)
