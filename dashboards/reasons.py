"""Why a flag was raised: the pairs that cannot both hold, and why their claims were joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claimwatch.model import Judgement
from dashboards import format as fmt
from dashboards import words
from dashboards.text import escaped, isolated

Row = Mapping[str, Any]

_MOST_PAIRS = 12
_LINKS_AT_ONCE = 5
_MOST_LINKS = 60


def letters_of(claims: Sequence[Row]) -> dict[str, str]:
    """The letter of each claim by its id, as on the cards."""
    return {claim["claim_id"]: words.letter(at) for at, claim in enumerate(claims)}


def pair_list(pairs: Sequence[Row], claims: Sequence[Row], is_conflict: bool) -> str:
    """The pairs, one a line, each side with its letter, its number and who says it."""
    letters = letters_of(claims)
    between = "against" if is_conflict else "beside"
    shown = [pair for pair in pairs if {pair["claim_a"], pair["claim_b"]} <= letters.keys()]
    sides = sorted(_letters_of_pair(pair, letters) for pair in shown)
    by_letter = {letters[claim["claim_id"]]: claim for claim in claims}
    lines = [
        f"<li>{_side(first, by_letter)} <i>{between}</i> {_side(second, by_letter)}</li>"
        for first, second in sides[:_MOST_PAIRS]
    ]
    left = len(pairs) - len(lines)
    more = f'<li class="cw-note">and {left:,} more</li>' if left > 0 else ""
    return f'<ul class="cw-pairs">{"".join(lines)}{more}</ul>'


def _side(letter: str, by_letter: Mapping[str, Row]) -> str:
    claim = by_letter[letter]
    return (
        f'<span class="cw-side"><span class="cw-letter">{letter}</span>'
        f"<b>{escaped(words.figure_in_words(claim))}</b> "
        f"<span>{isolated(words.speaker(claim))}, {isolated(words.publisher(claim))}</span></span>"
    )


def link_list(links: Sequence[Row], claims: Sequence[Row]) -> str:
    """Each link with its score; its comparators' scores and sentences unfold. Weakest first."""
    letters = letters_of(claims)
    shown = [link for link in links if {link["claim_a"], link["claim_b"]} <= letters.keys()]
    joined = [_link(link, letters) for link in shown if link["judgement"] == Judgement.SAME]
    apart = [_link(link, letters) for link in shown if link["judgement"] == Judgement.DIFFERENT]
    first, rest = joined[:_LINKS_AT_ONCE], joined[_LINKS_AT_ONCE:_MOST_LINKS]
    return (
        "".join(first)
        + _folded(f"{len(rest)} surer ones", rest)
        + _folded(
            f"{fmt.plural(len(apart), 'pair')} judged apart, held together by other claims",
            apart[:_MOST_LINKS],
        )
    )


BY_WORDING = '<p class="cw-note">By the wordings of each two alone:</p>'
"""Between the joins and the links."""


def join_list(joins: Sequence[Row], claims: Sequence[Row]) -> str:
    """Which of the flag's claims were taken together though their numbers differ, surest first."""
    letters = letters_of(claims)
    sides = [
        (
            join["likelihood"],
            *(_letters_of_core(join[core], letters) for core in _CORES),
            join["told_by"] or "",
        )
        for join in joins
    ]
    shown = sorted((side for side in sides if side[1] and side[2]), key=lambda side: -side[0])
    lines = [
        f"<li>{_lettered(one)} <i>beside</i> {_lettered(other)}{_since(told_by)}"
        f'<span class="cw-score" title="{likely:.4f}">{fmt.sureness(likely)} sure</span></li>'
        for likely, one, other, told_by in shown[:_LINKS_AT_ONCE]
    ]
    if not lines:
        return ""
    drawn = f'<ul class="cw-pairs cw-joins">{"".join(lines)}</ul>'
    return f'<p class="cw-note">{_JOINED}</p>{drawn}'


def _since(told_by: str) -> str:
    """What tells that two cores are one, where more than their wordings does."""
    return f" <i>since {escaped(told_by)}</i>" if told_by else ""


_CORES = ("core_a", "core_b")
_JOINED = "Seen among all numbers of the story, though theirs differ, these speak of one quantity:"
_MOST_LETTERS = 6


def _letters_of_core(core: Sequence[str], letters: Mapping[str, str]) -> list[str]:
    return sorted((letters[claim] for claim in core if claim in letters), key=_order)


def _lettered(held: Sequence[str]) -> str:
    shown = "".join(f'<span class="cw-letter">{letter}</span>' for letter in held[:_MOST_LETTERS])
    left = len(held) - _MOST_LETTERS
    return f'<span class="cw-side">{shown}{f" and {left} more" if left > 0 else ""}</span>'


def _folded(summary: str, drawn: Sequence[str]) -> str:
    if not drawn:
        return ""
    inside = "".join(drawn)
    return f'<details class="cw-more"><summary>{summary}</summary>{inside}</details>'


def _link(link: Row, letters: Mapping[str, str]) -> str:
    pair = " and ".join(_letters_of_pair(link, letters))
    return unfolding(link, f"<b>{pair}</b>")


def unfolding(link: Row, pair: str, said: str = "") -> str:
    """A link in one line, its reasons to unfold; `pair` and `said` are HTML already."""
    judged = escaped(_JUDGED[link["judgement"]])
    return (
        f'<details class="cw-link"><summary><span>{pair} {judged}</span>'
        f'<span class="cw-score" title="{link["score"]:.4f}">{_sureness(link)}</span>'
        f'</summary>{said}<table class="cw-reasons"><caption class="cw-hidden">Why they were '
        "judged so</caption><thead><tr><th scope='col'>Compared</th><th scope='col'>Score</th>"
        f"<th scope='col'>What was found</th></tr></thead><tbody>{_reasons(link)}</tbody></table>"
        "</details>"
    )


def _sureness(link: Row) -> str:
    """How likely the two are of one quantity: what is joined is so sure, else only so likely."""
    said = "sure" if link["judgement"] == Judgement.SAME else "likely"
    return f"{fmt.sureness(link['score'])} {said}"


def _letters_of_pair(pair: Row, letters: Mapping[str, str]) -> list[str]:
    return sorted((letters[pair["claim_a"]], letters[pair["claim_b"]]), key=_order)


def _order(letter: str) -> tuple[int, str]:
    """A to Z come before AA."""
    return len(letter), letter


_JUDGED = {
    "same": "speak of one quantity",
    "unsure": "may speak of one quantity",
    "different": "speak of different quantities",
}


def _reasons(link: Row) -> str:
    return "".join(
        f"<tr><th scope='row'>{escaped(reason['comparator']).replace('_', ' ')}</th>"
        f"<td class='num'>{reason['score']:+.2f}</td><td>{isolated(reason['words'])}</td></tr>"
        for reason in link["reasons"]
    )
