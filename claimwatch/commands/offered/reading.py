"""`run`, `serve`, `extract` and `compare`: from articles to claims and flags."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from claimwatch.commands.offered.options import database, plan
from claimwatch.errors import UsageError
from claimwatch.present import FORMATS


@click.command()
@click.option(
    "--articles",
    "inputs",
    multiple=True,
    help="A folder, a file (.txt, .html, .json, .jsonl, .warc, .warc.gz), or - for standard input. "
    "May be repeated.",
)
@plan
@database
@click.option("--channel", "channels", multiple=True, help="Where alerts go; see `settings`.")
@click.option("--quiet", is_flag=True, help="Print no progress and no summary.")
def run(
    inputs: Sequence[str],
    watch: Path | None,
    db: Path | None,
    channels: Sequence[str],
    quiet: bool,
) -> None:
    r"""Go the whole way once: collect, extract, match, judge, publish, alert.

    Takes up only what is new: the same articles given twice change nothing. Ends with 0, also when
    the run is degraded (a check on the whole batch failed), which the summary says.

    \b
    Examples:
      claimwatch run --articles inbox/ --db watch.duckdb
      cat wire.jsonl | claimwatch run --articles - --db watch.duckdb --channel file:alerts.jsonl
      claimwatch run --watch watch.yaml --db watch.duckdb
    """
    from claimwatch.commands.running import run_once

    run_once(list(inputs), watch, db, list(channels), quiet)


_when = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"])


@click.command()
@click.option(
    "--articles", "inputs", multiple=True, help="A folder, file or archive. May be repeated."
)
@click.option("--since", type=_when, help="Only articles from then on (UTC).")
@click.option("--until", type=_when, help="Only articles before then (UTC).")
@click.option("--tell", is_flag=True, help="Make and tell alerts, as for news.")
@database
@click.option("--quiet", is_flag=True, help="Print no summary.")
def backfill(
    inputs: Sequence[str],
    since: datetime | None,
    until: datetime | None,
    tell: bool,
    db: Path | None,
    quiet: bool,
) -> None:
    r"""Take in old articles, of a folder, of archives (WARC), of a time, without alerts.

    Works in chunks and lets the monitor's runs come between. Stopped or killed, the same command
    goes on where it was: files that are done are not read again.

    \b
    Examples:
      claimwatch backfill --articles archive/ --db watch.duckdb
      claimwatch backfill --articles crawl.warc.gz --since 2023-01-01 --until 2023-02-01
    """
    from claimwatch.commands.backfilling import backfill_once

    backfill_once(list(inputs), db, since, until, tell, quiet)


@click.command()
@database
@click.option("--articles", "inputs", multiple=True, help="Read on every run.")
@plan
@click.option("--every", default=900, show_default=True, help="Seconds between two runs.")
@click.option("--port", default=8501, show_default=True, help="The dashboard's port.")
@click.option("--prefect-port", default=4200, show_default=True, help="The Prefect server's port.")
@click.option("--health-port", type=int, help="Where machines ask. Default: --port plus one.")
@click.option(
    "--address",
    default="127.0.0.1",
    show_default=True,
    help="Where the dashboard listens. Other than loopback needs [auth] in the settings.",
)
def serve(
    db: Path | None,
    inputs: Sequence[str],
    watch: Path | None,
    every: int,
    port: int,
    prefect_port: int,
    health_port: int | None,
    address: str,
) -> None:
    """Serve the dashboard and run the monitor flow on a schedule, until interrupted.

    Starts a Prefect server, the scheduled deployment, the dashboard and an endpoint for machines
    (/health, /metrics, /flags.atom, /flags.json) together, on loopback, and stops them together.
    """
    from claimwatch.commands.running import serve_all

    serve_all(db, list(inputs), watch, every, port, prefect_port, health_port, address)


@click.command()
@click.argument("file", required=False)
@click.option("--explain", "sentence", help="Show how one sentence is read, and why.")
@click.option("--all", "everything", is_flag=True, help="Also dates, clock times, names, phones …")
@click.option("--format", "output", type=click.Choice(FORMATS), default="jsonl", show_default=True)
def extract(file: str | None, sentence: str | None, everything: bool, output: str) -> None:
    r"""Print the claims in FILE (- for standard input) without storing anything.

    As jsonl: one line an article, in order: {"id", "claims": [...]}. Every quantity is printed,
    also those too slight to monitor (ages, scores, ordinals that count).

    \b
    Examples:
      claimwatch extract articles.jsonl
      echo "At least 40 people were hurt, police said." | claimwatch extract - --format table
      claimwatch extract --explain "Nearly 2.5 million have fled, the agency says."
    """
    from claimwatch.commands import extracting

    if (file is None) == (sentence is None):
        raise UsageError("give either FILE or --explain SENTENCE; see claimwatch extract --help")
    if sentence is not None:
        extracting.explain_sentence(sentence)
    elif file is not None:
        extracting.extract_file(file, everything, output)


@click.command()
@click.argument("texts", nargs=-1, metavar="[A B]")
@click.option("--pairs", type=click.Path(), help='JSON lines {"id", "a", "b"}; - is stdin.')
@click.option("--format", "output", type=click.Choice(FORMATS), default=None)
def compare(texts: Sequence[str], pairs: str | None, output: str | None) -> None:
    r"""Say whether two texts conflict in their numbers. A and B are files or the texts themselves.

    With --pairs, print {"id", "verdict", "flags"} for each pair of the file; the verdict is
    conflict, agree or unrelated.

    \b
    Examples:
      claimwatch compare monday.txt tuesday.txt
      claimwatch compare "Police said 12 were hurt." "Three were hurt, police said."
    """
    from claimwatch.commands import comparing

    if pairs is not None and not texts:
        comparing.compare_pairs(pairs, output or "jsonl")
    elif pairs is None and len(texts) == 2:
        comparing.compare_two(texts[0], texts[1], output or "table")
    else:
        raise UsageError("give two texts or files, or --pairs FILE; see claimwatch compare --help")
