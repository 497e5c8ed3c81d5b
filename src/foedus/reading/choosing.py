"""Chooses the reader of a file: by its suffix, and by its first bytes where these say otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pkgutil import resolve_name
from types import MappingProxyType

from foedus.errors import Unreadable
from foedus.ports import Reader
from foedus.reading.decoding import begins_with_mark, wide_encoding
from foedus.registry import find, installed

# Our own readers, under the names of their entry points; loaded on first use, for some bring heavy libraries.
BUILT_IN: Mapping[str, str] = MappingProxyType(
    {
        "text": "foedus.reading.text:TextReader",
        "markdown": "foedus.reading.text:MarkdownReader",
        "html": "foedus.reading.html:HtmlReader",
        "pdf": "foedus.reading.pdf:PdfReader",
        "docx": "foedus.reading.docx:DocxReader",
        "feed": "foedus.reading.feed:FeedReader",
        "jsonl": "foedus.reading.jsonl:JsonLinesReader",
    }
)
_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text", ".text": "text", ".eml": "text", ".asc": "text", ".md": "markdown", ".markdown": "markdown",
        ".mdown": "markdown", ".mkd": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
        ".pdf": "pdf", ".docx": "docx", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed",
        ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    }
)  # fmt: skip
# Settings, programs and our own databases stand beside documents; a folder's walk passes them by like hidden files.
NO_DOCUMENTS = frozenset(".toml .yaml .yml .ini .cfg .lock .py .pyc .js .ts .css .sh .bib .svg .sqlite .db".split())
# Tables and logs may hold what the user looks for; a folder's walk passes them by and says so.
TABLES = frozenset({".csv", ".tsv", ".log"})
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/markdown": "markdown",
        "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
        "application/xml": "feed", "text/xml": "feed", "application/jsonl": "jsonl", "application/x-ndjson": "jsonl",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx", "text/plain": "text",
    }
)  # fmt: skip
HEAD = 4096  # bytes that sniffing looks at
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|article|div|p|title|meta|h1)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
_KNOWN_BINARY = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"), (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"PK\x03\x04", "a zip archive"), (b"{\\rtf", "an RTF file"),
)  # fmt: skip
_REMEDIES = "save it as text, Markdown, HTML, PDF, DOCX, a feed or JSON lines"


def choose_reader(name: str, content: bytes, *, media_type: str = "") -> Reader:
    """The reader for this content; raises `Unreadable` for what no reader takes."""
    suffix = suffix_of(name)
    plugin = _plugin_readers().get(suffix)
    if plugin is not None:
        return _load(plugin)
    expected = _TYPES.get(media_type) or _SUFFIXES.get(suffix, "")
    return _load(_sniffed(name, content, expected))


def suffix_of(name: str) -> str:
    last = re.split(r"[/\\]", name.split("?", 1)[0].split("#", 1)[0] if "://" in name else name)[-1]
    return "." + last.rsplit(".", 1)[1].lower() if "." in last.lstrip(".") else ""


def _sniffed(name: str, content: bytes, expected: str) -> str:
    head = content[:HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04") and (expected == "docx" or b"word/" in content or b"[Content_Types].xml" in head):
        return "docx"
    _refuse_binary(name, head)
    if expected in ("pdf", "docx"):
        raise Unreadable(name, f"is no {expected.upper()} file inside", "check that the download is complete")
    if _FEED.search(head) and (expected in ("feed", "html") or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")):
        return "feed"
    return _sniffed_text(name, head, expected)


def _sniffed_text(name: str, head: bytes, expected: str) -> str:
    is_page = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _HTML.search(head) is not None
    if is_page and expected != "markdown":
        return "html"
    if expected == "feed":
        raise Unreadable(name, "is XML but no RSS or Atom feed", _REMEDIES)
    if expected == "html" and not re.search(rb"<\w", head):
        return "text"
    if not expected and _JSON.match(head) and b'"text"' in head:
        return "jsonl"
    return expected or "text"


def _refuse_binary(name: str, head: bytes) -> None:
    for magic, what in _KNOWN_BINARY:
        if head.startswith(magic) and (len(magic) > 2 or b"\0" in head):
            raise Unreadable(name, f"is {what}, no document that can be read", _REMEDIES)
    if begins_with_mark(head) or wide_encoding(head) is not None:
        return
    odd = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    if b"\0" in head or odd > len(head) // 20:
        raise Unreadable(name, "is a binary file", _REMEDIES)


@cache
def _plugin_readers() -> Mapping[str, str]:
    """Suffix -> name of a reader that another distribution brought."""
    others = [plugin.name for plugin in installed() if plugin.kind == "readers" and plugin.name not in BUILT_IN]
    return {suffix: name for name in others for suffix in _load(name).suffixes}


@cache
def _load(name: str) -> Reader:
    made: object = resolve_name(BUILT_IN[name]) if name in BUILT_IN else find("readers", name)
    reader: Reader = made() if isinstance(made, type) else made  # type: ignore[assignment]
    return reader
