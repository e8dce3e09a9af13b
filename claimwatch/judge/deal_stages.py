"""Tells a sum named while a deal was still talked over from the one that it was struck for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimwatch.model import Article, Claim, ClaimKind

_HEAD = 1_500
"""Characters at the head of an article, which say how far its deal has come."""
_DEAL = (
    r"(?:agreement|announcement|bid|contract|deal|merger|offer|purchase|sale|takeover|transaction)"
)
_OF_DEAL = re.compile(
    _DEAL + r"|\b(?:acqui\w+|buy\w*|bought|fee|merg\w+|pay|price|purchas\w+|sell|sold|sign\w*)\b",
    re.IGNORECASE,
)
_PENDING = re.compile(
    r"\b(?:is|are)\s(?:also\s|now\s|said\sto\sbe\s|reported\sto\sbe\s)?"
    r"(?:close\sto|near|nearing|negotiating|considering|exploring|discussing|weighing)\b"
    r"|\b(?:is|are|remain)\sin\s(?:\w+\s)?(?:discussions|negotiations|talks)\b"
    rf"|\b{_DEAL}\s(?:may|might|could|is\sexpected\sto)\s"
    r"(?:come|be\s(?:announced|clinched|made|reached|sealed|signed|struck|unveiled))\b"
    r"|\b(?:discussions|negotiations|talks)\s(?:may|might|could)\s"
    r"|\bno\s(?:assurances?|certainty|guarantees?)\s(?:that|of)\b"
    rf"|\buntil\san?\s{_DEAL}\sis\b",
    re.IGNORECASE,
)
_STRUCK = re.compile(
    r"\b(?:announc(?:ed|es)|agree[sd]|clinched|completed|sealed|signed|unveiled|struck)\b"
    r"|\b(?:has|have)\s(?:acquired|bought|sold)\b",
    re.IGNORECASE,
)


def pending_of(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Claim | None:
    """The one of two sums of a deal that was told before the deal was struck, the other since."""
    if {a.kind, b.kind} != {ClaimKind.MONEY}:
        return None
    if not all(_OF_DEAL.search(claim.sentence) for claim in (a, b)):
        return None
    stages = {_stage(articles.get(claim.article_id)): claim for claim in (a, b)}
    return stages["pending"] if stages.keys() == {"pending", "struck"} else None


def _stage(article: Article | None) -> str:
    head = article.text[:_HEAD] if article else ""
    if _PENDING.search(head):
        return "pending"
    return "struck" if _STRUCK.search(head) else ""
