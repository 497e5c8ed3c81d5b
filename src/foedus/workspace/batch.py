"""Codes JSON lines, one in, one out; a line that cannot be used becomes an error and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

from foedus.errors import FoedusError
from foedus.records import Coding, Document
from foedus.registry import DEFAULT_CODER
from foedus.storing.codec import Json
from foedus.workspace import stages
from foedus.workspace.rendering import Fields, coding_fields
from foedus.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input: what to call it in an error, and its bytes without the line break."""

    where: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CodedLine:
    """One line of the output, without the line break."""

    text: str
    failed: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """The document of a line, and the id that the line gives."""

    identity: Json
    document: Document


class LineCoder:
    """Codes lines with one coder; can be sent to another process, which loads its own."""

    def __init__(
        self, *, coder: str = DEFAULT_CODER, packs: Sequence[str] = ("transatlantic",), precision: float = 0.0
    ) -> None:
        self._coder = coder
        self._packs = tuple(packs)
        self._precision = precision

    def __call__(self, line: Line) -> CodedLine:
        """The coding of a line; what is wrong with the line is told in the result, never raised."""
        (coded,) = self.code_together((line,))
        return coded

    def code_together(self, lines: Sequence[Line]) -> tuple[CodedLine, ...]:
        """Each line as if it were coded alone, in order; reading their texts together is faster."""
        read = [_read(line) for line in lines]
        codings = self._workspace.code_each(each.document for each in read if isinstance(each, _Read))
        return tuple(self._told(each, next(codings)) if isinstance(each, _Read) else each for each in read)

    def _told(self, read: _Read, coding: Coding) -> CodedLine:
        fields = coding_fields(read.document, coding, precision=self._precision)
        return CodedLine(_one_line({"id": read.identity, **fields}), failed=False)

    def check(self) -> None:
        """Loads rules and coder, so that a broken pack or an unknown coder is told before the first line."""
        self._workspace.load()

    def __getstate__(self) -> tuple[str, tuple[str, ...], float]:
        return self._coder, self._packs, self._precision

    def __setstate__(self, state: tuple[str, tuple[str, ...], float]) -> None:
        self._coder, self._packs, self._precision = state

    @cached_property
    def _workspace(self) -> Workspace:
        return Workspace(coder=self._coder, packs=self._packs)


def failed_line(line: Line, error: str) -> CodedLine:
    """The output for a line that could not be coded, with its id where that much can be read."""
    return _failed(_identity(line.content.decode("utf-8", "replace")), error)


def _read(line: Line) -> _Read | CodedLine:
    """The document of a line, or what is wrong with it."""
    try:
        text = line.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return failed_line(line, f"{line.where}: not UTF-8 (byte {error.start}); write the line as UTF-8")
    identity = _identity(text)
    try:
        return _Read(identity, stages.read_line(text, line.where))
    except FoedusError as error:
        return _failed(identity, str(error))


def _failed(identity: Json, error: str) -> CodedLine:
    return CodedLine(_one_line({"id": identity, "error": error}), failed=True)


def _identity(text: str) -> Json:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        return None
    found = given.get("id") if isinstance(given, dict) else None
    usable = isinstance(found, str | int) or (isinstance(found, float) and isfinite(found))
    return found if usable else None


def _one_line(fields: Fields) -> str:
    text = json.dumps(fields, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
