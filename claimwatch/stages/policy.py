"""What the user's settings and plan say of judging: which alerts are made, how topics weigh."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from claimwatch.alert.changes import AlertRules
from claimwatch.judge.severity import weighted
from claimwatch.judge.version import judge_version
from claimwatch.model import NOTICES, Flag, Severity, content_id
from claimwatch.settings import NEVER, Settings
from claimwatch.watch.plan import Topic, Watch
from claimwatch.watch.routing import greatest_weight, text_of_flag, topics_of

_BANDS = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Policy:
    """`rules` say from which severity on a change is told, `topics` what is followed, how much."""

    rules: AlertRules = field(default_factory=AlertRules)
    topics: tuple[Topic, ...] = ()

    @property
    def version(self) -> str:
        """Judging's version; other topics judge all stories anew."""
        topics = [(t.name, t.words, t.kinds, t.weight) for t in self.topics]
        return "-".join([judge_version(), content_id(*topics)] if topics else [judge_version()])

    def topics_of(self, flag: Flag, sentences: Iterable[str]) -> tuple[Topic, ...]:
        """The topics that the flag belongs to; `sentences` are those of its claims."""
        text = text_of_flag(flag.label, flag.explanation, sentences)
        return topics_of(self.topics, flag.kind, text)


def weigh(flag: Flag, topics: Sequence[Topic]) -> Flag:
    """The flag with its severity multiplied by the greatest weight of its topics."""
    weight = greatest_weight(topics)
    if weight == 1:
        return flag
    band, score = weighted(flag.kind, flag.severity_score, weight)
    return replace(flag, severity=band, severity_score=score)


def policy_of(settings: Settings, watch: Watch) -> Policy:
    """The policy that the settings and the plan ask for.

    A rule of the plan that names a notice makes alerts of notices from its severity on.
    """
    asked = [rule.severity for rule in watch.alerts if NOTICES & set(rule.kinds)]
    given = _least(settings.notices_from)
    notices = min([*asked, *([given] if given else [])], key=_BANDS.index, default=None)
    return Policy(AlertRules(_least(settings.conflicts_from), notices), watch.topics)


def _least(given: str) -> Severity | None:
    return None if given == NEVER else Severity(given)
