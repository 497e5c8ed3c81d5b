"""Reads JSON lines: one document a line, {"id", "text", "date"?, "source"?, "title"?}."""

from __future__ import annotations

import json
from dataclasses import replace

from foedus.errors import BadInput, Unreadable
from foedus.reading.assembling import make_document
from foedus.reading.decoding import decode
from foedus.reading.given_dates import given_date
from foedus.reading.manuscripts import Manuscript, Stated
from foedus.reading.paragraphs import find_paragraphs
from foedus.reading.shapes import split_names
from foedus.records import Document, FuzzyDate, Problem

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]
Fields = dict[str, JsonValue]
REMEDY = 'write one JSON object a line, as in {"id": "a1", "text": "..."}'
LINE_LONGEST = 20_000_000  # characters of one line; a longer one is a whole archive


class JsonLinesReader:
    """Each line is a document, named by the file and its id."""

    media_types: tuple[str, ...] = ("application/jsonl", "application/x-ndjson")
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson", ".json")

    def read(self, name: str, content: bytes) -> tuple[Document, ...]:
        """Broken lines become problems of the first document; a file without one whole line is `Unreadable`."""
        text, problems = decode(name, content)
        documents: list[Document] = []
        faults: list[Problem] = list(problems)
        for number, line in enumerate(text.lstrip("\ufeff").split("\n"), start=1):
            if not line.strip():
                continue
            try:
                document = read_line(line, where=f"{name}:{number}")
            except BadInput as error:
                faults.append(Problem(error.where, error.what, error.remedy))
            else:
                documents.append(_named(document, name, number))
        if not documents:
            first = str(faults[0]) if faults else "no line holds a document"
            raise Unreadable(name, first, REMEDY)
        return (replace(documents[0], problems=(*faults, *documents[0].problems)), *documents[1:])


def read_line(line: str, *, where: str) -> Document:
    """The document of one JSON line. Its offsets lead back to the given text; `where` names the line in errors."""
    fields = _fields(line, where)
    text = _words(fields, "text", where)
    if not text.strip():
        raise BadInput(where, 'the field "text" is missing or empty', REMEDY)
    name = _words(fields, "id", where) or where
    stated = Stated(
        title=_words(fields, "title", where),
        authors=_authors(fields),
        source=_words(fields, "source", where),
        published=_date(fields, where),
    )
    paragraphs = find_paragraphs(text)
    try:
        return make_document(Manuscript(name, text, text, paragraphs, "application/jsonl", stated=stated))
    except Unreadable as error:
        raise BadInput(where, error.what, error.remedy) from error


def _fields(line: str, where: str) -> Fields:
    if len(line) > LINE_LONGEST:
        raise BadInput(where, f"a line of {len(line):,} characters", "split it into documents")
    try:
        fields: JsonValue = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        detail = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadInput(where, f"is no JSON{detail}", REMEDY) from error
    if not isinstance(fields, dict):
        raise BadInput(where, "is JSON but no object", REMEDY)
    return fields


def _words(fields: Fields, key: str, where: str) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        return str(value)
    if not isinstance(value, str):
        raise BadInput(where, f'the field "{key}" is no text', REMEDY)
    return value if key == "text" else value.strip()


def _authors(fields: Fields) -> tuple[str, ...]:
    value = fields.get("authors") or fields.get("author")
    if isinstance(value, str):
        return split_names(value)
    return tuple(name.strip() for name in value if isinstance(name, str)) if isinstance(value, list) else ()


def _date(fields: Fields, where: str) -> FuzzyDate | None:
    written = _words(fields, "date", where)
    return given_date(written, 'the field "date"') if written else None


def _named(document: Document, name: str, number: int) -> Document:
    own = document.path if document.path != f"{name}:{number}" else str(number)
    path = f"{name}#{own}"
    return replace(document, path=path, problems=tuple(replace(fault, where=path) for fault in document.problems))
