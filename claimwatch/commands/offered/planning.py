"""`config` and `config check`: what `watch.yaml` may hold, and whether it works."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(invoke_without_command=True)
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
