"""Reads who asserts a figure in the text, and through whom it came."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimwatch.extract.lexicon import hedged_reports, is_outlet
from claimwatch.extract.mention import Mention
from claimwatch.extract.quotes import ArticleContext
from claimwatch.extract.speech import Said, speakers_above
from claimwatch.extract.tags import according_tag, as_speaker, headline_tag, promised_by, tail_tag


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who asserts a figure (None: the article's own voice), through whom, and the rule used."""

    claimant: str | None
    via: tuple[str, ...] = ()
    rule: str = ""


def read_claimant(mention: Mention, context: ArticleContext) -> Attribution:
    """Who asserts the figure in the article's text.

    The nearest clause of saying around the number decides, then the quotation that it stands in,
    then a reporting clause that closes the sentence, then a headline's speaker.
    """
    start = context.place(mention)
    inside = [said for said in speakers_above(mention.first) if _can_assert(said)]
    quotation = context.quotation_at(start + mention.char_start)
    if quotation and quotation.speaker:
        inside.append(Said(quotation.speaker, "quotation"))
    inside += _by_surface(mention)
    return _choose(inside, context, start + mention.char_start)


def _by_surface(mention: Mention) -> list[Said]:
    text = mention.line
    promised = promised_by(text[mention.char_end :])
    found = [Said(promised, "promised by")] if promised else []
    tags = (
        (according_tag(text), "according to"),
        (tail_tag(text), "tail"),
        (headline_tag(text), "headline"),
    )
    for tag, rule in tags:
        if tag and not tag.start <= mention.char_start < tag.end:
            found.append(Said(tag.speaker, rule))
    return found


def _can_assert(said: Said) -> bool:
    if said.speaker in hedged_reports().values():
        return True
    return as_speaker(said.speaker, said.sure) is not None


def _choose(said: list[Said], context: ArticleContext, at: int) -> Attribution:
    """The nearest speaker; outlets further out are those it came through."""
    named = [replace(s, speaker=context.full_name(s.speaker, at) or "") for s in said]
    named = [s for s in named if s.speaker]
    if not named:
        return Attribution(None)
    first = named[0]
    if len(named) > 1 and first.rule == "reportedly":
        first = named[1]
    if first.rule in {"according to", "citing"} and is_outlet(first.speaker):
        first = next((s for s in named if not is_outlet(s.speaker)), first)
    via = [first.via] if first.via else []
    via += [s.speaker for s in named if s.speaker != first.speaker and is_outlet(s.speaker)]
    return Attribution(first.speaker, tuple(dict.fromkeys(via)), first.rule)
