"""Match: new claims in, stories, links and figures out; cost follows the batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from claimwatch.match.candidates import blocking_keys
from claimwatch.match.compare import compare_claims
from claimwatch.match.follow_ups import full_names, month_keys
from claimwatch.match.group import group_claims
from claimwatch.match.stories import group_articles
from claimwatch.match.version import matcher_version
from claimwatch.model import ChangeCause, Claim, Link
from claimwatch.store import Store, decided, figures, ledger
from claimwatch.store.articles import article_times, load_articles
from claimwatch.store.claims import load_claims
from claimwatch.tables import read_toml

Progress = Callable[[str, int, int], None]


def match(store: Store, progress: Progress | None = None) -> None:
    """Put new articles into stories and their claims, with those of the stories, into figures.

    Cost follows the batch: read are the articles near the new ones in time and those that share a
    story with them; compared are pairs with a new claim that share a blocking key.
    """
    version = matcher_version()
    undone = [row["article_id"] for row in store.execute("unmatched", version=version)]
    if not undone:
        return
    with store.transaction():
        causes = ledger.causes_among(store, "match", undone)
        # Only articles that were matched before have links.
        store.execute("delete_links_of", wanted=ledger.done_among(store, "match", undone))
        changed, touched = _place(store, undone)
        moved = {claim.claim_id for claim in changed if claim.article_id not in causes}
        compared = _compare(store, changed, moved, progress)
        found = _regroup(store, touched)
        ledger.mark_done(store, "match", undone, version)
        _hand_on(store, touched, causes)
        counts = {"match.articles": len(undone), "match.pairs": compared, "match.figures": found}
        ledger.count_step(store, counts, changed=True)


def _hand_on(store: Store, touched: set[str], causes: Mapping[str, ChangeCause]) -> None:
    """Have the stories judged anew: because of their undone articles, else of the whole batch."""
    of_story = figures.load_stories(store, causes)
    held: defaultdict[str, set[ChangeCause]] = defaultdict(set)
    for article_id, story in of_story.items():
        held[story].add(causes[article_id])
    whole = _weightiest(causes.values())
    by_cause: defaultdict[ChangeCause, list[str]] = defaultdict(list)
    for story in touched:
        by_cause[_weightiest(held[story]) if held[story] else whole].append(story)
    ledger.forget_done(store, "judge", by_cause[ChangeCause.ARTICLES])
    for cause in (ChangeCause.DECISIONS, ChangeCause.RULES):
        ledger.mark_done(store, "judge", by_cause[cause], cause.value)


def _weightiest(causes: Iterable[ChangeCause]) -> ChangeCause:
    """What new articles change is put down to them, whatever else changed."""
    return min(causes, key=list(ChangeCause).index)


def _place(store: Store, undone: Sequence[str]) -> tuple[list[Claim], set[str]]:
    """Find the stories of new articles. Returns claims to compare anew, and stories to regroup."""
    near = _near(store, undone)
    before = figures.load_stories(store, near)
    near |= figures.articles_in(store, before.values()).keys()
    before = figures.load_stories(store, near)
    articles = load_articles(store, near)
    claims = _by_article(load_claims(store, near))
    stories = group_articles(articles, claims, _common_names(store, near))
    moved = {a for a in stories if stories[a] != before.get(a)}
    figures.save_stories(store, {a: stories[a] for a in moved})
    changed = [claim for a in sorted(moved.union(undone)) for claim in claims[a]]
    keys = {claim.claim_id: blocking_keys(claim, stories[claim.article_id]) for claim in changed}
    figures.save_claim_keys(store, moved.union(undone), keys)
    touched = {stories[a] for a in moved.union(undone)} | {before[a] for a in moved if a in before}
    return changed, touched


def _near(store: Store, undone: Sequence[str]) -> set[str]:
    """The articles of `undone`, those near them in time, and those that they may follow up."""
    articles = load_articles(store, undone)
    figures.save_month_keys(store, {a.article_id: month_keys(a) for a in articles})
    figures.save_full_names(store, {a.article_id: full_names(a) for a in articles})
    days, least, rare = map(_setting, ("window_days", "follow_up_names", "late_names"))
    found = [
        *store.execute("articles_near", wanted=undone, days=days),
        *store.execute("follow_ups_among", wanted=undone, least=least),
        *store.execute("namesakes_among", wanted=undone, least=rare, most=_setting("rare_name")),
    ]
    return {row["article_id"] for row in found}


def _setting(name: str) -> int:
    return int(str(read_toml("stories.toml")[name]))


def _common_names(store: Store, article_ids: Iterable[str]) -> frozenset[str]:
    """Names of these articles that too many of the database give to join what is weeks apart."""
    rows = store.execute("common_names_of", wanted=article_ids, most=_setting("rare_name"))
    return frozenset(row["name"] for row in rows)


def _by_article(claims: Iterable[Claim]) -> defaultdict[str, list[Claim]]:
    held: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        held[claim.article_id].append(claim)
    return held


def _compare(
    store: Store, changed: Sequence[Claim], moved: set[str], progress: Progress | None
) -> int:
    """Judge the pairs of `changed` claims with their like; return how many there were.

    Of these, `moved` are not new, only in another story than before.
    """
    if moved:
        store.execute("delete_links_without_key", wanted=moved)
    pairs = figures.new_pairs(store, [claim.claim_id for claim in changed], moved)
    ids = {claim_id for pair in pairs for claim_id in pair}
    holders = [row["article_id"] for row in store.execute("articles_of_claims", wanted=ids)]
    articles = {article.article_id: article for article in load_articles(store, holders)}
    claims = {claim.claim_id: claim for claim in load_claims(store, holders)}
    links = []
    for done, (a, b) in enumerate(pairs, 1):
        links.append(compare_claims(claims[a], claims[b], articles))
        if progress and (done % 500 == 0 or done == len(pairs)):
            progress("match", done, len(pairs))
    figures.save_links(store, links)
    return len(pairs)


def _regroup(store: Store, stories: set[str]) -> int:
    """Make the figures of these stories anew from all their claims; return how many they are."""
    story_of = figures.articles_in(store, stories)
    claims = load_claims(store, story_of)
    ids = [claim.claim_id for claim in claims]
    links = _with_decisions(figures.load_links(store, ids), decided.cannot_links(store, ids))
    times = article_times(store, story_of)
    found = group_claims(claims, links, story_of, times=times)
    figures.replace_figures(store, stories, found)
    return len(found)


def _with_decisions(links: Sequence[Link], apart: Sequence[Link]) -> list[Link]:
    """The links, with what an analyst has said of two claims in place of what was found."""
    said = {(link.claim_a, link.claim_b) for link in apart}
    return [*(link for link in links if (link.claim_a, link.claim_b) not in said), *apart]
