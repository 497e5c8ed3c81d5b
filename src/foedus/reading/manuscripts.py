"""What the reader of one file format hands over before the document is made."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.reading.paragraphs import Paragraph
from foedus.records import FuzzyDate, Piece, Problem


@dataclass(frozen=True, slots=True)
class Stated:
    """What the file format says apart from its text; "" and None where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    published: FuzzyDate | None = None
    owners: tuple[str, ...] = ()  # whom the file's properties name; they count only where no by-line is printed


@dataclass(frozen=True, slots=True)
class Manuscript:
    """`visible` is what a reader of the page sees; `via` leads from it to `original` (None: they are the same text)."""

    path: str
    original: str
    visible: str
    paragraphs: tuple[Paragraph, ...]
    media_type: str
    via: tuple[Piece, ...] | None = None
    stated: Stated = Stated()
    problems: tuple[Problem, ...] = ()
