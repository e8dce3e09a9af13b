"""Names a figure as people would: "Russian troops killed", "people fled", "share (hold)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claimwatch.match.words import event_class, event_family, stem
from claimwatch.model import Claim

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_TELLS_NOTHING = {"be", "have", "say", "put", "reach", "rise"}


def label_of(claims: Sequence[Claim]) -> str:
    """The commonest wording of what is counted or described, the shortest of equals."""
    said = Counter(_wording(claim) for claim in claims)
    return min(said, key=lambda wording: (-said[wording], len(wording), wording))


def _wording(claim: Claim) -> str:
    what = _as_written(claim) or claim.about or claim.unit_text or claim.kind.value
    verb = claim.scope.verb
    if not verb or verb in _TELLS_NOTHING:
        return what
    event = event_class(stem(verb))
    if event is None or not _done_to(event):
        return f"{what} ({verb})"
    return what if event in what.split() else f"{what} {event}"


def _done_to(event: str) -> bool:
    """True for what is done to or by people, so that "12 people" + "killed" reads well."""
    return event_family(event) in {"harm", "law", "life", "job"}


def _as_written(claim: Claim) -> str:
    """What is counted, with each lemma in the form that the sentence has it in."""
    words = _WORD.findall(claim.sentence)
    headline = sum(word[0].isupper() for word in words) * 2 > len(words)
    forms: dict[str, str] = {}
    for word in words[1:]:
        forms.setdefault(stem(word.lower()), word.lower() if headline else word)
    return " ".join(forms.get(stem(lemma), lemma) for lemma in claim.counted)
