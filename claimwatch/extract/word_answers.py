"""Gives words their part of speech, morphology and lemma as spaCy's own components would, faster.

spaCy's attribute ruler tries some 180 patterns on every token, although nearly all of them look at
one token's tag, word and role in the sentence alone. What it answers for such a token, and the
lemma that follows from the answer, is remembered here. What a pattern over several tokens matches
in, and what is not seen through, goes to the plain components.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token

_SEEN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""What a pattern may ask of a token so that its answer can be remembered."""

_ANSWERED = frozenset({"POS", "MORPH", "LEMMA", "TAG", "DEP"})
"""What a rule may set; one that changes a tag or a role is left to the plain component."""

_LEFT: list[int | str] = ["POS", "MORPH", "LEMMA", "TAG", "DEP"]

_MOST_REMEMBERED = 200_000

Answer = tuple[int, int, int]
"""Part of speech, morphology and lemma by their hashes; a lemma of 0 is for the lemmatizer."""


class WordAnswers:
    """Stands for an attribute ruler and the lemmatizer behind it, with the same outcome."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self.ruler, self.lemmatizer = ruler, lemmatizer
        self.vocab = ruler.vocab
        self.several = Matcher(self.vocab)
        single = []
        for number, (pattern, _) in enumerate(_rules(ruler)):
            if len(pattern) > 1:
                self.several.add(str(number), [pattern])
            single += pattern if len(pattern) == 1 else []
        self._special = _ToldApart(single)
        self._answers: dict[tuple[int, int, int], Answer | None] = {}
        self._lemmas: dict[tuple[int, int, int], int] = {}
        self._voices: dict[int, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set what ruler and lemmatizer would set on a tagged and parsed text."""
        rows = doc.to_array(["ORTH", "LOWER", "TAG", "DEP"]).tolist()
        answers = None if self.several(doc) else self._answered(doc, rows)
        if answers is None:
            return self.lemmatizer(self.ruler(doc))
        given: Any = numpy.array(answers, dtype="uint64").reshape(len(doc), 3)
        doc.from_array(_LEFT[:3], given)
        for at in numpy.flatnonzero(given[:, 2] == 0).tolist():
            doc[at].lemma = self._lemma(doc[at], (rows[at][0], *answers[at][:2]))
        return doc

    def _answered(self, doc: Doc, rows: list[list[int]]) -> list[Answer] | None:
        if len(self._lemmas) + len(self._voices) > _MOST_REMEMBERED:
            self._lemmas.clear()
            self._voices.clear()
        found = []
        for at, (orth, low, tag, dep) in enumerate(rows):
            key = (self._voice(low), tag, dep)
            if key not in self._answers:
                self._answers[key] = self._ask(doc, at)
            answer = self._answers[key]
            if answer is None:
                return None
            pos, morph, lemma = answer
            found.append((pos, morph, lemma or self._lemmas.get((orth, pos, morph), 0)))
        return found

    def _voice(self, low: int) -> int:
        """The word, where some pattern tells it from others; else 0."""
        voice = self._voices.get(low)
        if voice is None:
            voice = low if self.vocab.strings[low] in self._special else 0
            self._voices[low] = voice
        return voice

    def _ask(self, doc: Doc, at: int) -> Answer | None:
        """The plain ruler's answer for a token, None where it sets more than is remembered."""
        token = doc[at]
        alone = Doc(self.vocab, [token.text], [False], tags=[token.tag_], deps=[token.dep_])
        pos, morph, lemma, tag, dep = self.ruler(alone).to_array(_LEFT)[0]
        return (int(pos), int(morph), int(lemma)) if (tag, dep) == (token.tag, token.dep) else None

    def _lemma(self, token: Token, key: tuple[int, int, int]) -> int:
        lemma = self.vocab.strings.add(self.lemmatizer.lemmatize(token)[0])
        self._lemmas[key] = lemma
        return lemma


def _rules(ruler: AttributeRuler) -> Iterator[tuple[list[dict[str, Any]], dict[str, Any]]]:
    """Each pattern, as what it asks of its tokens, with what its rule sets."""
    for rule in ruler.patterns:
        held: Any = rule
        for pattern in held["patterns"]:
            yield pattern, held["attrs"]


class _ToldApart:
    """The lower-cased words that some rule over one token asks for; white space is among them."""

    def __init__(self, tokens: Iterable[dict[str, Any]]) -> None:
        self.words: set[str] = set()
        self.regexes = [re.compile(r"^\s")]
        for token in tokens:
            word = token.get("LOWER", {})
            asked: Mapping[str, Any] = word if isinstance(word, Mapping) else {"IN": [word]}
            self.words.update(asked.get("IN", ()), asked.get("NOT_IN", ()))
            self.regexes += [re.compile(asked["REGEX"])] if "REGEX" in asked else []

    def __contains__(self, low: str) -> bool:
        return low in self.words or any(regex.search(low) for regex in self.regexes)


def _is_seen_through(ruler: AttributeRuler) -> bool:
    """Whether every rule over one token asks and sets only what is remembered."""
    for pattern, given in _rules(ruler):
        if not set(given) <= _ANSWERED:
            return False
        asked = pattern[0]
        if len(pattern) == 1 and not (set(asked) <= _SEEN and _is_listed(asked.get("LOWER", {}))):
            return False
    return True


def _is_listed(asked: Any) -> bool:
    return not isinstance(asked, Mapping) or set(asked) <= {"IN", "NOT_IN", "REGEX"}


def remember_words(nlp: Language) -> bool:
    """Put `WordAnswers` in the place of a ruler and a lemmatizer that can be remembered.

    Gives whether it was done: a pipeline of another make stays as it is.
    """
    names = nlp.pipe_names
    if "attribute_ruler" not in names or names[-2:] != ["attribute_ruler", "lemmatizer"]:
        return False
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    if type(ruler) is not AttributeRuler or not isinstance(lemmatizer, Lemmatizer):
        return False
    if lemmatizer.mode != "rule" or lemmatizer.overwrite or not _is_seen_through(ruler):
        return False
    index = lemmatizer.lookups.get_table("lemma_index", {})
    for part in list(index):  # lists, which spaCy searches from end to end
        index[part] = frozenset(index[part])
    for name in ("attribute_ruler", "lemmatizer"):
        nlp.disable_pipe(name)
    nlp.add_pipe("claimwatch_words", last=True)
    return True


@Language.factory(
    "claimwatch_words",
    requires=["token.tag", "token.dep"],
    assigns=["token.pos", "token.morph", "token.lemma"],
)
def make_component(nlp: Language, name: str) -> WordAnswers:
    """The component for a pipeline whose ruler and lemmatizer are switched off."""
    del name
    held: dict[str, Any] = dict(nlp.components)
    return WordAnswers(held["attribute_ruler"], held["lemmatizer"])
