"""What our server does besides Streamlit's: the quality report, and pages that know their server.

Opened at /flag, Streamlit's page looks for its server below /flag first and leaves two errors in
the browser's console before it looks at the root. A line in the page tells it where to look.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from dashboards.report import QUALITY, quality_report


def routes() -> Sequence[BaseRoute]:
    """What is served besides the dashboard."""
    return [Mount(QUALITY, app=quality_report)]


def middleware() -> Sequence[Middleware]:
    """What every request goes through before Streamlit sees it."""
    return [Middleware(KnownServer)]


class KnownServer:
    """Puts the server's address into every page of the dashboard."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the line to the answer where it is a page."""
        if not _asks_for_page(scope):
            await self._app(scope, receive, send)
            return
        unpacked = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        await self._app({**scope, "headers": unpacked}, receive, _Rewriter(send).take)


def _asks_for_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(QUALITY):
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")


class _Rewriter:
    """Holds an HTML answer until it is whole, then sends it with the line added."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def take(self, message: Message) -> None:
        """Take one message of the answer."""
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif self._start is None or message["type"] != "http.response.body":
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = self._body.replace(b"<head>", b"<head>" + _server_line(), 1)
        MutableHeaders(scope=start)["Content-Length"] = str(len(body))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_page(start: Message) -> bool:
    kind = Headers(scope=start).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")


def _server_line() -> bytes:
    base = str(config.get_option("server.baseUrlPath")).strip("/")
    path = json.dumps(f"/{base}/" if base else "/").replace("<", "\\u003c")
    line = f"<script>window.__streamlit={{BACKEND_BASE_URL:location.origin+{path}}}</script>"
    return line.encode()
