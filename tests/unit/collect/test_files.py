"""Folders, files and standard input: what is taken, what is refused, and that nothing is raised."""

from __future__ import annotations

import errno
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwatch.collect import find_inputs, read_inputs
from claimwatch.collect.files import read_stream
from claimwatch.errors import InputNotFound
from claimwatch.model import Article, Quarantined

TEXT = "Nine houses burned down in Varne on Tuesday.\nNobody was hurt, the fire brigade said."


def record(number: int, **fields: object) -> str:
    return json.dumps({"id": f"a{number}", "text": f"{TEXT} {number}", **fields})


def taken(found: list[Article | Quarantined]) -> list[Article]:
    return [item for item in found if isinstance(item, Article)]


def refused(found: list[Article | Quarantined]) -> list[Quarantined]:
    return [item for item in found if isinstance(item, Quarantined)]


def read(*paths: str | Path, **options: object) -> list[Article | Quarantined]:
    return list(read_inputs(paths, **options))  # type: ignore[arg-type]


def of_stream(content: bytes | str, limit: int = 100_000) -> list[Article | Quarantined]:
    raw = content.encode() if isinstance(content, str) else content
    return list(read_stream(io.BytesIO(raw), "stdin", limit))


def test_a_folder_is_read_to_the_bottom_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(TEXT + " two")
    (tmp_path / "a.jsonl").write_text(record(1) + "\n\n" + record(2) + "\n")
    (tmp_path / "c.json").write_text(f"[{record(3)}, {record(4)}]")
    (tmp_path / "D.HTML").write_text(f"<html><body><p>{TEXT} five</p></body></html>")
    names = [article.source for article in taken(read(tmp_path))]
    assert names == ["D.HTML", "a.jsonl:1", "a.jsonl:3", "b/two.txt", "c.json#1", "c.json#2"]


def test_no_source_names_the_machine(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe")
    found = [*read(tmp_path), *read(tmp_path / "a.txt")]
    assert [item.source for item in found] == ["a.txt", "b.txt", "a.txt"]
    assert str(tmp_path) not in repr(found)


def test_hidden_files_are_skipped_and_other_kinds_are_reported(tmp_path: Path) -> None:
    for name in (".hidden.txt", "table.csv", "notes.md", "sub/code.py", "a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    passed_over: list[str] = []
    assert len(read(tmp_path, on_passed_over=passed_over.append)) == 1
    assert passed_over == ["notes.md", "sub/code.py", "table.csv"]
    assert find_inputs([tmp_path]).passed_over == tuple(passed_over)


def test_a_path_that_is_not_there_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match="no file or folder"):
        read_inputs([tmp_path / "none"])


def test_broken_json_in_line_7_of_9_loses_that_line_only(tmp_path: Path) -> None:
    lines = [record(number) for number in range(1, 10)]
    lines[6] = lines[6][:-9]
    (tmp_path / "week.jsonl").write_text("\n".join(lines))
    found = read(tmp_path)
    assert [a.external_id for a in taken(found)] == ["a1", "a2", "a3", "a4", "a5", "a6", "a8", "a9"]
    [fault] = refused(found)
    assert (fault.source, fault.line, fault.payload) == ("week.jsonl", 7, lines[6])
    assert "broken JSON" in fault.reason


FAULTS = [
    # name, content, words of the reason
    ("a.txt", b"", "empty"),
    ("a.txt", b" \r\n\t\n", "empty"),
    ("a.txt", b"\xef\xbb\xbf", "empty"),
    ("a.jsonl", b"\n \n", "empty"),
    ("a.json", b"[]", "empty"),
    ("a.json", b'{"articles": []}', "empty"),
    ("a.txt", b"caf\xe9 burned down", "not UTF-8"),
    ("a.txt", TEXT.encode("utf-16"), "binary"),
    ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    ("a.txt", b"\x01\x02\x03\x04 text \x05\x06", "binary"),
    ("a.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    ("a.html", b"<html><body></body></html>", "no article"),
    ("a.html", b"caf\xe9", "not UTF-8"),
    ("a.html", b"<meta charset='nonsense'>caf\xe9", "nonsense"),
    ("a.json", b'{"text": "x"', "broken JSON"),
    ("a.json", b"[" * 100_000, "nests too deeply"),
    ("a.jsonl", b'{"text": ' + b"[" * 100_000, "nests too deeply"),
    ("a.json", b'{"text": "caf\xe9"}', "not UTF-8"),
    ("a.json", b'"only words"', "must be an object"),
    ("a.json", b"5", "must be an object"),
    ("a.json", b"null", "must be an object"),
    ("a.json", b'{"text": 5}', "must be text, this is a number"),
    ("a.json", b'{"text": ["x"]}', "must be text, this is a list"),
    ("a.json", b'{"text": true}', "must be text, this is true or false"),
    ("a.json", b'{"text": {"a": 1}}', "must be text, this is an object"),
    ("a.json", b'{"text": null}', "no text"),
    ("a.json", b'{"text": NaN}', "no text"),
    ("a.json", b'{"text": "   "}', "blank"),
    ("a.json", b'{"title": "x"}', "no text (its keys: title)"),
    ("a.json", b"{}", "no key at all"),
    ("a.json", b'{"text": "x\\u0000y"}', "NUL"),
    ("a.json", b'{"text": "x\\ud800y"}', "half a character"),
    ("a.json", b'{"text": "x", "text": "y"}', "given twice"),
    ("a.json", b'{"text": 1' + b"0" * 5000 + b"}", "broken JSON"),
    ("a.json", b'[{"text": 5}]', "entry 1 of the list"),
]


@pytest.mark.parametrize(("name", "content", "words"), FAULTS)
def test_what_cannot_be_taken_is_refused_with_words(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text(TEXT)
    found = read(tmp_path)
    assert [article.source for article in taken(found)] == ["z.txt"]
    [fault] = refused(found)
    assert (fault.stage, fault.source) == ("collect", name)
    assert words in fault.reason
    repr(fault).encode()  # can be stored: no lone surrogates
    assert fault.quarantine_id == refused(read(tmp_path))[0].quarantine_id


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 50)
    (tmp_path / "b.json").write_text("[" + record(1) + "]" + " " * 1000)
    (tmp_path / "c.txt").write_text(TEXT)
    found = read(tmp_path, max_file_bytes=500)
    assert [article.source for article in taken(found)] == ["c.txt"]
    assert [fault.reason[:9] for fault in refused(found)] == ["too large"] * 2


def test_of_json_lines_only_the_line_that_is_too_long_is_refused(tmp_path: Path) -> None:
    lines = [record(1), record(2, title="x" * 100_000), record(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    found = read(tmp_path, max_file_bytes=500)
    assert [article.external_id for article in taken(found)] == ["a1", "a3"]
    assert [(fault.line, fault.reason[:9]) for fault in refused(found)] == [(2, "too large")]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (record(1) + "\n" + record(2) + "\n", ["a1", "a2"]),
        (record(1), ["a1"]),
        ("\ufeff" + record(1) + "\r\n" + record(2), ["a1", "a2"]),
        (f"[{record(1)},\n{record(2)}]", ["a1", "a2"]),
        (json.dumps({"articles": [json.loads(record(1))]}), ["a1"]),
        (json.dumps({"status": "ok", "items": [json.loads(record(1))]}, indent=1), ["a1"]),
        (json.dumps(json.loads(record(1)), indent=2), ["a1"]),
        (TEXT, [None]),
        ("[Varne] " + TEXT, [None]),
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", [None]),
        ("{broken\n" + record(2) + "\n" + record(3), ["a2", "a3"]),
    ],
)
def test_standard_input_is_told_by_its_content(content: str, ids: list[str | None]) -> None:
    assert [article.external_id for article in taken(of_stream(content))] == ids


def test_the_dash_reads_the_given_standard_input() -> None:
    content = record(1) + "\n" + record(2)
    for stdin in (io.BytesIO(content.encode()), io.StringIO(content)):
        assert [a.source for a in taken(read("-", stdin=stdin))] == ["stdin:1", "stdin:2"]


def test_json_lines_from_standard_input_are_read_one_by_one() -> None:
    def endless() -> bytes:
        nonlocal given
        given += 1
        return record(given).encode() + b"\n"

    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            return endless()

    given = 0
    found = read_stream(Endless(), "stdin", 10_000)  # type: ignore[arg-type]
    assert [next(found).source for _ in range(3)] == ["stdin:1", "stdin:2", "stdin:3"]


def test_a_named_file_of_another_kind_is_read_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "dump").write_text(record(1) + "\n" + record(2))
    (tmp_path / "note.md").write_text(TEXT)
    assert len(taken(read(tmp_path / "dump"))) == 2
    assert taken(read(tmp_path / "note.md"))[0].text == TEXT


def test_the_text_is_kept_as_it_came(tmp_path: Path) -> None:
    text = "\n\n Nine houses\r\nburned\tdown.\r\n\n “So it was.” \n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (tmp_path / "b.json").write_text(json.dumps({"text": text}))
    assert [article.text for article in taken(read(tmp_path))] == [text, text]


def test_the_same_record_twice_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(record(1) + "\n" + record(1))
    (tmp_path / "b.json").write_text(record(1))
    assert len({article.article_id for article in taken(read(tmp_path))}) == 1
    assert len(taken(read(tmp_path))) == 3


def test_links_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "in")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    found = read(tmp_path)
    assert [article.source for article in taken(found)] == ["again/a.txt"]
    assert [fault.reason for fault in refused(found)] == ["unreadable: the link leads nowhere"]


def test_a_file_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    opened = Path.open

    def guarded(path: Path, *args: object, **fields: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **fields)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", guarded)
    found = read(tmp_path)
    assert [article.source for article in taken(found)] == ["b.txt"]
    assert [fault.reason for fault in refused(found)] == ["unreadable: Permission denied"]


def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert find_inputs([tmp_path]).passed_over == ("pipe.txt",)


mangled = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["text", "title", "date", "url", "id", "source", "articles", "x"]),
                inner,
                max_size=5,
            )
        ),
        max_leaves=8,
    ).map(lambda value: json.dumps(value).encode()),
)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(mangled, st.sampled_from(["txt", "json", "jsonl", "html"]), st.integers(0, 200))
def test_mangled_bytes_are_answered_never_raised(
    tmp_path: Path, content: bytes, suffix: str, cut: int
) -> None:
    whole = content[:cut] + record(1).encode() + content[cut:]
    for given_bytes in (content, whole):
        path = tmp_path / f"a.{suffix}"
        path.write_bytes(given_bytes)
        found = [*read(path), *of_stream(given_bytes)]
        assert found
        for item in found:
            assert item.source.split(":")[0].split("#")[0] in (path.name, "stdin")
            repr(item).encode()


def test_a_full_disk_is_no_fault_of_the_file(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a.txt").write_text("Police said 5 people were hurt.", "utf-8")
    monkeypatch.setattr("claimwatch.collect.files._read_by_suffix", full)
    with pytest.raises(OSError, match="No space left"):
        list(read_inputs([tmp_path]))
