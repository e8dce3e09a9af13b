"""Articles weeks after their story are found by names that few articles give, in whatever batch."""

from __future__ import annotations

import json

import pytest

from claimwatch import steps, tables
from claimwatch.gate import OpenGate
from claimwatch.store import export_tables, open_reader

ROBBERY = [
    {
        "id": "a1",
        "publisher": "Courier",
        "published_at": "2025-04-11T18:00:00Z",
        "text": "A gunman shot Ada Hobbs and Ben Carver in a bank in Dunmar on Friday. Three "
        "people were killed.",
    },
    {
        "id": "a2",
        "publisher": "Herald",
        "published_at": "2025-04-12T18:00:00Z",
        "text": "Three people were killed in a bank in Dunmar on Friday when a gunman shot Ada "
        "Hobbs and Ben Carver.",
    },
]
TRIAL = {
    "id": "a3",
    "publisher": "Post",
    "published_at": "2026-01-05T18:00:00Z",
    "text": "A gunman who shot Ada Hobbs and Ben Carver in a bank in Dunmar was in court. Five "
    "people were killed in the bank.",
}
RACE = {
    "id": "a4",
    "publisher": "Star",
    "published_at": "2025-09-05T18:00:00Z",
    "text": "Runners from Selby crossed meadows, bridges and vineyards in a marathon for charity, "
    "which raised $40,000 for schools that Ada Hobbs and Ben Carver had founded as teachers.",
}

pytestmark = pytest.mark.slow


@pytest.fixture
def ended(tmp_path, nlp):
    """How the batches, run in this order, end: the story of each article, and all tables."""

    def run(*batches):
        folder = tmp_path / "-".join(one["id"] for batch in batches for one in batch)
        folder /= str(len(batches))
        folder.mkdir(parents=True)
        for number, batch in enumerate(batches):
            path = folder / f"{number}.jsonl"
            path.write_text("\n".join(map(json.dumps, batch)), encoding="utf-8")
            steps.run([path], folder / "a.duckdb", gate=OpenGate(), nlp=nlp, channels=("none",))
        with open_reader(folder / "a.duckdb") as reader:
            stories = {r["publisher"]: r["story_id"] for r in reader.rows("v_articles")}
        files = export_tables(folder / "a.duckdb", folder / "export")
        # What was told on the way stays told, and articles name their files.
        told = {"alerts", "articles"}
        return stories, {f.stem: f.read_bytes() for f in files if f.stem not in told}

    return run


def test_a_trial_that_names_no_month_is_of_the_story_of_those_whom_it_names(ended):
    stories, whole = ended([*ROBBERY, TRIAL])
    assert len(set(stories.values())) == 1
    assert ended(ROBBERY, [TRIAL]) == (stories, whole)
    assert ended([TRIAL], ROBBERY) == (stories, whole)


@pytest.mark.soak
def test_one_name_in_common_is_too_little(ended):
    trial = {**TRIAL, "text": TRIAL["text"].replace("Ben Carver", "others")}
    stories, whole = ended([*ROBBERY, trial])
    assert stories["Courier"] == stories["Herald"] != stories["Post"]
    assert ended(ROBBERY, [trial]) == (stories, whole)


@pytest.mark.soak
def test_names_that_become_common_join_nothing_any_more(ended, monkeypatch):
    read = tables.read_toml("stories.toml")["rare_name"]
    text = tables._text
    monkeypatch.setattr(
        tables, "_text", lambda name: text(name).replace(f"rare_name = {read}", "rare_name = 3")
    )
    stories, _ = ended([*ROBBERY, TRIAL])
    assert len(set(stories.values())) == 1
    stories, whole = ended([*ROBBERY, TRIAL, RACE])
    assert len(set(stories.values())) == 3
    for batches in ((ROBBERY, [TRIAL], [RACE]), ([RACE], [TRIAL], ROBBERY)):
        assert ended(*batches) == (stories, whole)
