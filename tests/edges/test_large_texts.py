"""No article is too large or too odd: time grows with its length and no faster, memory hardly."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.extract.sentences import split_sentences

pytestmark = pytest.mark.slow

ROOM = 500_000_000
"""Bytes that reading may take beside the model; a parsed text of 5 MB would take more."""

PROGRAM = f"""
import json, resource, sys
from claimwatch.extract.pipeline import extract_claims, load_model
from claimwatch.model import Article, article_id_of
nlp = load_model()
def read(text):
    return extract_claims([Article(article_id_of(text, None, None, None), text, "test")], nlp)[0]
read("They saw 4 goats, 5 hens and $6m.")
pages = int(open("/proc/self/statm").read().split()[0])
limit = pages * resource.getpagesize() + {ROOM}
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
claims = read(eval(sys.stdin.read()))
print(json.dumps([len(claims), claims[-1].char_end if claims else 0]))
"""


def read_apart(program_of_text: str) -> list[int]:
    """How many claims a text gives in a process of bounded memory, and where the last ends."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=program_of_text, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answer: list[int] = json.loads(done.stdout)
    return answer


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits memory by /proc")
@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(
            "('The mayor of Hull wept as the boats came in. ' * 20 "
            "+ 'They saw 40 geese.\\n') * 5300",
            5300,
            marks=pytest.mark.soak,
        ),
        pytest.param(
            "'They saw ' + ', '.join(str(n) for n in range(10, 10_010)) + ' geese.'",
            10_000,
            marks=pytest.mark.soak,
        ),
        pytest.param(
            "'They saw ' + ', '.join(str(n) for n in range(10, 1_010)) + ' geese.'",
            1_000,
            marks=pytest.mark.soak,
        ),
        pytest.param("'7' * 100_000", 0, marks=pytest.mark.soak),
        pytest.param(
            "'They saw 40 geese ' + 'and geese ' * 20_000 + 'and 7 hens.'",
            2,
            marks=pytest.mark.soak,
        ),
    ],
    ids=[
        "5 MB",
        "10,000 numbers in a sentence",
        "1,000 numbers in a sentence",
        "100,000 digits",
        "a sentence of 40,000 words",
    ],
)  # fmt: skip
def test_large_texts_are_read_to_their_end_in_bounded_memory(text: str, count: int) -> None:
    found, end = read_apart(text)
    assert found == count
    assert not count or end > len(eval(text)) - 20


ODD = {
    "digits": "7", "digits apart": "7 ", "stops": ".", "capitals": "A", "camels": "Aa",
    "names": "Anna Ruiz ", "acronyms": "Anna Ruiz (AR) ", "marks": '"', "single marks": "'",
    "open marks": "“", "talk": '"Yes," said Anna Ruiz. ', "roles": "The minister said so. ",
    "brackets": "(", "hyphens": "1-", "points": "1.", "money": "$1 ", "words": "five ",
    "one": "one ", "lines": "1\n", "fractions": "½", "months": "May 5 ", "hedges": "more than 5 ",
    "ranges": "from 5 to 6 ", "percents": "5% ", "lists": "1. A ", "according": "according to 5, ",
    "links": "http://a.b/1 ", "spaces": " \u00a0", "accents": "e\u0301", "times": "5:05 ",
}  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def is_linear(work: Callable[[str], object], unit: str, size: int) -> bool:
    """Whether a text of eight times the size takes less than 24 times the processor's time.

    A quadratic rule would take 64 times. Of three measurements the least counts, since other
    programs disturb caches.
    """
    small, large = (unit * (n // len(unit) + 1) for n in (size, 8 * size))
    least = [min(seconds(lambda t=text: work(t)) for _ in range(3)) for text in (small, large)]
    return least[1] < 24 * max(least[0], 0.005)


@pytest.mark.soak
@pytest.mark.parametrize("name", ODD)
def test_time_grows_with_the_text_and_no_faster(name: str, nlp: Any, make_article: Any) -> None:
    def work(text: str) -> object:
        return extract_claims([make_article("x" + text)], nlp)

    work(ODD[name] * 100)
    assert is_linear(work, ODD[name], 2_000)


@pytest.mark.parametrize("name", ODD)
def test_splitting_grows_with_the_text_and_no_faster(name: str) -> None:
    assert is_linear(split_sentences, ODD[name], 30_000)


def test_every_word_of_a_long_sentence_is_in_one_piece_and_no_number_is_torn() -> None:
    text = "They saw " + "and ".join(f"{n} 000 000 geese, 5 of them, " for n in range(1, 400))
    pieces = split_sentences(text)
    assert "".join(piece.text for piece in pieces).split() == "".join(
        text[piece.start : piece.end] for piece in pieces
    ).split()  # fmt: skip
    assert sum(len(piece.text.split()) for piece in pieces) == len(text.split())
    assert all(piece.text.count("000") % 2 == 0 for piece in pieces)
    assert len(pieces) > 5
