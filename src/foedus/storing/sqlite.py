"""Keeps everything in one SQLite file that other programs may read while it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select

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
from foedus.storing.assembling import assembled_codings, assembled_documents, assembled_result, unpacked
from foedus.storing.codec import decode
from foedus.storing.corrections import add_correction, all_corrections
from foedus.storing.database import open_database, plain_errors, quick_check, writing
from foedus.storing.facts import add_rows, changes, close_rows, evidence_held, stored_rows
from foedus.storing.fulltext import find_words
from foedus.storing.revisions import batch, last_complete, revision
from foedus.storing.rows import (
    CONDITIONS,
    LEDGER_SCOPE,
    Row,
    coding_rows,
    coding_scope,
    conditions_row,
    document_row,
    ledger_rows,
)
from foedus.storing.schema import DOCUMENTS

LEDGER = "ledger"


class SqliteStore:
    """A database file. `clock` tells the moment, in UTC, from which a new fact counts as known.

    Raises `StoreError` where the file is absent (and not to be created), damaged, foreign, of another version, or
    held by another writer for longer than `patience` seconds. `known_at` in readers asks for the past: what the store
    held true at that moment (None: now).
    """

    def __init__(
        self, path: str | Path, *, clock: Callable[[], datetime], create: bool = True, patience: float = 10.0
    ) -> None:
        self.path = Path(path)
        self._clock = clock
        self._patience = patience
        self._engine = open_database(self.path, create=create)

    def keep_documents(self, documents: Sequence[Document]) -> None:
        """Keeps documents by id; one that changed gets a new row, and its old row an end."""
        unique = {document.id: document for document in documents}
        self._keep("documents", [document_row(document) for document in unique.values()], tuple(unique))

    def keep_codings(self, codings: Sequence[Coding]) -> None:
        """Keeps what a coder made of each document; what it no longer says gets an end.

        A corrected coding that is not kept together with the coder's own gets an end with it.
        """
        unique = {coding_scope(coding.document, coding.coder): coding for coding in codings}
        copies = {coding_scope(coding.document, corrected_name(coding.coder)) for coding in codings}
        rows = [row for coding in unique.values() for row in coding_rows(coding)]
        self._keep("codings", rows, (*unique, *sorted(copies - unique.keys())))

    def keep_ledger(self, ledger: Ledger, measures: Measures, assessment: Assessment) -> None:
        """Keeps the reconciled record; what no longer follows from the documents gets an end."""
        self._keep(LEDGER, list(ledger_rows(ledger, measures, assessment)), (LEDGER_SCOPE,))

    def keep_conditions(self, conditions: Conditions) -> None:
        """Keeps under what the next ledger is made."""
        self._keep(CONDITIONS, [conditions_row(conditions)], (CONDITIONS,))

    def keep_correction(self, correction: Correction) -> Correction:
        """Adds a correction, at once and whatever else is being written; gives it back with its number."""
        with plain_errors(self.path), writing(self._engine) as connection:
            return add_correction(connection, correction, self._now())

    def corrections(self) -> tuple[Correction, ...]:
        """Every correction ever made here, undone ones as well, in their order."""
        with self._reading() as connection:
            return all_corrections(connection)

    def conditions(self) -> Conditions | None:
        """Under what the ledger was made; None in a database that an earlier version wrote."""
        with self._reading() as connection:
            found = stored_rows(connection, "records", last_complete(connection), CONDITIONS)
        return decode(Conditions, unpacked(found[0].payload)) if found else None

    def documents(self, known_at: datetime | None = None) -> tuple[Document, ...]:
        """All documents, by path and id."""
        with self._reading() as connection:
            rows = stored_rows(connection, "documents", _moment(connection, known_at))
        return tuple(sorted(assembled_documents(rows), key=lambda document: (document.path, document.id)))

    def versions(self) -> Mapping[str, frozenset[str]]:
        """Ids of all documents that were ever kept from one path: a text published anew lies beside the earlier one."""
        found: dict[str, set[str]] = {}
        with self._reading() as connection:
            for path, name in connection.execute(select(DOCUMENTS.c.path, DOCUMENTS.c.id)):
                found.setdefault(path, set()).add(name)
        return {path: frozenset(names) for path, names in found.items()}

    def codings(self, coder: str, known_at: datetime | None = None) -> tuple[Coding, ...]:
        """What that coder made of each document, by document id."""
        with self._reading() as connection:
            at = _moment(connection, known_at)
            bare, records = stored_rows(connection, "codings", at), stored_rows(connection, "records", at)
        found = (coding for coding in assembled_codings(bare, records) if coding.coder == coder)
        return tuple(sorted(found, key=lambda coding: coding.document))

    def result(self, known_at: datetime | None = None) -> tuple[Ledger, Measures, Assessment]:
        """The ledger with its measures and assessment; raises `StoreError` where none was kept."""
        with self._reading() as connection:
            at = _naive(known_at) if known_at else last_complete(connection, LEDGER)
            documents, codings = stored_rows(connection, "documents", at), stored_rows(connection, "codings", at)
            records = stored_rows(connection, "records", at)
        found = [row for row in records if row.scope == LEDGER_SCOPE]
        if not found:
            raise StoreError(f"{self.path}: it holds no ledger yet; run documents first: foedus run PATH... --out DIR")
        return assembled_result(documents, codings, records, found)

    def search(self, words: str, limit: int) -> tuple[tuple[str, str], ...]:
        """(document id, snippet) of documents that hold all `words`, best first."""
        with self._reading() as connection:
            at = last_complete(connection)
            return find_words(connection, words, at, limit) if at else ()

    def evidence(self) -> tuple[tuple[str, EvidenceSpan], ...]:
        """(record id, evidence) for every span that the database holds now, by record and place."""
        with self._reading() as connection:
            return evidence_held(connection, last_complete(connection))

    def damage(self) -> str | None:
        """What the database itself finds wrong with its file; None where it is sound."""
        with plain_errors(self.path):
            return quick_check(self._engine)

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def _keep(self, what: str, rows: Sequence[Row], scopes: Sequence[str]) -> None:
        with plain_errors(self.path), revision(self._engine, what, self._now, self._patience) as mine:
            with self._engine.connect() as connection, connection.begin():
                needed = changes(connection, rows, scopes)
            for name, numbers in needed.closing:
                with batch(self._engine, mine, self._now) as connection:
                    close_rows(connection, name, numbers, mine.known_at)
            for part in needed.adding:
                with batch(self._engine, mine, self._now) as connection:
                    add_rows(connection, part, mine.known_at)

    def _now(self) -> datetime:
        return _naive(self._clock())

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_errors(self.path), self._engine.connect() as connection, connection.begin():
            yield connection


def _moment(connection: Connection, known_at: datetime | None) -> datetime | None:
    return _naive(known_at) if known_at else last_complete(connection)


def _naive(moment: datetime) -> datetime:
    """UTC without saying so: what the database's columns hold."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
