"""Splits what the stages found into rows of the database, one row a record, with its evidence beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date

from foedus.records import Assessment, Coding, Conditions, Document, EvidenceSpan, FuzzyDate, Ledger, Measures
from foedus.storing.codec import Json, encode
from foedus.storing.keys import CODED, FOUND, id_of

LEDGER_SCOPE = "ledger"
CONDITIONS = "conditions"  # the scope and the kind of what a ledger was made under
CONTENTS = "contents"  # the record that lists what the ledger is made of
OPENING = "opening"  # the record that holds whom the assessment is about and its bottom line


@dataclass(frozen=True, slots=True)
class Row:
    """One fact as the database keeps it. `columns` are those that only its table has."""

    table: str
    id: str
    scope: str
    position: int
    payload: str
    valid: FuzzyDate | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)
    evidence: tuple[EvidenceSpan, ...] = ()
    words: tuple[str, str] | None = None  # title and text, for the search

    @property
    def digest(self) -> str:
        """The same for the same fact: what tells a known fact from a new one."""
        told = json.dumps([self.table, self.id, self.scope, self.position, dict(self.columns), self.payload])
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def valid_from(self) -> date | None:
        return self.valid.earliest if self.valid else None

    @property
    def valid_to(self) -> date | None:
        return self.valid.latest if self.valid else None


def document_row(document: Document) -> Row:
    """The row of one document."""
    columns = {"path": storable(document.path), "source": storable(document.source), "title": storable(document.title)}
    words = (columns["title"] or "", storable(document.text))
    payload = packed(encode(document))
    return Row("documents", document.id, document.id, 0, payload, document.published, columns, words=words)


def coding_rows(coding: Coding) -> Iterator[Row]:
    """The row of one coding without its records, then a row for each record."""
    scope = coding_scope(coding.document, coding.coder)
    names = (one.name for one in fields(coding))
    bare: Json = {name: [] if name in CODED else encode(getattr(coding, name)) for name in names}
    columns = {"document": coding.document, "coder": coding.coder}
    yield Row("codings", scope, scope, 0, packed(bare), None, columns)
    for name, kind in CODED.items():
        yield from _records(kind.name, getattr(coding, name), scope, coding.document)


def ledger_rows(ledger: Ledger, measures: Measures, assessment: Assessment) -> Iterator[Row]:
    """The rows of what many documents say together, and of what we make of it."""
    contents: Json = {
        "documents": [document.id for document in ledger.documents],
        "codings": [coding_scope(coding.document, coding.coder) for coding in ledger.codings],
    }
    yield _single(CONTENTS, contents)
    yield _single(OPENING, {"about": encode(assessment.about), "bottom_line": encode(assessment.bottom_line)})
    for parcel in (ledger, measures, assessment):
        for name, kind in FOUND[type(parcel)].items():
            yield from _records(kind.name, getattr(parcel, name), LEDGER_SCOPE, None)


def conditions_row(conditions: Conditions) -> Row:
    """The row that says under what the ledger was made."""
    columns: Mapping[str, str | None] = {"kind": CONDITIONS, "document": None}
    return Row("records", CONDITIONS, CONDITIONS, 0, packed(encode(conditions)), None, columns)


def coding_scope(document: str, coder: str) -> str:
    """The piece of work that one coder does on one document."""
    return f"{coder}/{document}"


def evidence_in(record: object) -> Iterator[EvidenceSpan]:
    """Every evidence span inside a record, in the order of its fields; one that is cited twice comes twice."""
    if isinstance(record, EvidenceSpan):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from evidence_in(part)
    elif is_dataclass(record):
        for part in fields(record):
            yield from evidence_in(getattr(record, part.name))


def storable(text: str) -> str:
    """`text` for a database column; half of a surrogate pair, which no database takes, becomes an escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def packed(value: Json) -> str:
    """`value` as a payload: one line of ASCII JSON."""
    return json.dumps(value, allow_nan=False, separators=(",", ":"))


def _records(kind: str, records: Sequence[object], scope: str, document: str | None) -> Iterator[Row]:
    columns = {"kind": kind, "document": document}
    for position, record in enumerate(records):
        evidence = tuple(dict.fromkeys(evidence_in(record)))
        payload = packed(encode(record))
        yield Row("records", storable(id_of(record)), scope, position, payload, _days(record), columns, evidence)


def _single(kind: str, value: Json) -> Row:
    columns: Mapping[str, str | None] = {"kind": kind, "document": None}
    return Row("records", kind, LEDGER_SCOPE, 0, packed(value), None, columns)


def _days(record: object) -> FuzzyDate | None:
    """The days a record is about."""
    found = (getattr(record, name, None) for name in ("when", "due", "published", "period"))
    return next((when for when in found if isinstance(when, FuzzyDate)), None)
