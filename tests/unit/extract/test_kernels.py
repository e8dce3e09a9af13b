"""The code that multiplies is quick where it can be, and changes no parse and no row."""

from __future__ import annotations

import json
import subprocess
import sys

import blis.py
import numpy
import pytest

from claimwatch.extract.kernels import runs_zen2_code, use_fast_kernels

AMD = "vendor_id\t: AuthenticAMD\ncpu family\t: 25\nflags\t\t: fpu sse2 avx fma avx2\n"
BEFORE_AND_AFTER = """
import json, spacy
from claimwatch.extract.kernels import use_fast_kernels
from claimwatch.extract.models import MODELS
nlp = spacy.load(next(name for name in MODELS if spacy.util.is_package(name)))
texts = json.loads(input())
read = lambda: [[(t.tag_, t.dep_, t.head.i) for t in doc] for doc in nlp.pipe(texts)]
plain = read()
use_fast_kernels()
print(json.dumps(plain == read()))
"""
TEXTS = [
    "At least 16 people were hurt when the ferry's engine failed, the harbour master said.",
    "Two thirds of the 1,200 seats were sold, up from half a year ago, and £3.2bn was lost.",
    "Nobody was hurt.",
]


@pytest.mark.parametrize(
    ("described", "runs"),
    [
        (AMD, True),
        (AMD.replace("AuthenticAMD", "GenuineIntel"), False),
        (AMD.replace(" avx2", ""), False),
        (AMD.replace(" fma", ""), False),
        ("CPU implementer\t: 0x41\nFeatures\t: fp asimd\n", False),
        ("", False),
    ],
)
def test_only_a_processor_that_runs_the_code_is_given_it(described: str, runs: bool) -> None:
    assert runs_zen2_code(described) is runs


def test_a_sentence_is_parsed_as_by_the_plain_code() -> None:
    asked = [sys.executable, "-c", BEFORE_AND_AFTER]
    told = subprocess.run(
        asked, input=json.dumps(TEXTS), capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "true"


def test_a_row_is_multiplied_alike_in_any_company() -> None:
    assert use_fast_kernels() is use_fast_kernels()
    rows = numpy.random.default_rng(1).standard_normal((70, 288)).astype("float32")
    weights = numpy.random.default_rng(2).standard_normal((288, 288)).astype("float32")
    whole = blis.py.gemm(rows, weights, trans2=True)
    assert numpy.allclose(whole, rows @ weights.T, atol=1e-3)
    for start, end in ((0, 1), (3, 8), (11, 70), (17, 34), (69, 70)):
        part = blis.py.gemm(rows[start:end].copy(), weights, trans2=True)
        assert part.tobytes() == whole[start:end].tobytes(), (start, end)
