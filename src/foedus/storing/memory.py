"""Keeps everything in memory, for one session and for tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from foedus.errors import StoreError
from foedus.records import (
    Assessment,
    Coding,
    Conditions,
    Correction,
    Document,
    EvidenceSpan,
    Ledger,
    Measures,
    corrected_name,
)
from foedus.storing.rows import coding_rows, ledger_rows
from foedus.storing.searching import words_in


class MemoryStore:
    """Holds what was kept last; nothing outlives the process.

    `corrections` are those that people made elsewhere and that hold here too; `clock` dates the ones made here.
    """

    def __init__(
        self, corrections: Sequence[Correction] = (), *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._corrections = list(corrections)
        self._clock = clock
        self._conditions: Conditions | None = None
        self._documents: dict[str, Document] = {}
        self._codings: dict[tuple[str, str], Coding] = {}
        self._result: tuple[Ledger, Measures, Assessment] | None = None

    def keep_documents(self, documents: Sequence[Document]) -> None:
        self._documents.update({document.id: document for document in documents})

    def keep_codings(self, codings: Sequence[Coding]) -> None:
        for coding in codings:
            self._codings.pop((corrected_name(coding.coder), coding.document), None)
        self._codings.update({(coding.coder, coding.document): coding for coding in codings})

    def keep_ledger(self, ledger: Ledger, measures: Measures, assessment: Assessment) -> None:
        self._result = (ledger, measures, assessment)

    def keep_conditions(self, conditions: Conditions) -> None:
        self._conditions = conditions

    def keep_correction(self, correction: Correction) -> Correction:
        """Adds a correction and gives it back with its number."""
        number = max((one.number for one in self._corrections), default=0) + 1
        self._corrections.append(replace(correction, number=number, made_at=self._clock()))
        return self._corrections[-1]

    def corrections(self) -> tuple[Correction, ...]:
        """Every correction, undone ones as well, in their order."""
        return tuple(self._corrections)

    def conditions(self) -> Conditions | None:
        return self._conditions

    def documents(self) -> tuple[Document, ...]:
        """All documents kept, by path and id."""
        return tuple(sorted(self._documents.values(), key=lambda document: (document.path, document.id)))

    def codings(self, coder: str) -> tuple[Coding, ...]:
        """What that coder made of each document, by document id."""
        return tuple(coding for key, coding in sorted(self._codings.items()) if key[0] == coder)

    def result(self) -> tuple[Ledger, Measures, Assessment]:
        """The last ledger with its measures and assessment; raises `StoreError` where none was kept."""
        if self._result is None:
            raise StoreError("nothing has been reconciled yet; run documents first: foedus run PATH --out DIR")
        return self._result

    def evidence(self) -> tuple[tuple[str, EvidenceSpan], ...]:
        """(record id, evidence) for every span kept, by record and place."""
        rows = [row for coding in self._codings.values() for row in coding_rows(coding)]
        rows += ledger_rows(*self._result) if self._result is not None else []
        return tuple(sorted((row.id, span) for row in rows for span in row.evidence))

    def search(self, words: str, limit: int) -> tuple[tuple[str, str], ...]:
        """(document id, snippet) of documents that hold all `words`, most often first."""
        wanted = words_in(words)
        found = [(_count(document, wanted), document) for document in self.documents()] if wanted else []
        ranked = sorted((pair for pair in found if pair[0]), key=lambda pair: (-pair[0], pair[1].id))
        return tuple((document.id, _snippet(document, wanted)) for _, document in ranked[:limit])

    def close(self) -> None:
        """Nothing to close."""


def _count(document: Document, wanted: Sequence[str]) -> int:
    held = words_in(f"{document.title} {document.text}")
    counts = [held.count(word) for word in wanted]
    return sum(counts) if all(counts) else 0


def _snippet(document: Document, wanted: Sequence[str]) -> str:
    text = document.text
    place = max(0, text.lower().find(wanted[0]) - 40)
    return " ".join(text[place : place + 160].split())
