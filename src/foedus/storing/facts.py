"""Opens and closes rows: which facts are new, which no longer hold, and what was held true at a moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, func, insert, or_, select, update

from foedus.records import EvidenceSpan
from foedus.storing.fulltext import add_words
from foedus.storing.rows import Row, storable
from foedus.storing.schema import EVIDENCE, FACTS, RECORDS

BATCH_ROWS = 1_000  # measured: small edits of others wait 1 ms between such batches instead of 1,030 ms
MOST_PARAMETERS = 500  # what one statement may safely list
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Changes:
    """What to do so that the database says what was found: rows to close (table, numbers) and rows to add."""

    closing: tuple[tuple[str, tuple[int, ...]], ...]
    adding: tuple[tuple[Row, ...], ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """One row as it was read: its kind is the table's name for documents and codings."""

    kind: str
    id: str
    scope: str
    payload: str


def changes(connection: Connection, rows: Sequence[Row], scopes: Sequence[str]) -> Changes:
    """What differs between the open rows of `scopes` and `rows`, in batches of at most `BATCH_ROWS`."""
    known: dict[str, dict[str, int]] = {name: _open_digests(connection, FACTS[name], scopes) for name in FACTS}
    wanted = {row.digest: row for row in rows}
    closing = []
    for name, digests in known.items():
        gone = sorted(number for digest, number in digests.items() if digest not in wanted)
        closing += [(name, tuple(part)) for part in _parts(gone, MOST_PARAMETERS)]
    held = {digest for digests in known.values() for digest in digests}
    return Changes(tuple(closing), tuple(_batches([row for digest, row in wanted.items() if digest not in held])))


def close_rows(connection: Connection, name: str, numbers: Sequence[int], known_at: datetime) -> None:
    """These rows no longer hold from `known_at` on."""
    table = FACTS[name]
    connection.execute(update(table).where(table.c.row.in_(numbers)).values(known_to=known_at))


def add_rows(connection: Connection, rows: Sequence[Row], known_at: datetime) -> None:
    """These rows hold from `known_at` on; their evidence goes with them."""
    for name, table in FACTS.items():
        mine = [row for row in rows if row.table == name]
        if not mine:
            continue
        numbered = list(enumerate(mine, start=_next_number(connection, table)))
        connection.execute(insert(table), [_values(number, row, known_at) for number, row in numbered])
        evidence = [_evidence_values(number, span) for number, row in numbered for span in row.evidence]
        if evidence:
            connection.execute(insert(EVIDENCE), evidence)
        words = [(number, *row.words) for number, row in numbered if row.words]
        if words:
            add_words(connection, words)


def stored_rows(connection: Connection, name: str, at: datetime | None, scope: str | None = None) -> list[Stored]:
    """What was held true at a moment (None: nothing yet), by scope, kind and position."""
    if at is None:
        return []
    table = FACTS[name]
    where = _holds(table, at) if scope is None else and_(_holds(table, at), table.c.scope == scope)
    kind = table.c.kind if name == "records" else table.c.scope
    query = select(table).where(where).order_by(table.c.scope, kind, table.c.position, table.c.row)
    return [
        Stored(found["kind"] if name == "records" else name, found["id"], found["scope"], found["payload"])
        for found in connection.execute(query).mappings()
    ]


def evidence_held(connection: Connection, at: datetime | None) -> tuple[tuple[str, EvidenceSpan], ...]:
    """(record id, evidence) of every record held true at a moment, by record and place."""
    if at is None:
        return ()
    query = (
        select(RECORDS.c.id, EVIDENCE.c.document, EVIDENCE.c.start, EVIDENCE.c.end, EVIDENCE.c.quote)
        .join(RECORDS, RECORDS.c.row == EVIDENCE.c.record_row)
        .where(_holds(RECORDS, at))
        .order_by(RECORDS.c.id, EVIDENCE.c.document, EVIDENCE.c.start, EVIDENCE.c.end, EVIDENCE.c.row)
    )
    return tuple((record, EvidenceSpan(*place)) for record, *place in connection.execute(query))


def _holds(table: Table, at: datetime) -> ColumnElement[bool]:
    return and_(table.c.known_from <= at, or_(table.c.known_to.is_(None), table.c.known_to > at))


def _open_digests(connection: Connection, table: Table, scopes: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in _parts(list(scopes), MOST_PARAMETERS):
        query = select(table.c.digest, table.c.row).where(table.c.known_to.is_(None), table.c.scope.in_(part))
        found.update({digest: number for digest, number in connection.execute(query)})  # noqa: C416  rows are no pairs to dict()
    return found


def _batches(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    gathered: list[Row] = []
    size = 0
    for row in rows:
        weight = 1 + len(row.evidence)
        if gathered and size + weight > BATCH_ROWS:
            yield tuple(gathered)
            gathered, size = [], 0
        gathered.append(row)
        size += weight
    if gathered:
        yield tuple(gathered)


def _parts(items: list[Item], size: int) -> Iterator[list[Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _next_number(connection: Connection, table: Table) -> int:
    # Numbers are ours to give: the revision makes us the only writer.
    return int(connection.execute(select(func.coalesce(func.max(table.c.row), 0))).scalar_one()) + 1


def _values(number: int, row: Row, known_at: datetime) -> dict[str, object]:
    return {
        "row": number,
        "id": row.id,
        "scope": row.scope,
        "position": row.position,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "digest": row.digest,
        "payload": row.payload,
        "known_from": known_at,
        "known_to": None,
        **row.columns,
    }


def _evidence_values(number: int, span: EvidenceSpan) -> dict[str, object]:
    return {
        "record_row": number,
        "document": span.document,
        "start": span.start,
        "end": span.end,
        "quote": storable(span.quote),
    }
