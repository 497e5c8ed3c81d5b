"""A document as language: sentences, words and the actors named in them."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.records.actors import Mention
from foedus.records.spans import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body. `paragraph` counts blocks of the document from 0; `words` are spans of its tokens."""

    start: int
    end: int
    paragraph: int
    words: tuple[Span, ...]
    mentions: tuple[Mention, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Sentences in reading order; offsets are those of the document's clean text."""

    document: str
    sentences: tuple[Sentence, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(mention for sentence in self.sentences for mention in sentence.mentions)
