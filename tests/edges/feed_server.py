"""A server on loopback that serves feeds and pages, well and badly, as a scripted day says."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Served:
    """One answer. `body` is sent as it is; `stall` waits that many seconds in its middle."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    stall: float = 0.0
    endless: bool = False
    etag: str | None = None


class FeedServer(ThreadingHTTPServer):
    """Answers each path with what `pages` holds: an answer, or a list of them, one after another.

    `asked` counts requests by path. What has an etag is answered 304 to one who has it.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, Served | list[Served]] = {}
        self.asked: Counter[str] = Counter()

    @property
    def root(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.server_port}"

    def take(self, path: str) -> Served:
        """The next answer for `path`; the last of several stays."""
        self.asked[path] += 1
        held = self.pages.get(path, Served(b"no such page", 404))
        if isinstance(held, list):
            return held.pop(0) if len(held) > 1 else held[0]
        return held

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that went away."""


class _Handler(BaseHTTPRequestHandler):
    server: FeedServer

    def do_GET(self) -> None:
        served = self.server.take(self.path)
        if served.etag and self.headers.get("If-None-Match") == served.etag:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(served.status)
        self.send_header("Content-Type", served.kind)
        if served.etag:
            self.send_header("ETag", served.etag)
        if not (served.endless or "Content-Length" in served.headers):
            self.send_header("Content-Length", str(len(served.body)))
        for name, value in served.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self._send(served)

    def _send(self, served: Served) -> None:
        half = len(served.body) // 2
        self.wfile.write(served.body[:half])
        if served.stall:
            self.wfile.flush()
            time.sleep(served.stall)
        self.wfile.write(served.body[half:])
        while served.endless:
            self.wfile.write(b"and so on " * 1_000)

    def log_message(self, *args: Any) -> None:
        """Keep quiet."""


@contextmanager
def serving() -> Iterator[FeedServer]:
    """A feed server, for as long as the context lasts."""
    server = FeedServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def page(title: str, text: str, published: str = "2023-05-02T08:00:00Z") -> Served:
    """A page with one article."""
    html = (
        f"<html lang='en'><head><title>{title}</title>"
        f"<meta property='article:published_time' content='{published}'></head>"
        f"<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )
    return Served(html.encode())


def feed(*entries: tuple[str, str], **more: Any) -> Served:
    """An RSS feed with these entries: title and path."""
    items = "".join(
        f"<item><title>{title}</title><link>{path}</link></item>" for title, path in entries
    )
    body = f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>"
    return Served(body.encode(), kind="application/rss+xml", **more)


def zipped(served: Served, cut: int | None = None) -> Served:
    """The same answer compressed; with `cut`, only its first bytes."""
    body = gzip.compress(served.body)[:cut]
    return Served(body, served.status, served.kind, {"Content-Encoding": "gzip"})
