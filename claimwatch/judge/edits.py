"""The number at one address changed between two fetches: silent_edit.

Which version is the newer is what collecting found: the one that came later.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimwatch.judge.explain import outlet_of, wording_of
from claimwatch.judge.grounds import Grounds, Links
from claimwatch.judge.raising import listed, raise_notice
from claimwatch.match.profile import read_profile
from claimwatch.match.units import common_intervals, written_alike
from claimwatch.model import Article, Claim, Figure, Flag, FlagKind
from claimwatch.tables import read_csv


@dataclass(frozen=True, slots=True)
class Edit:
    """A number of a page and what stands in its place now.

    `same_sentence`: the sentence is the same but for the number. `said`: the page says that it was
    corrected.
    """

    older: Claim
    newer: Claim
    same_sentence: bool
    said: bool


def find_edits(figures: Sequence[Figure], grounds: Grounds) -> list[Edit]:
    """The numbers that changed between two versions of one page, in order of the newer claims.

    Two claims stand in one place when their sentences are the same but for the number, else when
    they are of one figure. A number that stands in both versions did not change.
    """
    figure_of = {claim_id: f.figure_id for f in figures for claim_id in f.claim_ids}
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim_id in sorted(figure_of):
        claim = grounds.claims[claim_id]
        if claim.monitorable:
            by_article[claim.article_id].append(claim)
    return [
        edit
        for newer, older in sorted(grounds.edits.items())
        if newer in grounds.articles and older in grounds.articles
        for edit in _between(by_article[older], by_article[newer], figure_of, grounds)
    ]


def _between(
    older: Sequence[Claim], newer: Sequence[Claim], figure_of: Mapping[str, str], grounds: Grounds
) -> Iterator[Edit]:
    for new in newer:
        if any(_in_one_place(old, new, figure_of) and written_alike(old, new) for old in older):
            continue
        places = [(_one_sentence(old, new), old) for old in older if _changed(old, new)]
        same = [old for one_sentence, old in places if one_sentence]
        like = [o for _, o in places if figure_of[o.claim_id] == figure_of[new.claim_id]]
        for old in same or like:
            if not any(_in_one_place(old, c, figure_of) and written_alike(old, c) for c in newer):
                said = says_corrected(grounds.articles[new.article_id])
                yield Edit(old, new, bool(same), said)


def _in_one_place(a: Claim, b: Claim, figure_of: Mapping[str, str]) -> bool:
    return _one_sentence(a, b) or figure_of[a.claim_id] == figure_of[b.claim_id]


def _one_sentence(a: Claim, b: Claim) -> bool:
    left, right = read_profile(a), read_profile(b)
    return left.masked == right.masked and left.at == right.at


def _changed(a: Claim, b: Claim) -> bool:
    return common_intervals(a, b) is not None and not written_alike(a, b)


def says_corrected(article: Article) -> bool:
    """True when an article says that something in it was corrected."""
    return _correction_pattern().search(article.text) is not None


@cache
def _correction_pattern() -> re.Pattern[str]:
    phrases = (re.escape(row["phrase"]) for row in read_csv("corrections.csv"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})", re.IGNORECASE)


def edit_notices(
    figures: Sequence[Figure], edits: Sequence[Edit], grounds: Grounds, links: Links
) -> Iterator[Flag]:
    """One notice a figure on the numbers that its pages changed without saying so."""
    by_figure = {claim_id: figure for figure in figures for claim_id in figure.claim_ids}
    silent: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        if not edit.said:
            silent[by_figure[edit.newer.claim_id].figure_id].append(edit)
    for figure in figures:
        if found := silent.get(figure.figure_id):
            said = f"A number was changed in place: {listed([_say(e, grounds) for e in found])}."
            pairs = [(edit.older, edit.newer) for edit in found]
            sure = 1.0 if any(edit.same_sentence for edit in found) else None
            yield raise_notice(FlagKind.SILENT_EDIT, figure, pairs, said, grounds, links, sure=sure)


def _say(edit: Edit, grounds: Grounds) -> str:
    article = grounds.articles[edit.newer.article_id]
    before = grounds.articles[edit.older.article_id].published_at
    dated = "dated as before" if before == article.published_at else "with another date"
    page = article.url or f"article {article.shown_id}"
    return (
        f"{outlet_of(edit.newer, grounds.articles)} had “{wording_of(edit.older)}” at {page} and "
        f"now has “{wording_of(edit.newer)}” there, {dated}, and does not say so"
    )
