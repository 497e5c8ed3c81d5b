"""What a plug-in must be able to do: the Protocols that the stages meet at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

from foedus.records import (
    Analysis,
    Assessment,
    Brief,
    Coding,
    Conditions,
    Correction,
    Document,
    EvidenceSpan,
    Ledger,
    Measures,
)

Given = TypeVar("Given")
Made = TypeVar("Made")


class Reader(Protocol):
    """Turns one kind of file into documents."""

    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]

    def read(self, name: str, content: bytes) -> tuple[Document, ...]:
        """Documents of `content`; raises `errors.Unreadable` with file, fault and remedy."""
        ...


class Analyzer(Protocol):
    """Turns clean text into sentences, words and mentions. The neural encoder sits here from the next step on."""

    name: str

    def analyze(self, document: Document) -> Analysis: ...

    def analyze_all(self, documents: Iterable[Document]) -> Iterator[Analysis]:
        """Analyses in the order of `documents`, each as `analyze` gives it; who inherits this reads one by one."""
        return map(self.analyze, documents)


class Coder(Protocol):
    """Codes one document. Everything it returns must quote the document character for character.

    `analyzer` names the analyzer whose analyses it reads.
    """

    name: str
    analyzer: str

    def code(self, document: Document, analysis: Analysis) -> Coding: ...


class Store(Protocol):
    """Keeps documents, codings and ledgers; facts are never updated, they get an end."""

    def keep_documents(self, documents: Sequence[Document]) -> None: ...

    def keep_codings(self, codings: Sequence[Coding]) -> None: ...

    def keep_ledger(self, ledger: Ledger, measures: Measures, assessment: Assessment) -> None: ...

    def keep_conditions(self, conditions: Conditions) -> None: ...

    def keep_correction(self, correction: Correction) -> Correction:
        """Adds it and gives it back with its number; a correction is never changed or deleted."""
        ...

    def corrections(self) -> tuple[Correction, ...]:
        """Every correction, undone ones as well, in their order."""
        ...

    def conditions(self) -> Conditions | None:
        """Under what the ledger was made; None where nobody said."""
        ...

    def documents(self) -> tuple[Document, ...]: ...

    def codings(self, coder: str) -> tuple[Coding, ...]: ...

    def result(self) -> tuple[Ledger, Measures, Assessment]:
        """What was kept last; raises `errors.StoreError` where nothing was."""
        ...

    def evidence(self) -> tuple[tuple[str, EvidenceSpan], ...]:
        """(record id, evidence) of every record it holds."""
        ...

    def search(self, words: str, limit: int) -> tuple[tuple[str, str], ...]:
        """(document id, snippet) for full-text `words`, best first."""
        ...

    def close(self) -> None: ...


class Engine(Protocol):
    """Runs a pure function over items, in order."""

    def map(self, function: Callable[[Given], Made], items: Iterable[Given]) -> Iterator[Made]: ...


class Exporter(Protocol):
    """Writes what was found in another system's format."""

    name: str

    def export(self, ledger: Ledger, measures: Measures, brief: Brief, today: date) -> bytes: ...
