"""Logs: one line an event, as text or JSON, with the ids of the run, step and article it is about.

Only ids, counts, names of checks and kinds of errors are logged: no article's text, no record's
content, and no address with its user, password or query. What was refused, and why, stands in
quarantine under the id that is logged.

    log("extract").warning("article unread", article_id=..., error="ValueError")

JSON lines hold at (UTC), level, event, run_id, step, and what the event adds.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

ROOT = "claimwatch"
FORMATS = ("text", "json")
LEVELS = ("debug", "info", "warning", "error")
MOST_CHARACTERS = 500
_FIELDS = "claimwatch_fields"
_USER = re.compile(r"(?<=://)[^/@\s]+@")
_QUERY = re.compile(r"(?<=\?)[^\s\"'#]+")

_run_id: ContextVar[str | None] = ContextVar("claimwatch_run_id", default=None)


class Log:
    """Logs the events of one step."""

    def __init__(self, step: str) -> None:
        self._step, self._logger = step, logging.getLogger(f"{ROOT}.{step}")

    def info(self, event: str, **fields: object) -> None:
        """What goes as it should."""
        self._log(logging.INFO, event, fields)

    def warning(self, event: str, **fields: object) -> None:
        """What people should look at; the run goes on."""
        self._log(logging.WARNING, event, fields)

    def error(self, event: str, **fields: object) -> None:
        """What ended a run or a part of it."""
        self._log(logging.ERROR, event, fields)

    def _log(self, level: int, event: str, fields: dict[str, object]) -> None:
        known = {"run_id": _run_id.get(), "step": self._step, **fields}
        told = {name: value for name, value in known.items() if value is not None}
        self._logger.log(level, event, extra={_FIELDS: told})


def log(step: str) -> Log:
    """The log of a step: fetch, collect, extract, match, judge, publish, tell or run."""
    return Log(step)


def begin_run(run_id: str) -> None:
    """Let what is logged from here on, in this thread and those it starts, carry the run's id."""
    _run_id.set(run_id)


def set_up(form: str, level: str) -> None:
    """Write the events from `level` on to standard error, as "text" or "json". May be repeated."""
    logger = logging.getLogger(ROOT)
    logger.setLevel(level.upper())
    logger.propagate = False  # others' handlers know nothing of what must not be shown
    for handler in [one for one in logger.handlers if isinstance(one, _ToStandardError)]:
        logger.removeHandler(handler)
    handler = _ToStandardError()
    handler.setFormatter(_JsonLines() if form == "json" else _TextLines())
    logger.addHandler(handler)


class _ToStandardError(logging.Handler):
    """Writes to what is standard error now, also where that was replaced since."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        try:
            sys.stderr.write(self.format(record) + "\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            self.handleError(record)


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = {"at": _at(record), "level": record.levelname.lower(), "event": _event(record)}
        return json.dumps(fields | _fields(record), ensure_ascii=True, default=str)


class _TextLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = _fields(record)
        step = fields.pop("step", record.name)
        told = " ".join(f"{name}={value}" for name, value in fields.items())
        return f"{_at(record)} {record.levelname:<7} {step}: {_event(record)} {told}".rstrip()


def _at(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _event(record: logging.LogRecord) -> str:
    return str(_safe(record.getMessage()))


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    fields: dict[str, Any] = getattr(record, _FIELDS, {})
    return {name: _safe(value) for name, value in fields.items()}


def _safe(value: object) -> object:
    """A value fit for a log: on one line, short, and without what addresses may hold in secret."""
    if isinstance(value, bool | int | float) or value is None:
        return value
    line = "".join(char if char.isprintable() else " " for char in str(value))
    text = _QUERY.sub("***", _USER.sub("***@", " ".join(line.split())))
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
