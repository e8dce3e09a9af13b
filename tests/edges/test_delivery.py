"""Alerts delivered for real: by SMTP and to a webhook on loopback, with failures in between."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner

from claimwatch import steps
from claimwatch.cli import main
from claimwatch.gate import OpenGate
from claimwatch.settings import load_settings
from claimwatch.watch import read_watch

NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
TEXTS = {
    "herald": "At least 120 people were killed in the Marvell earthquake, police said.",
    "star": "The Marvell earthquake killed 40 people, the mayor said.",
}
POISON = {
    "post": "The Varne flood drowned 7 people, the mayor said.",
    "mail": "At least 35 people drowned in the Varne flood, police said.",
}


class Mailbox:
    """An SMTP server that keeps what it takes, and answers with `refusal` where that is set."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.tried = 0
        self.refusal: str | None = None
        with socket.socket() as free:  # the controller must know its port before it starts
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._server = Controller(self, hostname="127.0.0.1", port=self.port)
        self._server.start()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.tried += 1
        if self.refusal is not None:
            return self.refusal
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def close(self) -> None:
        self._server.stop()


class Hook:
    """A webhook that keeps what it takes; `refuses` says what it answers 500 to."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.refuses = lambda body: False
        self.loses_answers = False
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if hook.refuses(body):
                    self.send_response(500)
                    self.end_headers()
                    return
                hook.taken.append(body)
                if hook.loses_answers:
                    self.close_connection = True
                    self.connection.close()
                    return
                self.send_response(200)
                self.end_headers()

            def log_message(self, *args: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    yield box
    box.close()


@pytest.fixture
def hook() -> Iterator[Hook]:
    made = Hook()
    yield made
    made.close()


@pytest.fixture
def run(tmp_path: Path, nlp: Any, mailbox: Mailbox, hook: Hook):
    """Go the whole way over texts, some minutes after noon, told by mail and to the webhook."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    mail = f"mailto://127.0.0.1:{mailbox.port}?mode=insecure&from=desk@a.example&to=b@a.example"
    plan = (
        "alerts:\n"
        f"  - {{name: mail, channels: ['{mail}']}}\n"
        f"  - {{name: hook, channels: ['json://127.0.0.1:{hook.port}/alerts']}}\n"
    )

    def go(texts: dict[str, str], minutes: int = 0) -> steps.RunSummary:
        for name, text in texts.items():
            record = {"text": text, "publisher": name, "published_at": "2026-01-05T10:00:00Z"}
            (folder / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
        return steps.run(
            [folder],
            tmp_path / "a.duckdb",
            gate=OpenGate(),
            nlp=nlp,
            clock=lambda: NOON + timedelta(minutes=minutes),
            settings=load_settings(),
            watch=read_watch(plan),
        )

    return go


def key_of(text: str) -> str:
    [key] = re.findall(r"Alert key: (\w+)", text)
    return key


def text_of(mail: Any) -> str:
    return mail.get_body(("plain",)).get_content()


def outbox(tmp_path: Path, *words: str) -> list[dict[str, Any]]:
    words = ("outbox", "--db", str(tmp_path / "a.duckdb"), "--format", "jsonl", *words)
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_an_alert_comes_by_mail_and_webhook_with_one_key(run, mailbox, hook, tmp_path):
    run(TEXTS)
    [mail], [post] = mailbox.mails, hook.taken
    assert "people killed" in mail["Subject"]
    assert "»120«" in text_of(mail)
    assert key_of(text_of(mail)) == key_of(post["message"])
    run({}, minutes=60)
    assert (len(mailbox.mails), len(hook.taken)) == (1, 1), "nothing is told twice"
    assert outbox(tmp_path) == []


def test_a_mail_server_that_refuses_is_tried_again_and_delays_no_webhook(
    run, mailbox, hook, tmp_path
):
    mailbox.refusal = "451 try again later"
    run(TEXTS)
    assert (mailbox.mails, len(hook.taken)) == ([], 1)
    [waiting] = outbox(tmp_path)
    assert (waiting["state"], waiting["attempts"]) == ("failed", 1)
    assert waiting["last_error"]
    tried = mailbox.tried
    run({}, minutes=0)
    assert mailbox.tried == tried, "not before its time"
    mailbox.refusal = None
    run({}, minutes=2)
    [mail] = mailbox.mails
    assert key_of(text_of(mail)) == key_of(hook.taken[0]["message"])
    assert [one["state"] for one in outbox(tmp_path, "--all")] == ["sent", "sent"]


def test_an_answer_that_is_lost_doubles_the_message_with_its_key(run, hook):
    hook.loses_answers = True
    run(TEXTS)
    hook.loses_answers = False
    run({}, minutes=2)
    first, second = hook.taken
    assert key_of(first["message"]) == key_of(second["message"])


def test_a_message_that_no_one_takes_is_parked_and_shown_and_others_go_on(
    run, mailbox, hook, tmp_path, monkeypatch
):
    monkeypatch.setattr("claimwatch.alert.outbox.MOST_ATTEMPTS", 2)
    hook.refuses = lambda body: "Marvell" in body["message"]
    run(TEXTS)
    run(POISON, minutes=2)
    [parked] = outbox(tmp_path)
    assert (parked["state"], parked["attempts"], parked["next_try_at"]) == ("parked", 2, None)
    assert "500" in parked["last_error"]
    assert "Varne" in hook.taken[0]["message"]
    assert len(hook.taken) == 1
    assert len(mailbox.mails) == 2
