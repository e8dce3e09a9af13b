"""Decides which change of which flag is told: pure, from the flags before and now.

A flag is told when it is new, and again only on a material change: another kind on the same claims,
a higher severity band, a new independent origin, a gap grown by half. Revisions are a trend and no
alarm; notices are told only where the rules ask for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from claimwatch.alert.messages import message_about
from claimwatch.alert.render import body_of, title_of
from claimwatch.alert.standing import (
    SEVERITIES,
    Standing,
    grown_by_half,
    standing_of,
    told_standing,
)
from claimwatch.model import (
    NOTICES,
    Alert,
    Article,
    Claim,
    Flag,
    FlagKind,
    FlagStatus,
    Severity,
    content_id,
)

_SILENT = frozenset({FlagStatus.SNOOZED, FlagStatus.DISMISSED, FlagStatus.RESOLVED})


@dataclass(frozen=True, slots=True)
class AlertRules:
    """From which severity on conflicts and notices are told; None is never."""

    conflicts_from: Severity | None = Severity.INFO
    notices_from: Severity | None = None

    def tell(self, flag: Flag) -> bool:
        """True when a flag of this kind, severity and status is to be told at all."""
        if flag.kind is FlagKind.REVISION or flag.status in _SILENT:
            return False
        least = self.notices_from if flag.kind in NOTICES else self.conflicts_from
        return least is not None and SEVERITIES.index(flag.severity) >= SEVERITIES.index(least)


def alerts_for(
    flags_before: Mapping[str, Flag],
    flags_now: Mapping[str, Flag],
    told_keys: Collection[str] = (),
    *,
    claims: Mapping[str, Claim] | None = None,
    articles: Mapping[str, Article] | None = None,
    history: Iterable[Alert] = (),
    rules: AlertRules | None = None,
    returned: Mapping[str, str] | None = None,
) -> list[Alert]:
    """The alerts that the step from `flags_before` to `flags_now` makes, in order of their ids.

    Both are by lasting id: a flag is the same one whatever became of its figure (see
    `claimwatch.judge.lineage`).
    `told_keys` are the ids of alerts that were decided already: none is made twice. `history` are
    the alerts told about these flags; with them, growth is measured against what was last told, so
    that small steps add up. `returned` are flags that are back after a decision, with the words
    that say why: they are told whatever was told before. `claims` and `articles` are those of both
    sets of flags: without them the messages have no sentences and gaps are not known.
    """
    rules, claims = rules or AlertRules(), claims or {}
    told_about: defaultdict[str, list[Alert]] = defaultdict(list)
    for alert in history:
        told_about[alert.flag_id].append(alert)
    alerts = []
    for flag in flags_now.values():
        if not rules.tell(flag):
            continue
        earlier = flags_before.get(flag.flag_id)
        told = _told(flag, earlier, told_about, claims, rules)
        change = _change(flag, earlier, told, standing_of(flag, claims))
        back = (returned or {}).get(flag.flag_id)
        if back is not None:
            change = f"{back} {standing_of(flag, claims).words}"
        if change is not None:
            alerts.append(_alert(flag, change, claims, articles or {}, back))
    return sorted(
        (alert for alert in alerts if alert.alert_id not in told_keys),
        key=lambda alert: alert.alert_id,
    )


def _told(
    flag: Flag,
    earlier: Flag | None,
    told_about: Mapping[str, list[Alert]],
    claims: Mapping[str, Claim],
    rules: AlertRules,
) -> Standing | None:
    """What was told of this flag, None where nothing was."""
    told = told_standing(told_about.get(flag.flag_id, ()))
    if told is None and earlier is not None and rules.tell(earlier):
        return standing_of(earlier, claims)
    return told


def _change(flag: Flag, earlier: Flag | None, told: Standing | None, now: Standing) -> str | None:
    """The material change in words, with the standing told; None where there is none."""
    if told is None:
        words = "New"
    elif earlier is not None and earlier.kind is not flag.kind:
        words = f"Was {earlier.kind.value}, is now {flag.kind.value}"
    elif SEVERITIES.index(now.severity) > SEVERITIES.index(told.severity):
        words = f"Severity rose from {told.severity.value} to {now.severity.value}"
    elif now.origins > told.origins:
        words = f"Independent origins rose from {told.origins} to {now.origins}"
    elif grown_by_half(told.gap, now.gap):
        words = f"The gap grew from a factor of {told.gap:.2f} to {now.gap:.2f}"
    else:
        return None
    return f"{words} {now.words}"


def _alert(
    flag: Flag,
    change: str,
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    back: str | None,
) -> Alert:
    """The alert on `flag`. Its id is that of the flag, its kind and the standing it tells.

    Being `back` for a reason is told though the same standing was told before.
    """
    claimants = sorted({claims[i].claimant or "" for i in flag.claim_ids if i in claims})
    standing = standing_of(flag, claims)
    again = () if back is None else (back,)
    alert_id = content_id("alert", flag.flag_id, flag.kind.value, standing.words, *again)
    message = message_about(flag, change, claims, articles)
    return Alert(
        alert_id=alert_id,
        flag_id=flag.flag_id,
        key=content_id("key", flag.figure_id, flag.kind.value, *claimants),
        change=change,
        title=title_of(message),
        body=body_of(message, alert_id),
    )
