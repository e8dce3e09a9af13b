"""Versions of a page stand in the order in which they were fetched, whichever comes first."""

from __future__ import annotations

from itertools import permutations

import pytest

from claimwatch.gate import OpenGate
from claimwatch.stages.collect import collect
from claimwatch.store import open_writer

URL = "https://outlet.example/levee?from=front"


def archive(number: int, at: str) -> bytes:
    text = f"The levee at Tarn broke on Tuesday. At least {number} people were hurt, police said."
    link = "<link rel='canonical' href='https://outlet.example/levee'>"
    html = f"<html><head>{link}</head><body><article><p>{text}</p></article></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{html}"
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: {URL}\r\nWARC-Date: {at}\r\nContent-Length: {len(http)}\r\n"
        "Content-Type: application/http; msgtype=response\r\n\r\n"
    )
    return f"{head}{http}\r\n\r\n".encode()


VERSIONS = [
    (14, "2023-05-02T08:00:00Z"),
    (19, "2023-05-02T09:00:00Z"),
    (23, "2023-05-03T08:00:00Z"),
]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_older_version_that_comes_late_is_no_edit(tmp_path, order) -> None:
    with open_writer(tmp_path / "a.duckdb") as store:
        for place in order:
            path = tmp_path / f"{place}.warc"
            path.write_bytes(archive(*VERSIONS[place]))
            collect(store, [path], OpenGate())
            collect(store, [path], OpenGate())
        found = store._connection.execute("select text, article_id, supersedes from articles")
        rows = {
            text.split("least ")[1][:2]: (name, older) for text, name, older in found.fetchall()
        }
    assert rows["14"][1] is None
    assert rows["19"][1] == rows["14"][0]
    assert rows["23"][1] == rows["19"][0]
