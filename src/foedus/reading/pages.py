"""Takes the visible text out of HTML, and keeps for each character the place where it stands in the HTML."""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass

from foedus.records import Piece

_TAG = re.compile(r"<(?P<name>/?[A-Za-z][A-Za-z0-9:-]{0,30})[^<>]*>|<[!?/][^<>]*>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HIDDEN = {
    name: re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE) for name in ("script", "style", "head", "template", "svg")
}
_INLINE_NAMES = (
    "a abbr b bdi bdo cite code data del dfn em font i img ins kbd mark q s samp small span strong sub u var wbr time "
    "tt"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_SKIPPED = re.compile(r"</?sup>|[\s\u00ad\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class Visible:
    """`text` with a blank line between blocks; raised signs stand between <sup> and </sup>."""

    text: str
    pieces: tuple[Piece, ...]


def visible_text(page: str) -> Visible:
    """One pass over the page; what stands in scripts, styles and comments is left out."""
    writer = _Writer(page)
    at = 0
    while at < len(page):
        opening = page.find("<", at)
        if opening < 0:
            break
        writer.words(at, opening)
        at = _after_markup(page, opening, writer)
    writer.words(at, len(page))
    return Visible("".join(writer.parts), tuple(writer.pieces))


def _after_markup(page: str, opening: int, writer: _Writer) -> int:
    if page.startswith("<!--", opening):
        end = page.find("-->", opening)
        return end + 3 if end >= 0 else len(page)
    found = _TAG.match(page, opening)
    if not found:
        writer.words(opening, opening + 1)
        return opening + 1
    name = (found.group("name") or "").lower()
    if name in _HIDDEN:
        end_tag = _HIDDEN[name].search(page, found.end())
        return end_tag.end() if end_tag else len(page)
    writer.tag(name)
    return found.end()


class _Writer:
    """Collects visible words and the pieces that tie them to the page."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._length = 0
        self.parts: list[str] = []
        self.pieces: list[Piece] = []

    def words(self, start: int, end: int) -> None:
        at = start
        for found in _ENTITY.finditer(self._page, start, end):
            meaning = html.unescape(found.group())
            if meaning != found.group():
                self._copy(at, found.start())
                self._add(meaning)
                at = found.end()
        self._copy(at, end)

    def tag(self, name: str) -> None:
        plain = name.removeprefix("/")
        if plain == "sup":
            self._add(f"<{name}>")
        elif plain == "br":
            self._add("\n")
        elif plain not in _INLINE:
            self._add("\n\n")

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self.pieces.append(Piece(self._length, start, end - start))
            self._add(self._page[start:end])

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)


class Aligner:
    """Finds paragraphs, given without their exact white space, one after another in the visible text."""

    def __init__(self, visible: str) -> None:
        self._visible = visible
        self._places = array("I")
        at, kept = 0, list[str]()
        for skipped in _SKIPPED.finditer(visible):
            kept.append(visible[at : skipped.start()])
            self._places.extend(range(at, skipped.start()))
            at = skipped.end()
        kept.append(visible[at:])
        self._places.extend(range(at, len(visible)))
        self._dense = "".join(kept)
        self._cursor = 0

    def find(self, paragraph: str) -> tuple[int, int] | None:
        """Start and end in the visible text of the next place that reads like `paragraph`; None if there is none."""
        wanted = _SKIPPED.sub("", paragraph)
        found = self._dense.find(wanted, self._cursor) if wanted else -1
        if found < 0:
            return None
        self._cursor = found + len(wanted)
        start, end = self._places[found], self._places[self._cursor - 1] + 1
        if self._visible.endswith("<sup>", 0, start):
            start -= len("<sup>")
        if self._visible.startswith("</sup>", end):
            end += len("</sup>")
        return start, end
