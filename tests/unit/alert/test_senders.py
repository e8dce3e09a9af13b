"""Channels: what is sent for real to a file, the console and a webhook, and what is refused."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console

from claimwatch.alert.secrets import mask_secrets
from claimwatch.alert.senders import (
    AppriseSender,
    ConsoleSender,
    FileSender,
    Sender,
    channels_from,
)
from claimwatch.errors import BadSettings
from claimwatch.model import Alert

ALERT = Alert("key1", "flag1", "k", "New", "[high] Nine or 14?", "He said »9«.\n\nAlert key: key1")


class Webhook:
    """A server on loopback that keeps what it was sent, answering with `status`."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self.status = 200
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hook.received.append(json.loads(body))
                self.send_response(hook.status)
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
def webhook() -> Iterator[Webhook]:
    hook = Webhook()
    yield hook
    hook.close()


def settings(*channels: str, db: str = "watch.duckdb") -> SimpleNamespace:
    return SimpleNamespace(channels=channels, db=Path(db))


def names(senders: list[Sender]) -> list[str]:
    return [sender.name for sender in senders]


def test_a_webhook_gets_title_body_and_key(webhook: Webhook) -> None:
    sender = AppriseSender(f"json://127.0.0.1:{webhook.port}/hook")
    assert sender.send(ALERT).ok
    [message] = webhook.received
    assert message["title"] == ALERT.title
    assert "»9«" in message["message"]
    assert "Alert key: key1" in message["message"]


def test_a_refusing_webhook_is_an_error_in_words(webhook: Webhook) -> None:
    webhook.status = 503
    result = AppriseSender(f"json://user:secret12@127.0.0.1:{webhook.port}/hook-token").send(ALERT)
    assert not result.ok
    assert result.error
    assert "503" in result.error
    assert "secret12" not in result.error


def test_a_text_rings_no_channel(webhook: Webhook) -> None:
    sender = AppriseSender(f"json://127.0.0.1:{webhook.port}")
    sender.send(Alert("k", "f", "k", "New", "@everyone", "He wrote @channel and <!here>."))
    [message] = webhook.received
    assert "@everyone" not in message["title"]
    assert "@channel" not in message["message"]
    assert "<!here" not in message["message"]


def test_the_file_holds_one_json_line_an_alert(tmp_path: Path) -> None:
    sender = FileSender(tmp_path / "new" / "alerts.jsonl")
    assert sender.send(ALERT).ok
    assert sender.send(ALERT).ok
    lines = (tmp_path / "new" / "alerts.jsonl").read_text().splitlines()
    assert [json.loads(line)["alert_id"] for line in lines] == ["key1", "key1"]
    assert json.loads(lines[0])["body"] == ALERT.body


def test_a_line_that_a_kill_cut_short_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    path.write_text('{"alert_id": "cut')
    assert FileSender(path).send(ALERT).ok
    assert json.loads(path.read_text().splitlines()[1])["alert_id"] == "key1"


def test_a_file_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = FileSender(tmp_path / "file" / "alerts.jsonl").send(ALERT)
    assert not result.ok
    assert "cannot be written" in (result.error or "")


def test_the_console_reads_no_markup() -> None:
    out = io.StringIO()
    console = Console(file=out, width=200)
    result = ConsoleSender(console).send(Alert("k", "f", "k", "New", "[red]x[/]", "[/bold] y"))
    assert result.ok
    assert "[red]x[/]" in out.getvalue()
    assert "[/bold] y" in out.getvalue()


def test_channels_are_made_from_the_settings(tmp_path: Path) -> None:
    senders = channels_from(
        settings("console", "file", f"file:{tmp_path}/a.jsonl", "none", "json://127.0.0.1:9")
    )
    kept = names(senders)
    assert kept[:3] == ["console", "file:watch.duckdb.alerts.jsonl", f"file:{tmp_path}/a.jsonl"]
    assert kept[3].startswith("json://127.0.0.1:9 (")


def test_a_channel_that_is_given_twice_is_one() -> None:
    assert names(channels_from(settings("console", "CONSOLE ", "console"))) == ["console"]
    assert channels_from(settings("none")) == []


@pytest.mark.parametrize(
    "word", ["nosuch://user:hunter22@host", "slack://", "consol", "file:", "hunter22 x", "://"]
)
def test_a_bad_channel_says_what_to_give_and_no_secret(
    word: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(BadSettings, match="give") as error:
        channels_from(settings(word))
    assert "hunter22@" not in str(error.value)
    assert "hunter22@" not in caplog.text


def test_a_folder_is_no_file_to_write_to(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="names no file"):
        channels_from(settings(f"file:{tmp_path}"))


SECRETS = [
    ("json://user:secret12@host.example/token99", "secret12", "token99"),
    (f"slack://TokenA12345/TokenB12345/{'TokenC12' * 3}/#chan", "TokenA12345", "TokenB12345"),
    ("tgram://123456789:abcdefg_hijklmnop/12315544", "abcdefg_hijklmnop", "123456789"),
    ("mailto://me:pass%20word@host.example?to=a", "pass%20word", "pass word"),
]


@pytest.mark.parametrize(("url", "secret", "other"), SECRETS)
def test_no_name_and_no_error_holds_a_secret(url: str, secret: str, other: str) -> None:
    masked = mask_secrets(f"failed at {url}: {secret} and {other} refused by host.example", url)
    name = AppriseSender(url).name
    for word in (secret, other):
        assert word not in masked
        assert word not in name


def test_channels_of_one_host_have_names_of_their_own() -> None:
    urls = [f"json://127.0.0.1:9/{path}" for path in "ab"]
    assert len({AppriseSender(url).name for url in urls}) == 2
    assert AppriseSender(urls[0]).name == AppriseSender(urls[0]).name
