"""Lets the library that multiplies the model's matrices use what the processor has.

BLIS 1.3, which spaCy multiplies with, does not know AMD's processors from Zen 3 on. It falls back
to plain code there, at a third of the speed (github.com/explosion/cython-blis, issue 53; pull
request 54 mended it for 0.7 by taking the code for Zen 2, and later versions lost that again). Here
it is told once more to take it. As with all of its code, a row's result does not depend on the rows
beside it.
"""

from __future__ import annotations

import ctypes
import threading
from functools import cache
from importlib.metadata import version
from pathlib import Path

import blis.cy
import blis.py
import numpy

_TRIED = "1.3."
"""The versions of BLIS that this was tried with; others are left alone."""

_NEEDED = frozenset({"avx2", "fma"})
_PLAIN, _FAST = "generic", "zen2"
_PROCESSOR = Path("/proc/cpuinfo")
_ONE_BY_ONE = threading.Lock()


def use_fast_kernels() -> bool:
    """Let BLIS multiply by its code for Zen 2 where it fell back to plain code without need.

    Gives whether it does. The first call decides for the whole process; it must come before
    another thread multiplies.
    """
    with _ONE_BY_ONE:
        return _decide()


@cache
def _decide() -> bool:
    described = _PROCESSOR.read_text() if _PROCESSOR.exists() else ""
    if not runs_zen2_code(described) or not version("blis").startswith(_TRIED):
        return False
    library = ctypes.CDLL(blis.cy.__file__)
    try:
        if _chosen(library) != _PLAIN:
            return False
        _take(library, _FAST)
    except AttributeError:  # built without these functions
        return False
    if not _multiplies():
        _take(library, _PLAIN)
        return False
    return True


def runs_zen2_code(described: str) -> bool:
    """Whether a processor, as Linux describes it, is AMD's and has what the code for Zen 2 uses."""
    flags = next((line for line in described.splitlines() if line.startswith("flags")), "")
    return "AuthenticAMD" in described and set(flags.split()) >= _NEEDED


def _chosen(library: ctypes.CDLL) -> str:
    """The family of processors whose code BLIS chose for this one."""
    name = library.bli_arch_string
    name.restype = ctypes.c_char_p
    family: bytes = name(library.bli_arch_query_id())
    return family.decode()


def _take(library: ctypes.CDLL, family: str) -> None:
    """Put the code for a family of processors in the place of the code in use."""
    fill, in_use = library[f"bli_cntx_init_{family}"], library.bli_gks_query_cntx
    fill.restype, fill.argtypes, in_use.restype = None, [ctypes.c_void_p], ctypes.c_void_p
    fill(in_use())


def _multiplies() -> bool:
    """Whether the code in use gives what plain multiplication gives."""
    left = numpy.linspace(-1, 1, 37 * 50, dtype="float32").reshape(37, 50)
    right = numpy.linspace(-2, 1, 50 * 29, dtype="float32").reshape(50, 29)
    return bool(numpy.allclose(blis.py.gemm(left, right), left @ right, atol=1e-4))
