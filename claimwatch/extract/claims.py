"""Makes the claim of a number that has been read: what stands around it, and its interval."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimwatch.extract.about import read_about
from claimwatch.extract.claimants import Attribution, read_claimant
from claimwatch.extract.counted import read_counted
from claimwatch.extract.intervals import interval_of, interval_rule
from claimwatch.extract.kinds import names_something
from claimwatch.extract.mention import Mention
from claimwatch.extract.polarity import read_polarity
from claimwatch.extract.quotes import ArticleContext
from claimwatch.extract.scope import read_scope
from claimwatch.extract.sentences import SentenceText
from claimwatch.extract.times import TimeReading, read_time
from claimwatch.extract.whose_age import NAMED_BEFORE, whose_age
from claimwatch.model import Article, AsWritten, Claim, Polarity, Scope, claim_id_of

EXTRACTOR_VERSION = "27"
"""Changes whenever the same article may give other claims, so that runs extract it anew."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words around a number say of it."""

    counted: tuple[str, ...] = ()
    about: str | None = None
    whose: str | None = None
    scope: Scope = field(default_factory=Scope)
    attribution: Attribution = field(default_factory=lambda: Attribution(None))
    time: TimeReading = field(default_factory=TimeReading)
    polarity: Polarity = Polarity.ASSERTED


_NOTHING = Surroundings()


def make_claim(
    article: Article,
    sentence: SentenceText,
    mention: Mention,
    context: ArticleContext,
    table: bool,
) -> Claim:
    """The claim of a number in a sentence of an article.

    In a `table`, and for dates, names and the like, the words around are left unread.
    """
    start, end = sentence.start + mention.char_start, sentence.start + mention.char_end
    bare = table or names_something(mention.kind)
    around = _NOTHING if bare else _read_around(article, mention, context)
    rules = dict(mention.rules)
    if around.attribution.rule:
        rules["claimant"] = around.attribution.rule
    if around.whose:
        rules["about"] = NAMED_BEFORE
    if opened := interval_rule(mention):
        rules["interval"] = opened
    return Claim(
        claim_id=claim_id_of(article.article_id, start, end, mention.lo, mention.hi),
        article_id=article.article_id,
        char_start=start,
        char_end=end,
        text=article.text[start:end],
        sentence=sentence.text,
        sentence_start=sentence.start,
        value=mention.lo if mention.lo == mention.hi else (mention.lo, mention.hi),
        bound=mention.bound,
        interval=interval_of(mention),
        as_written=AsWritten(mention.lo, mention.hi, mention.unit_text),
        kind=mention.kind,
        trend=mention.trend,
        unit=mention.unit,
        unit_text=mention.unit_text,
        dimension=mention.dimension,
        counted=around.counted,
        about=around.whose or around.about,
        scope=around.scope,
        claimant=around.attribution.claimant,
        via=around.attribution.via,
        as_of=around.time.as_of,
        as_of_from=around.time.as_of_from,
        extent=around.time.extent,
        polarity=around.polarity,
        furniture=any(span.start <= start < span.end for span in article.furniture),
        rules=tuple(sorted(rules.items())),
        extractor=EXTRACTOR_VERSION,
    )


def _read_around(article: Article, mention: Mention, context: ArticleContext) -> Surroundings:
    return Surroundings(
        counted=read_counted(mention),
        about=read_about(mention),
        whose=whose_age(mention, context),
        scope=read_scope(mention),
        attribution=read_claimant(mention, context),
        time=read_time(mention, article.published_at),
        polarity=read_polarity(mention),
    )
