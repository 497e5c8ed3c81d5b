"""One text as a document, analysed and coded, for tests of the language and coding stages."""

from __future__ import annotations

from datetime import date
from functools import cache

from foedus.codebook.book import Codebook, load_codebook
from foedus.coding import CueCoder
from foedus.language import GazetteerAnalyzer
from foedus.records import Analysis, Block, Coding, Document, FuzzyDate, OffsetMap, Zone

Act = tuple[str, set[str], set[str], str]  # type, actor codes, recipient codes, modality


@cache
def codebook() -> Codebook:
    return load_codebook()


@cache
def analyzer() -> GazetteerAnalyzer:
    return GazetteerAnalyzer(codebook())


@cache
def coder() -> CueCoder:
    return CueCoder(codebook())


def document(text: str, day: date | None = date(2025, 5, 1)) -> Document:
    """A document that is all body, published on `day`."""
    published = FuzzyDate.on(day) if day else FuzzyDate.unknown("no date")
    blocks = (Block(0, len(text), Zone.BODY),)
    identity = OffsetMap.identity(len(text))
    return Document("d-test", "test.txt", text, text, identity, blocks, "", "", (), published, "en", "text/plain")


def analysis(text: str, day: date | None = date(2025, 5, 1)) -> Analysis:
    return analyzer().analyze(document(text, day))


def coding(text: str, day: date | None = date(2025, 5, 1)) -> Coding:
    made = document(text, day)
    return coder().code(made, analyzer().analyze(made))


def acts(text: str, day: date | None = date(2025, 5, 1)) -> list[Act]:
    """Every event of the text, in order."""
    return [
        (event.type.value, {p.code for p in event.actors}, {p.code for p in event.recipients}, event.modality.value)
        for event in coding(text, day).events
    ]
