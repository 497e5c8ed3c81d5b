"""Reads expected.toml: what somebody who knows the example pile expects of the journey, entry by entry."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TypeVar

from foedus.errors import BadGold
from foedus.records import Document, EvidenceSpan

Entry = TypeVar("Entry")

BETWEEN = " :: "  # file and words, where a file holds several documents


@dataclass(frozen=True, slots=True)
class Dated:
    document: str
    earliest: date | None = None
    latest: date | None = None
    undated: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class OneIncident:
    type: str
    parties: Sequence[str]
    when: date
    documents: Sequence[str]


@dataclass(frozen=True, slots=True)
class OneThread:
    words: Sequence[str]
    values: Sequence[float]
    drift: Sequence[str]
    documents: Sequence[str]
    origins: int


@dataclass(frozen=True, slots=True)
class Unlinked:
    first: Mapping[str, str | float]
    second: Mapping[str, str | float]


@dataclass(frozen=True, slots=True)
class OneOrigin:
    documents: Sequence[str]


@dataclass(frozen=True, slots=True)
class OnePromise:
    words: Sequence[str]
    debtor: str
    status: str
    due: date
    because: str


@dataclass(frozen=True, slots=True)
class OneConflict:
    document: str
    name: str
    kinds: Sequence[str]


@dataclass(frozen=True, slots=True)
class NoEvent:
    document: str
    quote: str
    strict: bool = False


@dataclass(frozen=True, slots=True)
class OneModality:
    document: str
    quote: str
    modality: str
    coded: bool = False


@dataclass(frozen=True, slots=True)
class OneRelation:
    dyad: Sequence[str]
    contested: bool
    views: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OneDependency:
    dependent: str
    on: str
    words: Sequence[str]
    document: str


@dataclass(frozen=True, slots=True)
class OneNumber:
    document: str
    value: float
    words: Sequence[str]
    source: str


@dataclass(frozen=True, slots=True)
class NoNumber:
    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Spin:
    first: Mapping[str, str]
    second: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Expectations:
    """Everything in the file; the fields are its tables."""

    dated: Sequence[Dated]
    incident: Sequence[OneIncident]
    thread: Sequence[OneThread]
    unlinked: Sequence[Unlinked]
    origin: Sequence[OneOrigin]
    promise: Sequence[OnePromise]
    conflict: Sequence[OneConflict]
    no_event: Sequence[NoEvent]
    modality: Sequence[OneModality]
    relation: Sequence[OneRelation]
    dependency: Sequence[OneDependency]
    number: Sequence[OneNumber]
    no_number: Sequence[NoNumber]
    spin: Sequence[Spin]


def load_expectations(path: Path) -> Expectations:
    """The entries of `path`; raises `BadGold` with the entry and the keys that would be valid."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds = [field.name for field in fields(Expectations)]
    unknown = sorted(set(tables) - set(kinds))
    if unknown:
        raise BadGold(str(path), f"no kind of entry is called {unknown[0]!r}", f"use one of {', '.join(kinds)}")

    def entries(name: str, kind: Callable[..., Entry]) -> tuple[Entry, ...]:
        return tuple(_made(f"{path}, [[{name}]]", kind, entry) for entry in tables.get(name, ()))

    return Expectations(
        dated=entries("dated", Dated),
        incident=entries("incident", OneIncident),
        thread=entries("thread", OneThread),
        unlinked=entries("unlinked", Unlinked),
        origin=entries("origin", OneOrigin),
        promise=entries("promise", OnePromise),
        conflict=entries("conflict", OneConflict),
        no_event=entries("no_event", NoEvent),
        modality=entries("modality", OneModality),
        relation=entries("relation", OneRelation),
        dependency=entries("dependency", OneDependency),
        number=entries("number", OneNumber),
        no_number=entries("no_number", NoNumber),
        spin=entries("spin", Spin),
    )


def _made(where: str, kind: Callable[..., Entry], entry: Mapping[str, object]) -> Entry:
    try:
        return kind(**entry)
    except TypeError as error:
        raise BadGold(where, f"{error} in {entry}", "see the head of the file for the keys") from error


def named(documents: Sequence[Document], name: str) -> Document:
    """The document that an entry means; raises `BadGold` where none or several answer."""
    file, _, words = name.partition(BETWEEN)
    found = [
        document
        for document in documents
        if any(_is_at(place, file) for place in (document.path, *document.also_at))
        and words.lower() in f"{document.title}\n{document.text}".lower()
    ]
    if len(found) != 1:
        paths = ", ".join(document.path for document in documents)
        raise BadGold(name, f"{len(found)} documents answer to it", f"name one of {paths}, with words only it has")
    return found[0]


def place_of(document: Document, quote: str) -> EvidenceSpan:
    """Where `quote` stands in the document's clean text; raises `BadGold` where it does not stand exactly once."""
    if document.text.count(quote) != 1:
        raise BadGold(document.path, f"{quote!r} stands there {document.text.count(quote)} times", "quote it once")
    start = document.text.index(quote)
    return EvidenceSpan(document.id, start, start + len(quote), quote)


def _is_at(place: str, file: str) -> bool:
    """Feed entries and JSON lines may add their own name after the file's."""
    return f"/{file}" in f"/{place}"
