"""Do two texts conflict? Each is one article; extraction, matching and judging as in a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.language import Language

from claimwatch.extract.pipeline import extract_claims
from claimwatch.judge.judge import judge_figure
from claimwatch.judge.origins import find_origins
from claimwatch.match.candidates import pairs_in_memory
from claimwatch.match.compare import compare_claims
from claimwatch.match.group import group_claims
from claimwatch.match.profile import read_profile
from claimwatch.match.units import tolerance, written_alike
from claimwatch.model import Article, Bound, Claim, Flag, Link, article_id_of

CHUNK_PAIRS = 256
_STRICT = ({Bound.EXACT, Bound.MORE_THAN}, {Bound.EXACT, Bound.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing two texts: `verdict` is "conflict", "agree" or "unrelated"."""

    verdict: str
    flags: tuple[Flag, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


def compare_texts(a: str, b: str, nlp: Language) -> Comparison:
    """Compare two texts that are not blank, each taken as an article of its own publisher."""
    return compare_many([(a, b)], nlp)[0]


def compare_many(pairs: Sequence[tuple[str, str]], nlp: Language) -> list[Comparison]:
    """Compare each pair of texts; the texts of many pairs are parsed together."""
    found = []
    rest = iter(pairs)
    while chunk := list(islice(rest, CHUNK_PAIRS)):
        articles = [_article(text, side) for pair in chunk for side, text in enumerate(pair)]
        claims = extract_claims(articles, nlp)
        found += [
            compare_articles(articles[i : i + 2], [*claims[i], *claims[i + 1]])
            for i in range(0, len(articles), 2)
        ]
    return found


def _article(text: str, side: int) -> Article:
    publisher = ("the first text", "the second text")[side]
    return Article(article_id_of(text, publisher, None, None), text, publisher, publisher=publisher)


def compare_articles(articles: Sequence[Article], claims: Sequence[Claim]) -> Comparison:
    """Match and judge the claims of two articles that are taken to be of one story."""
    by_id = {article.article_id: article for article in articles}
    by_claim = {claim.claim_id: claim for claim in claims}
    stories = dict.fromkeys(by_id, "compared")
    links = [compare_claims(a, b, by_id) for a, b in pairs_in_memory(claims, stories)]
    origins = find_origins([])
    flags = [
        flag
        for figure in group_claims(claims, links, stories, tolerance("compared_texts_from"))
        for flag in judge_figure(figure, by_claim, by_id, origins, links)
    ]
    verdict = _verdict(flags, links, by_claim)
    return Comparison(verdict, tuple(flags), tuple(claims), tuple(links))


def _verdict(flags: Sequence[Flag], links: Sequence[Link], claims: dict[str, Claim]) -> str:
    if any(_across(flag, claims) for flag in flags if flag.is_conflict):
        return "conflict"
    if any(_only_hedges_differ(claims[link.claim_a], claims[link.claim_b]) for link in links):
        return "conflict"
    joined = any(
        link.judgement == "same"
        and claims[link.claim_a].article_id != claims[link.claim_b].article_id
        for link in links
    )
    return "agree" if joined else "unrelated"


def _only_hedges_differ(a: Claim, b: Claim) -> bool:
    """True for one sentence said twice where only a strict hedge differs: "40", "more than 40".

    Between outlets that is drift; of two texts given to be compared it is all that they differ in.
    """
    if a.article_id == b.article_id or {a.bound, b.bound} not in _STRICT:
        return False
    left, right = read_profile(a), read_profile(b)
    return left.masked == right.masked and written_alike(a, b)


def _across(flag: Flag, claims: dict[str, Claim]) -> bool:
    return any(claims[a].article_id != claims[b].article_id for a, b in flag.pairs)
