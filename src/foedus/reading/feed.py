"""Reads RSS and Atom: each entry is a document; nothing is fetched. The original of an entry is its content as HTML."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

import feedparser

from foedus.errors import Unreadable
from foedus.reading.assembling import make_document
from foedus.reading.given_dates import given_date
from foedus.reading.manuscripts import Manuscript, Stated
from foedus.reading.pages import visible_text
from foedus.reading.paragraphs import find_paragraphs
from foedus.reading.shapes import split_names
from foedus.records import Document, Problem

MEDIA_TYPE = "application/feed+xml"
ENTRIES_MOST = 5_000  # of one feed; live feeds carry 10 to 500


class FeedReader:
    """RSS 0.9 to 2.0, RDF and Atom."""

    media_types: tuple[str, ...] = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml")
    suffixes: tuple[str, ...] = (".rss", ".atom", ".rdf", ".xml")

    def read(self, name: str, content: bytes) -> tuple[Document, ...]:
        parsed = _parsed(name, content)
        entries = parsed.entries[:ENTRIES_MOST]
        if not entries:
            fault = "is a damaged feed" if parsed.bozo else "is a feed without entries"
            raise Unreadable(name, fault, "check that the download is complete")
        source = str(parsed.feed.get("title", ""))
        documents, faults = _documents(name, entries, source)
        if not documents:
            raise Unreadable(name, "is a feed whose entries hold no text", "name the addresses of the articles instead")
        problems = (*_faults(name, parsed), *faults, *documents[0].problems)
        return (replace(documents[0], problems=problems), *documents[1:])


def _parsed(name: str, content: bytes) -> feedparser.FeedParserDict:
    try:
        # A stream, because feedparser would take bare bytes for the name of a file or an address.
        return feedparser.parse(io.BytesIO(content))
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise Unreadable(name, "is a damaged feed", "check that the download is complete") from error


def _faults(name: str, parsed: feedparser.FeedParserDict) -> tuple[Problem, ...]:
    faults: list[Problem] = []
    if parsed.bozo and "Encoding" not in type(parsed.get("bozo_exception")).__name__:
        faults.append(Problem(name, "is a damaged feed; its whole entries were read", "fetch it again", lost=False))
    if len(parsed.entries) > ENTRIES_MOST:
        faults.append(Problem(name, f"has more than {ENTRIES_MOST} entries; the rest was left out", "split the feed"))
    return tuple(faults)


def _documents(
    name: str, entries: list[feedparser.FeedParserDict], source: str
) -> tuple[list[Document], list[Problem]]:
    documents: list[Document] = []
    faults: list[Problem] = []
    for number, entry in enumerate(entries, start=1):
        path = f"{name}#{entry.get('id') or entry.get('link') or number}"
        content = _content(entry)
        if not any(sign.isalpha() for sign in content):
            continue
        try:
            documents.append(make_document(_manuscript(path, content, _stated(entry, source))))
        except Unreadable as error:
            faults.append(Problem(error.where, error.what, error.remedy))
    return documents, faults


def _content(entry: Mapping[str, object]) -> str:
    """The longest of content and summary; the title where there is neither."""
    contents = entry.get("content")
    values = [str(part.get("value", "")) for part in contents] if isinstance(contents, list) else []
    values.append(str(entry.get("summary", "")))
    return max(values, key=len) or str(entry.get("title", ""))


def _manuscript(path: str, content: str, stated: Stated) -> Manuscript:
    visible = visible_text(content)
    if not any(sign.isalpha() for sign in visible.text):
        return Manuscript(path, stated.title, stated.title, find_paragraphs(stated.title), MEDIA_TYPE, stated=stated)
    paragraphs = find_paragraphs(visible.text)
    return Manuscript(path, content, visible.text, paragraphs, MEDIA_TYPE, visible.pieces, stated)


def _stated(entry: Mapping[str, object], source: str) -> Stated:
    title = visible_text(str(entry.get("title", ""))).text.strip()
    written = str(entry.get("published") or entry.get("updated") or entry.get("date") or "")
    published = given_date(written, "the date of the feed entry") if written else None
    return Stated(title, split_names(str(entry.get("author", ""))), source, published)
