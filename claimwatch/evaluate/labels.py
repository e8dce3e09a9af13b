"""Labels: what a careful reader finds in a set of articles, read from TOML files.

The format is documented in seeds/README.md. Every mistake in a file is an error that names the
file and the key, since a label that is silently left out makes a score look better than it is.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimwatch.errors import InputNotFound
from claimwatch.evaluate.label_fields import Row, refuse, row_of, rows_of, toml_of
from claimwatch.evaluate.label_records import (
    Distractor,
    LabelledArticle,
    LabelledClaim,
    LabelledFigure,
    LabelledFlag,
    Labels,
    Pair,
)
from claimwatch.model import Bound, FlagKind

TOP_KEYS = frozenset({"story", "articles", "claims", "figures", "flags", "origins", "distractors"})


def load_labels(path: Path) -> Labels:
    """The labels of a file or of every `*.toml` file of a folder.

    Raises:
        InputNotFound: no such file, or a folder without label files.
        InputUnreadable: a file is no TOML, or a key is unknown, missing or of the wrong sort.
    """
    files = [path] if path.is_file() else sorted(path.glob("*.toml"))
    if not files:
        raise InputNotFound(f"no labels at {path}: name a .toml file or a folder of them")
    return _together([_read_file(file) for file in files])


def _together(parts: Iterable[Labels]) -> Labels:
    parts = list(parts)
    return Labels(
        {name: a for part in parts for name, a in part.articles.items()},
        {name: c for part in parts for name, c in part.claims.items()},
        {name: f for part in parts for name, f in part.figures.items()},
        tuple(flag for part in parts for flag in part.flags),
        tuple(origin for part in parts for origin in part.origins),
        tuple(item for part in parts for item in part.distractors),
    )


def _read_file(path: Path) -> Labels:
    content, stem = toml_of(path), path.stem
    for key in content.keys() - TOP_KEYS:
        refuse(path, key, f"unknown; known are {', '.join(sorted(TOP_KEYS))}")
    articles = _distinct(_article(row, stem) for row in rows_of(path, content, "articles"))
    claims = _distinct(_claim(row, stem, articles) for row in rows_of(path, content, "claims"))
    figures = _distinct(_figure(row, stem, claims) for row in rows_of(path, content, "figures"))
    _check_figures(path, figures)
    flags = tuple(_flag(row, stem, claims, figures) for row in rows_of(path, content, "flags"))
    origins = tuple(
        row.names("articles", articles, stem, least=2)
        for row in rows_of(path, content, "origins", known={"articles", "why"})
    )
    distractors = tuple(
        _distractor(row, stem, articles)
        for row in rows_of(
            path, content, "distractors", known={"article", "words", "occurrence", "why"}
        )
    )
    return Labels(articles, claims, figures, flags, origins, distractors)


def _distinct(named: Iterable[tuple[Row, str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row, name, record in named:
        if name in found:
            row.refuse("id", f"{name!r} is given twice")
        found[name] = record
    return found


def _article(row: Row, stem: str) -> tuple[Row, str, LabelledArticle]:
    row = row_of(row, {"name", "id", "source", "publisher"})
    shown_id, source = row.text("id", None), row.text("source", None)
    if (shown_id is None) == (source is None):
        row.refuse("id", "give either id or source")
    name = f"{stem}/{row.text('name')}"
    return row, name, LabelledArticle(name, shown_id, source, row.text("publisher", None))


def _claim(
    row: Row, stem: str, articles: Mapping[str, LabelledArticle]
) -> tuple[Row, str, LabelledClaim]:
    known = {"id", "article", "words", "occurrence", "value", "bound"}
    row = row_of(row, known | {"counted", "claimant", "via"})
    name = f"{stem}/{row.text('id')}"
    claim = LabelledClaim(
        name=name,
        article=row.name("article", articles, stem),
        words=_words(row),
        value=row.value("value"),
        bound=row.choice("bound", Bound, Bound.EXACT),
        occurrence=row.whole("occurrence"),
        counted=row.text("counted", None),
        claimant=row.text("claimant", None),
        via=row.text("via", None),
    )
    return row, name, claim


def _words(row: Row) -> str:
    return row.text("words") or row.refuse("words", "is empty")


def _distractor(row: Row, stem: str, articles: Mapping[str, LabelledArticle]) -> Distractor:
    words, why = _words(row), row.text("why", None)
    article = row.name("article", articles, stem)
    name = f"{article}: {words}" + (f" ({why})" if why else "")
    return Distractor(name, article, words, row.whole("occurrence"))


def _figure(
    row: Row, stem: str, claims: Mapping[str, LabelledClaim]
) -> tuple[Row, str, LabelledFigure]:
    row = row_of(row, {"id", "quantity", "claims", "may_join"})
    name = f"{stem}/{row.text('id')}"
    members = row.names("claims", claims, stem, least=1)
    may_join = tuple(f"{stem}/{other}" for other in row.texts("may_join"))
    return row, name, LabelledFigure(name, str(row.text("quantity")), members, may_join)


def _check_figures(path: Path, figures: Mapping[str, LabelledFigure]) -> None:
    owner: dict[str, str] = {}
    for figure in figures.values():
        for other in figure.may_join:
            if other not in figures:
                refuse(path, "figures.may_join", f"no figure {other!r}")
        for claim in figure.claims:
            if owner.setdefault(claim, figure.figure) != figure.figure:
                refuse(path, "figures.claims", f"{claim!r} is also in {owner[claim]!r}")


def _flag(
    row: Row,
    stem: str,
    claims: Mapping[str, LabelledClaim],
    figures: Mapping[str, LabelledFigure],
) -> LabelledFlag:
    row = row_of(row, {"kind", "figure", "figures", "pairs", "sides", "optional", "why"})
    about = [row.text("figure")] if "figure" in row.fields else row.texts("figures")
    members = {c for name in about for c in figures_claims(row, f"{stem}/{name}", figures)}
    pairs = frozenset(_pairs(row, stem, claims))
    if not pairs:
        row.refuse("pairs", "give pairs, or sides of which each two make pairs")
    for claim in sorted({claim for pair in pairs for claim in pair} - members):
        row.refuse("pairs", f"{claim!r} is not in the figure")
    why = row.text("why", None)
    label = f"{stem}/{' + '.join(str(name) for name in about)}" + (f" ({why})" if why else "")
    return LabelledFlag(row.choice("kind", FlagKind), label, pairs, row.truth("optional"))


def figures_claims(row: Row, name: str, figures: Mapping[str, LabelledFigure]) -> tuple[str, ...]:
    """The claims of the figure `name`; refuses one that the file does not have."""
    if name not in figures:
        row.refuse("figure", f"no figure {name!r}")
    return figures[name].claims


def _pairs(row: Row, stem: str, claims: Mapping[str, LabelledClaim]) -> Iterator[Pair]:
    for pair in row.lists("pairs", claims, stem):
        if len(set(pair)) != 2:
            row.refuse("pairs", f"{pair} are not two claims")
        yield frozenset(pair)
    for left, right in itertools.combinations(row.lists("sides", claims, stem), 2):
        yield from (frozenset(pair) for pair in itertools.product(left, right))
