"""Shows how a sentence is read: its parse, its claims, and the rule behind each field."""

from __future__ import annotations

from rich.console import Group
from rich.table import Table
from rich.text import Text
from spacy.language import Language
from spacy.tokens import Doc

from claimwatch.extract.pipeline import extract_claims
from claimwatch.model import Article, Claim
from claimwatch.present import printable
from claimwatch.records import claim_record

# Both ends come of one rule.
_RULES = {"lo": "interval", "hi": "interval"}
# What places a claim says nothing of how it was read.
_PLACE = {"claim_id", "article_id", "publisher", "sentence", "sentence_start", "figure_id"}


def explain(article: Article, nlp: Language) -> Group:
    """Tables to print: the parse of `article`'s text, then a table for each claim in it."""
    claims = extract_claims([article], nlp)[0]
    parse = _parse_table(nlp(article.text))
    if not claims:
        return Group(parse, Text("No number is read here."))
    return Group(parse, *(_reading_table(claim, article) for claim in claims))


def _parse_table(doc: Doc) -> Table:
    table = Table("word", "lemma", "tag", "relation", "head", title="Parse")
    for token in doc:
        words = (token.text, token.lemma_, token.tag_, token.dep_, token.head.text)
        table.add_row(*(Text(printable(word)) for word in words))
    return table


def _reading_table(claim: Claim, article: Article) -> Table:
    rules = dict(claim.rules)
    table = Table("field", "read as", "rule", title=Text(f"Claim: {printable(claim.text)}"))
    for field, value in claim_record(claim, article).items():
        if field not in _PLACE and (value not in (None, [], False) or field in rules):
            table.add_row(
                field, Text(printable(value)), Text(rules.get(_RULES.get(field, field), ""))
            )
    scope = claim.scope
    for name in ("head", "verb", "restricting", "names", "doers"):
        value = getattr(scope, name)
        if value:
            shown = list(value) if isinstance(value, tuple) else value
            table.add_row(f"scope: {name}", Text(printable(shown)), "")
    return table
