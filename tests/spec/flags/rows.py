"""Rows of articles, each of one sentence with one number, as `flags_of` takes them."""

from __future__ import annotations

from datetime import UTC, datetime

from claimwatch.model import Scope

NOON = datetime(2023, 5, 4, 12, 0, tzinfo=UTC)
NEXT_DAY = datetime(2023, 5, 5, 12, 0, tzinfo=UTC)

DEAD = Scope("people", "kill", ("ferry",), ("Port Anselm",))
PRICE = Scope("price", "pay", ("shipyard",), ("Harrow Marine",))


def row(publisher, words, value, scope=DEAD, at=NOON, **fields):
    """One article with one sentence, in which `words` is the number."""
    sentence = fields.pop("sentence", "The ferry fire off Port Anselm killed {} people on board.")
    return publisher, sentence.format(words), words, float(value), scope, at, fields


def overnight(first, second, scope, sentence, **fields):
    """One number of the Courier's, and the Herald's of the next day, in one wording."""
    return [
        row("Courier", str(first), first, scope, NOON, sentence=sentence, **fields),
        row("Herald", str(second), second, scope, NEXT_DAY, sentence=sentence, **fields),
    ]
