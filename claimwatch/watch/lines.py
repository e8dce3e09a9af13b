"""Reads YAML with the line of each value, and refuses what YAML would quietly let pass."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.constructor import ConstructorError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from claimwatch.errors import BadWatch

Path = tuple[str | int, ...]
MOST_CHARACTERS = 1_000_000
MOST_NESTED = 50
"""Lists and records within one another: PyYAML's time grows with the square of their number."""


class _TellingLoader(yaml.SafeLoader):
    """Says where a value stands that looks like a time or number and is none (31 February)."""

    def construct_object(self, node: Node, deep: bool = False) -> Any:
        """The value of a node.

        Raises:
            ConstructorError: it has none; PyYAML lets whatever its conversions raise pass.
        """
        try:
            return super().construct_object(node, deep)
        except (yaml.YAMLError, RecursionError):
            raise
        except Exception:
            shown = repr(node.value)[:60]
            said = f"{shown} cannot be read as a value: put it in quotes"
            raise ConstructorError(None, None, said, node.start_mark) from None


class WithLines:
    """The value of a YAML text, and on which line each part of it stands."""

    def __init__(self, text: str, name: str) -> None:
        """Read `text`; `name` is the file's, for errors.

        Raises:
            BadWatch: it is no YAML, too large, nested too deeply, gives a name twice, or uses
                anchors, whose repetition can grow without bound.
        """
        self.name = name
        self._lines: dict[Path, int] = {(): 1}
        if len(text) > MOST_CHARACTERS:
            raise BadWatch(f"{name}: has more than {MOST_CHARACTERS:,} characters")
        try:
            self._refuse_what_grows(text)
            root = yaml.compose(text, Loader=yaml.SafeLoader)
            self.value: Any = yaml.load(text, Loader=_TellingLoader)  # nosec B506
        except yaml.YAMLError as error:
            raise BadWatch(self._in_words(error)) from None
        except RecursionError:
            raise BadWatch(f"{name}: nests too deeply") from None
        if root is not None:
            self._note(root, ())

    def line_of(self, path: Path) -> int:
        """The 1-based line of the value at `path`, else that of the nearest part above it."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def _refuse_what_grows(self, text: str) -> None:
        """See, while it is read and no further, that nothing nests too deeply or is repeated."""
        nested = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            nested += isinstance(event, yaml.CollectionStartEvent)
            nested -= isinstance(event, yaml.CollectionEndEvent)
            if nested > MOST_NESTED:
                raise BadWatch(f"{self.name}: nests too deeply")
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise BadWatch(f"{self.name}, line {line}: anchors (*{event.anchor}) are not taken")

    def _note(self, node: Node, path: Path) -> None:
        self._lines[path] = node.start_mark.line + 1
        if isinstance(node, MappingNode):
            for key, value in node.value:
                self._note_entry(key, value, path)
        elif isinstance(node, SequenceNode):
            for number, entry in enumerate(node.value):
                self._note(entry, (*path, number))

    def _note_entry(self, key: Node, value: Node, path: Path) -> None:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            raise BadWatch(f"{self.name}, line {line}: a name must be a word")
        below = (*path, str(key.value))
        if below in self._lines:
            raise BadWatch(f"{self.name}, line {line}: {key.value} is given twice")
        self._note(value, below)
        self._lines[below] = line

    def _in_words(self, error: yaml.YAMLError) -> str:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        return f"{self.name}{where}: is no YAML: {getattr(error, 'problem', None) or error}"
