"""Turns bytes into text: UTF-8 or UTF-16 by their marks, else the most likely encoding, and then it says so."""

from __future__ import annotations

import codecs

from charset_normalizer import CharsetMatch, from_bytes

from foedus.errors import Unreadable
from foedus.records import Problem

WESTERN = "cp1252"
CHAOS_SLACK = 0.02
SAMPLE = 65_536  # bytes that the guess of an encoding looks at
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(name: str, content: bytes, declared: str = "") -> tuple[str, tuple[Problem, ...]]:
    """The text, and a problem where its encoding had to be assumed. A byte-order mark stays in front, to be cleaned."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(name, content, encoding), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if declared and (text := _as_declared(content, declared)) is not None:
            return text, ()
        return _guessed(name, content, error.start)


def _strictly(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"begins as {encoding.upper()} but byte {error.start} does not belong to it"
        raise Unreadable(name, what, "save the file as UTF-8 again") from error


def _as_declared(content: bytes, declared: str) -> str | None:
    try:
        return content.decode(declared)
    except (LookupError, UnicodeDecodeError):
        return None


def _likeliest(sample: bytes) -> CharsetMatch | None:
    """The best guess; Western Europe's goes before others that read as well, being far the commonest."""
    guesses = from_bytes(sample)
    best = guesses.best()
    western = next((guess for guess in guesses if guess.encoding == WESTERN), None)
    return western if best and western and western.chaos <= best.chaos + CHAOS_SLACK else best


def _guessed(name: str, content: bytes, wrong_at: int) -> tuple[str, tuple[Problem, ...]]:
    sample = content[max(0, wrong_at - SAMPLE // 2) : wrong_at + SAMPLE // 2]
    best = _likeliest(sample)
    text = _as_declared(content, best.encoding) if best else None
    if best is None or text is None:
        what = f"is neither UTF-8 nor another encoding that could be told (byte {wrong_at})"
        raise Unreadable(name, what, "save the file as UTF-8")
    what = f"is not UTF-8; its encoding was taken to be {best.encoding}"
    return text, (Problem(name, what, "save the file as UTF-8 if letters look wrong", lost=False),)
