"""A database's rows with one flag, in which every text that others write is hostile."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

EVIL = (
    "<script>alert('script')</script><img src=x onerror=\"alert('image')\"> "
    "[link](javascript:alert('markdown')) $\\frac{1}{2}$ **bold** `code` :red[red] "
    "&lt;b&gt; \u202edesrever\u202c =1+1 {{7*7}}"
)


def hostile_rows() -> dict[str, list[dict[str, Any]]]:
    """Two claims of two hostile articles, their link, figure and flag."""
    now = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
    articles = [
        _hostile_article("one", "javascript:alert('url')", now),
        _hostile_article("two", "https://example.org/\"><script>alert('href')</script>", now),
    ]
    claims = [
        _hostile_claim(article, number) for article, number in zip(articles, (77, 12), strict=True)
    ]
    aside = _hostile_article("three", "https://example.org/three", now)
    undecided = _hostile_claim(aside, 5)
    first, second = sorted(claim["claim_id"] for claim in claims)
    reasons = [{"comparator": EVIL, "score": 0.5, "words": EVIL}]
    pair = {"claim_a": first, "claim_b": second}
    flag = {
        "flag_id": _id("flag"),
        "kind": "dispute",
        "figure_id": _id("figure"),
        "story_id": _id("story"),
        "label": EVIL,
        "explanation": EVIL,
        "severity": "high",
        "severity_score": 0.9,
        "confidence": 0.8,
        "origins": 2,
    }
    run = {"run_id": "run", "started_at": now, "finished_at": now, "state": "degraded"}
    run |= {"note": EVIL, "counts": json.dumps({f"extract.{EVIL}": 1})}
    failed_gate = {
        "run_id": "run",
        "table_name": "claims",
        "expectation": EVIL,
        "column_name": EVIL,
        "success": False,
        "batch_level": True,
        "observed": EVIL,
    }
    check = {"run_id": "run", "checked_at": now, "publisher": EVIL, "table_name": "claims"}
    check |= {"measure": "claims_per_article", "observed": 2.0, "usual": 12.0, "lo": 6.0}
    hold = {"hold_id": "hold", "publisher": EVIL, "run_id": "run", "table_name": "claims"}
    hold |= {"expectation": "claims_per_article_not_low", "reason": EVIL, "begun_at": now}
    return {
        "runs": [run],
        "gate_results": [failed_gate],
        "batch_checks": [{**check, "success": False}],
        "holds": [hold],
        "articles": [*articles, aside],
        "claims": [*claims, undecided],
        "links": [
            {**pair, "judgement": "same", "score": 0.8, "reasons": reasons},
            {
                "claim_a": min(first, undecided["claim_id"]),
                "claim_b": max(first, undecided["claim_id"]),
                "judgement": "unsure",
                "score": 0.45,
                "reasons": reasons,
            },
        ],
        "figures": [
            {"figure_id": _id("figure"), "story_id": _id("story"), "label": EVIL, "unit": EVIL}
        ],
        "figure_claims": [
            {"figure_id": _id("figure"), "claim_id": claim["claim_id"]} for claim in claims
        ],
        "core_joins": [
            {
                "figure_id": _id("figure"),
                "core_a": [min(first, claims[1]["claim_id"])],
                "core_b": [max(first, claims[1]["claim_id"])],
                "likelihood": 0.9,
                "told_by": EVIL,
            }
        ],
        "flags": [flag],
        "flag_pairs": [{"flag_id": flag["flag_id"], **pair}],
        "flag_claims": [
            {"flag_id": flag["flag_id"], "claim_id": claim["claim_id"]} for claim in claims
        ],
        "flag_topics": [{"flag_id": flag["flag_id"], "topic": EVIL}],
        "flag_lineage": [{**flag, "flag_key": flag["flag_id"], "stands": True}],
        "flag_seen": [
            {"flag_id": flag["flag_id"], "status": "new", "first_seen": now, "last_seen": now}
        ],
        "stories": [
            {"story_id": _id("story"), "article_id": article["article_id"]} for article in articles
        ],
        "origins": [
            {"article_id": article["article_id"], "origin_id": _id("origin"), "reason": EVIL}
            for article in articles
        ],
        "flag_history": [
            {
                "flag_id": flag["flag_id"],
                "run_id": "run",
                "changed_at": now,
                "place": 1,
                "change": "raised",
                "cause": "articles",
                "now": "dispute",
                "claim_ids": [],
                "words": EVIL,
            }
        ],
        "fetches": [
            {
                **{"url": f"https://feed.example/{EVIL}", "kind": "feed", "note": EVIL},
                **{"fetched_at": now, "times": 1, "failures": 2},
            }
        ],
        "quarantine": [
            {
                "quarantine_id": _id("refused"),
                "stage": "extract",
                "item_id": articles[0]["article_id"],
                "source": EVIL,
                "expectation": EVIL,
                "value": EVIL,
                "reason": EVIL,
                "payload": json.dumps({"claim_id": EVIL}),
            }
        ],
    }


def _id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def _hostile_article(name: str, url: str, at: datetime) -> dict[str, Any]:
    return {
        "article_id": _id(name),
        "external_id": EVIL + name,
        "publisher": EVIL + name,
        "url": url,
        "title": EVIL,
        "published_at": at,
        "published_precision": "minute",
        "source": EVIL,
        "text": f"{EVIL} before. ",
    }


def _hostile_claim(article: dict[str, Any], number: float) -> dict[str, Any]:
    words = f"{number:g}"
    start = len(article["text"])
    sentence = f"{EVIL} said {words} tents burned {EVIL}"
    article["text"] += f"{sentence} After: {EVIL}"
    at = start + sentence.index(f"{words} tents")
    return {
        "claim_id": _id(f"claim {article['article_id']}"),
        "article_id": article["article_id"],
        "char_start": at,
        "char_end": at + len(words),
        "text": words,
        "sentence": sentence,
        "sentence_start": start,
        "value_lo": number,
        "bound": "exact",
        "lo": number,
        "hi": number,
        "as_written_lo": number,
        "as_written_hi": number,
        "as_written_unit": EVIL,
        "unit": EVIL,
        "kind": "count",
        "counted": [EVIL],
        "about": EVIL,
        "claimant": EVIL,
        "via": [EVIL],
        "polarity": "asserted",
        "furniture": False,
        "monitorable": True,
    }
