"""Speakers read off raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch.extract.tags import (
    according_tag,
    as_speaker,
    headline_tag,
    tag_after,
    tag_before,
    tail_tag,
)

AFTER = [
    (" said Lorna Beck.", "Lorna Beck"),
    (" police said on Friday.", "police"),
    (" the harbour master said.", "harbour master"),
    (" he added, smiling.", "he"),
    (" and left.", None),
]


@pytest.mark.parametrize(("chunk", "speaker"), AFTER)
def test_the_speaker_behind_a_quotation(chunk, speaker):
    assert tag_after(chunk) == speaker


BEFORE = [
    ("Lorna Beck said: ", "Lorna Beck"),
    ("At a meeting in Hull, Mayor Reed said: ", "Mayor Reed"),
    ("Lorna Beck, the harbour chief, said: ", "Lorna Beck"),
    ("The weather was fine. ", None),
]


@pytest.mark.parametrize(("chunk", "speaker"), BEFORE)
def test_the_speaker_before_a_quotation(chunk, speaker):
    assert tag_before(chunk) == speaker


HEADLINES = [
    ("Police: 14 boats sunk", "Police"),
    ("14 boats sunk: ministry", "ministry"),
    ("14 boats sunk – Oslo", "Oslo"),
    ("14 boats sunk - BBC News", None),
    ("Harbour in flames: 14 boats sunk", None),
    ("14 boats sank: nobody was hurt, police said.", None),
]


@pytest.mark.parametrize(("line", "speaker"), HEADLINES)
def test_the_speaker_of_a_headline(line, speaker):
    tag = headline_tag(line)
    assert (tag.speaker if tag else None) == speaker


def test_the_tail_and_according_to():
    tail = tail_tag("14 boats sank in the storm, the coast guard said on Friday.")
    assert tail is not None
    assert tail.speaker == "coast guard"
    according = according_tag("14 boats sank, according to the coast guard.")
    assert according is not None
    assert according.speaker == "coast guard"
    assert tail_tag("14 boats sank in the storm.") is None
    assert according_tag("14 boats sank in the storm.") is None


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("But the police", "police"),
        ("Lorna Beck later", "Lorna Beck"),
        ("the Survey (CSA)", "Survey"),
        ("who", None),
        ("the pier that was", None),
        ("", None),
    ],
)
def test_what_can_speak(phrase, speaker):
    assert as_speaker(phrase) == speaker


@given(st.text(max_size=200))
def test_any_text_can_be_asked_for_a_speaker(text):
    for read in (tag_after, tag_before, as_speaker):
        found = read(text)
        assert found is None or found
    for find in (headline_tag, tail_tag, according_tag):
        tag = find(text)
        assert tag is None or 0 <= tag.start <= tag.end <= len(text)
