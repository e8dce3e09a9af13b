"""What a plan's topics make of a flag's severity."""

from __future__ import annotations

import pytest

from claimwatch.judge.version import judge_version
from claimwatch.model import Flag, FlagKind, Severity
from claimwatch.stages.policy import Policy, weigh
from claimwatch.watch.plan import Topic


def flag(kind=FlagKind.DISPUTE, score=0.4):
    return Flag(
        flag_id="g",
        kind=kind,
        figure_id="f",
        label="houses flooded in Varne",
        explanation="Sources differ.",
        severity=Severity.MEDIUM if kind is FlagKind.DISPUTE else Severity.INFO,
        severity_score=score,
        confidence=0.9,
        pairs=(("a", "b"),),
        claim_ids=("a", "b"),
        origins=2,
    )


@pytest.mark.parametrize(
    ("word", "weight", "kind", "band", "score"),
    [
        ("flood", 2.0, FlagKind.DISPUTE, Severity.HIGH, 0.8),
        ("flood", 10.0, FlagKind.DISPUTE, Severity.HIGH, 1.0),
        ("flood", 0.5, FlagKind.DISPUTE, Severity.LOW, 0.2),
        ("football", 2.0, FlagKind.DISPUTE, Severity.MEDIUM, 0.4),
        ("flood", 2.0, FlagKind.HEDGE_DRIFT, Severity.INFO, 0.8),
    ],
)
def test_a_topics_weight_multiplies_the_severity(word, weight, kind, band, score):
    policy = Policy(topics=(Topic(name="Water", words=(word,), weight=weight),))
    weighed = weigh(flag(kind), policy.topics_of(flag(kind), ["Water stood in the streets."]))
    assert (weighed.severity, weighed.severity_score) == (band, score)


def test_a_topic_is_found_in_a_claims_sentence_too():
    policy = Policy(topics=(Topic(name="Water", words=("levee",), weight=2.0),))
    assert policy.topics_of(flag(), ["The levees broke at dawn."]) == policy.topics
    assert policy.topics_of(flag(), ["Nobody was hurt."]) == ()


def test_other_topics_are_another_version_and_none_is_judgings_own():
    one, two = (Topic(name="Water", words=("flood",), weight=weight) for weight in (1.0, 2.0))
    renamed = one.model_copy(update={"name": "Floods"})
    versions = [Policy(topics=topics).version for topics in ((), (one,), (two,), (renamed,))]
    assert versions[0] == judge_version()
    assert len(set(versions)) == 4
