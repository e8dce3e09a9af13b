"""`claimwatch why`: every step from characters to verdict."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from claimwatch import present
from claimwatch.commands.database import open_database

if TYPE_CHECKING:
    from claimwatch.why import Step

STEP_COLUMNS = ("step", "about", "words")
_TITLES = {
    "flag": "The flag",
    "claim": "Where the numbers stand",
    "reading": "How they were read",
    "interval": "What each leaves open",
    "story": "Why the articles are of one event",
    "link": "Why the claims are of one quantity",
    "veto": "The vetoes that were looked at",
    "origin": "Where the articles come from",
    "pair": "What cannot both hold (for notices: what differs)",
    "severity": "How grave it is",
    "confidence": "How sure it is",
    "history": "What changed when",
    "alert": "What was told",
    "unsure": "Left undecided",
}


def explain_flag(db: Path | None, flag: str, unsure: bool, output: str) -> None:
    """Print every step of the flag that the id, or the beginning of one, `flag` leads to."""
    from claimwatch.why import open_case, steps_of

    with open_database(db) as reader:
        steps = steps_of(open_case(reader, flag), unsure)
    if output == "table":
        _draw(steps)
    else:
        present.print_records([step.record() for step in steps], STEP_COLUMNS, output)


def _draw(steps: Sequence[Step]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console()
    for name in _TITLES:
        found = [step for step in steps if step.step == name]
        if found:
            console.print(Text(f"\n{_TITLES[name]}", style="bold"))
        for about, of_one in groupby(found, key=lambda step: step.about):
            console.print(Text(present.printable(about), style="dim"))
            for step in of_one:
                console.print(Text("  " + present.printable(step.words)))
