"""A visitor of the desk without a browser: a session over a web socket, as a browser has it.

It opens pages, presses buttons and fills in forms, and says what was wrong with what it was shown:
an error, a page that is not there, or one whose parts do not fit together, as if it had been read
while a run was writing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

ROWS_A_PAGE = 40
CARDS_A_PAGE = 36
_GONE = ("Nothing to show yet", "No such flag", "No such figure", "No such story")
_CLAIMS = re.compile(r"<dt>Claims</dt><dd[^>]*>([\d,]+)</dd>")


@dataclass(slots=True)
class Drawn:
    """One drawing of a page.

    `buttons` and `fields` are ids by label, `said` what its notes say, `text` all that it shows,
    `choices` the options of its switches, `errors` what went wrong.
    """

    buttons: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    text: str = ""

    def take(self, element: Any) -> None:
        """Take one element of the page."""
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.errors.append(element.exception.message)
        elif kind == "button":
            self.buttons[element.button.label] = element.button.id
        elif kind == "text_area":
            self.fields[element.text_area.label] = element.text_area.id
        elif kind == "alert":
            self.said.append(element.alert.body.replace("\\", ""))
        elif kind == "html":
            self.text += element.html.body
        elif kind == "heading":
            self.text += f"<h1>{element.heading.body}</h1>"
        elif kind == "button_group":
            self.choices += [option.content for option in element.button_group.options]


class Session:
    """One visitor's connection."""

    def __init__(self, address: str) -> None:
        url = address.replace("http://", "ws://") + "/_stcore/stream"
        self._socket = connect(url, subprotocols=["streamlit"], max_size=None, open_timeout=60)

    def close(self) -> None:
        """End the session."""
        self._socket.close()

    def draw(
        self,
        page: str,
        query: str,
        press: str | None = None,
        filled: Mapping[str, str] | None = None,
    ) -> Drawn:
        """Ask for a page, with fields filled and a button pressed, and read it to its end."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        widgets = asked.rerun_script.widget_states.widgets
        for field_id, words in (filled or {}).items():
            widgets.add(id=field_id, string_value=words)
        if press is not None:
            widgets.add(id=press, trigger_value=True)
        self._socket.send(asked.SerializeToString())
        drawn = self._read()
        drawn.errors += faults(page, query, drawn)
        return drawn

    def _read(self) -> Drawn:
        drawn = Drawn()
        while True:
            message = ForwardMsg()
            message.ParseFromString(self._socket.recv(timeout=120))
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                drawn.take(message.delta.new_element)
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    drawn.errors.append("the script could not be compiled")
                return drawn


def faults(page: str, query: str, drawn: Drawn) -> list[str]:
    """What a page would show that was not drawn whole, or not from one state of the data."""
    text = html.unescape(drawn.text)
    found = [f"it says {gone!r}" for gone in _GONE if gone in text]
    if "Data as of" not in text or "<h1>" not in text:
        found.append("it is not drawn to its end")
    if page == "flags" and not query:
        found += _faults_of_queue(drawn)
    if page == "flag":
        found += _faults_of_flag(drawn)
    return [f"/{page}?{query}: {fault}" for fault in found]


def _faults_of_queue(drawn: Drawn) -> list[str]:
    counts = [int(words.rpartition("·")[2].replace(",", "")) for words in drawn.choices]
    rows = drawn.text.count('class="cw-open"')
    found = []
    if not counts or counts[0] != sum(counts[1:]):
        found.append(f"the counts of the groups do not add up: {drawn.choices}")
    elif rows != min(counts[0], ROWS_A_PAGE):
        found.append(f"{rows} rows of {counts[0]} flags")
    return found


def _faults_of_flag(drawn: Drawn) -> list[str]:
    told = _CLAIMS.search(drawn.text)
    cards = drawn.text.count('class="cw-card"')
    claims = int(told[1].replace(",", "")) if told else -1
    return [] if cards == min(claims, CARDS_A_PAGE) else [f"{cards} cards of {claims} claims"]
