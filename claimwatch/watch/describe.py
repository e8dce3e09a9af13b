"""Describes what `watch.yaml` may hold, as a commented YAML text made from the plan itself."""

from __future__ import annotations

import json
import textwrap
from datetime import timedelta
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from claimwatch.watch.amounts import said_duration
from claimwatch.watch.plan import Watch

_WIDTH = 96


def describe_watch() -> str:
    """Every part and field with what it is for, its kind of value and its default."""
    lines = ["# watch.yaml: what is watched. Every part may be left out.", ""]
    for name, field in Watch.model_fields.items():
        part = _part_of(field.annotation)
        if part is not None:
            lines += [f"# {_first_line(part)}", f"{name}:", *_fields_of(part, "  - ", "    "), ""]
    return "\n".join(lines)


def watch_schema() -> str:
    """The JSON Schema of `watch.yaml`, for editors that complete and check as one types."""
    return json.dumps(Watch.model_json_schema(), indent=2)


def _fields_of(part: type[BaseModel], first: str, rest: str) -> list[str]:
    lines: list[str] = []
    for name, field in part.model_fields.items():
        indent = first if not lines else rest
        below = _part_of(field.annotation)
        said = textwrap.wrap(_said(field), _WIDTH - len(rest))
        lines += [f"{rest}# {line}" for line in said]
        lead = f"{indent}{field.alias or name}:"
        if below is None:
            lines.append(f"{lead} {_value_of(field)}".rstrip())
        else:
            lines += [lead, *_fields_of(below, f"{rest}  ", f"{rest}  ")]
    return lines


def _said(field: FieldInfo) -> str:
    needed = "Needed. " if field.is_required() else ""
    return f"{needed}{field.description or ''}{_choices(field.annotation)}"


def _value_of(field: FieldInfo) -> str:
    if field.is_required():
        return "..."
    default = field.get_default()
    if default is None:
        return "null"
    return json.dumps(default, ensure_ascii=False, default=_as_written)


def _as_written(value: object) -> str:
    return said_duration(value) if isinstance(value, timedelta) else str(value)


def _choices(annotation: Any) -> str:
    for kind in _kinds(annotation):
        if isinstance(kind, type) and issubclass(kind, Enum):
            return f" One of: {', '.join(str(member.value) for member in kind)}."
    return ""


def _part_of(annotation: Any) -> type[BaseModel] | None:
    for kind in _kinds(annotation):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _kinds(annotation: Any) -> list[Any]:
    origin = get_origin(annotation)
    if origin in (Union, UnionType, tuple):
        return [kind for inner in get_args(annotation) for kind in _kinds(inner)]
    return [annotation]


def _first_line(part: type[BaseModel]) -> str:
    return (part.__doc__ or "").strip().splitlines()[0]
