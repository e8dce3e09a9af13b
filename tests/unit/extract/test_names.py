"""Short names, roles and acronyms, resolved to the fullest name of the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch.extract.name_index import pronoun_kind, strip_articles
from claimwatch.extract.names import read_names
from claimwatch.extract.sentences import split_sentences

TEXT = (
    "Transport Minister Ann Lee opened the bridge. Lorna Beck, who runs the Harbour Office, stayed "
    "away. The Northern Rail Authority (NRA) closed two lines. Hull mayor Tom Reed objected."
)

RESOLVED = [
    ("Lee", "Transport Minister Ann Lee"),
    ("Ms Lee", "Transport Minister Ann Lee"),
    ("Beck", "Lorna Beck"),
    ("the minister", "Transport Minister Ann Lee"),
    ("the transport minister", "Transport Minister Ann Lee"),
    ("the mayor", "Hull mayor Tom Reed"),
    ("NRA", "Northern Rail Authority (NRA)"),
    ("the authority", "Northern Rail Authority"),
    ("the office", "Harbour Office"),
    ("USGS", "U.S. Geological Survey"),
    # nothing in the article says more
    ("police", "police"),
    ("Moscow", "Moscow"),
    ("the spokesman", "spokesman"),
]


@pytest.mark.parametrize(("short", "full"), RESOLVED)
def test_a_short_name_becomes_the_fullest_of_the_article(short, full):
    assert read_names(split_sentences(TEXT)).resolve(short, len(TEXT)) == full


def test_the_nearest_person_before_a_place_is_found():
    names = read_names(split_sentences(TEXT))
    assert names.nearest("person", TEXT.index("The Northern")) == "Lorna Beck"
    assert names.nearest("person", 0) is None


@pytest.mark.parametrize(
    ("word", "kind"), [("He", "person"), ("she", "person"), ("it", "body"), ("police", None)]
)
def test_what_a_pronoun_can_mean(word, kind):
    assert pronoun_kind(word) == kind


def test_articles_are_stripped():
    assert strip_articles("The harbour office") == "harbour office"


@given(st.text(max_size=300))
def test_any_text_can_be_indexed(text):
    names = read_names(split_sentences(text))
    assert isinstance(names.resolve("the minister", 10), str)
