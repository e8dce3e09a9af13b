"""What the user's settings and plan say of judging: which alerts are made, how topics weigh."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from claimwatch.alert.changes import AlertRules
from claimwatch.judge.severity import weighted
from claimwatch.judge.version import judge_version
from claimwatch.model import NOTICES, Flag, Severity, content_id
from claimwatch.settings import NEVER, Settings
from claimwatch.watch.plan import Topic, Watch
from claimwatch.watch.routing import topic_weight

_BANDS = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Policy:
    """`rules` say from which severity on a change is told, `topics` what matters how much."""

    rules: AlertRules = field(default_factory=AlertRules)
    topics: tuple[Topic, ...] = ()

    @property
    def version(self) -> str:
        """Judging's version; other weights judge all stories anew."""
        weights = [(t.words, t.kinds, t.weight) for t in self.topics if t.weight != 1]
        return "-".join([judge_version(), content_id(*weights)] if weights else [judge_version()])

    def weigh(self, flag: Flag) -> Flag:
        """The flag with its severity multiplied by the weight of its topic."""
        weight = topic_weight(self.topics, flag.kind, f"{flag.label} {flag.explanation}")
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
