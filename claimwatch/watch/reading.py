"""Reads `watch.yaml`; what cannot be used is told with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claimwatch.errors import BadWatch, InputNotFound
from claimwatch.watch.lines import WithLines
from claimwatch.watch.plan import Watch

WATCH_FILE = "watch.yaml"
_SAID = {
    "extra_forbidden": "is not known here; `claimwatch config` shows what is",
    "missing": "must be given",
    "tuple_type": "must be a list",
    "model_type": "must have names with values",
}


def load_watch(path: Path | None) -> Watch:
    """The plan at `path`; with None, that of the working folder, empty where there is none.

    Raises:
        InputNotFound: the file that was named does not exist.
        BadWatch: it cannot be used; the message has a line for each fault.
    """
    named = path or Path(WATCH_FILE)
    try:
        text = named.read_text(encoding="utf-8")
    except FileNotFoundError:
        if path is None:
            return Watch()
        raise InputNotFound(f"no file {path}: `claimwatch config` shows what to write") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadWatch(f"{named}: cannot be read: {error}") from None
    return _with_whole_paths(read_watch(text, named.name), named.resolve().parent)


def _with_whole_paths(watch: Watch, folder: Path) -> Watch:
    inboxes = tuple(
        inbox.model_copy(update={"path": str(folder / inbox.path)}) for inbox in watch.inboxes
    )
    return watch.model_copy(update={"inboxes": inboxes})


def read_watch(text: str, name: str = WATCH_FILE) -> Watch:
    """The plan in `text`. `name` is the file's, for errors.

    Raises:
        BadWatch: it cannot be used; the message has a line for each fault.
    """
    document = WithLines(text, name)
    if document.value is None:
        return Watch()
    try:
        return Watch.model_validate(document.value)
    except ValidationError as error:
        faults = [_in_words(fault, document) for fault in error.errors(include_url=False)]
        raise BadWatch("\n".join(faults)) from None


def _in_words(fault: Any, document: WithLines) -> str:
    path = tuple(str(part) if isinstance(part, str) else part for part in fault["loc"])
    said = _SAID.get(fault["type"]) or str(fault["msg"]).removeprefix("Value error, ")
    place = _said_place(path)
    line = document.line_of(path)
    if not path:  # a check across parts names its own place
        place, _, said = said.partition(": ")
        line = document.line_of(_path_of(place))
    given = "" if fault["type"] in ("missing", "extra_forbidden") or not path else _given(fault)
    return f"{document.name}, line {line}: {place}{given}: {said}"


def _said_place(path: tuple[str | int, ...]) -> str:
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return place.lstrip(".")


def _path_of(place: str) -> tuple[str | int, ...]:
    parts = place.replace("[", ".").replace("]", "").split(".")
    return tuple(int(part) if part.isdigit() else part for part in parts)


def _given(fault: Any) -> str:
    shown = repr(fault["input"])
    return f" is {shown if len(shown) <= 60 else shown[:60] + '...'}"
