"""A document as it was read: clean text, what each part of it is, and the way back to the original."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from foedus.records.dates import FuzzyDate
from foedus.records.problems import Problem
from foedus.records.spans import Span

MOST_WORDS = 6  # of a title or a beginning that names a document
NEVER_LAST = frozenset("a an and as at by for from in of on or that the their to with".split())
LONGEST_BEGINNING = 200  # characters looked at


class Zone(StrEnum):
    """What a block of text is. Only BODY is coded; the rest is kept for reading, dating and citing."""

    TITLE = "title"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or note of the clean text."""

    start: int
    end: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters that stand at `clean` in the clean text and at `original` in the original."""

    clean: int
    original: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Pieces in rising order of the clean text, without overlap in either text; characters in no piece were added or
    removed. A note that cut a paragraph in two stands behind it, so the places in the original may step back there."""

    pieces: tuple[Piece, ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        return cls((Piece(0, 0, length),)) if length else cls(())

    def to_original(self, span: Span) -> Span:
        """The smallest stretch of the original that holds every character of `span` that came from it."""
        if not self.pieces:
            return Span(0, 0)
        first, last = self._index(span.start), self._index(max(span.start, span.end - 1))
        touched = self.pieces[first : last + 1]
        inner = [piece for piece in touched if piece.clean < span.end and span.start < piece.clean + piece.length]
        if not inner:
            place = _inside(self.pieces[first], span.start)
            return Span(place, place)
        starts = [_inside(piece, max(span.start, piece.clean)) for piece in inner]
        ends = [_inside(piece, min(span.end, piece.clean + piece.length) - 1) + 1 for piece in inner]
        return Span(min(starts), max(ends))

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self.pieces, offset, key=lambda piece: piece.clean) - 1)


def _inside(piece: Piece, offset: int) -> int:
    """Where the character at a clean offset, or the nearest of the piece, stands in the original."""
    return piece.original + min(max(offset - piece.clean, 0), piece.length - 1)


@dataclass(frozen=True, slots=True)
class Removed:
    """Characters taken out of the running text: they stood before clean offset `at`, at `original` in the original."""

    at: int
    original: int
    text: str
    kind: str  # "mark" (footnote mark), "url", "markup", "hyphen", "invisible"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: `anchor` is the clean offset where its mark stood (None: no mark found), `start`..`end` its text."""

    mark: str
    anchor: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One document. `id` comes from its content: the same content read from two places is one document.

    `original` is what the offsets lead back to: the decoded file for text, Markdown, HTML and JSON lines, the
    extracted text for PDF and DOCX. `published` is an interval with the words it came from; unknown stays unknown.
    `source` is who published ("" where nothing says so). `also_at` lists further places of the same content.
    """

    id: str
    path: str
    text: str
    original: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    source: str
    title: str
    authors: tuple[str, ...]
    published: FuzzyDate
    language: str | None
    media_type: str
    notes: tuple[Note, ...] = ()
    removed: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()
    also_at: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call the document in a sentence: its title, else its path."""
        return self.title or self.path

    @property
    def label(self) -> str:
        """Who speaks in it: its publisher; where nothing says who published it, its title or first words, quoted."""
        return self.source or f"“{_first_words(self.title or self.beginning or self.path)}”"

    @property
    def beginning(self) -> str:
        """The first paragraph of its body."""
        return next((self.text[block.start : block.end] for block in self.blocks if block.zone is Zone.BODY), "")


def _first_words(text: str) -> str:
    """As many words as name a document in a sentence."""
    words = text[:LONGEST_BEGINNING].split()
    if len(words) <= MOST_WORDS:
        return " ".join(words).rstrip(" ,;:.–-")
    kept = words[:MOST_WORDS]
    while len(kept) > 1 and kept[-1].casefold() in NEVER_LAST:
        kept.pop()
    return f"{' '.join(kept).rstrip(' ,;:.–-')} …"


@dataclass(frozen=True, slots=True)
class Pile:
    """What reading gives: documents in the order of their paths, and one problem for each input that was hurt."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Everything that was named was read."""
        return not any(problem.lost for problem in self.problems)
