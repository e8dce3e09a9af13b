"""Mangled feeds, pages, files and plans: nothing is raised, and each has its answer.

Whole ones of every format are torn, repeated, swapped and filled with odd bytes. Of 10,000
(`make soak`) the first thousand are in `make test` too; the seeds of the drawing are kept.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwatch.collect.contents import read_content
from claimwatch.collect.files import read_stream
from claimwatch.collect.web.feeds import FeedEntry, read_feed
from claimwatch.collect.web.outcomes import Answer
from claimwatch.collect.web.pages import article_of_entry, article_of_page
from claimwatch.errors import BadWatch, InputUnreadable
from claimwatch.model import Article, Quarantined
from claimwatch.watch import Watch, read_watch

pytestmark = pytest.mark.slow

URL = "https://courier.example/news/feed"
TEXT = "The levee at Tarn broke. At least 14 people were hurt on 2 May 2023, the coast guard said."
RECORD = {"id": "a-1", "publisher": "Courier", "published_at": "2023-05-02T08:00:00Z",
          "title": "Levee breaks", "url": "https://courier.example/a", "text": TEXT}  # fmt: skip
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>
<rss version="2.0"><channel><title>Courier</title><language>en-gb</language>
<item><title>Levee&nbsp;breaks</title><link>/levee?utm_source=rss</link><guid>urn:g1</guid>
<pubDate>Tue, 02 May 2023 08:00:00 GMT</pubDate>
<description><![CDATA[<p>{TEXT}</p>]]></description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><id>x</id>
<entry xml:lang="en"><title type="html">Levee &amp;amp; breaks</title><id>urn:g1</id>
<link rel="alternate" href="https://courier.example/levee"/><updated>2023-05-02T10:00:00+02:00
</updated><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "language": "en",
        "items": [{"id": 1, "url": "/levee", "title": "Levee", "content_html": f"<p>{TEXT}</p>",
                   "date_published": "2023-05-02T08:00:00Z"}],
    }
)  # fmt: skip
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Levee breaks</title>
<link rel="canonical" href="https://courier.example/levee"><base href="https://courier.example/">
<meta property="article:published_time" content="2023-05-02T08:00:00Z">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Levee",
"datePublished": "2023-05-02T08:00:00Z"}}</script></head><body><article><h1>Levee breaks</h1>
<time datetime="2023-05-02T08:00:00Z">2 May</time><p>{TEXT}</p><p>{TEXT}</p></article></body></html>
"""
LINES = "\n".join(json.dumps({**RECORD, "id": n}) for n in range(3)) + "\n"
ENVELOPE = json.dumps({"articles": [RECORD, {**RECORD, "text": TEXT * 2}]})
PLAN = """publishers:
  - {name: Courier, domain: courier.example, country: GB, language: en-GB, wire: false}
feeds:
  - url: https://courier.example/feed.xml
    publisher: Courier
    every: 10 min
    again: [2 h, 1 d]
inboxes: [{path: inbox}]
topics:
  - {name: Floods, words: [flood, levee], kinds: [dispute], weight: 2}
alerts:
  - name: desk
    topics: [Floods]
    severity: medium
    channels: [console]
    quiet: {from: "22:00", to: 6:30, zone: Europe/London}
digests:
  - {at: 08:00, channels: [file]}
"""
ODD = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\x1b[31m", b"&#0;",
    b"&#xD800;", b"&nope;", b"<!ENTITY a 'b'>", b"<![CDATA[", b"]]>", b"<?xml version='1.1'?>",
    b"<!--", b"-->", b"</item>", b"<item>", b"<script>", b'"', b"'", b"{", b"}", b"[", b"]", b",",
    b":", b": ", b"\n", b"\t", b"- ", b"\\u0000", b"\\ud800", b"\\", b"1e999", b"-0", b"NaN",
    b"9" * 5000, b"null", b"true", b"[" * 3000, b"{\"a\":" * 3000, b"<b>" * 2000, b"*x", b"&x ",
    b"!!python/object:os.system ", b"!!binary x", b"!!timestamp 2023-02-31", b"2023-02-31",
    b"2023-99-99T99:99:99Z", b"0000-00-00", b"9999-12-31T23:59:59-14:00", b"1:1:1:1", b"? ", b"| ",
    b"<<: ", b"%YAML 9.9\n---\n", b"...\n", b"http://[", b"http://a:99999999/", b"//",
    b"javascript:alert(1)", b"\xe2\x80\xae", "İ½٣".encode(), b"Feb 30 2023", b"Mon, 32 Foo 20233",
)  # fmt: skip
"""Half characters, marks of each format, numbers and nests without bound, impossible times."""


@dataclass(frozen=True)
class Kind:
    """One kind of input: whole ones, what reads it and tells its answer, and the most bytes."""

    wholes: tuple[str, ...]
    read: Callable[[bytes], str]
    most: int = 40_000


def of_feed(content: bytes) -> str:
    """Entries, each of which has an article or a refusal; or what is wrong with the feed."""
    try:
        entries = read_feed(Answer(URL, 200, content, "application/xml"))
    except InputUnreadable as error:
        return f"refused: {error}"
    found = [article_of_entry(entry, URL, None) for entry in entries]
    assert all(entry.url or entry.html for entry in entries)
    assert all(isinstance(one, Article | Quarantined) for one in found)
    return "read" if found else "empty"


def of_page(content: bytes) -> str:
    """An article, or why it is none."""
    answer = Answer("https://courier.example/levee", 200, content, "text/html; charset=utf-8")
    return told(article_of_page(answer, FeedEntry(answer.url, "Levee"), "Courier"))


def of_stream(content: bytes) -> str:
    """What `claimwatch run --articles -` takes."""
    return told(*read_stream(BytesIO(content), "stdin", 100_000))


def of_file(suffix: str) -> Callable[[bytes], str]:
    """What a file of that suffix gives."""
    return lambda content: told(*read_content(content, suffix, f"a{suffix}", 100_000))


def told(*found: Article | Quarantined) -> str:
    """Some answer there must be, and a reason where it is a refusal."""
    assert found
    refusals = [one for one in found if isinstance(one, Quarantined)]
    assert all(one.reason for one in refusals)
    return f"refused: {refusals[0].reason}" if refusals else "read"


def of_plan(content: bytes) -> str:
    """A plan, or its faults with the file's name."""
    try:
        watch = read_watch(content.decode("utf-8", "replace"), "watch.yaml")
    except BadWatch as error:
        return f"refused: {error}" if str(error).startswith("watch.yaml") else ""
    assert isinstance(watch, Watch)
    return "read"


KINDS = {
    "feed": Kind((RSS, ATOM, JSON_FEED), of_feed),
    "page": Kind((PAGE,), of_page),
    "stream": Kind((LINES, ENVELOPE, TEXT, PAGE), of_stream),
    "jsonl": Kind((LINES,), of_file(".jsonl")),
    "json": Kind((ENVELOPE, json.dumps([RECORD]), json.dumps(RECORD)), of_file(".json")),
    "html": Kind((PAGE,), of_file(".html")),
    "txt": Kind((TEXT,), of_file(".txt")),
    "plan": Kind((PLAN,), of_plan, most=2_000),
}

Change = Callable[[bytes, int, int, bytes], bytes]
CHANGES: tuple[Change, ...] = (
    lambda whole, a, b, odd: whole[:a] + whole[b:],
    lambda whole, a, b, odd: whole[a:b] + odd,
    lambda whole, a, b, odd: whole[:b] + whole[a:b] * 3 + whole[b:],
    lambda whole, a, b, odd: whole[b:] + whole[a:b] + whole[:a],
    lambda whole, a, b, odd: whole[:a] + odd + whole[b:],
    lambda whole, a, b, odd: whole[:a] + odd + whole[a:],
    lambda whole, a, b, odd: whole[:a] + odd + whole[a : a + 9] + odd + whole[a + 9 :],
    lambda whole, a, b, odd: whole[:a] + bytes(255 - byte for byte in whole[a : a + 3]) + whole[b:],
)
"""Cut, keep a piece, repeat, swap, put in for a piece, put in, put around, flip bits."""
CODINGS = ("utf-8", "utf-8", "utf-8", "utf-8", "utf-16", "latin-1", "cp1252", "utf-32")


@st.composite
def mangled(draw: st.DrawFn, kind: Kind) -> bytes:
    """A whole input, mostly in UTF-8, that was changed up to three times."""
    coding = draw(st.sampled_from(CODINGS))
    content = draw(st.sampled_from(kind.wholes)).encode(coding, "replace")
    for _ in range(draw(st.integers(1, 3))):
        change, odd = draw(st.sampled_from(CHANGES)), draw(st.sampled_from(ODD))
        a, b = sorted(draw(st.integers(0, 999)) * len(content) // 999 for _ in range(2))
        content = change(content, a, b, odd)[: kind.most]
    return content


@pytest.mark.parametrize("each", [40, pytest.param(1250, marks=pytest.mark.soak)])
@pytest.mark.parametrize("name", KINDS)
def test_mangled_inputs_have_their_answer(name: str, each: int) -> None:
    seen = Counter[str]()

    @settings(
        max_examples=each,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(content=mangled(KINDS[name]))
    def read(content: bytes) -> None:
        answer = KINDS[name].read(content)
        assert answer
        seen.update([answer.partition(":")[0], "all"])

    read()
    assert seen["all"] >= each
    assert seen["read"], "some are still read"
    assert seen["refused"] or name == "txt", "some are refused"


@pytest.mark.soak
@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_an_odd_piece_anywhere_in_a_plan_has_its_answer(odd: bytes) -> None:
    lines = PLAN.encode().splitlines(keepends=True)
    answers: list[Any] = [
        of_plan(b"".join([*lines[:n], line[: at + 2], odd, line[at + 2 :], *lines[n + 1 :]]))
        for n, line in enumerate(lines)
        if (at := line.find(b":")) > 0
    ]
    assert all(answers)
