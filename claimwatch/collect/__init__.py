"""Reads articles from wherever they lie: folders, files, standard input."""

from claimwatch.collect.files import read_inputs
from claimwatch.collect.inputs import find_inputs

__all__ = ["find_inputs", "read_inputs"]
