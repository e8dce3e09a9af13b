"""Sends one alert on one channel: the console, a file of JSON lines, or any Apprise URL.

A sender never raises for a channel that fails: it returns what went wrong, without the secrets that
an Apprise URL holds.
"""

from __future__ import annotations

import json
import logging
import os
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from claimwatch.alert.secrets import mask_secrets
from claimwatch.errors import BadSettings
from claimwatch.model import Alert, content_id

_PINGS = re.compile(r"@(?=(?:everyone|here|channel|all)\b)|<(?=[!@])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SendResult:
    """How one attempt went; `error` says what failed, fit to be shown and stored."""

    ok: bool
    error: str | None = None


class Sender(Protocol):
    """A channel. `name` is stable, holds no secret and is kept with each delivery."""

    @property
    def name(self) -> str:
        """The channel's name in the outbox."""
        ...

    def send(self, alert: Alert) -> SendResult:
        """Send once; return how it went, never raise."""
        ...


class ConsoleSender:
    """Prints alerts with rich. The text is data: it is never read as markup."""

    name = "console"

    def __init__(self, console: Any = None) -> None:
        self._console = console

    def send(self, alert: Alert) -> SendResult:
        """Print title and body."""
        from rich.console import Console
        from rich.text import Text

        console = self._console or Console()
        try:
            console.print(Text(alert.title, style="bold"))
            console.print(Text(alert.body), end="\n\n")
        except (OSError, ValueError) as error:
            return SendResult(False, f"the console cannot be written: {error}")
        return SendResult(True)


class FileSender:
    """Appends each alert as one JSON line, on the disk before it counts as sent."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = f"file:{path}"

    def send(self, alert: Alert) -> SendResult:
        """Append one line with all of the alert's fields."""
        line = json.dumps(
            {
                "alert_id": alert.alert_id,
                "flag_id": alert.flag_id,
                "key": alert.key,
                "change": alert.change,
                "title": alert.title,
                "body": alert.body,
            },
            ensure_ascii=False,
        )
        try:
            self._append(line.encode("utf-8", "backslashreplace") + b"\n")
        except OSError as error:
            return SendResult(False, f"{self.path} cannot be written: {error.strerror or error}")
        return SendResult(True)

    def _append(self, line: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab+") as stream:
            # A line that a kill cut short is closed first, so that it spoils no other.
            if stream.tell() > 0:
                stream.seek(-1, os.SEEK_END)
                line = line if stream.read(1) == b"\n" else b"\n" + line
            stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())


class AppriseSender:
    """Sends to an Apprise URL: mail, chat, webhook. Apprise works synchronously, with time-outs."""

    def __init__(self, url: str) -> None:
        import apprise

        self._url = url
        with _captured_logs() as remarks:
            self._target = _instance(apprise, url)
        if self._target is None:
            why = mask_secrets("; ".join(remarks), url) or "its form is not known"
            raise BadSettings(
                f"the channel {_shown(url)} cannot be used ({why}): give console, file:PATH, none, "
                "or an Apprise URL such as json://host/path or mailto://user:password@host"
            )
        self.name = _channel_name(self._target, url)

    def send(self, alert: Alert) -> SendResult:
        """Send title and body as plain text; the body ends with the alert's key."""
        import apprise

        with _captured_logs() as remarks:
            try:
                sent = self._target.notify(
                    title=_without_pings(alert.title),
                    body=_without_pings(alert.body),
                    body_format=apprise.NotifyFormat.TEXT,
                )
            except Exception as error:  # a plug-in of any service may raise anything
                return SendResult(False, self._masked(f"{type(error).__name__}: {error}"))
        if sent:
            return SendResult(True)
        return SendResult(False, self._masked("; ".join(remarks)) or "the service refused it")

    def _masked(self, text: str) -> str:
        return mask_secrets(text, self._url)[:500]


def _instance(apprise: Any, url: str) -> Any:
    try:
        target = apprise.Apprise()
        return target if target.add(url) and len(target) == 1 else None
    except Exception:  # a plug-in of any service may raise anything on an odd URL
        return None


def _channel_name(target: Any, url: str) -> str:
    """The service and host, and four digits that tell channels of one host apart."""
    private = urlsplit(target[0].url(privacy=True))
    host = private.netloc.rpartition("@")[2]
    return f"{private.scheme}://{unquote(host)} ({content_id('channel', url)[:4]})"[:200]


def _shown(url: str) -> str:
    """What of a URL may be shown: its scheme."""
    scheme, mark, _ = url.partition("://")
    return f'"{scheme}://…"' if mark else f'"{url[:12]}…"' if len(url) > 12 else f'"{url}"'


def _without_pings(text: str) -> str:
    """`text` without what rings a whole chat channel: articles must not do that."""
    return _PINGS.sub(lambda found: found[0] + "\u200b", text)


class _ThreadLog(logging.Handler):
    """Collects the warnings that one thread logs; channels are served in threads of their own."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.remarks: list[str] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record's message."""
        if record.thread == self._thread:
            self.remarks.append(record.getMessage())


@contextmanager
def _captured_logs() -> Iterator[list[str]]:
    """What Apprise says of a failure, which it logs instead of returning."""
    handler = _ThreadLog()
    logger = logging.getLogger("apprise")
    # Its remarks may hold the URL: they go no further than here, where they are masked.
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield handler.remarks
    finally:
        logger.removeHandler(handler)


class ChannelSettings(Protocol):
    """What of the settings names the channels."""

    @property
    def channels(self) -> Sequence[str]:
        """The channels' words: "console", "file", "file:PATH", "none" or Apprise URLs."""
        ...

    @property
    def db(self) -> Path:
        """The database, beside which "file" lies."""
        ...


def channels_from(settings: ChannelSettings) -> list[Sender]:
    """The senders of the settings' channels, each once, in order.

    "file" is a file beside the database (<db>.alerts.jsonl), "none" no channel at all.

    Raises:
        BadSettings: a channel cannot be used; the message says what to give and holds no secret.
    """
    senders: dict[str, Sender] = {}
    for word in settings.channels:
        for sender in _senders_of(word.strip(), settings.db):
            senders.setdefault(sender.name, sender)
    return list(senders.values())


def _senders_of(word: str, db: Path) -> list[Sender]:
    if word.lower() == "none":
        return []
    if word.lower() == "console":
        return [ConsoleSender()]
    if word.lower() == "file":
        return [FileSender(Path(f"{db}.alerts.jsonl"))]
    if word.lower().startswith("file:"):
        return [_file_sender(word[len("file:") :].removeprefix("//").strip())]
    return [AppriseSender(word)]


def _file_sender(name: str) -> FileSender:
    path = Path(name).expanduser()
    if not name or path.is_dir():
        raise BadSettings(f'the channel "file:{name}" names no file: give file:alerts.jsonl')
    return FileSender(path)
