"""Reads everything that was named into one pile, and says in one line each what could not be read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from foedus.errors import BadInput, Unreadable
from foedus.reading.choosing import choose_reader
from foedus.reading.places import find_places, is_address
from foedus.records import Document, Pile, Problem

LARGEST = 20_000_000  # bytes of one file: a book of 3,000 pages as text; more is an archive, or a mistake


@dataclass(frozen=True, slots=True)
class _Content:
    data: bytes
    media_type: str = ""


def read_paths(paths: Sequence[str]) -> Pile:
    """Documents sorted by path; the same content read twice is one document. Nothing that fails stops the rest."""
    places = find_places(paths)
    documents: list[Document] = []
    problems: list[Problem] = list(places.problems)
    for name in places.names:
        try:
            documents.extend(read_place(name))
        except BadInput as error:
            problems.append(Problem(error.where, error.what, error.remedy))
    problems.extend(problem for document in documents for problem in document.problems)
    return Pile(_without_repeats(documents), tuple(sorted(set(problems))))


def read_place(name: str) -> tuple[Document, ...]:
    """The documents of one file or address; raises `Unreadable`, or `RefusedAddress` for an address."""
    content = _fetched(name) if is_address(name) else _Content(_bytes_of(name))
    if not content.data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable(name, "is empty", "leave it out, or save it again")
    return choose_reader(name, content.data, media_type=content.media_type).read(name, content.data)


def _fetched(address: str) -> _Content:
    from foedus.reading.fetching import fetch  # httpx takes a fifth of a second to load, and few piles need it

    page = fetch(address, largest=LARGEST)
    return _Content(page.content, page.media_type)


def _bytes_of(path: str) -> bytes:
    try:
        state = os.stat(path)
        if not stat.S_ISREG(state.st_mode):
            raise Unreadable(path, "is no regular file", "name a file, folder, glob or address")
        if state.st_size > LARGEST:
            remedy = "split it into the documents it is made of"
            raise Unreadable(path, f"is {state.st_size / 1e6:.0f} MB, more than {LARGEST / 1e6:.0f} MB", remedy)
        with open(path, "rb") as file:
            return file.read(LARGEST)
    except PermissionError as error:
        raise Unreadable(path, "may not be read", "ask for the right to read it") from error
    except OSError as error:
        raise Unreadable(path, f"cannot be opened ({error.strerror})", "check the file and the disk") from error


def _without_repeats(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The first of equal documents by path stays, and knows where the others were."""
    kept: dict[str, Document] = {}
    for document in sorted(documents, key=lambda each: each.path):
        first = kept.get(document.id)
        if first is None:
            kept[document.id] = document
        elif document.path != first.path and document.path not in first.also_at:
            kept[document.id] = replace(first, also_at=(*first.also_at, document.path))
    return tuple(kept.values())
