"""The message about a flag as data: what changed, who says what, in which sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimwatch.match.units import gap
from claimwatch.model import Article, Claim, Flag

MOST_SIDES = 6
_AROUND = 160


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a flag: who prints it when, whose word it is, and its sentence in three parts.

    `before`, `number` and `after` are the sentence around the number, on one line each.
    """

    outlet: str
    printed: str
    claimant: str | None
    via: tuple[str, ...]
    before: str
    number: str
    after: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Message:
    """All that an alert says. Channels differ in how they draw it, not in what it says."""

    flag_id: str
    kind: str
    severity: str
    label: str
    change: str
    explanation: str
    origins: int
    sides: tuple[Side, ...]
    sides_left_out: int


def message_about(
    flag: Flag, change: str, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Message:
    """The message on `flag`; claims and articles that are not at hand are left out of its sides."""
    held = [claims[claim_id] for claim_id in _telling(flag, claims)]
    return Message(
        flag_id=flag.flag_id,
        kind=flag.kind.value,
        severity=flag.severity.value,
        label=on_one_line(flag.label),
        change=change,
        explanation=on_one_line(flag.explanation),
        origins=flag.origins,
        sides=tuple(_side(claim, articles) for claim in held[:MOST_SIDES]),
        sides_left_out=max(0, len(held) - MOST_SIDES),
    )


def _telling(flag: Flag, claims: Mapping[str, Claim]) -> list[str]:
    """The flag's claims, the pair with the widest gap first, then in the flag's order."""
    pairs = [pair for pair in flag.pairs if pair[0] in claims and pair[1] in claims]
    widest: Sequence[str] = (
        max(pairs, key=lambda pair: (gap(claims[pair[0]], claims[pair[1]]), pair)) if pairs else ()
    )
    return [
        claim_id for claim_id in dict.fromkeys((*widest, *flag.claim_ids)) if claim_id in claims
    ]


def _side(claim: Claim, articles: Mapping[str, Article]) -> Side:
    article = articles.get(claim.article_id)
    start = claim.char_start - claim.sentence_start
    end = start + len(claim.text)
    return Side(
        outlet=_outlet(claim, article),
        printed=_printed(article),
        claimant=on_one_line(claim.claimant) if claim.claimant else None,
        via=tuple(map(on_one_line, claim.via)),
        before=_last(on_one_line(claim.sentence[:start], ends=True)),
        number=on_one_line(claim.text),
        after=_first(on_one_line(claim.sentence[end:], ends=True)),
        url=article.url if article else None,
    )


def _outlet(claim: Claim, article: Article | None) -> str:
    if article is None:
        return f"article {claim.article_id}"
    return on_one_line(article.publisher or f"article {article.shown_id}")


def _printed(article: Article | None) -> str:
    """When it was printed, as exactly as that is known."""
    if article is None or article.published_at is None:
        return "time unknown"
    if article.published_precision == "day":
        return f"{article.published_at:%-d %B %Y}"
    return f"{article.published_at:%-d %B %Y, %H:%M} UTC"


def _last(text: str) -> str:
    return text if len(text) <= _AROUND else "…" + text[-_AROUND:]


def _first(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND] + "…"


def on_one_line(text: str, *, ends: bool = False) -> str:
    """`text` in one line, without control characters and marks that turn the reading direction.

    Texts of articles are data: they must not steer a terminal or disguise a message. With `ends`,
    a space at either end is kept.
    """
    shown = "".join(
        char
        for char in text
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )
    line = " ".join(shown.split())
    if not ends or not line:
        return line
    return f"{' ' * shown[0].isspace()}{line}{' ' * shown[-1].isspace()}"
