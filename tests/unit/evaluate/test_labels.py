"""Every mistake in a label file is refused by file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimwatch.errors import InputUnreadable
from claimwatch.evaluate import load_labels

GOOD = """
articles = [{ name = "a", id = "a-1" }, { name = "b", source = "b.txt" }]
claims = [
  { id = "x", article = "a", words = "5 dead", value = 5, occurrence = 2 },
  { id = "y", article = "b", words = "5 to 7", value = [5, 7], bound = "range" },
  { id = "z", article = "b", words = "a third", value = 0.333 },
]
figures = [
  { id = "dead", quantity = "the dead", claims = ["x", "y"], may_join = ["part"] },
  { id = "part", quantity = "a part", claims = ["z"] },
]
flags = [{ kind = "dispute", figure = "dead", sides = [["x"], ["y"]] }]
origins = [{ articles = ["a", "b"] }]
distractors = [{ article = "b", words = "in 1999", occurrence = 1 }]
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "set.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_are_kept_apart_by_file(tmp_path: Path) -> None:
    labels = load_labels(write(tmp_path, GOOD))
    assert sorted(labels.claims) == ["set/x", "set/y", "set/z"]
    assert labels.claims["set/y"].value == (5.0, 7.0)
    assert labels.flags[0].pairs == frozenset({frozenset({"set/x", "set/y"})})
    assert labels.figures["set/dead"].may_join == ("set/part",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("claims = [\n", "claim = [\n", "claim: unknown"),
        ('name = "a", ', "", r"articles\[1\]\.name: is missing"),
        ('id = "a-1"', 'id = "a-1", source = "a"', r"articles\[1\]\.id: give either id or source"),
        ('name = "b", source', 'name = "a", source', "'set/a' is given twice"),
        ("occurrence = 2", "occurrence = 0", r"claims\[1\]\.occurrence: 0 is less than 1"),
        ("occurrence = 2", "occurence = 2", r"claims\[1\]\.occurence: unknown"),
        ("value = 5,", 'value = "5",', r"claims\[1\]\.value: '5' is no number"),
        ("value = 5,", "value = true,", r"claims\[1\]\.value: True is no number"),
        ("[5, 7]", "[7, 5]", r"claims\[2\]\.value: \[7, 5\] is no \[low, high\]"),
        ('bound = "range"', 'bound = "roughly"', "'roughly' is none of exact, about"),
        ('words = "5 dead"', 'words = ""', r"claims\[1\]\.words: is empty"),
        ('article = "a", words', 'article = "c", words', "'c' is not labelled in this file"),
        ('claims = ["z"]', 'claims = ["x"]', "'set/x' is also in 'set/dead'"),
        ('claims = ["z"]', "claims = []", r"figures\[2\]\.claims: needs at least 1"),
        ('may_join = ["part"]', 'may_join = ["parts"]', "no figure 'set/parts'"),
        ('kind = "dispute"', 'kind = "quarrel"', "'quarrel' is none of dispute"),
        ('kind = "dispute", ', "", r"flags\[1\]\.kind: is missing"),
        ('figure = "dead"', 'figure = "deed"', "no figure 'set/deed'"),
        ('sides = [["x"], ["y"]]', 'sides = [["x"]]', "give pairs, or sides"),
        ('sides = [["x"], ["y"]]', 'pairs = [["x", "x"]]', "are not two claims"),
        ('sides = [["x"], ["y"]]', 'pairs = [["x", "z"]]', "'set/z' is not in the figure"),
        ('["x"], ["y"]', '"x", "y"', "is no list of lists"),
        ('articles = ["a", "b"]', 'articles = ["a"]', "needs at least 2"),
        ('words = "in 1999"', 'word = "in 1999"', r"distractors\[1\]\.word: unknown"),
        ("origins = [", "origins = 5 #", "origins: is no list of tables"),
        ("origins = [", "origins = [[", "is not a label file"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(InputUnreadable, match=message) as refusal:
        load_labels(write(tmp_path, GOOD.replace(old, new)))
    assert "set.toml" in str(refusal.value)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.toml"
    path.write_bytes(b"story = '\xff'")
    with pytest.raises(InputUnreadable, match="is not a label file"):
        load_labels(path)
