"""Reads articles from wherever they lie: folders, files, standard input."""

from claimwatch.collect.archives import ArchiveNotes
from claimwatch.collect.files import read_inputs
from claimwatch.collect.inputs import find_inputs

__all__ = ["ArchiveNotes", "find_inputs", "read_inputs"]
