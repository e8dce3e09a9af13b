"""Text that others wrote is shown letter by letter and steers nothing."""

from __future__ import annotations

import html
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.text import escaped, plain, web_address

STEERING = [
    ("a\u202eb", "a\ufffdb"),
    ("a\u2066b\u2069", "a\ufffdb\ufffd"),
    ("a\x00b\x1bc", "abc"),
    ("a\u200fb\ufeffc\u00add", "abcd"),
    ("two\nlines\tand\u2028more", "two lines and more"),
    ("\ud800", "\ufffd"),
    ("می\u200cخواهم", "می\u200cخواهم"),
]


@pytest.mark.parametrize(("text", "shown"), STEERING)
def test_characters_that_steer_are_made_harmless(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(st.characters()))
def test_no_text_keeps_a_control_or_a_direction(text: str) -> None:
    kinds = {unicodedata.category(char) for char in plain(text) if char not in "\u200c\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs"}


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_escaped_text_reads_back_as_it_was_and_holds_no_markup(text: str) -> None:
    shown = escaped(text)
    assert html.unescape(shown) == text
    assert not set("<>\"'") & set(shown)


ADDRESSES = [
    ("https://example.org/a?b=1&c=%20#d", "https://example.org/a?b=1&c=%20#d"),
    ("http://example.org", "http://example.org"),
    ("HTTPS://example.org/a", "HTTPS://example.org/a"),
    ("https://example.org/é", "https://example.org/é"),
    ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
    ("javascript:alert(1)", None),
    ("java\nscript:alert(1)", None),
    ("data:text/html,x", None),
    ("//example.org/a", None),
    ("https://", None),
    ("https://exa mple.org", None),
    ("https://[broken", None),
    ("https://example.org/\u202egpj.exe", None),
    (" https://example.org", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "link"), ADDRESSES)
def test_only_addresses_of_the_web_become_links(url: str | None, link: str | None) -> None:
    assert web_address(url) == link
