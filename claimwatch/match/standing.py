"""How likely two claims whose numbers agree are of one quantity, as they stand in their story.

The comparators see two claims alone. Here counts what else the two articles offer: a better partner
for either, more numbers of that sort, what was told later. Numbers written alike and numbers that
may be one, rounded, are weighed by weights of their own, which stand in
`seeds/tables/standing_weights.toml`; `learn.py` fits them offline. Numbers that cannot both hold
are not weighed so: standing out among others says little there (tried: of the flags that it added
fewer than half were right).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from claimwatch.match.compare import Odds, score_of
from claimwatch.match.cores import differ
from claimwatch.match.standing_signs import read_signs, read_story, tell_enough
from claimwatch.match.telltales import Told
from claimwatch.match.units import written_alike
from claimwatch.model import Claim, Link, Reason
from claimwatch.tables import read_toml


@cache
def read_standing_weights() -> dict[str, Odds]:
    """The weights for pairs that are `agreeing` and for those that are `compatible`."""
    found = {}
    for sort, table in read_toml("standing_weights.toml").items():
        assert isinstance(table, dict)
        rows = {name: row for name, row in table.items() if name != "bias"}
        same = {name: row["same"] for name, row in rows.items()}
        found[sort] = Odds(table["bias"], same, {n: row["different"] for n, row in rows.items()})
    return found


def weigh_standings(claims: Mapping[str, Claim], links: Sequence[Link], told: Told) -> list[Link]:
    """The links of one story, those whose numbers agree with a score of their standing.

    Vetoed and settled ones, those of one article and those of articles that tell little stay.
    """
    weights = read_standing_weights()
    scores = {
        (link.claim_a, link.claim_b): score_of(_reasons(signs), weights[sort])
        for link, sort, signs in signs_in_story(claims, links, told)
    }
    return [
        replace(link, score=scores.get((link.claim_a, link.claim_b), link.score)) for link in links
    ]


def _reasons(signs: Mapping[str, float]) -> Iterator[Reason]:
    return (Reason(name, score, "") for name, score in signs.items() if score)


def signs_in_story(
    claims: Mapping[str, Claim], links: Sequence[Link], told: Told
) -> Iterator[tuple[Link, str, dict[str, float]]]:
    """Each link that is weighed, the sort of its pair, and its signs in [-1, 1]."""
    story = read_story(claims, links, told)
    for link in links:
        a, b = claims[link.claim_a], claims[link.claim_b]
        known = link.is_vetoed or link.is_settled or a.article_id == b.article_id
        if known or differ(a, b) or not tell_enough(a, b, story):
            continue
        sort = "agreeing" if written_alike(a, b) else "compatible"
        yield link, sort, read_signs(link, a, b, story)
