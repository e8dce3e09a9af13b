"""How each claim of a flag was read: its characters, fields with their rules, and its interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimwatch.judge.explain import say_claim
from claimwatch.judge.said import said_interval
from claimwatch.model import Article, Claim
from claimwatch.records import claim_record
from claimwatch.why.case import Case

Given = tuple[str, str, str, Mapping[str, Any]]


def claim_steps(case: Case) -> Iterator[Given]:
    """For each claim where it stands, then how its fields were read, then what it leaves open."""
    for article_id in case.own_articles:
        for claim_id in case.own_claims:
            claim = case.claims[claim_id]
            if claim.article_id == article_id:
                yield _place(claim, case.articles[article_id])
                yield _reading(claim, case)
                yield _interval(claim)


def _place(claim: Claim, article: Article) -> Given:
    words = (
        f"{article.shown_id}, characters {claim.char_start} to {claim.char_end}: {_marked(claim)}"
    )
    details = {
        "article_id": article.shown_id,
        "publisher": article.publisher,
        "url": article.url,
        "published_at": article.published_at and article.published_at.isoformat(),
        "published_from": article.published_from,
        "char_start": claim.char_start,
        "char_end": claim.char_end,
    }
    return "claim", claim.claim_id, words, details


def _marked(claim: Claim) -> str:
    at = claim.char_start - claim.sentence_start
    end = at + len(claim.text)
    return f"{claim.sentence[:at]}»{claim.text}«{claim.sentence[end:]}"


def _reading(claim: Claim, case: Case) -> Given:
    rules = dict(claim.rules)
    named = [f"{name} by {rules[name]}" for name in sorted(rules) if name != "interval"]
    tail = f" Read as: {'; '.join(named)}." if named else ""
    record = claim_record(claim, case.articles[claim.article_id])
    return (
        "reading",
        claim.claim_id,
        f"{say_claim(claim, case.articles)}{tail}",
        {"claim": record, "rules": rules, "scope": _scope(claim), "extractor": claim.extractor},
    )


def _scope(claim: Claim) -> dict[str, Any]:
    scope = claim.scope
    return {
        "head": scope.head,
        "verb": scope.verb,
        "restricting": list(scope.restricting),
        "names": list(scope.names),
        "doers": list(scope.doers),
    }


def _interval(claim: Claim) -> Given:
    left = said_interval(claim.interval, claim.unit)
    rule = dict(claim.rules).get("interval", "the number itself, no rounding is taken for hidden")
    details = {"lo": claim.interval.lo, "hi": claim.interval.hi, "rule": rule}
    return "interval", claim.claim_id, f"{claim.text} leaves {left} open ({rule})", details
