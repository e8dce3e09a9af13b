"""A small OpenID Connect provider on the loopback, for the login's tests: code flow, RS256."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "desk", "desk-secret"


class Provider:
    """People to choose from, each with the claims that the provider vouches for."""

    def __init__(self, port: int, people: Mapping[str, Mapping[str, Any]]) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.people = people
        self._key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self._codes: dict[str, tuple[str, str, str]] = {}

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.metadata),
                Route("/authorize", self.authorize),
                Route("/chosen/{person}", self.chosen),
                Route("/token", self.token, methods=["POST"]),
                Route("/keys", self.keys),
                Route("/favicon.ico", lambda _: Response()),
            ]
        )

    def metadata(self, _: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "scopes_supported": ["openid", "profile", "email"],
            }
        )

    def authorize(self, request: Request) -> Response:
        """Ask who it is; the answer leads back to the desk."""
        assert request.query_params["client_id"] == CLIENT
        links = "".join(
            f'<p><a href="/chosen/{name}?{urlencode(request.query_params)}">{name}</a></p>'
            for name in self.people
        )
        return HTMLResponse(f"<title>Who are you?</title><h1>Who are you?</h1>{links}")

    def chosen(self, request: Request) -> Response:
        asked = request.query_params
        code = secrets.token_urlsafe()
        person = request.path_params["person"]
        self._codes[code] = (person, asked.get("nonce", ""), asked["redirect_uri"])
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}")

    async def token(self, request: Request) -> Response:
        """Give the identity for a code, once, to who knows the secret."""
        form = await request.form()
        import base64

        given = base64.b64decode(request.headers["authorization"].partition(" ")[2]).decode()
        assert given == f"{CLIENT}:{SECRET}"
        person, nonce, redirect = self._codes.pop(str(form["code"]))
        assert form["redirect_uri"] == redirect
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 600, "sub": person}
        claims |= {"nonce": nonce, **self.people[person]}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self._key)
        return JSONResponse(
            {"access_token": "none", "token_type": "Bearer", "expires_in": 600, "id_token": signed}
        )

    def keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})


@contextmanager
def provider(port: int, people: Mapping[str, Mapping[str, Any]]) -> Iterator[Provider]:
    """The provider, answering until the end of the block."""
    made = Provider(port, people)
    server = uvicorn.Server(uvicorn.Config(made.app(), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield made
    server.should_exit = True
    thread.join(10)
