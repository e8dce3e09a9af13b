"""A process that reads chunks of articles: pickled articles in, pickled readings out.

`python -m claimwatch.extract.worker [MODEL]`, started by `claimwatch.extract.pool`. It ends with
its input, so none is left over when whoever started it is killed.
"""

from __future__ import annotations

import os
import pickle  # nosec B403
import signal
import sys
from typing import IO

from claimwatch.extract.chunks import read_chunk
from claimwatch.extract.models import load_model


def main() -> None:
    """Read chunks from standard input until it ends; what is printed goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started it
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        _serve(sys.stdin.buffer, answers, sys.argv[1] if len(sys.argv) > 1 else None)


def _serve(requests: IO[bytes], answers: IO[bytes], model: str | None) -> None:
    nlp = load_model(model)
    while True:
        try:
            articles = pickle.load(requests)  # nosec B301
        except EOFError:
            return
        try:
            pickle.dump(read_chunk(articles, nlp), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        except BrokenPipeError:
            os._exit(0)


if __name__ == "__main__":
    main()
