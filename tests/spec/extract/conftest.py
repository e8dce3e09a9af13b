"""What the drawn tables of extraction share: reading a table, and claims of one sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.model import Claim


@pytest.fixture
def claims_in(nlp: Any, make_article: Callable[..., Any]) -> Callable[[str], list[Claim]]:
    """The claims of one sentence, in order."""
    return lambda sentence: extract_claims([make_article(sentence)], nlp)[0]


@pytest.fixture
def claim_of(claims_in: Callable[[str], list[Claim]]) -> Callable[[str, str], Claim]:
    """The claim of a sentence that has exactly these words."""

    def find(sentence: str, words: str) -> Claim:
        claims = claims_in(sentence)
        hits = [claim for claim in claims if claim.text == words]
        assert len(hits) == 1, f"{words!r} is not among {[claim.text for claim in claims]}"
        return hits[0]

    return find
