"""Takes the characters of one PDF page with their places, and makes lines of them, raised note marks included."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

CHARACTERS_MOST = 60_000  # of one page; a full newspaper page has 30,000
GAP = 1.3  # type sizes between two words from which they belong to different columns
RAISED_SIZE = 0.82  # a raised digit is set at most at this share of the line's size
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\xad": "-"}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand side by side. Places are in points from the lower left corner, `size` is that of the type."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    left: float
    right: float
    base: float
    size: float


def lines_of(page: pypdfium2.PdfPage) -> list[Line]:
    """Lines in the order in which the file holds them."""
    textpage = page.get_textpage()
    try:
        return [line for run in _runs(list(_signs(textpage))) if (line := _line(run)) is not None]
    finally:
        textpage.close()


def _signs(textpage: pypdfium2.PdfTextPage) -> Iterator[_Sign | None]:
    """Characters; None where the file says that a line ends."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(min(textpage.count_chars(), CHARACTERS_MOST)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        text = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
        if text in "\r\n":
            yield None
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        size = abs(box.top - box.bottom)
        text = _HYPHENS.get(text, _LIGATURES.get(text, text))
        yield _Sign(text, float(box.left), float(box.right), float(y.value), float(size))


def _runs(signs: Sequence[_Sign | None]) -> Iterator[list[_Sign]]:
    run: list[_Sign] = []
    last: _Sign | None = None
    for sign in signs:
        if sign is None:
            continue
        if last is not None and _breaks(last, sign):
            yield run
            run = []
        run.append(sign)
        if not sign.text.isspace():
            last = sign
    if run:
        yield run


def _breaks(last: _Sign, sign: _Sign) -> bool:
    if sign.text.isspace():
        return False
    size = max(last.size, sign.size, 1.0)
    if abs(sign.base - last.base) > 0.5 * size:
        return True
    return sign.left - last.right > GAP * size or sign.left < last.left - size


def _line(run: Sequence[_Sign]) -> Line | None:
    inked = [sign for sign in run if not sign.text.isspace()]
    if not inked:
        return None
    size = Counter(round(sign.size, 1) for sign in inked).most_common(1)[0][0]
    base = Counter(round(sign.base, 1) for sign in inked if round(sign.size, 1) == size).most_common(1)[0][0]
    text = " ".join("".join(_set(sign, size, base) for sign in run).split())
    return Line(text, min(sign.left for sign in inked), max(sign.right for sign in inked), base, size)


def _set(sign: _Sign, size: float, base: float) -> str:
    is_raised = sign.size <= RAISED_SIZE * size and sign.base > base + 0.1 * size
    return sign.text.translate(_RAISED) if is_raised and sign.text.isdecimal() else sign.text
