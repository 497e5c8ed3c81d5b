"""Checks, character for character, that every quote stands where it is said to stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.records import Document, EvidenceSpan
from foedus.storing.rows import storable


@dataclass(frozen=True, slots=True)
class Verification:
    """How many documents and evidence spans were checked, and one line for each that does not hold."""

    documents: int
    spans: int
    wrong: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.wrong


def verify(documents: Sequence[Document], evidence: Sequence[tuple[str, EvidenceSpan]]) -> Verification:
    """Checks each span against the text of its document, and each document's text against its original."""
    by_id = {document.id: document for document in documents}
    wrong = [line for document in documents for line in _strayed(document)]
    wrong += _misquoted(evidence, by_id)
    return Verification(len(documents), len(evidence), tuple(wrong))


def _strayed(document: Document) -> Iterator[str]:
    """Pieces of the clean text that do not stand in the original where the offset map says."""
    for piece in document.offsets.pieces:
        clean = document.text[piece.clean : piece.clean + piece.length]
        original = document.original[piece.original : piece.original + piece.length]
        if clean != original or len(clean) != piece.length:
            yield f"{document.path}: clean text {piece.clean}..{piece.clean + piece.length} is not in the original"


def _misquoted(evidence: Iterable[tuple[str, EvidenceSpan]], documents: Mapping[str, Document]) -> Iterator[str]:
    for record, span in evidence:
        document = documents.get(span.document)
        if document is None:
            yield f"{record}: its document {span.document} is not in the store"
        elif not _quotes(document, span):
            yield f"{record}: {document.path} {span.start}..{span.end} does not say {span.quote[:60]!r}"
        elif document.offsets.to_original(span.span).end > len(document.original):
            yield f"{record}: {document.path} {span.start}..{span.end} lies outside the original"


def _quotes(document: Document, span: EvidenceSpan) -> bool:
    if not 0 <= span.start < span.end <= len(document.text):
        return False
    return storable(document.text[span.start : span.end]) == storable(span.quote)
