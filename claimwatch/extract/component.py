"""Extraction as one spaCy component, so that it also serves in anyone's own pipeline.

nlp = spacy.load("en_core_web_sm")
nlp.add_pipe("claimwatch")
nlp("At least 16 people were hurt.")._.claims
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc


class ClaimExtractor:
    """Sets `Doc._.claims`, the claims of the text, from the parse that the pipeline has made."""

    def __init__(self) -> None:
        if not Doc.has_extension("claims"):
            Doc.set_extension("claims", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Read the claims of a parsed text, sentence by sentence."""
        from claimwatch.extract.pipeline import claims_of
        from claimwatch.extract.sentences import SentenceText, may_hold_number
        from claimwatch.model import Article, article_id_of

        if not doc.text.strip():
            return doc
        article = Article(
            article_id=article_id_of(doc.text, None, None, None), text=doc.text, source="doc"
        )
        sentences = [SentenceText(s.start_char, s.end_char, s.text) for s in doc.sents]
        parsed = [
            replace(sentence, doc=span.as_doc()) if may_hold_number(sentence.text) else sentence
            for sentence, span in zip(sentences, doc.sents, strict=True)
        ]
        doc._.claims = tuple(claims_of(article, sentences, parsed))
        return doc


@Language.factory("claimwatch", requires=["token.tag", "token.dep", "token.lemma"])
def make_component(nlp: Language, name: str) -> ClaimExtractor:
    """The component for a pipeline that tags, parses and lemmatizes before it."""
    del nlp, name
    return ClaimExtractor()
