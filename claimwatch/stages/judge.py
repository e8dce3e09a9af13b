"""Judge: changed stories in, their origins, flags and alerts out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimwatch import __version__
from claimwatch.alert.changes import alerts_for, predecessor_of
from claimwatch.gate import Gate
from claimwatch.judge.judge import judge_figure
from claimwatch.judge.notices import judge_story
from claimwatch.judge.origins import Origin, find_origins
from claimwatch.model import Alert, Article, Claim, Figure, Flag, FlagStatus, Link
from claimwatch.stages.refusals import refused_flags
from claimwatch.store import Store, figures, flags, ledger
from claimwatch.store.articles import load_articles
from claimwatch.store.claims import load_claims

Progress = Callable[[str, int, int], None]


def judge(store: Store, gate: Gate, progress: Progress | None = None) -> None:
    """Judge the stories that changed: their origins, flags and the alerts that are to be told.

    They are judged together, so that a flag that went on from one story to another is known again.
    """
    rows = store.execute("unjudged_stories", version=__version__)
    if rows:
        _judge_stories(store, [row["story_id"] for row in rows], gate, progress or _silent)


def _silent(step: str, done: int, total: int) -> None:
    """Report no progress."""


@dataclass(slots=True)
class _Found:
    """What judging some stories gave, with the records that it rests on."""

    claims: dict[str, Claim] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    flags: list[tuple[Flag, str]] = field(default_factory=list)


def _judge_stories(store: Store, stories: Sequence[str], gate: Gate, progress: Progress) -> None:
    found = _find(store, stories, progress)
    report = gate.check("flags", [flags.checked_row(flag, story) for flag, story in found.flags])
    failed = {failure.row_id for failure in report.failures}
    passed = [(flag, story) for flag, story in found.flags if flag.flag_id not in failed]
    refused = refused_flags(report, found.flags)
    with store.transaction():
        change = _change(store, stories, [flag for flag, _ in passed], found)
        ledger.forget_quarantined(store, "judge", stories)
        kept_out = ledger.save_quarantined(store, [q for q, _ in refused], [i for _, i in refused])
        flags.save_origins(store, {a: (o.origin_id, o.reason) for a, o in found.origins.items()})
        flags.replace_flags(store, stories, passed)
        flags.save_seen(store, change.statuses, change.earlier)
        flags.save_alerts(store, change.alerts)
        ledger.mark_done(store, "alert", [alert.alert_id for alert in change.alerts])
        ledger.mark_done(store, "judge", stories, __version__)
        ledger.save_gate_report(store, report)
        counts = {"judge.stories": len(stories), "judge.flags": len(passed)}
        counts |= {"judge.alerts": len(change.alerts), "judge.quarantined": kept_out}
        ledger.count_step(store, counts, changed=True)


def _find(store: Store, stories: Sequence[str], progress: Progress) -> _Found:
    """Judge each story by itself: the origins of its articles, then each of its figures."""
    story_of = figures.articles_in(store, stories)
    found = _Found(
        claims={claim.claim_id: claim for claim in load_claims(store, story_of)},
        articles={article.article_id: article for article in load_articles(store, story_of)},
    )
    held: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures.load_figures(store, stories):
        held[figure.story_id].append(figure)
    told: defaultdict[str, list[Article]] = defaultdict(list)
    for article_id, article in found.articles.items():
        told[story_of[article_id]].append(article)
    links = _links_within(figures.load_links(store, found.claims), held)
    for done, story in enumerate(stories, 1):
        origins = find_origins(told[story])
        found.origins |= origins
        for flag in _judge_one(held[story], links, found, origins):
            found.flags.append((flag, story))
        progress("judge", done, len(stories))
    return found


def _links_within(
    links: Sequence[Link], held: Mapping[str, Sequence[Figure]]
) -> defaultdict[str, list[Link]]:
    """The links by the figure that holds both of their claims; others are left out."""
    figure_of = {
        claim_id: figure.figure_id
        for of_story in held.values()
        for figure in of_story
        for claim_id in figure.claim_ids
    }
    within: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        figure_id = figure_of.get(link.claim_a)
        if figure_id is not None and figure_id == figure_of.get(link.claim_b):
            within[figure_id].append(link)
    return within


def _judge_one(
    held: Sequence[Figure],
    links: Mapping[str, Sequence[Link]],
    found: _Found,
    origins: Mapping[str, Origin],
) -> Iterator[Flag]:
    """The flags of one story: those of its figures, and those that reach across them."""
    for figure in held:
        of_figure = links.get(figure.figure_id, ())
        yield from judge_figure(figure, found.claims, found.articles, origins, of_figure)
    yield from judge_story(held, found.claims, found.articles, origins)


@dataclass(frozen=True, slots=True)
class _Change:
    """What is to be told, where each flag stands, and which flag it goes on from."""

    alerts: list[Alert]
    statuses: dict[str, FlagStatus]
    earlier: dict[str, str]


def _change(
    store: Store, stories: Sequence[str], standing: Sequence[Flag], found: _Found
) -> _Change:
    """The step from the flags as stored to `standing`."""
    before = flags.load_flags(store, stories)
    now = {flag.flag_id: flag for flag in standing}
    history = flags.alerts_about(store, {*before, *now})
    alerts = alerts_for(
        before,
        now,
        {alert.alert_id for alert in history},
        claims=found.claims,
        articles=found.articles,
        history=history,
    )
    known = {flag.flag_id: predecessor_of(flag, before, now) for flag in standing}
    earlier = {flag_id: old.flag_id for flag_id, old in known.items() if old}
    seen = flags.load_statuses(store, now)
    told = {alert.flag_id for alert in alerts}
    statuses = {flag_id: _status(flag_id, earlier, seen, told) for flag_id in now}
    return _Change(alerts, statuses, earlier)


def _status(
    flag_id: str, earlier: Container[str], seen: Container[str], told: Container[str]
) -> FlagStatus:
    """Whether a flag goes on from one that stood, came back, or is new."""
    if flag_id in earlier:
        return FlagStatus.ESCALATING if flag_id in told else FlagStatus.ONGOING
    return FlagStatus.REGRESSED if flag_id in seen else FlagStatus.NEW
