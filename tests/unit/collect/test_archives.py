"""WARC files for real: what of them becomes articles, what is passed over, what is refused."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimwatch.collect import ArchiveNotes, read_inputs
from claimwatch.model import Article, Quarantined

LIMIT = 200_000
ROBOTS = b"User-agent: *\r\nAllow: /\r\n"


def page(number: int, more: str = "") -> bytes:
    text = (
        f"The levee at Tarn broke on Tuesday. At least {number} people were hurt, the coast guard "
        "said. Boats brought families to the school on the hill, where the mayor spoke to them."
    )
    return (
        f"<html><head><title>Levee {number}</title>{more}</head><body><article><h1>Levee {number}"
        f"</h1><p>{text}</p></article></body></html>"
    ).encode()


def answer(body: bytes, *head: str, kind: str = "text/html", status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *head, "", ""]
    return "\r\n".join(lines).encode() + body


def record(
    content: bytes,
    url: str = "https://outlet.example/levee",
    *head: str,
    kind: str = "response",
    length: int | None = None,
) -> bytes:
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:6f1e9f1c-0000-4000-8000-000000000001>",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2023-05-02T08:30:00Z",
        "Content-Type: application/http; msgtype=response",
        *head,
        f"Content-Length: {len(content) if length is None else length}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + content + b"\r\n\r\n"


def zipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def read(path: Path, content: bytes) -> tuple[list[Article], list[Quarantined], ArchiveNotes]:
    path.write_bytes(content)
    notes = ArchiveNotes()
    found = list(read_inputs([path], max_file_bytes=LIMIT, notes=notes))
    articles = [item for item in found if isinstance(item, Article)]
    return articles, [item for item in found if isinstance(item, Quarantined)], notes


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


LEVEE = record(answer(page(14)))
OTHER = record(answer(page(19)), "https://outlet.example/other")


@pytest.mark.parametrize("folded", [False, True])
def test_answers_with_pages_become_articles_and_the_rest_is_counted(tmp_path, folded) -> None:
    fold = zipped if folded else bytes
    records = [
        record(b"software: crawler/1.0\r\n", kind="warcinfo"),
        record(b"GET /levee HTTP/1.1\r\nHost: outlet.example\r\n\r\n", kind="request"),
        LEVEE,
        record(answer(b"\x89PNG", kind="image/png"), "https://outlet.example/a.png"),
        record(answer(b"", "Location: /x", status="302 Found"), "https://outlet.example/old"),
        record(answer(ROBOTS, kind="text/plain"), "https://outlet.example/robots.txt"),
        record(answer(page(5), status="404 Not Found"), "https://outlet.example/gone"),
        record(b"", kind="revisit"),
        OTHER,
    ]
    name = "day.warc.gz" if folded else "day.warc"
    articles, refused, notes = read(tmp_path / name, b"".join(map(fold, records)))
    assert refused == []
    assert [article.title for article in articles] == ["Levee 14", "Levee 19"]
    assert articles[0].url == "https://outlet.example/levee"
    assert articles[0].source.startswith(f"{name}, byte ")
    assert notes.passed_over == 7
    when = datetime(2023, 5, 2, 8, 30, tzinfo=UTC)
    assert notes.fetched[articles[0].article_id] == ("https://outlet.example/levee", when)


@pytest.mark.parametrize(
    "content",
    [
        answer(chunked(page(14)), "Transfer-Encoding: chunked"),
        answer(zipped(page(14)), "Content-Encoding: gzip"),
        answer(chunked(zipped(page(14))), "Transfer-Encoding: chunked", "Content-Encoding: gzip"),
        answer(page(14), "Transfer-Encoding: chunked", "Content-Encoding: gzip"),
        answer(chunked(page(14)), "Transfer-Encoding: chunked", "Content-Encoding: gzip"),
    ],
    ids=["chunked", "gzip", "both", "head left over", "encoding left over"],
)
def test_a_body_is_decoded_as_it_really_is_encoded(tmp_path, content) -> None:
    articles, refused, _ = read(tmp_path / "a.warc.gz", zipped(record(content)))
    assert refused == []
    assert [article.title for article in articles] == ["Levee 14"]


def broken(content: bytes, at: int) -> bytes:
    return content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 8]) + content[at + 8 :]


@pytest.mark.parametrize(
    ("middle", "said"),
    [
        (broken(zipped(LEVEE), 60), "broken: the gzip member"),
        (zipped(LEVEE)[:-60], "broken: the gzip member"),
        (zipped(record(answer(b"0" * 90_000_000))), "unfolds to more than"),
        (
            zipped(record(answer(zipped(b"0" * 9_000_000), "Content-Encoding: gzip"))),
            "the page has",
        ),
        (zipped(LEVEE.replace(b"WARC/1.0", b"WORK/1.0")), "broken: Invalid WARC header"),
        (zipped(record(answer(page(1)), length=90_000)), "cut short: "),
        (zipped(record(answer(page(1)), "https://a.example/", "WARC-Truncated: time")), "time"),
        (zipped(record(answer(page(1)), "file:///etc/passwd")), "no address"),
        (zipped(record(b"no head at all")), "no HTTP answer"),
        (
            zipped(record(answer(chunked(page(1))[:80], "Transfer-Encoding: chunked"))),
            "end of file",
        ),
        (zipped(record(answer(b"<html></html>"))), "no article's text"),
        (zipped(record(answer(b"<p>\xff\xfe</p>"))), "UTF-8"),
    ],
    ids=[
        *("bytes turned", "cut", "bomb", "bomb in the page", "no record", "longer than it is"),
        *("cut by the crawler", "address", "no http", "cut chunk", "no text", "charset"),
    ],
)
def test_a_broken_record_is_refused_with_its_place_and_the_rest_is_read(
    tmp_path, middle, said
) -> None:
    first = zipped(LEVEE)
    articles, refused, _ = read(tmp_path / "a.warc.gz", first + middle + zipped(OTHER))
    assert [article.title for article in articles] == ["Levee 14", "Levee 19"]
    [one] = refused
    assert one.source == f"a.warc.gz, byte {len(first)}"
    assert said in one.reason
    assert one.expectation in ("archive_record_is_readable", "file_is_readable")


def test_a_plain_archive_is_read_past_what_is_no_record(tmp_path) -> None:
    content = LEVEE + b"something else\r\n\r\n" + OTHER + record(answer(page(3)))[:-200]
    articles, refused, _ = read(tmp_path / "a.warc", content)
    assert [article.title for article in articles] == ["Levee 14", "Levee 19"]
    assert [one.source for one in refused] == [
        "a.warc, byte 0",
        f"a.warc, byte {content.rindex(b'WARC/1.0')}",
    ]
    assert "behind the record here" in refused[0].reason
    assert "cut short" in refused[1].reason


def test_an_archive_that_is_zipped_as_a_whole_is_read(tmp_path) -> None:
    articles, refused, _ = read(tmp_path / "a.warc.gz", zipped(LEVEE + OTHER))
    assert (len(articles), refused) == (2, [])


def test_an_archive_that_ends_in_a_member_keeps_what_came_before(tmp_path) -> None:
    articles, refused, _ = read(tmp_path / "a.warc.gz", zipped(LEVEE) + zipped(OTHER)[:-40])
    assert [article.title for article in articles] == ["Levee 14"]
    assert "the file ends within a gzip member" in refused[0].reason


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"hello, this is no archive", "no archive"), (zipped(b"hello"), "broken")],
)
def test_what_is_no_archive_is_refused(tmp_path, content, said) -> None:
    articles, refused, _ = read(tmp_path / "a.warc.gz", content)
    assert articles == []
    assert said in refused[0].reason


def test_an_archive_under_another_name_is_known_by_its_beginning(tmp_path) -> None:
    articles, _, _ = read(tmp_path / "crawl.archive", zipped(LEVEE))
    assert len(articles) == 1


def test_archives_in_folders_are_found(tmp_path) -> None:
    for name in ("a.warc", "b.WARC.GZ", "c.gz"):
        (tmp_path / name).write_bytes(LEVEE if name == "a.warc" else zipped(OTHER))
    passed_over: list[str] = []
    found = list(read_inputs([tmp_path], on_passed_over=passed_over.append))
    assert [type(item) for item in found] == [Article, Article]
    assert passed_over == ["c.gz"]
