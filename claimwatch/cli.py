"""The command `claimwatch`: thin over the library; a mistake of the user gets a sentence."""

from __future__ import annotations

import sys
from typing import Any

import click

from claimwatch import __version__
from claimwatch.commands.offered import (
    listing,
    measuring,
    planning,
    quarantine,
    reading,
    upkeep,
)
from claimwatch.errors import ClaimwatchError


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


_OFFERED: tuple[click.Command, ...] = (
    reading.run,
    reading.serve,
    reading.backfill,
    reading.extract,
    reading.compare,
    listing.claims,
    listing.figures,
    listing.flags,
    listing.why,
    listing.export,
    measuring.evaluate,
    measuring.labels,
    upkeep.doctor,
    upkeep.outbox,
    quarantine.quarantine,
    upkeep.backup,
    upkeep.restore,
    planning.config,
)


def _keep_lines(command: click.Command) -> None:
    """Let the sign that a paragraph's lines stay as they are, raw in docstrings, reach click."""
    command.help = (command.help or "").replace(r"\b", "\b")
    for below in getattr(command, "commands", {}).values():
        _keep_lines(below)


for _command in _OFFERED:
    main.add_command(_command)
_keep_lines(main)


if __name__ == "__main__":
    main()
