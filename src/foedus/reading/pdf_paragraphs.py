"""Makes paragraphs of the lines of a PDF by their distance, indent and size of type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from foedus.reading.paragraphs import Paragraph, as_paragraph, bare_marks_in
from foedus.reading.pdf_lines import Line
from foedus.reading.shapes import ends_sentence
from foedus.records import Zone

WIDER = 1.35  # a gap so many times the usual distance of lines begins a paragraph
INDENT = 0.8  # type sizes
LARGER, SMALLER = 1.15, 0.93  # against the size of the text: headings, notes
HEADING_LENGTH = 200
_NOTE_START = re.compile(r"(?P<mark>[0-9]{1,3}|[⁰¹²³⁴-⁹]{1,3})[.)]?\s*(?=[A-Z\"“'‘«a-z])")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class _Group:
    lines: tuple[Line, ...]
    page: int

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return Counter(line.size for line in self.lines).most_common(1)[0][0]


def set_out(pages: Sequence[Sequence[Sequence[Line]]]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text of all pages, a form feed between them, and its paragraphs. `pages` holds columns of lines."""
    groups = [
        _Group(tuple(group), page)
        for page, columns in enumerate(pages)
        for column in columns
        for group in _groups(column)
    ]
    body_size = _body_size(groups)
    text, places = _written(groups)
    bare_marks = bare_marks_in(text)
    made: list[Paragraph] = []
    for group, (start, end) in zip(groups, places, strict=True):
        plain = as_paragraph(text, start, end, bare_marks, page=group.page)
        made.append(_sized(plain, group, body_size, made))
    return text, tuple(made)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    if not lines:
        return
    pitch = _pitch(lines)
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    right = max(line.right for line in lines)
    group = [lines[0]]
    for last, line in pairwise(lines):
        if _parts(last, line, pitch, left, right):
            yield group
            group = []
        group.append(line)
    yield group


def _pitch(lines: Sequence[Line]) -> float:
    gaps = sorted(round(last.base - line.base, 1) for last, line in pairwise(lines))
    usual = [gap for gap in gaps if gap > 0]
    return usual[len(usual) // 3] if usual else 1.2 * lines[0].size


def _parts(last: Line, line: Line, pitch: float, left: float, right: float) -> bool:
    if abs(last.size - line.size) > 0.08 * max(last.size, line.size):
        return True
    gap = last.base - line.base
    if gap > WIDER * max(pitch, last.size) or gap < 0:
        return True
    is_indented = line.left > left + INDENT * line.size and last.left < left + INDENT * line.size
    was_short = last.right < left + 0.85 * (right - left)
    return ends_sentence(last.text) and (is_indented or was_short)


def _body_size(groups: Sequence[_Group]) -> float:
    sizes: Counter[float] = Counter()
    for group in groups:
        sizes[group.size] += len(group.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _written(groups: Sequence[_Group]) -> tuple[str, list[tuple[int, int]]]:
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at, page = 0, 0
    for group in groups:
        gap = "" if not parts else "\f" if group.page != page else "\n\n"
        page = group.page
        parts.extend((gap, group.text))
        at += len(gap)
        places.append((at, at + len(group.text)))
        at += len(group.text)
    return "".join(parts), places


def _sized(paragraph: Paragraph, group: _Group, body_size: float, before: Sequence[Paragraph]) -> Paragraph:
    """Larger type makes a heading, smaller type behind a number a note; small type below a note belongs to it."""
    if paragraph.zone is not None or paragraph.is_item:
        return paragraph
    if group.size >= LARGER * body_size and len(group.text) <= HEADING_LENGTH:
        return replace(paragraph, zone=Zone.HEADING, level=1 if group.size >= 1.4 * body_size else 2)
    if group.size > SMALLER * body_size:
        return paragraph
    if note := _NOTE_START.match(group.text):
        start = paragraph.start + note.end()
        return replace(paragraph, start=start, zone=Zone.FOOTNOTE, mark=note.group("mark").translate(_RAISED))
    follows_note = before and before[-1].zone is Zone.FOOTNOTE and before[-1].page == paragraph.page
    return replace(paragraph, zone=Zone.FOOTNOTE) if follows_note and len(group.text) > 20 else paragraph
