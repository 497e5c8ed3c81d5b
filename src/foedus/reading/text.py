"""Reads plain text and Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from foedus.reading.assembling import make_document
from foedus.reading.decoding import decode
from foedus.reading.given_dates import given_date
from foedus.reading.letters import letter_head
from foedus.reading.manuscripts import Manuscript, Stated
from foedus.reading.paragraphs import Paragraph, find_paragraphs
from foedus.reading.shapes import split_names
from foedus.records import Document

_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<lines>(?:[^\n]{0,2000}\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"(?P<key>[A-Za-z_-]{2,30}):[ \t]*(?P<value>[^\r\n]*)")


class TextReader:
    """Plain text; signs of Markdown in it are understood, for texts are pasted from everywhere."""

    media_types: tuple[str, ...] = ("text/plain",)
    suffixes: tuple[str, ...] = (".txt", ".text", ".asc")

    def read(self, name: str, content: bytes) -> tuple[Document, ...]:
        text, problems = decode(name, content)
        head = letter_head(text)
        begin, stated = (head.end, head.stated) if head else (0, Stated())
        paragraphs = tuple(_moved(paragraph, begin) for paragraph in find_paragraphs(text[begin:]))
        return (make_document(Manuscript(name, text, text, paragraphs, "text/plain", None, stated, problems)),)


class MarkdownReader:
    """Markdown, with title, author and date from the lines between `---` at its top."""

    media_types: tuple[str, ...] = ("text/markdown",)
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd")

    def read(self, name: str, content: bytes) -> tuple[Document, ...]:
        text, problems = decode(name, content)
        matter = _MATTER.match(text)
        fields = _fields(matter.group("lines")) if matter else {}
        begin = matter.end() if matter and fields else 0
        paragraphs = tuple(_moved(paragraph, begin) for paragraph in find_paragraphs(text[begin:]))
        manuscript = Manuscript(name, text, text, paragraphs, "text/markdown", None, _stated(fields), problems)
        return (make_document(manuscript),)


def _fields(lines: str) -> dict[str, str]:
    found = (_FIELD.match(line) for line in lines.splitlines())
    return {field.group("key").lower(): field.group("value").strip().strip("\"'") for field in found if field}


def _stated(fields: dict[str, str]) -> Stated:
    authors = fields.get("author") or fields.get("authors") or ""
    source = fields.get("source") or fields.get("publisher") or fields.get("site") or ""
    date = fields.get("date") or fields.get("published") or ""
    published = given_date(date, "the date at the top of the Markdown file") if date else None
    return Stated(fields.get("title", ""), split_names(authors.strip("[]")), source, published)


def _moved(paragraph: Paragraph, by: int) -> Paragraph:
    return replace(paragraph, start=paragraph.start + by, end=paragraph.end + by)
