"""Templates of messages: text with names in braces, filled with what is known of a flag.

Only plain names are taken, `{label}`: no attributes, indexes, conversions or formats, so that a
template reaches nothing but these words. What is filled in is data and never read as a template.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

PLACEHOLDERS: Mapping[str, str] = {
    "title": "the title as it is without a template",
    "body": "the text as it is without a template, without link and key",
    "severity": "info, low, medium or high",
    "kind": "dispute, misreport, ...",
    "label": "what the figure is about",
    "change": "what is new: New, Severity rose from ...",
    "explanation": "why the flag was raised",
    "publishers": "who prints its claims, in alphabetical order",
    "origins": "the number of independent origins",
    "confidence": "0.00 to 1.00",
    "status": "new, ongoing, escalating, regressed, ...",
    "link": "the flag's page; empty where `dashboard_url` is not set",
    "key": "the message's key: the same in a message that comes twice",
    "flag_id": "the flag's lasting id",
    "rule": "the name of the alert rule",
}
MOST_CHARACTERS = 4_000


def check_template(text: str) -> str:
    """`text`, where it can be used as a template.

    Raises:
        ValueError: a placeholder is not known or more than a name, a brace stands alone, or it is
            too long.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"must not have more than {MOST_CHARACTERS:,} characters")
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"{error}; write {{{{ and }}}} for braces") from None
    for _, name, spec, conversion in parts:
        if name is None:
            continue
        if name not in PLACEHOLDERS or spec or conversion:
            shown = name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
            known = ", ".join(PLACEHOLDERS)
            raise ValueError(f"{{{shown[:40]}}} is no placeholder; there are {known}")
    return text


def fill(text: str, values: Mapping[str, str]) -> str:
    """A checked template with `values`, which has every placeholder, filled in as they are."""
    return "".join(
        literal + ("" if name is None else values[name])
        for literal, name, _, _ in Formatter().parse(text)
    )
