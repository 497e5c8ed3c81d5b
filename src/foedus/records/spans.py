"""Places in a text: where something stands, and the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open interval of characters (code points), `start` included, `end` not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, got {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def gives(self, text: str) -> str:
        """The characters of `text` at this place."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class EvidenceSpan:
    """Characters of one document that bear something out; `text[start:end] == quote` always."""

    document: str
    start: int
    end: int
    quote: str

    @classmethod
    def cut(cls, document: str, text: str, span: Span) -> EvidenceSpan:
        """Evidence cut from `text`, so that the quote cannot differ from its place."""
        return cls(document, span.start, span.end, text[span.start : span.end])

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
