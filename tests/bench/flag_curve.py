"""Precision against recall of flagged conflicts over the confidence from which they are shown.

    python BENCH/bench.py conflicts --keep KEPT
    python tests/bench/flag_curve.py BENCH/conflicts KEPT

KEPT holds claims.jsonl and flags.jsonl of one run; the bench's own scorer counts. One row a
threshold; the last is where no flag is left. Run by hand, where the bench's folder is.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

STEPS = 20


def score(bench: Path, claims: Path, flags: list[str]) -> dict:
    """What the bench's scorer gives for these lines of flags."""
    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder) / "flags.jsonl"
        chosen.write_text("".join(flags), encoding="utf-8")
        given = {"articles": bench / "articles", "gold": bench / "gold", "flags": chosen}
        words = [part for name, path in given.items() for part in (f"--{name}", str(path))]
        command = [sys.executable, str(bench / "score.py"), *words, "--claims", str(claims)]
        done = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def main(bench: Path, kept: Path) -> None:
    """Print the curve."""
    lines = (kept / "flags.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    confidence = [json.loads(line)["confidence"] for line in lines]
    sys.stdout.write("from   flags right wrong  precision recall  F1    pairs P/R/F1\n")
    for step in range(STEPS + 1):
        least = step / STEPS
        chosen = [line for line, sure in zip(lines, confidence, strict=True) if sure >= least]
        found = score(bench, kept / "claims.jsonl", chosen)
        figures, pairs = found["CONFLICTS by figure"], found["conflicts by pair"]
        right, wrong = figures["flags_right"], figures["flags_wrong"]
        sys.stdout.write(
            f"{least:.2f}  {right + wrong:6}{right:6}{wrong:6}"
            f"{figures['p']:10}{figures['r']:8}{figures['f1']:6}"
            f"    {pairs['p']}/{pairs['r']}/{pairs['f1']}\n"
        )
        if not right + wrong:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
