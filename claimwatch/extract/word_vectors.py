"""Remembers what spaCy's embedding gives a word, which is a third of the work of tok2vec.

The vector of a word before its neighbours are looked at follows from the word alone (its norm,
prefix, suffix and shape), and news repeats its words. What is remembered is bit for bit what would
be computed: thinc's multiplication gives a row the same result whatever rows stand beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from thinc.api import Model, NumpyOps, chain
from thinc.types import Ragged

_ALONE = (
    "with_array",
    "concatenate",
    "ints-getitem",
    "hashembed",
    "maxout",
    "layernorm",
    "dropout",
)
"""Layers that treat every row by itself; the names of combined layers are made up of theirs."""

_MOST_WORDS = 50_000
"""That are remembered, in some 30 MB. Beyond them all are forgotten."""

_ENDS = ["extract_features", "list2ragged", "ragged2list"]
"""What stands before and behind the layers that embed, which become one."""


class WordVectors:
    """The vectors of the words that were seen, as rows of a table that grows."""

    def __init__(self) -> None:
        self._known: dict[bytes, int] = {}
        self._table: Any = numpy.zeros((0, 0), dtype="float32")

    def look_up(self, features: Any, embed: Callable[[Any], Any]) -> Any:
        """The vector of each row of features; `embed` gives those of rows not seen before."""
        if len(self._known) + len(features) > _MOST_WORDS:
            self._known.clear()
        raw, width = features.tobytes(), features.shape[1] * features.itemsize
        places, unseen = [], []
        for row in range(len(features)):
            word = raw[row * width : (row + 1) * width]
            place = self._known.get(word)
            if place is None:
                place = self._known[word] = len(self._known)
                unseen.append(row)
            places.append(place)
        if unseen:
            self._keep(embed(features[unseen]))
        return self._table[places]

    def _keep(self, vectors: Any) -> None:
        end = len(self._known)
        first = end - len(vectors)
        if end > len(self._table):
            grown = numpy.empty((2 * end, vectors.shape[1]), dtype=vectors.dtype)
            if first:
                grown[:first] = self._table[:first]
            self._table = grown
        self._table[first:end] = vectors


def remember_vectors(nlp: Language) -> bool:
    """Let the pipeline's tok2vec remember the vectors of words.

    Gives whether it was done: a model of another make stays as it is.
    """
    tok2vec = nlp.get_pipe("tok2vec") if "tok2vec" in nlp.pipe_names else None
    if type(tok2vec) is not Tok2Vec or not tok2vec.model.has_ref("embed"):
        return False
    layers = tok2vec.model.get_ref("embed").layers
    if [layers[0].name, layers[1].name, layers[-1].name] != _ENDS or not _treat_rows_alone(layers):
        return False
    layers[2:-1] = [_remembering(chain(*layers[2:-1]))]
    return True


def _treat_rows_alone(layers: list[Model[Any, Any]]) -> bool:
    return all(
        type(node.ops) is NumpyOps
        and getattr(node.ops, "use_blis", False)
        and node.name.startswith(_ALONE)
        and not node.attrs.get("pad")
        for layer in layers[2:-1]
        for node in layer.walk()
    )


def _remembering(inner: Model[Ragged, Ragged]) -> Model[Ragged, Ragged]:
    words = WordVectors()

    def embed(features: Any) -> Any:
        lengths: Any = numpy.array([len(features)], dtype="int32")
        return inner.predict(Ragged(features, lengths)).data

    def forward(_: Any, given: Ragged, is_train: bool) -> Any:
        if is_train:
            return inner(given, is_train)
        return Ragged(words.look_up(given.data, embed), given.lengths), None

    return Model("remembered", forward, layers=[inner], dims={"nO": inner.maybe_get_dim("nO")})
