"""A story's figures in short: what is agreed and what is disputed, with low and high."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dashboards import format as fmt
from dashboards import words
from dashboards.db import Row, Snapshot
from dashboards.text import escaped

Spreads = Mapping[str, Sequence[Row]]


def spreads_of(snapshot: Snapshot, figures: Sequence[Row]) -> Spreads:
    """The low and high of each figure, in each unit."""
    found: dict[str, list[Row]] = defaultdict(list)
    ids = [figure["figure_id"] for figure in figures]
    for row in snapshot.rows("v_desk_figure_spreads", figure_ids=ids):
        found[row["figure_id"]].append(row)
    return found


def extent(story: Row) -> str:
    """How large a story is and when it ran."""
    size = (
        f"{fmt.plural(story['n_articles'], 'article')} of "
        f"{fmt.plural(story['n_publishers'], 'publisher')}"
    )
    first, last = fmt.day(story["first_at"]), fmt.day(story["last_at"])
    when = first if first == last else f"{first} to {last}"
    return f"{size}, {when}, {fmt.plural(story['n_flags'], 'flag')}"


def figure_list(figures: Sequence[Row], spreads: Spreads) -> str:
    """The figures, one a line: agreed or disputed, what it is, low to high, by how many."""
    if not figures:
        return '<p class="cw-note">No figure here is reported by two claims.</p>'
    lines = "".join(_line(figure, spreads.get(figure["figure_id"], ())) for figure in figures)
    return f'<ul class="cw-figures">{lines}</ul>'


def _line(figure: Row, spreads: Sequence[Row]) -> str:
    sign, word, style = _standing(figure)
    ends = "; ".join(words.spread_in_words(s) for s in spreads[:2])
    raw = "; ".join(f"{fmt.raw(s['lo'])} … {fmt.raw(s['hi'])}" for s in spreads[:2])
    return (
        f'<li><span class="cw-verdict {style}"><span aria-hidden="true">{sign}</span> {word}</span>'
        f'<a href="figure?id={escaped(figure["figure_id"])}" dir="auto">'
        f'{escaped(figure["label"])}</a><b title="{escaped(raw)}">{escaped(ends)}</b>'
        f'<span class="cw-note">{fmt.plural(figure["n_claims"], "claim")}, '
        f"{fmt.plural(figure['n_origins'], 'origin')}</span></li>"
    )


def _standing(figure: Row) -> tuple[str, str, str]:
    if figure["conflicts"]:
        return "≠", "Disputed", "conflicts"
    if figure["others"]:
        return "≈", "Noted", "notices"
    return "=", "Agreed", "agreed"
