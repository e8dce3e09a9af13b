"""How fast extraction is, as ratios to CQE and to spaCy's full pipeline, in one run.

    python tests/bench/speed_extract.py [--articles FILE_OR_FOLDER] [--cqe-python PATH]

See README.md beside this file for what is measured and how CQE is installed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
import spacy.about
from interleave import Item, Side, Timing, report, take_turns
from spacy.language import Language

from claimwatch.collect import read_inputs
from claimwatch.errors import ClaimwatchError
from claimwatch.extract.pipeline import extract_claims, load_model
from claimwatch.extract.sentences import split_sentences
from claimwatch.model import Article, article_id_of

ROOT = Path(__file__).resolve().parents[2]
WORKER = Path(__file__).with_name("cqe_worker.py")
OURS = "Claimwatch"
GOAL_CQE = 10.0
GOAL_SPACY = 1.8


def read_articles(path: Path) -> list[Article]:
    """The articles of a file or folder; what can't be read is left out, as it is in a run."""
    return [found for found in read_inputs([path]) if isinstance(found, Article)]


def sentence_articles(articles: Sequence[Article]) -> list[Article]:
    """An article per sentence, each wording once, that keeps its publisher and time."""
    made: dict[str, Article] = {}
    for article in articles:
        for sentence in split_sentences(article.text):
            made.setdefault(sentence.text, _article_of(sentence.text, article))
    return list(made.values())


def _article_of(text: str, article: Article) -> Article:
    key = article_id_of(text, article.publisher, None, None)
    return replace(article, article_id=key, text=text, external_id=None, furniture=())


def claimwatch_side(nlp: Language) -> Side[Article]:
    """Claimwatch's extraction over a batch of articles."""

    def run(articles: Sequence[Article]) -> Timing:
        wall, cpu = time.perf_counter(), time.process_time()
        found = sum(len(claims) for claims in extract_claims(articles, nlp))
        return Timing(time.perf_counter() - wall, time.process_time() - cpu, found)

    return Side(OURS, run)


def spacy_side(nlp: Language, batch: int) -> Side[Article]:
    """SpaCy's pipeline with every component that the model switches on; entities are counted."""

    def run(articles: Sequence[Article]) -> Timing:
        wall, cpu = time.perf_counter(), time.process_time()
        texts = (article.text for article in articles)
        found = sum(len(doc.ents) for doc in nlp.pipe(texts, batch_size=batch))
        return Timing(time.perf_counter() - wall, time.process_time() - cpu, found)

    return Side(f"spaCy {spacy.about.__version__}", run)


@contextmanager
def cqe_side(python: Path) -> Iterator[Side[Article]]:
    """CQE in a process of its own; loading it is not timed."""
    pipe = subprocess.PIPE
    with subprocess.Popen([python, WORKER], stdin=pipe, stdout=pipe, text=True) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        requests, answers = worker.stdin, worker.stdout

        def answer() -> Any:
            line = answers.readline()
            if not line:
                raise SystemExit(f"speed_extract: CQE ended in {python}; it wrote why above")
            return json.loads(line)

        def run(articles: Sequence[Article]) -> Timing:
            requests.write(json.dumps([article.text for article in articles]) + "\n")
            requests.flush()
            return Timing(**answer())

        yield Side(f"CQE {answer()}", run)
        requests.close()


def compare(
    title: str,
    items: Sequence[Item],
    sides: tuple[Side[Item], Side[Item]],
    rounds: int,
    size: int,
    goal: float,
) -> None:
    """Measure two sides by turns and print the report."""
    if len(items) <= rounds:
        print(f"{title}: left out, {len(items)} are too few for {rounds} rounds and a warm-up")
        return
    measured = take_turns(items, *sides, rounds, size)
    print(report(title, sides[0].name, sides[1].name, measured, goal), flush=True)


def compare_with_cqe(
    articles: Sequence[Article], ours: Side[Article], options: argparse.Namespace
) -> None:
    """The sentences of the articles, all of them and those with a digit, against CQE."""
    sentences = sentence_articles(articles)
    with_digit = [each for each in sentences if any(map(str.isdigit, each.text))]
    with cqe_side(options.cqe_python) as cqe:
        for title, chosen in (("sentences", sentences), ("sentences with a digit", with_digit)):
            compare(title, chosen, (ours, cqe), options.rounds, options.sentences, GOAL_CQE)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print; without CQE's interpreter only the second ratio."""
    options = _options(arguments)
    try:
        articles, nlp = read_articles(options.articles), load_model()
    except ClaimwatchError as error:
        raise SystemExit(f"speed_extract: {error}") from error
    ours = claimwatch_side(nlp)
    sides = (ours, spacy_side(spacy.load(nlp.path), options.batch))
    compare("articles", articles, sides, options.rounds, options.batch, GOAL_SPACY)
    if options.cqe_python.exists():
        compare_with_cqe(articles, ours, options)
    else:
        print(f"sentences: left out, there is no {options.cqe_python}. Install CQE by")
        print("  sh tests/bench/install_cqe.sh, or name its interpreter with --cqe-python")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_HELP)
    add = parser.add_argument
    add("--articles", type=Path, default=ROOT / "seeds" / "articles", help="default: our own")
    add("--cqe-python", type=Path, default=ROOT / ".venv" / "cqe" / "bin" / "python")
    add("--rounds", type=int, default=5, help="counted rounds of each comparison (default 5)")
    add("--sentences", type=int, default=50, help="sentences a round, at most (default 50)")
    add("--batch", type=int, default=64, help="articles a round and a batch (default 64)")
    return parser.parse_args(arguments)


_HELP = argparse.RawDescriptionHelpFormatter


if __name__ == "__main__":
    main()
