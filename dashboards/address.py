"""Keeps what an analyst chose in the page's address, so that a view can be sent and gone back to.

The address comes first: when it changes by a link, the back button or a colleague's message, the
page's widgets follow it; when a widget changes, the address follows that. Streamlit's own binding
of widgets writes their labels, not their values, into the address, and so is not used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import streamlit as st

_SEEN = "cw-address-seen"
_MOST_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Field:
    """One thing an analyst can choose: its name in the address, and what is meant without it.

    `options` are the values that it may take; without any it is free text.
    `many`: it holds a list of them. `number`: it is a whole number from 1 on.
    """

    name: str
    default: str = ""
    options: tuple[str, ...] | None = None
    many: bool = False
    number: bool = False

    def read(self, given: Sequence[str]) -> Any:
        """The value that the address gives; what is not an option is left out."""
        if self.number:
            said = given[-1] if given else ""
            return max(int(said), 1) if said.isdecimal() and len(said) < _MOST_DIGITS else 1
        fit = [one for one in given if self.options is None or one in self.options]
        if self.many:
            return fit
        return fit[-1] if fit else self.default

    def written(self, value: Any) -> list[str]:
        """The value as the address holds it: nothing for the default."""
        if self.many:
            return [str(one) for one in value or ()]
        return [] if value in (None, "", self.default, self.read(())) else [str(value)]


@dataclass(frozen=True, slots=True)
class Address:
    """The address of one page: its path, seen from any page, and its fields."""

    page: str
    path: str
    fields: tuple[Field, ...]

    def key(self, name: str) -> str:
        """The key of the widget that chooses the field."""
        return f"{self.page}-{name}"

    def follow(self) -> None:
        """Set the widgets to what the address says, where it was changed by something else."""
        given = {field.name: st.query_params.get_all(field.name) for field in self.fields}
        fresh = st.session_state.get(_SEEN) != (self.page, given)
        for field in self.fields:
            if fresh or self.key(field.name) not in st.session_state:
                st.session_state[self.key(field.name)] = field.read(given[field.name])

    def lead(self) -> None:
        """Set the address to what the widgets say; call it once they are drawn."""
        wanted = self.chosen()
        kept = {name: values for name, values in wanted.items() if values}
        if {name: st.query_params.get_all(name) for name in st.query_params} != kept:
            st.query_params.from_dict(kept)
        st.session_state[_SEEN] = (self.page, wanted)

    def chosen(self) -> dict[str, list[str]]:
        """Every field's values as the address holds them."""
        return {
            field.name: field.written(st.session_state.get(self.key(field.name)))
            for field in self.fields
        }

    def with_other(self, **others: str) -> str:
        """The address with other values for some fields."""
        other = {
            f.name: f.written(f.read([others[f.name]])) for f in self.fields if f.name in others
        }
        return _joined(self.path, query_of(self.chosen() | other))

    def reset(self, *names: str) -> Callable[[], None]:
        """What a widget calls when it changes: the named fields fall back to their defaults."""

        def fall_back() -> None:
            for field in self.fields:
                if field.name in names:
                    st.session_state[self.key(field.name)] = field.read(())

        return fall_back


def choose_page(here: Address, pages: int) -> int:
    """Draw the numbers of a list's pages, where there are several; return the one that is shown."""
    key = here.key("page")
    st.session_state[key] = min(st.session_state[key], pages)
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="center"):
            st.pagination(pages, key=key)
    shown: int = st.session_state[key]
    return shown


def query_of(values: Mapping[str, Sequence[str]]) -> str:
    """The part of an address after the question mark."""
    return urlencode([(name, one) for name, given in values.items() for one in given])


def _joined(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def remember(here: Address) -> None:
    """Note the page's address, so that other pages can lead back to it as it was."""
    st.session_state[f"cw-way-back-{here.page}"] = here.with_other()


def way_back(page: str, path: str) -> str:
    """The address of a page as it was last seen in this session, else its plain path."""
    return str(st.session_state.get(f"cw-way-back-{page}", path))
