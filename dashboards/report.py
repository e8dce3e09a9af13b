"""The quality report (Data Docs) beside the dashboard: for whom the dashboard is for, and inert.

It quotes what articles say, so its pages may run nothing and load nothing. Where people log in, it
is served to those who have, and have a role: Streamlit's own signed cookie says who asks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from claimwatch.settings import AuthSettings
from dashboards import login
from dashboards.configured import settings

QUALITY = "/quality-report"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-same-origin; "
        "frame-ancestors 'none'"
    ),
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
}


def quality_folder(database: Path) -> Path:
    """Where the quality report of the database lies."""
    return Path(f"{database}.quality")


def has_report(database: Path) -> bool:
    """True where there is a report."""
    return (quality_folder(database) / "index.html").is_file()


async def quality_report(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve the report's files to those who may see them."""
    refused = _refusal(Request(scope), settings().auth)
    if refused is not None:
        await refused(scope, receive, _guarded(send))
        return
    folder = quality_folder(settings().db)
    if not folder.is_dir():
        await PlainTextResponse("no run has made a quality report yet", 404)(scope, receive, send)
        return
    await StaticFiles(directory=folder, html=True)(scope, receive, _guarded(send))


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(_HEADERS)
        await send(message)

    return guarded


def _refusal(request: Request, auth: AuthSettings | None) -> PlainTextResponse | None:
    """Why the visitor may not see the report; None where there is nothing against it."""
    if auth is None:
        return None
    user = _user_of(request.cookies, auth)
    if user is None or login.is_over(auth, user):
        return PlainTextResponse("log in at the desk first", 401)
    if login.role_of(auth, user) is None:
        return PlainTextResponse("you have no role at this desk", 403)
    return None


def _user_of(cookies: Mapping[str, str], auth: AuthSettings) -> Mapping[str, Any] | None:
    """What the identity provider vouched for when the visitor logged in; None without a login.

    The cookie was signed by this server, for the address under which people log in.
    """
    secret = auth.cookie_secret.get_secret_value()

    def one(name: str) -> bytes | None:
        value = cookies.get(name)
        return None if value is None else decode_signed_value(secret, name, value.encode("latin-1"))

    try:
        user = json.loads(get_cookie_with_chunks(one, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return None
    ours = urlsplit(auth.redirect_uri)
    signed_here = user.get("origin") == f"{ours.scheme}://{ours.netloc}"
    return user if signed_here and user.get("is_logged_in") is True else None
