"""Alerts by the plan's rules, quiet hours and digests, over real runs and a file as channel."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from claimwatch import steps
from claimwatch.errors import BadWatch
from claimwatch.gate import OpenGate
from claimwatch.settings import load_settings
from claimwatch.watch import read_watch

NIGHT = datetime(2026, 1, 5, 23, 0, tzinfo=UTC)
POLICE = "At least 120 people were killed in the Marvell earthquake, police said."
MAYOR = "The Marvell earthquake killed 40 people, the mayor said."


@pytest.fixture
def told(tmp_path, nlp):
    """Run over two articles with a plan; return what stands in the file `name` so far."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, text in (("herald", POLICE), ("star", MAYOR)):
        record = {"text": text, "publisher": name, "published_at": "2026-01-05T20:00:00Z"}
        (folder / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")

    def run(plan, at=NIGHT, name="told", **settings):
        watch = read_watch(plan.replace("FILE", f"file:{tmp_path}"))
        steps.run(
            [folder],
            tmp_path / "a.duckdb",
            gate=OpenGate(),
            nlp=nlp,
            channels=[f"file:{tmp_path}/plain"],
            clock=lambda: at,
            settings=load_settings(**settings),
            watch=watch,
        )
        path = tmp_path / name
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        return [json.loads(line) for line in lines]

    return run


def test_rules_decide_which_channel_is_told(told):
    plan = (
        "alerts:\n  - {name: a, kinds: [dispute, misreport], channels: [FILE/told]}\n"
        "  - {name: b, kinds: [inconsistent], channels: [FILE/other]}\n"
    )
    [alert] = told(plan)
    assert "120" in alert["body"]
    assert told(plan, name="other") == told(plan, name="plain") == []


def test_a_rule_that_names_a_notice_is_told_of_it(told, tmp_path):
    third = {"text": POLICE.replace("At least 120", "Some 120"), "publisher": "post"}
    (tmp_path / "inbox" / "post.json").write_text(json.dumps(third), encoding="utf-8")
    plan = (
        "alerts:\n  - {name: a, kinds: [hedge_drift], channels: [FILE/told]}\n"
        "  - {name: b, channels: [FILE/other]}\n"
    )
    assert ["hedge" in alert["body"] for alert in told(plan)] == [True]
    assert len(told(plan, name="other")) == 1


def test_without_rules_the_settings_channels_are_told(told):
    assert len(told("topics: []", name="plain")) == 1


def test_an_alert_of_the_night_comes_in_the_morning(told):
    plan = "alerts:\n  - {name: a, channels: [FILE/told], quiet: {from: '22:00', to: '07:00'}}\n"
    assert told(plan) == []
    assert told(plan, NIGHT + timedelta(hours=7)) == []
    assert len(told(plan, NIGHT + timedelta(hours=8))) == 1
    assert len(told(plan, NIGHT + timedelta(hours=9))) == 1


def test_a_digest_is_told_once_a_day(told):
    plan = (
        "alerts:\n  - {name: a, digest: true, channels: [FILE/told]}\n"
        "digests:\n  - {at: '07:00', channels: [FILE/told]}\n"
    )
    assert [alert["title"] for alert in told(plan)] == ["Digest: no new flags"]
    morning = told(plan, NIGHT + timedelta(hours=8))
    assert len(morning) == 2
    assert "people killed" in morning[1]["body"]
    assert len(told(plan, NIGHT + timedelta(hours=9))) == 2
    missed = told(plan, NIGHT + timedelta(days=4))
    assert len(missed) == 3, "days that were missed are told once"


def test_an_alert_has_a_link_to_its_flag(told):
    plan = "alerts:\n  - {name: a, channels: [FILE/told]}\n"
    [alert] = told(plan, dashboard_url="https://desk.example/")
    assert f"https://desk.example/flag?id={alert['flag_id']}" in alert["body"]


TEMPLATED = """
templates:
  - name: short
    title: "{kind}/{severity}: {label}"
    body: "{{{rule}}} {publishers} ({origins} origins, sure {confidence}) {link}"
  - {name: keyed, body: "{key}|{title}|{explanation}"}
alerts:
  - {name: brief, template: short, channels: [FILE/told]}
  - {name: again, template: keyed, channels: [FILE/keyed]}
  - {name: plain, channels: [FILE/plain, FILE/told]}
"""


def test_templates_word_an_alert_for_each_rules_channels(told):
    settings = {"dashboard_url": "https://desk.example"}
    [short] = told(TEMPLATED, **settings)
    assert short["title"] == "dispute/medium: people killed"
    first, _, last = short["body"].partition("\n\n")
    link = f"https://desk.example/flag?id={short['flag_id']}"
    assert first.startswith("{brief} herald, star (2 origins, sure 0.")
    assert first.endswith(f") {link}")
    assert last == f"Alert key: {short['alert_id']}", "the key is told whatever the template says"
    [keyed] = told(TEMPLATED, name="keyed", **settings)
    key, title, _ = keyed["body"].split("|")
    assert (key, title) == (keyed["alert_id"], keyed["title"])
    assert keyed["body"].count(key) == 1
    [usual] = told(TEMPLATED, name="plain", **settings)
    assert usual["title"] == keyed["title"]
    assert link in usual["body"]


def test_what_is_filled_into_a_template_is_no_template(told, tmp_path):
    name = "{label.__class__} {key}"
    record = {"text": MAYOR, "publisher": name, "published_at": "2026-01-05T20:00:00Z"}
    (tmp_path / "inbox" / "star.json").write_text(json.dumps(record), encoding="utf-8")
    [alert] = told(TEMPLATED)
    assert name in alert["body"]


def test_a_channel_without_its_password_is_told_before_anything_is_done(told, tmp_path):
    with pytest.raises(BadWatch, match="NO_SUCH_WORD"):
        told("alerts:\n  - {name: a, channels: ['json://x:${NO_SUCH_WORD}@h.example']}\n")
    assert not (tmp_path / "a.duckdb").exists()
