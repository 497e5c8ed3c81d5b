"""Puts records back together from the rows they were kept in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from foedus.errors import StoreError
from foedus.records import Assessment, Coding, Document, Ledger, Measures
from foedus.storing.codec import Json, decode
from foedus.storing.facts import Stored
from foedus.storing.keys import CODED, FOUND, Kind
from foedus.storing.rows import CONTENTS, OPENING

Fields = dict[str, Json]


def assembled_documents(rows: Sequence[Stored]) -> tuple[Document, ...]:
    """The documents, in the order of their rows."""
    return tuple(decode(Document, unpacked(row.payload)) for row in rows)


def assembled_codings(bare: Sequence[Stored], records: Sequence[Stored]) -> tuple[Coding, ...]:
    """The codings, each with the records that belong to it."""
    return tuple(decode(Coding, value) for value in _whole_codings(bare, records).values())


def assembled_result(
    documents: Sequence[Stored], codings: Sequence[Stored], coded: Sequence[Stored], found: Sequence[Stored]
) -> tuple[Ledger, Measures, Assessment]:
    """The ledger, its measures and its assessment; raises `StoreError` where a part is missing."""
    contents, opening = _only(found, CONTENTS), _only(found, OPENING)
    texts = {row.id: unpacked(row.payload) for row in documents}
    whole = _whole_codings(codings, coded)
    ledger: Fields = {
        "documents": [_part(texts, name) for name in _names(contents, "documents")],
        "codings": [_part(whole, name) for name in _names(contents, "codings")],
        **_lists(FOUND[Ledger], found),
    }
    measures = decode(Measures, _lists(FOUND[Measures], found))
    return decode(Ledger, ledger), measures, decode(Assessment, {**opening, **_lists(FOUND[Assessment], found)})


def unpacked(payload: str) -> Fields:
    """The JSON object of a payload; raises `StoreError` where it is damaged."""
    try:
        value = json.loads(payload)
    except ValueError as error:
        raise StoreError(f"a stored record is damaged ({error}); run the documents again into a new file") from error
    if not isinstance(value, dict):
        raise StoreError("a stored record is damaged (no object); run the documents again into a new file")
    return value


def _whole_codings(bare: Sequence[Stored], records: Sequence[Stored]) -> dict[str, Json]:
    by_scope: dict[str, list[Stored]] = {}
    for row in records:
        by_scope.setdefault(row.scope, []).append(row)
    return {row.scope: {**unpacked(row.payload), **_lists(CODED, by_scope.get(row.scope, []))} for row in bare}


def _lists(kinds: Mapping[str, Kind], rows: Sequence[Stored]) -> Fields:
    return {field: [unpacked(row.payload) for row in rows if row.kind == kind.name] for field, kind in kinds.items()}


def _only(records: Sequence[Stored], kind: str) -> Fields:
    found = next((row for row in records if row.kind == kind), None)
    if found is None:
        raise StoreError(f"the database lacks the {kind} of its ledger; run the documents again")
    return unpacked(found.payload)


def _names(value: Fields, field: str) -> tuple[str, ...]:
    found = value.get(field)
    if not isinstance(found, list):
        raise StoreError(f"the ledger's list of {field} is damaged; run the documents again")
    return tuple(str(name) for name in found)


def _part(parts: Mapping[str, Json], name: str) -> Json:
    if name not in parts:
        raise StoreError(f"the ledger names {name}, which the database does not hold; run the documents again")
    return parts[name]
