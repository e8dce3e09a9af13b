"""Why the claims of a flag were taken for one quantity: stories, links, vetoes, origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from claimwatch.judge.explain import outlet_of, wording_of
from claimwatch.judge.sureness import Joined, read_joins
from claimwatch.match.pairs import read_pair
from claimwatch.match.stories import shared_words
from claimwatch.match.vetoes import VETOES
from claimwatch.model import Judgement, Link
from claimwatch.why.case import Case

Given = tuple[str, str, str, Mapping[str, Any]]
MOST_WORDS = 8


def both(case: Case, a: str, b: str) -> str:
    """Two claims by outlet and wording, and by their ids."""
    first, second = (
        f"{outlet_of(case.claims[c], case.articles)} “{wording_of(case.claims[c])}”" for c in (a, b)
    )
    return f"{first} and {second}"


def story_steps(case: Case) -> Iterator[Given]:
    """The story of each article, with the telling words that it shares with the others there."""
    shared = shared_words([case.articles[a] for a in case.own_articles], MOST_WORDS)
    for article_id in case.own_articles:
        article, story = case.articles[article_id], case.stories[article_id]
        listed = ", ".join(f"“{word}”" for word in shared[article_id])
        why = f"shares {listed} with the others" if listed else "shares no telling word"
        words = f"{article.publisher or article.shown_id}: story {story}, {why}"
        details = {"story_id": story, "shared_words": list(shared[article_id])}
        yield "story", article.shown_id, words, details


def link_steps(case: Case) -> Iterator[Given]:
    """Each link between the flag's claims: its score, and each comparator's score and words."""
    joined = read_joins(case.joins)
    for link in case.links:
        words = _link_words(case, link) + _beyond_words(link, joined)
        yield "link", _ids(link.claim_a, link.claim_b), words, _details(link)


def unsure_steps(case: Case) -> Iterator[Given]:
    """The links of the flag's claims, to whatever claim, that were left undecided."""
    for link in (*case.links, *case.other_links):
        if link.judgement is Judgement.UNSURE:
            about = _ids(link.claim_a, link.claim_b)
            yield "unsure", about, _link_words(case, link), _details(link)


def _ids(a: str, b: str) -> str:
    return f"{a} {b}"


def _link_words(case: Case, link: Link) -> str:
    reasons = "; ".join(f"{r.comparator} {r.score:+.2f}: {r.words}" for r in link.reasons)
    said = f"{link.judgement.value}, {link.score:.0%}"
    return f"{both(case, link.claim_a, link.claim_b)}: {said}. {reasons}."


def _beyond_words(link: Link, joined: Joined) -> str:
    """What joined two claims of one figure whose own link is not sure of it."""
    if link.judgement is Judgement.SAME or link.is_vetoed:
        return ""
    told_by = joined.told_by(link.claim_a, link.claim_b)
    if told_by:
        return f" Their wordings alone leave it open, but {told_by}."
    return (
        " Their wordings alone leave it open: they are joined by how they stand among all numbers"
        " of the story, or by other links."
    )


def _details(link: Link) -> dict[str, Any]:
    return {
        "judgement": link.judgement.value,
        "score": link.score,
        "reasons": [
            {"comparator": r.comparator, "score": r.score, "words": r.words} for r in link.reasons
        ],
    }


def veto_steps(case: Case) -> Iterator[Given]:
    """For each pair that differs: the vetoes that were looked at, and those that hold."""
    linked = {(link.claim_a, link.claim_b) for link in case.links}
    for a, b in case.pairs:
        pair = read_pair(case.claims[a], case.claims[b], case.articles)
        found = {veto.__name__.removeprefix("veto_"): veto(pair) for veto in VETOES}
        holding = {name: reason.words for name, reason in found.items() if reason}
        said = "; ".join(f"{name} holds: {words}" for name, words in holding.items())
        passed = ", ".join(name for name in found if name not in holding)
        words = f"{both(case, a, b)}: {f'{said}. ' if said else ''}no veto by {passed}"
        if (min(a, b), max(a, b)) not in linked:
            words += " (these two share no blocking key and were never compared)"
        yield "veto", _ids(a, b), words, {"holding": holding, "passed": passed.split(", ")}


def origin_steps(case: Case) -> Iterator[Given]:
    """The origin of each article, and which of the flag's articles share it."""
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for article_id in case.own_articles:
        sharing[case.origins[article_id].origin_id].append(article_id)
    names = {a: case.articles[a].publisher or case.articles[a].shown_id for a in case.own_articles}
    for article_id in case.own_articles:
        origin = case.origins[article_id]
        others = [names[a] for a in sharing[origin.origin_id] if a != article_id]
        with_whom = f", with {', '.join(others)}" if others else ""
        words = f"{names[article_id]}: origin {origin.origin_id}{with_whom}: {origin.reason}"
        details = {"origin_id": origin.origin_id, "reason": origin.reason}
        yield "origin", case.articles[article_id].shown_id, words, details
