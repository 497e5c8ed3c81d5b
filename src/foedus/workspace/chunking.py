"""Takes documents together until they hold enough text to be read at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.records import Document

TOGETHER = 60_000  # characters, some 10,000 words: fills the encoder's batches and keeps the memory small


def taken_together(documents: Iterable[Document], most: int = TOGETHER) -> Iterator[tuple[Document, ...]]:
    """Runs of documents in their order, of at most `most` characters; a longer document stands alone."""
    taken: list[Document] = []
    size = 0
    for document in documents:
        if taken and size + len(document.text) > most:
            yield tuple(taken)
            taken, size = [], 0
        taken.append(document)
        size += len(document.text)
    if taken:
        yield tuple(taken)
