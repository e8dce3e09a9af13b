"""The language of an article: by its words where they are enough, else as its tag says."""

from __future__ import annotations

import pytest

from claimwatch.collect.articles import ReadFields, build_article
from claimwatch.collect.languages import language_of_text

ENGLISH = "At least 14 people were hurt on Tuesday when a ferry ran aground, the coast guard said."
GERMAN = "Mindestens 14 Menschen wurden am Dienstag verletzt, teilte die Küstenwache mit."
FRENCH = "Au moins 14 personnes ont été blessées mardi, ont annoncé les garde-côtes dans la nuit."
UKRAINIAN = "Щонайменше 14 людей постраждали у вівторок, повідомила берегова охорона країни."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (FRENCH, "fr"),
        (UKRAINIAN, "uk"),
        ("14 hurt", None),
        ("Alpha 4000 TEU | Beta 12.3 kn | Gamma 77", None),
        ("1 2 3 4 5 " * 500, None),
    ],
)
def test_a_language_is_named_where_it_is_sure(text: str, language: str | None) -> None:
    assert language_of_text(text) == language


def test_the_words_of_a_text_outweigh_its_tag() -> None:
    assert build_article(ReadFields(text=GERMAN, source="a", language="en")).language == "de"


def test_a_tag_is_believed_where_the_words_are_few() -> None:
    assert build_article(ReadFields(text="14 verletzt", source="a", language="de")).language == "de"
