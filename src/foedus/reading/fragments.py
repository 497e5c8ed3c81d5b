"""Holds a stretch of cleaned text together with the place that each of its characters came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from foedus.records import Piece, Removed, Zone

_CLINGS = frozenset(".,;:!?)]}”’»")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Cleaned text; `clean` and `at` count from its own beginning, `original` from that of the text it was cut from."""

    text: str
    pieces: tuple[Piece, ...] = ()
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A fragment that is one block of the document to be. `raw` is what stood there before cleaning."""

    words: Fragment
    raw: str
    zone: Zone | None = None
    mark: str = ""
    page: int = 0
    is_item: bool = False
    level: int = 0

    @property
    def text(self) -> str:
        return self.words.text

    def as_zone(self, zone: Zone) -> Passage:
        return replace(self, zone=zone)


class Tape:
    """Writes one fragment from left to right; the only place where offsets are counted."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._removed: list[Removed] = []
        self._last = ""
        self._gap = False

    def keep(self, start: int, end: int) -> None:
        """Copies characters; a space is not doubled, nor left before a full stop, where something was dropped."""
        if start < end and self._original[start] == " " and self._last in ("", " "):
            start += 1
        if start >= end:
            return
        if self._gap and self._last == " " and self._original[start] in _CLINGS:
            self._retract()
        self._gap = False
        self._note_piece(start, end - start)
        self._write(self._original[start:end])

    def space(self, start: int) -> None:
        """One space for the white space that begins at `start`."""
        if self._last in ("", " "):
            return
        if self._original[start] == " ":
            self.keep(start, start + 1)
        else:
            self.add(" ")

    def add(self, text: str) -> None:
        """Characters that the original does not have."""
        if text:
            self._write(text)

    def drop(self, start: int, end: int, kind: str) -> None:
        """Leaves characters out and keeps them on the list of what was removed."""
        # A mark belongs to the word before it, also where a space is set between them.
        before_space = kind == "mark" and self._last == " "
        self._removed.append(Removed(self._length - before_space, start, self._original[start:end], kind))
        self._gap = True

    def finish(self) -> Fragment:
        whole = Fragment("".join(self._parts), tuple(self._pieces), tuple(self._removed))
        return trimmed(whole)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]

    def _note_piece(self, start: int, length: int) -> None:
        last = self._pieces[-1] if self._pieces else None
        if last and last.clean + last.length == self._length and last.original + last.length == start:
            self._pieces[-1] = Piece(last.clean, last.original, last.length + length)
        else:
            self._pieces.append(Piece(self._length, start, length))

    def _retract(self) -> None:
        """Takes back the one space written last."""
        self._parts[-1] = self._parts[-1][:-1]
        self._length -= 1
        last = self._pieces[-1] if self._pieces else None
        if last and last.clean + last.length > self._length:
            self._pieces.pop()
            if last.length > 1:
                self._pieces.append(Piece(last.clean, last.original, last.length - 1))
        for index in range(len(self._removed) - 1, -1, -1):
            if self._removed[index].at <= self._length:
                break
            self._removed[index] = replace(self._removed[index], at=self._length)


def trimmed(fragment: Fragment) -> Fragment:
    """Without white space at either end."""
    text = fragment.text
    start = len(text) - len(text.lstrip())
    end = max(start, len(text.rstrip()))
    return fragment if (start, end) == (0, len(text)) else cut(fragment, start, end)


def cut(fragment: Fragment, start: int, end: int) -> Fragment:
    """The part between two of its own offsets; what was removed at the edges stays with the part it touches."""
    pieces = tuple(kept for piece in fragment.pieces if (kept := _clipped(piece, start, end)) is not None)
    removed = tuple(
        replace(gone, at=min(max(gone.at - start, 0), end - start))
        for gone in fragment.removed
        if (start <= gone.at or start == 0) and (gone.at <= end or end == len(fragment.text))
    )
    return Fragment(fragment.text[start:end], pieces, removed)


def joined(fragments: Sequence[Fragment], glue: str) -> Fragment:
    """One fragment of several, with added characters between them."""
    text, pieces, removed = "", list[Piece](), list[Removed]()
    for fragment in fragments:
        text += glue if text else ""
        pieces.extend(shifted_pieces(fragment.pieces, len(text)))
        removed.extend(shifted_removed(fragment.removed, len(text)))
        text += fragment.text
    return Fragment(text, tuple(pieces), tuple(removed))


def shifted_pieces(pieces: Iterable[Piece], by: int) -> tuple[Piece, ...]:
    return tuple(Piece(piece.clean + by, piece.original, piece.length) for piece in pieces)


def shifted_removed(removed: Iterable[Removed], by: int) -> tuple[Removed, ...]:
    return tuple(replace(gone, at=gone.at + by) for gone in removed)


def _clipped(piece: Piece, start: int, end: int) -> Piece | None:
    first = max(piece.clean, start)
    last = min(piece.clean + piece.length, end)
    if first >= last:
        return None
    return Piece(first - start, piece.original + first - piece.clean, last - first)
