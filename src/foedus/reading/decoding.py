"""Turns bytes into text: UTF-8 or UTF-16 by their marks, else the most likely encoding, and then it says so."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from foedus.errors import Unreadable
from foedus.reading.languages import detect_language
from foedus.records import Problem

WESTERN = "cp1252"
# Letters and signs of Western European print; others in the upper half mean that the guess is wrong.
_WESTERN_SIGNS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßšžÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØŒÙÚÛÜŠŽ–—‘’“”„‚…•·€£§°«»¡¿º\xa0")
_WRITTEN_OTHERWISE = frozenset({"pl", "cs", "hu", "ro", "tr"})  # languages whose letters that encoding lacks
TRUST = 4  # so many whole UTF-8 signs for each broken one, and the file is UTF-8 with a wound
SAMPLE = 65_536  # bytes that the guess of an encoding looks at
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ZEROS_LEAST = 0.4  # share of zeros at every second byte from which a text is UTF-16; Latin letters give nearly all
ZEROS_MOST = 0.02  # share of zeros between them


def decode(name: str, content: bytes, declared: str = "") -> tuple[str, tuple[Problem, ...]]:
    """The text, and a problem where its encoding had to be assumed. A byte-order mark stays in front, to be cleaned."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(name, content, encoding), ()
    if (wide := wide_encoding(content)) is not None and (text := _as_declared(content, wide)) is not None:
        return text, (_assumed(name, wide),)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if declared and (text := _as_declared(content, declared)) is not None:
            return text, ()
        return _guessed(name, content, error.start)


def begins_with_mark(content: bytes) -> bool:
    """Whether a byte-order mark says that this is text."""
    return any(content.startswith(mark) for mark, _ in _MARKS)


def wide_encoding(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Latin letters is zero."""
    first, second = content[:SAMPLE:2], content[1:SAMPLE:2]
    if len(second) < 8:
        return None
    shares = first.count(0) / len(first), second.count(0) / len(second)
    if shares[1] >= ZEROS_LEAST and shares[0] <= ZEROS_MOST:
        return "utf-16-le"
    return "utf-16-be" if shares[0] >= ZEROS_LEAST and shares[1] <= ZEROS_MOST else None


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


def _guessed(name: str, content: bytes, wrong_at: int) -> tuple[str, tuple[Problem, ...]]:
    wounded = content.decode("utf-8", "replace")
    broken = wounded.count("\ufffd")
    if len(re.findall(r"[^\x00-\x7f\ufffd]", wounded)) >= TRUST * broken:
        what = f"holds {broken} signs that are no UTF-8; each is shown as \ufffd"
        return wounded, (Problem(name, what, "save the file as UTF-8 again", lost=False),)
    encoding = _likeliest(content[max(0, wrong_at - SAMPLE // 2) : wrong_at + SAMPLE // 2])
    text = _as_declared(content, encoding) if encoding else None
    if text is None:
        what = f"is neither UTF-8 nor another encoding that could be told (byte {wrong_at})"
        raise Unreadable(name, what, "save the file as UTF-8")
    return text, (_assumed(name, encoding or ""),)


def _assumed(name: str, encoding: str) -> Problem:
    what = f"is not UTF-8; its encoding was taken to be {encoding}"
    return Problem(name, what, "save the file as UTF-8 if letters look wrong", lost=False)


def _likeliest(sample: bytes) -> str | None:
    """Western Europe's encoding where the text reads well in it, for a short text guessing gets that one wrong."""
    western = _as_declared(sample, WESTERN)
    reads_well = bool(western) and all(sign in _WESTERN_SIGNS for sign in western or "" if sign > "\x7f")
    if reads_well and detect_language(western or "") not in _WRITTEN_OTHERWISE:
        return WESTERN
    best = from_bytes(sample).best()
    return best.encoding if best else None
