"""Settles whose money a bare sign or name means, by the country of the publisher."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claimwatch.extract.mention import Mention
from claimwatch.model import Article
from claimwatch.tables import read_csv

UNNAMED = "of an unnamed country"
"""Ends the rule of a unit whose sign several countries use."""

_ALWAYS_NAMED = frozenset({"dollar", "japanese yen"})
_HEAD = 300


def settle_home_money(article: Article, mentions: Iterable[Mention]) -> None:
    """Read "$5" in an Australian outlet as Australian dollars, "kronor" in a Swedish as its own.

    Evidence, no more: the sign stays bare in what an agency wrote, and where the article names its
    country's money elsewhere ("A$7"), since there the bare one is another's.
    """
    if article.country is None:
        return
    for mention in mentions:
        bare, per, rate = (mention.unit or "").partition(" per ")
        home = _home_currencies().get((article.country, bare))
        unnamed = bare not in _ALWAYS_NAMED or UNNAMED in mention.rules.get("unit", "")
        if home and unnamed and not (_from_agency(article) or _names(article.text, home)):
            mention.unit = f"{home}{per}{rate}"
            mention.rules["unit"] = f"bare currency, publisher in {article.country}"


@cache
def _home_currencies() -> dict[tuple[str, str], str]:
    return {(row["country"], row["bare"]): row["unit"] for row in read_csv("home_currencies.csv")}


def _from_agency(article: Article) -> bool:
    return _credit().search(article.text, 0, _HEAD) is not None


@cache
def _credit() -> re.Pattern[str]:
    names = "|".join(
        re.escape(row["name"]) for row in read_csv("outlets.csv") if row["kind"] == "agency"
    )
    return re.compile(rf"\((?:{names})\)|\b(?:{names})\s?[-–—]\s")


def _names(text: str, unit: str) -> bool:
    return _written(unit).search(text) is not None


@cache
def _written(unit: str) -> re.Pattern[str]:
    written = [row["written"] for row in read_csv("currencies.csv") if row["unit"] == unit]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, written)) + ")", re.IGNORECASE)
