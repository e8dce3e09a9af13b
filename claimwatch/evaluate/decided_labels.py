"""Labels from what analysts decided: a label file in the seeds' format, for own articles.

Only what a decision says is labelled. Where the numbers stand, and what they are, is taken over
from the claims; who asserts them is not, since nobody has looked at that.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimwatch.model import Article, Bound, Claim, FlagKind

ONE_QUANTITY = "not the same quantity"
"""The words of a dismissal that say that the claims should never have been joined."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided of a flag: whether it is `right`; and why, in the analyst's words.

    `pairs` are those that it rests on, empty where it stands no more.
    """

    flag_id: str
    kind: FlagKind
    right: bool
    why: str
    claim_ids: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """That one claim is not of one quantity with others, and why."""

    claim_id: str
    others: tuple[str, ...]
    why: str


def label_file(
    verdicts: Sequence[Verdict],
    parted: Sequence[Parted],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
) -> str:
    """The label file that says what was decided, in the order in which it was.

    `claims` and `articles` are those at hand: what was decided on others is left out. Where two
    decisions put a claim into different figures, the later one holds.
    """
    figures = _figures(verdicts, parted, claims)
    told = {c for v in verdicts for c in v.claim_ids} | set(figures)
    held = sorted(
        (claims[c] for c in told if c in claims), key=lambda c: (c.article_id, c.char_start)
    )
    names = {a: f"a{n}" for n, a in enumerate(dict.fromkeys(c.article_id for c in held), 1)}
    flags = [_flag(v, figures, claims) for v in verdicts if v.right]
    parts = {
        "articles": [_article(articles[a], name) for a, name in names.items()],
        "claims": [_claim(c, articles[c.article_id], names[c.article_id]) for c in held],
        "figures": list(_figure_rows(figures, verdicts, parted)),
        "flags": [row for row in flags if row is not None],
    }
    lists = [
        "\n".join([f"{name} = [", *(f"  {row}," for row in rows), "]\n"])
        for name, rows in parts.items()
    ]
    return "\n".join(['story = "What analysts decided"\n', *lists])


def _figures(
    verdicts: Sequence[Verdict], parted: Sequence[Parted], claims: Mapping[str, Claim]
) -> dict[str, str]:
    """The figure of each claim of which it was said with which others it is of one quantity."""
    figures: dict[str, str] = {}
    for verdict in verdicts:
        if verdict.right and verdict.kind is not FlagKind.SCOPE_DRIFT:
            figures |= dict.fromkeys(verdict.claim_ids, f"flag {verdict.flag_id}")
        elif ONE_QUANTITY in verdict.why.lower():
            for number, group in enumerate(_by_number(verdict.claim_ids, claims), 1):
                figures |= dict.fromkeys(group, f"flag {verdict.flag_id}, number {number}")
    for one in parted:
        figures |= dict.fromkeys(one.others, f"apart from {one.claim_id}")
        figures[one.claim_id] = f"claim {one.claim_id}"
    return {claim_id: name for claim_id, name in figures.items() if claim_id in claims}


def _by_number(claim_ids: Sequence[str], claims: Mapping[str, Claim]) -> list[list[str]]:
    """The claims that write one number in one unit, in order of their numbers."""
    groups: defaultdict[tuple[float, float, str], list[str]] = defaultdict(list)
    for claim in (claims[claim_id] for claim_id in claim_ids if claim_id in claims):
        key = (claim.as_written.lo, claim.as_written.hi, claim.unit or "")
        groups[key].append(claim.claim_id)
    return [groups[key] for key in sorted(groups)]


def _figure_rows(
    figures: Mapping[str, str], verdicts: Sequence[Verdict], parted: Sequence[Parted]
) -> Iterator[str]:
    whys = {f"flag {v.flag_id}": v.why for v in verdicts}
    whys |= {f"claim {p.claim_id}": p.why for p in parted}
    members: defaultdict[str, list[str]] = defaultdict(list)
    for claim_id, name in figures.items():
        members[name].append(claim_id)
    for name in sorted(members):
        why = whys.get(name.partition(",")[0]) or name
        yield _table(id=name, quantity=why, claims=sorted(members[name]))


def _flag(verdict: Verdict, figures: Mapping[str, str], claims: Mapping[str, Claim]) -> str | None:
    """A right flag's row; None where its figure or pairs are not known any more."""
    pairs = [pair for pair in verdict.pairs if all(c in claims and c in figures for c in pair)]
    if not pairs:
        return None
    named = sorted({figures[c] for pair in pairs for c in pair})
    return _table(
        kind=verdict.kind.value,
        figures=named,
        pairs=[list(pair) for pair in pairs],
        why=verdict.why,
    )


def _article(article: Article, name: str) -> str:
    given = {"publisher": article.publisher} if article.publisher else {}
    return _table(name=name, id=article.article_id, **given)


def _claim(claim: Claim, article: Article, name: str) -> str:
    value = list(claim.value) if isinstance(claim.value, tuple) else claim.value
    given: dict[str, object] = {"id": claim.claim_id, "article": name, "words": claim.text}
    starts = [at for at in range(len(article.text)) if article.text.startswith(claim.text, at)]
    if len(starts) > 1:
        given["occurrence"] = starts.index(claim.char_start) + 1
    given["value"] = value
    if claim.bound is not Bound.EXACT:
        given["bound"] = claim.bound.value
    return _table(**given)


def _table(**values: object) -> str:
    """An inline table of TOML."""
    return f"{{ {', '.join(f'{name} = {_toml(value)}' for name, value in values.items())} }}"


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    # A basic string of TOML escapes as JSON does, and DEL besides.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
