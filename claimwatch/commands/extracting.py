"""`claimwatch extract`: the claims in a file or a sentence, without storing anything."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace

import click

from claimwatch import present
from claimwatch.errors import InputUnreadable
from claimwatch.model import Article, Quarantined, article_id_of
from claimwatch.records import Record, claim_record

CHUNK_ARTICLES = 64
CLAIM_COLUMNS = ("publisher", "text", "bound", "unit", "counted", "claimant", "kind", "sentence")


def extract_file(file: str, everything: bool, output: str) -> None:
    """Print the claims of every article in `file`, in order; refusals go to standard error."""
    from claimwatch.collect import read_inputs
    from claimwatch.collect.countries import country_of
    from claimwatch.extract.chunks import is_read
    from claimwatch.extract.kinds import is_quantity
    from claimwatch.extract.pipeline import extract_claims, load_model
    from claimwatch.settings import load_settings
    from claimwatch.watch import load_watch

    nlp = load_model()
    countries = load_watch(load_settings().watch).countries()
    for chunk in _chunks(_readable(read_inputs([file]))):
        placed = [replace(article, country=country_of(article, countries)) for article in chunk]
        readable = [article for article in placed if is_read(article, nlp)]
        read = dict(
            zip((a.article_id for a in readable), extract_claims(readable, nlp), strict=True)
        )
        for article in chunk:
            if article.article_id not in read:
                click.echo(
                    f"claimwatch: {article.shown_id} is not read: {article.language}", err=True
                )
            claims = read.get(article.article_id, [])
            records = [
                claim_record(claim, article)
                for claim in claims
                if everything or is_quantity(claim.kind)
            ]
            _print_article(article, records, output)


def _print_article(article: Article, records: list[Record], output: str) -> None:
    if output == "jsonl":
        line = {"id": article.shown_id, "claims": records}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    else:
        present.print_records(records, CLAIM_COLUMNS, output)


def _readable(found: Iterator[Article | Quarantined]) -> Iterator[Article]:
    for item in found:
        if isinstance(item, Article):
            yield item
        else:
            line = f", line {item.line}" if item.line else ""
            click.echo(f"claimwatch: left out {item.source}{line}: {item.reason}", err=True)


def _chunks(articles: Iterator[Article]) -> Iterator[list[Article]]:
    chunk: list[Article] = []
    for article in articles:
        chunk.append(article)
        if len(chunk) == CHUNK_ARTICLES:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def article_of_text(text: str) -> Article:
    """An article that holds nothing but `text`.

    Raises:
        InputUnreadable: the text is blank.
    """
    if not text.strip():
        raise InputUnreadable("the text is blank")
    return Article(article_id_of(text, None, None, None), text, "command line")


def explain_sentence(sentence: str) -> None:
    """Print the parse of a sentence, its claims, and the rule behind each field."""
    from rich.console import Console

    from claimwatch.explain_extract import explain
    from claimwatch.extract.pipeline import load_model

    Console().print(explain(article_of_text(sentence), load_model()))
