"""The command `claimwatch`: thin over the library; a mistake of the user gets a sentence."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from claimwatch import __version__
from claimwatch.errors import ClaimwatchError, InputNotFound, UsageError
from claimwatch.present import FORMATS


class Commands(click.Group):
    """A group that turns the project's errors into a sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; print a mendable error without a traceback."""
        try:
            return super().invoke(ctx)
        except ClaimwatchError as error:
            click.echo(f"claimwatch: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # The reader (head, less) has seen enough.
            sys.stderr.close()
            ctx.exit(0)


_format = click.option(
    "--format",
    "output",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="table for people, jsonl (one JSON record a line) or csv for programs.",
)
_db = click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The database file. Default: the setting `db`.",
)


_watch = click.option(
    "--watch",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The plan of what is watched. Default: the setting `watch`, else ./watch.yaml, if any.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimwatch")
def main() -> None:
    r"""Watch the numbers in the news.

    Claimwatch reads articles, takes out every numeric claim with its bound and its speaker, puts
    the claims of different sources that speak of one quantity side by side, and flags those that
    cannot all hold.

    \b
    A first look:
      claimwatch run --articles ARTICLES --db watch.duckdb
      claimwatch flags --db watch.duckdb
      claimwatch serve --db watch.duckdb --articles ARTICLES

    Feeds, folders, topics and alert rules stand in watch.yaml: see claimwatch config.
    """


@main.command()
@click.option(
    "--articles",
    "inputs",
    multiple=True,
    help="A folder, a file (.txt, .html, .json, .jsonl, .warc, .warc.gz), or - for standard input. "
    "May be repeated.",
)
@_watch
@_db
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


@main.command()
@click.option(
    "--articles", "inputs", multiple=True, help="A folder, file or archive. May be repeated."
)
@click.option("--since", type=_when, help="Only articles from then on (UTC).")
@click.option("--until", type=_when, help="Only articles before then (UTC).")
@click.option("--tell", is_flag=True, help="Make and tell alerts, as for news.")
@_db
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


@main.command()
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


@main.command()
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


@main.command()
@_db
@_format
@click.option("--article", help="Only this article (its id).")
@click.option("--publisher", help="Only this publisher.")
@click.option("--figure", help="Only this figure (its id).")
@click.option("--all", "everything", is_flag=True, help="Also furniture, dates, names, phones …")
def claims(
    db: Path | None,
    output: str,
    article: str | None,
    publisher: str | None,
    figure: str | None,
    everything: bool,
) -> None:
    """List the claims in the database: each number with its bound, unit, speaker and sentence."""
    from claimwatch.commands.listing import list_claims

    wanted = {"article_id": article, "publisher": publisher, "figure_id": figure}
    list_claims(db, output, wanted, everything)


@main.command()
@_db
@_format
@click.option("--single", is_flag=True, help="Also figures that only one claim speaks of.")
def figures(db: Path | None, output: str, single: bool) -> None:
    """List the figures: claims of different articles that speak of one quantity."""
    from claimwatch.commands.listing import list_figures

    list_figures(db, output, single)


@main.command()
@_db
@_format
@click.option("--kind", "kinds", multiple=True, help="Only this kind; may be repeated.")
def flags(db: Path | None, output: str, kinds: Sequence[str]) -> None:
    """List the flags and notices, the gravest first, with the sentences they rest on."""
    from claimwatch.commands.listing import list_flags

    list_flags(db, output, tuple(kinds))


@main.command()
@click.argument("flag")
@_db
@_format
@click.option("--unsure", is_flag=True, help="Also the pairs of claims that were left undecided.")
def why(flag: str, db: Path | None, output: str, unsure: bool) -> None:
    r"""Print every step from characters to verdict for FLAG, an id or the beginning of one.

    Where each number stands and how it was read, what it leaves open, why the articles are of one
    event and the claims of one quantity, why they cannot both hold, how grave and how sure that is,
    what changed when, and what was told.

    
    Examples:
      claimwatch why 44cdfa --db watch.duckdb
      claimwatch why 44cdfa --unsure --format jsonl
    """
    from claimwatch.commands.explaining import explain_flag

    explain_flag(db, flag, unsure, output)


@main.command()
@click.argument("labels", type=click.Path(path_type=Path))
@_db
@click.option("--articles", "inputs", multiple=True, help="Run over these first, in a scratch db.")
@_format
@click.option("--errors", default=0, metavar="N", help="List the first N errors.")
def evaluate(
    labels: Path, db: Path | None, inputs: Sequence[str], output: str, errors: int
) -> None:
    r"""Score a run against LABELS, a folder of label files (see seeds/README.md).

    Prints precision and recall of claims, figures, origins and each kind of flag, with 95 %
    confidence intervals.

    \b
    Examples:
      claimwatch evaluate seeds/labels --articles seeds
      claimwatch evaluate my-labels --db watch.duckdb --errors 20
    """
    from claimwatch.commands.listing import evaluate_labels

    evaluate_labels(labels, db, list(inputs), output, errors)


@main.group()
def labels() -> None:
    """Labels to measure with: what analysts decided, in the format of seeds/labels.

    Use the file with claimwatch evaluate; see seeds/README.md for the format.
    """


@labels.command("export")
@_db
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Else it is printed.")
def labels_export(db: Path | None, out: Path | None) -> None:
    r"""Write the decisions of analysts as a label file.

    Flags that were acknowledged or resolved are labelled as right. Of those that were dismissed the
    claims are labelled, so that the flag counts as false; where the reason says "not the same
    quantity", different numbers become different figures. A claim that was taken out of its figure
    becomes one of its own.

    \b
    Examples:
      claimwatch labels export --db watch.duckdb --out my-labels/decided.toml
      claimwatch evaluate my-labels --db watch.duckdb
    """
    from claimwatch.commands.labelling import export_labels

    export_labels(db, out)


@main.command()
@_db
@click.option("--articles", "inputs", multiple=True, help="Read on every run.")
@_watch
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


@main.command()
@_db
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
def export(db: Path | None, out: Path) -> None:
    """Write every table as an ordered CSV file into a folder: the same data, the same bytes."""
    from claimwatch.commands.database import database_path
    from claimwatch.store import export_tables

    path = database_path(db)
    if not path.exists():
        raise InputNotFound(f"no database at {path}: make one with claimwatch run")
    export_tables(path, out)


@main.command()
@_db
@_format
@click.option("--every", default=900, show_default=True, help="Seconds between two runs.")
def doctor(db: Path | None, output: str, every: int) -> None:
    """Name what is wrong with the pipeline, and what to do. Ends with 1 where a part is broken."""
    from claimwatch.commands.upkeep import print_checks

    print_checks(db, every, output)


@main.command()
@_db
@_format
@click.option("--all", "everything", is_flag=True, help="Also what was sent.")
def outbox(db: Path | None, output: str, everything: bool) -> None:
    """List the alerts' deliveries that wait, failed or were given up, each with its last error."""
    from claimwatch.commands.upkeep import print_outbox

    print_outbox(db, everything, output)


@main.command()
@_db
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), required=True)
def backup(db: Path | None, into: Path) -> None:
    """Copy the database, the desk and the raw answers into a new folder in INTO, with checksums.

    Raw answers that an earlier copy there has are linked, so that daily copies cost little.
    """
    from claimwatch.commands.upkeep import back_up_into

    back_up_into(db, into)


@main.command()
@click.argument("copy", type=click.Path(file_okay=False, path_type=Path))
@_db
@click.option("--force", is_flag=True, help="Put a database that is there aside.")
def restore(copy: Path, db: Path | None, force: bool) -> None:
    """Bring back what `claimwatch backup` copied. Its checksums are looked at before."""
    from claimwatch.commands.upkeep import restore_from

    restore_from(copy, db, force)


@main.group(invoke_without_command=True)
@click.option("--schema", is_flag=True, help="As JSON Schema, for editors.")
@click.pass_context
def config(ctx: click.Context, schema: bool) -> None:
    r"""Show what watch.yaml may hold: publishers, feeds, inboxes, topics, alert rules, digests.

    \b
    Examples:
      claimwatch config > watch.yaml      then fill in, and leave out what you do not need
      claimwatch config check
    """
    if ctx.invoked_subcommand is None:
        from claimwatch.commands.planning import print_plan_format

        print_plan_format(schema)


@config.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def check(file: Path | None) -> None:
    """Try each source and channel of FILE (default: ./watch.yaml). Nothing is stored or sent.

    Ends with 1 where one of them does not work, with 8 where the file has a fault.
    """
    from claimwatch.commands.planning import check_plan

    check_plan(file)


if __name__ == "__main__":
    main()
