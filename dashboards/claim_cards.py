"""Claims side by side as cards: who prints it, who says it, the sentence with the number marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboards import format as fmt
from dashboards import words
from dashboards.quote import context, quotation
from dashboards.text import escaped, isolated, web_address

Row = Mapping[str, Any]


def cards(claims: Sequence[Row], only_last: int | None = None) -> str:
    """The cards of the claims as one grid, lettered in order; of many only the last."""
    lettered = list(enumerate(claims))
    drawn = "".join(_card(at, claim) for at, claim in lettered[-(only_last or len(lettered)) :])
    return f'<div class="cw-cards">{drawn}</div>'


def _card(position: int, claim: Row) -> str:
    letter = words.letter(position)
    return (
        f'<article class="cw-card" id="claim-{letter}">'
        f'<header><span class="cw-letter">{letter}</span>'
        f"<div><h3>{isolated(words.publisher(claim))}</h3>"
        f"<p>{escaped(published(claim))}</p></div></header>"
        f'<div><p class="cw-number" title="{_raw(claim)}">'
        f"{escaped(words.figure_in_words(claim))}</p>"
        f'<p class="cw-speaker">{_speaker(claim)}</p></div>'
        f"{quotation(claim)}"
        f"{context(claim.get('before') or '', claim.get('after') or '', claim)}"
        f"<dl>{_facts(claim)}</dl>"
        f"{_source(claim)}</article>"
    )


def published(claim: Row) -> str:
    """When it was published: with the time and its zone, or the day where no more is known."""
    at = claim["published_at"]
    only_day = claim["published_precision"] == "day"
    return fmt.day(fmt.as_utc(at)) if at and only_day else fmt.moment(at)


def _raw(claim: Row) -> str:
    return escaped(f"{claim['text']}: {fmt.raw(claim['lo'])} … {fmt.raw(claim['hi'])}")


def _speaker(claim: Row) -> str:
    via = fmt.listed(list(claim["via"] or ()))
    through = f", via {isolated(via)}" if via else ""
    return f"{isolated(words.speaker(claim))}{through}"


def _facts(claim: Row) -> str:
    facts = [
        ("Counted", isolated(" ".join(claim["counted"] or ()) or claim["about"] or "")),
        ("Given as", escaped(words.bound_in_words(claim))),
        ("Leaves open", escaped(fmt.spread(claim["lo"], claim["hi"], claim["unit"]))),
    ]
    if claim["as_of"] is not None and claim["as_of_from"] == "stated":
        facts.append(("As of", escaped(fmt.day(claim["as_of"]))))
    return "".join(
        f"<div><dt>{name}</dt><dd>{told}</dd></div>" for name, told in facts if told != isolated("")
    )


def _source(claim: Row) -> str:
    title = isolated(claim["title"] or "Untitled article")
    address = web_address(claim["url"])
    if address is None:
        return f'<footer class="cw-source">{title}</footer>'
    return (
        f'<footer class="cw-source"><a href="{escaped(address)}" target="_blank" '
        f'rel="noopener noreferrer nofollow">{title}<span aria-hidden="true"> ↗</span></a></footer>'
    )
