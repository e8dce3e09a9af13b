"""The plan of what is watched: what it says, and what is told of its faults, with their lines."""

from __future__ import annotations

import json
import re
from datetime import time, timedelta
from pathlib import Path

import pytest

from claimwatch.errors import BadWatch, InputNotFound
from claimwatch.terms import FlagKind, Severity
from claimwatch.watch import Watch, load_watch, read_watch
from claimwatch.watch.channels import resolve_channel
from claimwatch.watch.describe import describe_watch, watch_schema

WHOLE = """\
publishers:
  - name: Harbour Courier
    domain: harbourcourier.example
    country: GB
    language: en-GB
    ownership_group: Tidewater Media
feeds:
  - url: https://harbourcourier.example/feed.xml
    publisher: Harbour Courier
    every: 10 min
    again: [2 h, 1 d]
inboxes:
  - path: inbox
topics:
  - name: Floods
    words: [flood, levee]
    kinds: [dispute]
    weight: 2
alerts:
  - name: desk
    topics: [Floods]
    severity: medium
    channels: [console]
    quiet: {from: "22:00", to: 6:30, zone: Europe/London}
digests:
  - at: 08:00
    channels: [file]
"""


def test_a_whole_plan_is_read() -> None:
    watch = read_watch(WHOLE)
    assert watch.publishers[0].language == "en"
    assert watch.feeds[0].every == timedelta(minutes=10)
    assert watch.feeds[0].again == (timedelta(hours=2), timedelta(days=1))
    assert watch.topics[0].kinds == (FlagKind.DISPUTE,)
    rule = watch.alerts[0]
    assert rule.severity is Severity.MEDIUM
    assert rule.quiet is not None
    assert (rule.quiet.start, rule.quiet.end) == (time(22), time(6, 30))
    assert watch.digests[0].at == time(8)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("feeds:\n  - url: ftp://a.example/x\n", "line 2: feeds[0].url is 'ftp://a.example/x'"),
        ("feeds:\n  - url: https://a.example\n    every: 5\n", "line 3: feeds[0].every is 5"),
        ("feeds:\n  - every: 5 min\n", "line 2: feeds[0].url: must be given"),
        ("feed: []\n", "line 1: feed: is not known here"),
        ("publishers: 3\n", "line 1: publishers is 3: must be a list"),
        ("topics:\n  - name: a\n    words: []\n", "line 3: topics[0].words"),
        ("topics:\n  - {name: a, words: [x]}\n  - {name: a, words: [y]}\n", "line 3: topics[1]"),
        ("alerts:\n  - name: a\n    channels: [x]\n    topics: [b]\n", "line 4: alerts[0].topics"),
        ("alerts:\n  - name: a\n    channels: [x]\n    severity: hihg\n", "line 4: alerts[0].sev"),
        (
            "templates:\n  - name: a\n    title: '{severity}'\n    body: 'x {lable}'\n",
            "line 4: templates[0].body is 'x {lable}': {lable} is no placeholder; there are title",
        ),
        (
            "templates:\n  - name: a\n    title: '{label.__class__}'\n",
            "line 3: templates[0].title is '{label.__class__}': {label.__class__} is no",
        ),
        ("templates:\n  - name: a\n    body: '{0}'\n", "{0} is no placeholder"),
        ("templates:\n  - name: a\n    body: '{}'\n", "{} is no placeholder"),
        ("templates:\n  - name: a\n    body: '{label[0]}'\n", "{label[0]} is no placeholder"),
        ("templates:\n  - name: a\n    body: '{label!r}'\n", "{label!r} is no placeholder"),
        ("templates:\n  - name: a\n    body: '{label:>9999999}'\n", "is no placeholder"),
        ("templates:\n  - name: a\n    body: 'one { brace'\n", "line 3: templates[0].body"),
        (
            "alerts:\n  - name: a\n    channels: [x]\n    template: b\n",
            "line 4: alerts[0].template: there is no template 'b'",
        ),
        (
            "alerts:\n  - name: a\n    channels: [x]\n    ownership_groups: [North]\n",
            "line 4: alerts[0].ownership_groups: there is no ownership group 'North'",
        ),
        ("templates:\n  - {name: a}\n  - {name: a}\n", "line 3: templates[1]"),
        ("digests:\n  - at: 25:00\n    channels: [x]\n", "line 2: digests[0].at"),
        (
            "digests:\n  - at: 8:00\n    zone: Mars/One\n    channels: [x]\n",
            "line 3: digests[0].zone",
        ),
        (
            "feeds:\n  - url: http://a.example\n    url: http://b.example\n",
            "line 3: url is given tw",
        ),
        ("feeds: &all\n  - *all\n", "line 2: anchors (*all) are not taken"),
        ("feeds: [1\n", "is no YAML"),
        ("- 1\n", "must have names with values"),
        ("[" * 3_000 + "]" * 3_000, "nests too deeply"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BadWatch, match=re.escape(said)):
        read_watch(text)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(BadWatch) as told:
        read_watch("feeds:\n  - url: a\n  - url: b\n")
    assert len(str(told.value).splitlines()) == 2


def test_without_a_file_nothing_is_watched(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_watch(None) == Watch()
    with pytest.raises(InputNotFound):
        load_watch(tmp_path / "watch.yaml")
    (tmp_path / "watch.yaml").write_text("inboxes:\n  - path: inbox\n", "utf-8")
    assert load_watch(None).inboxes[0].path == str(tmp_path / "inbox")


def test_what_the_command_shows_can_be_read_when_it_is_filled_in() -> None:
    shown = describe_watch()
    needed = {
        "name: ...": "name: a",
        "url: ...": "url: https://a.example/feed",
        "path: ...": "path: inbox",
        "words: ...": "words: [flood]",
        "channels: ...": "channels: [console]",
        "at: ...": "at: 08:00",
        "from: ...": "from: 22:00",
        "to: ...": "to: 06:00",
    }
    for place, value in needed.items():
        assert place in shown
        shown = shown.replace(place, value)
    watch = read_watch(shown)
    assert watch.feeds[0] == read_watch("feeds:\n  - url: https://a.example/feed").feeds[0]
    assert watch.alerts[0].severity is Severity.INFO


def test_the_schema_names_every_part() -> None:
    assert set(json.loads(watch_schema())["properties"]) == set(Watch.model_fields)


def test_passwords_come_from_the_environment() -> None:
    channel = "mailto://desk:${MAIL_WORD}@mail.example"
    assert resolve_channel(channel, {"MAIL_WORD": "x"}) == "mailto://desk:x@mail.example"
    with pytest.raises(BadWatch, match="MAIL_WORD"):
        resolve_channel(channel, {})


@pytest.mark.parametrize(
    "value",
    ["2023-02-31", "2023-99-99T99:99:99Z", "9" * 5000, "!!bool maybe", "!!int x", "!!timestamp x"],
)
def test_a_value_that_is_no_value_is_told_with_its_line(value: str) -> None:
    with pytest.raises(BadWatch, match=r"line 3: .*cannot be read as a value: put it in quotes"):
        read_watch(f"feeds:\n  - url: https://a.example/feed\n    publisher: {value}\n")
