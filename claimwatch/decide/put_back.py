"""Which refused records can be given in again, and what the decision to do so must hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from claimwatch.decide.decision import Action, Draft, SubjectKind
from claimwatch.stages.refusals import PAYLOAD_CHARACTERS


def can_be_put_back(record: Mapping[str, Any]) -> bool:
    """True for a row of the quarantine that a gate refused and that is kept whole.

    What could not be read at all stays: it must be mended and given in anew. So must an article
    whose text was too long to be kept whole.
    """
    try:
        payload = json.loads(record["payload"] or "null")
    except ValueError:
        return False
    if not isinstance(payload, dict):
        return False
    if record["stage"] == "collect":
        text = payload.get("text")
        gated = record["line"] is None and record["expectation"]
        return bool(gated) and isinstance(text, str) and 0 < len(text) < PAYLOAD_CHARACTERS
    return record["item_id"] is not None


def put_back(record: Mapping[str, Any], reason: str) -> Draft:
    """The decision to put back a row of the quarantine, with all that a later run needs of it."""
    kept = ("stage", "source", "item_id", "payload", "expectation")
    return Draft(
        SubjectKind.RECORD,
        record["quarantine_id"],
        Action.PUT_BACK,
        reason=reason,
        context={name: record[name] for name in kept},
    )
