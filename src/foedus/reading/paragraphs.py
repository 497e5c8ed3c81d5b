"""Finds the paragraphs of a plain or Markdown text: headings, list items, notes, and lines that were only wrapped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.reading.continuing import continues
from foedus.records import Zone

WRAP_MOST = 120  # characters; nobody wraps prose wider, so a longer line is a paragraph of its own
WRAP_LEAST = 40  # characters; below this, lines are verse, addresses or tables
ENDINGS = (".", "!", "?", ":", ";", '"', "”", "’", ")")  # behind these, a short line may be the last of its paragraph
_LINE = re.compile(r"([^\r\n\u2028\u2029\x85\v\f]*)(\r\n|[\r\n\u2028\u2029\x85\v\f]|\Z)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_ITEM = re.compile(r"(?:[-*+•▪◦‣][ \t]+|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)][ \t]+)(?=\S)")
_QUOTED = re.compile(r"(?:>[ \t]?){1,8}")
_FENCE = re.compile(r"(?:`{3,}|~{3,})[^`~]{0,60}\Z")
_COMMENT = re.compile(r"<!--.*-->\Z")
_CELL = re.compile(r"\S+(?:[ ]{1,2}\S+)*")
_GAP = re.compile(r"\S(?: {3,}|[ ]*\t[ \t]*)(?=\S)")
ROW_GAPS = 2  # gaps of three blanks or a tab in one line; justified prose has one at most
_RULE = re.compile(r"[-=_*~#·•\s]{3,}\Z")
_SET_TAG = r"(?:(?:<sup>&</sup>lt;|<|&lt;)sup[^<>&]{0,100}(?:>|&gt;)\s?){1,3}"
_NOTE = re.compile(
    rf"(?:{_SET_TAG}(?P<a>[^<>&\s]{{1,6}})(?:\s?(?:<|&lt;)/sup(?:>|&gt;)){{1,3}}"
    r"|\[\^(?P<b>[\w-]{1,20})\]:?|\[(?P<c>[0-9]{1,3})\](?=:|[ \t])"
    r"|(?P<d>[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})|(?P<e>[†‡]))[ \t]*(?=\S)"
)
_BARE_NOTE = re.compile(r"(?P<f>[0-9]{1,3})[.)]?[ \t]+(?=[A-Z\"“'‘«])")
_CITES = re.compile(
    r"https?:|www\.|\b(?:19|20)[0-9]{2}\b|\bpp?\. ?[0-9]|\b(?:ibid|op\. cit|cf\.|see also)", re.IGNORECASE
)
_BARE_MARK = re.compile(r"(?<=[a-zß-ÿ.,!?%)\]][.,;!?”\"’'»)])([0-9]{1,3})(?=\s|$)")
_RAISED_MARK = re.compile(
    r"(?:<sup>|\[|&lt;sup&gt;)(?P<set>[0-9]{1,3})(?=</sup>|\]|&lt;)"
    r"|(?P<sign>(?<=[\w.,;!?”\"'’»)])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NAMED = r"[A-ZÀ-Þ][\w.'’-]*(?:[ ,]+(?:and[ ])?[A-ZÀ-Þ][\w.'’-]*)+[ ]*\Z"
_LABEL = re.compile(
    rf"(?:By|BY) {_NAMED}|[Ww]ritten by [A-Z]"
    r"|(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Dd]ate|[Aa]uthors?|[Ss]ource)(?: on)?[ ]?:"
)
_SMALL_BYLINE = re.compile(rf"by {_NAMED}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text, without the signs that only say what it is (`# `, `- `, `[^1]: `)."""

    start: int
    end: int
    zone: Zone | None = None
    mark: str = ""
    page: int = 0
    is_item: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    page: int
    text: str
    is_code: bool = False

    @property
    def is_row(self) -> bool:
        """A line of a table whose columns are set with blanks or tabs."""
        return not self.is_code and len(_GAP.findall(self.text)) >= ROW_GAPS


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Paragraphs in order. A line of a wrapped paragraph ends where no further word would have fitted."""
    chunks = _chunks(text)
    width = _wrap_width(chunks)
    bare_marks = bare_marks_in(text)
    groups = (group for chunk in chunks for group in _groups(chunk, width))
    return tuple(made for group in groups for made in _paragraphs(group, text, bare_marks))


def _chunks(text: str) -> list[list[_Line]]:
    """Lines between blank lines, rules and page breaks."""
    chunks: list[list[_Line]] = [[]]
    fences = _fences_left(text)
    page, is_code = 0, False
    for found in _LINE.finditer(text):
        line = _line(text, found.start(1), found.end(1), page)
        if _FENCE.match(line.text) and (is_code or fences > 1):
            fences, is_code = fences - 1, not is_code
            chunks.append([])
        elif is_code and line.text:
            chunks.append([replace(line, is_code=True)])
        elif not line.text or _RULE.match(line.text):
            chunks.append([])
        else:
            chunks[-1].append(line)
        if found.group(2) in ("\f", "\u2029"):
            page += found.group(2) == "\f"
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _fences_left(text: str) -> int:
    """How many lines open or close a block of program code; one that is never closed is none."""
    return sum(1 for line in text.splitlines() if line[:1] in "`~" and _FENCE.match(line)) if "```" in text else 0


def _line(text: str, start: int, end: int, page: int) -> _Line:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    quoted = _QUOTED.match(words)
    if quoted:
        start += quoted.end()
        words = words[quoted.end() :]
    return _Line(start, start + len(words), page, words)


def _wrap_width(chunks: Sequence[Sequence[_Line]]) -> int:
    """The longest line of the paragraphs that look wrapped; 0 where the document is not wrapped."""
    widest = 0
    for chunk in chunks:
        lengths = [len(line.text) for line in chunk[:-1]]
        longest = max(lengths, default=0)
        if len(lengths) >= 2 and WRAP_LEAST <= longest <= WRAP_MOST:
            near = sum(length >= 0.75 * longest for length in lengths)
            widest = max(widest, longest if near >= 0.6 * len(lengths) else 0)
    return widest


def _groups(chunk: Sequence[_Line], width: int) -> list[list[_Line]]:
    groups: list[list[_Line]] = []
    own = _wrap_width([chunk])  # some paragraphs are set narrower than the widest
    for line in chunk:
        before = groups[-1][-1] if groups else None
        if before and _goes_on(before, line, width if not own or before.text.endswith(ENDINGS) else own):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(line: _Line, following: _Line, width: int) -> bool:
    if line.is_row or following.is_row:
        return False
    if _begins_anew(following.text) or _HEADING.match(line.text) or _is_label(line.text):
        return False
    if line.text.endswith("-") and following.text[0].islower():
        return True
    if width and len(line.text) <= width:
        first_word = following.text.split(None, 1)[0]
        if len(line.text) + 1 + len(first_word) > 0.85 * width:
            return True
    return continues(line.text, following.text)


def _is_label(text: str) -> bool:
    return bool(_LABEL.match(text) or _SMALL_BYLINE.match(text))


def _begins_anew(text: str) -> bool:
    return any(sign.match(text) for sign in (_HEADING, _ITEM, _NOTE, _LABEL))


def _paragraphs(lines: Sequence[_Line], text: str, bare_marks: frozenset[str]) -> list[Paragraph]:
    """One paragraph, or the cells of a table's row, which are no sentence together."""
    first = lines[0]
    if first.is_code or _COMMENT.match(first.text):
        return [Paragraph(line.start, line.end, Zone.FURNITURE, page=line.page) for line in lines]
    if first.is_row:
        return [
            Paragraph(first.start + cell.start(), first.start + cell.end(), page=first.page, is_item=True)
            for cell in _CELL.finditer(first.text)
        ]
    return [_paragraph(lines, text, bare_marks)]


def _paragraph(lines: Sequence[_Line], text: str, bare_marks: frozenset[str]) -> Paragraph:
    start, page, first = lines[0].start, lines[0].page, lines[0].text
    if heading := _HEADING.match(first):
        end = start + len(first.rstrip("# \t"))
        return Paragraph(start + heading.end(), end, Zone.HEADING, page=page, level=len(heading.group(1)))
    return as_paragraph(text, start, lines[-1].end, bare_marks, page=page)


def as_paragraph(text: str, start: int, end: int, bare_marks: frozenset[str], *, page: int = 0) -> Paragraph:
    """The paragraph between two offsets, with the sign before a note or list item taken as such."""
    if note := _NOTE.match(text, start, end):
        return Paragraph(note.end(), end, Zone.FOOTNOTE, _mark(note), page)
    bare = _BARE_NOTE.match(text, start, end)
    if bare and bare.group("f") in bare_marks and _CITES.search(text, start, min(end, start + 2000)):
        return Paragraph(bare.end(), end, Zone.FOOTNOTE, bare.group("f"), page)
    if item := _ITEM.match(text, start, end):
        return Paragraph(item.end(), end, page=page, is_item=True)
    return Paragraph(start, end, page=page)


def bare_marks_in(text: str) -> frozenset[str]:
    """Numbers that stand behind a word or sentence as note marks do, raised or not."""
    raised = ((found.group("set") or found.group("sign")).translate(_RAISED) for found in _RAISED_MARK.finditer(text))
    return frozenset(_BARE_MARK.findall(text)).union(raised)


def _mark(note: re.Match[str]) -> str:
    return next(value for value in note.groupdict().values() if value).translate(_RAISED)
