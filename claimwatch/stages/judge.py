"""Judge: changed stories in, their origins, flags and alerts out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimwatch.gate import Gate
from claimwatch.judge.grounds import Grounds
from claimwatch.judge.judge import judge_figure
from claimwatch.judge.notices import judge_story
from claimwatch.judge.origins import Origin, find_origins
from claimwatch.model import Article, Claim, Figure, Flag, Link
from claimwatch.stages.figure_gate import gate_figures
from claimwatch.stages.policy import Policy, weigh
from claimwatch.stages.refusals import refused_flags
from claimwatch.stages.standing import save_turn, turn_to
from claimwatch.store import Store, decided, figures, flags, ledger
from claimwatch.store.articles import edits_among, load_articles
from claimwatch.store.claims import load_claims

Progress = Callable[[str, int, int], None]


def judge(
    store: Store,
    gate: Gate,
    progress: Progress | None = None,
    policy: Policy | None = None,
) -> None:
    """Judge the stories that changed: their origins, flags and the alerts that are to be told.

    They are judged together, so that a flag that went on from one story to another is known again.
    In a database that was made anew, the ids that decisions hold on to are those that flags on the
    same claims get (see `claimwatch.judge.lineage.remembered`). `policy` is what the user's
    settings and plan say.
    """
    policy = policy or Policy()
    rows = store.execute("unjudged_stories", version=policy.version)
    if rows:
        stories = [row["story_id"] for row in rows]
        _judge_stories(store, stories, gate, progress or _silent, policy)


def _silent(step: str, done: int, total: int) -> None:
    """Report no progress."""


@dataclass(slots=True)
class _Found:
    """What judging some stories gave, with the records that it rests on.

    `stories` holds the story of each article.
    """

    stories: Mapping[str, str] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    edits: dict[str, str] = field(default_factory=dict)
    flags: list[tuple[Flag, str]] = field(default_factory=list)

    def told_by(self, flag: Flag) -> list[str]:
        """The sentences of the flag's claims."""
        return [self.claims[claim_id].sentence for claim_id in flag.claim_ids]


def _judge_stories(
    store: Store,
    stories: Sequence[str],
    gate: Gate,
    progress: Progress,
    policy: Policy,
) -> None:
    found = _load(store, stories)
    held = figures.load_figures(store, stories)
    gated = gate_figures(store, gate, held, found.claims)
    _find(store, stories, found, gated.passed, progress)
    topics = {flag.flag_id: policy.topics_of(flag, found.told_by(flag)) for flag, _ in found.flags}
    found.flags = [(weigh(flag, topics[flag.flag_id]), story) for flag, story in found.flags]
    report = gate.check("flags", [flags.checked_row(flag, story) for flag, story in found.flags])
    failed = {failure.row_id for failure in report.failures}
    failed -= decided.load_waived(store, "judge")
    passed = [(flag, story) for flag, story in found.flags if flag.flag_id not in failed]
    refused = [*gated.refused, *refused_flags(report, found.flags, failed)]
    with store.transaction():
        causes = ledger.causes_among(store, "judge", stories)
        turn = turn_to(store, passed, causes, found.claims, found.articles, policy.rules)
        ledger.forget_quarantined(store, "judge", stories)
        kept_out = ledger.save_quarantined(store, [q for q, _ in refused], [i for _, i in refused])
        flags.save_origins(store, {a: (o.origin_id, o.reason) for a, o in found.origins.items()})
        flags.replace_flags(store, stories, passed)
        names = {flag.flag_id: [t.name for t in topics[flag.flag_id]] for flag, _ in passed}
        flags.save_topics(store, names)
        save_turn(store, turn)
        ledger.mark_done(store, "judge", stories, policy.version)
        ledger.save_gate_report(store, gated.report)
        ledger.save_gate_report(store, report)
        counts = {"judge.stories": len(stories), "judge.flags": len(passed)}
        counts |= {"judge.alerts": len(turn.alerts), "judge.quarantined": kept_out}
        ledger.count_step(store, counts, changed=True)


def _load(store: Store, stories: Sequence[str]) -> _Found:
    """The records that judging these stories rests on."""
    story_of = figures.articles_in(store, stories)
    return _Found(
        stories=story_of,
        claims={claim.claim_id: claim for claim in load_claims(store, story_of)},
        articles={article.article_id: article for article in load_articles(store, story_of)},
        edits=edits_among(store, story_of),
    )


def _find(
    store: Store,
    stories: Sequence[str],
    found: _Found,
    of_figures: Sequence[Figure],
    progress: Progress,
) -> None:
    """Judge each story by itself: the origins of its articles, then each of its figures."""
    held: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in of_figures:
        held[figure.story_id].append(figure)
    told: defaultdict[str, list[Article]] = defaultdict(list)
    for article_id, article in found.articles.items():
        told[found.stories[article_id]].append(article)
    claims: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in found.claims.values():
        claims[found.stories[claim.article_id]][claim.claim_id] = claim
    links = _links_within(figures.load_links(store, found.claims), held)
    for done, story in enumerate(stories, 1):
        origins = find_origins(told[story])
        found.origins |= origins
        grounds = Grounds(claims[story], found.articles, origins, found.edits)
        for flag in _judge_one(held[story], links, grounds):
            found.flags.append((flag, story))
        progress("judge", done, len(stories))


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
    held: Sequence[Figure], links: Mapping[str, Sequence[Link]], grounds: Grounds
) -> Iterator[Flag]:
    """The flags of one story: those of its figures, and those that reach across them.

    `grounds` hold the story's own claims alone: each figure looks through all of them.
    """
    told = grounds.claims, grounds.articles, grounds.origins
    for figure in held:
        of_figure = links.get(figure.figure_id, ())
        yield from judge_figure(figure, *told, of_figure, grounds.edits)
    yield from judge_story(held, *told, grounds.edits)
