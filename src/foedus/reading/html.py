"""Reads a web page: the article without menus, comments and footers.

The original is the decoded HTML wherever each paragraph of the article can be found in it again; where trafilatura has
rewritten one so that it cannot, the original is the extracted text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import trafilatura
from lxml import etree  # type: ignore[import-untyped]

from foedus.errors import Unreadable
from foedus.reading.assembling import make_document
from foedus.reading.decoding import decode
from foedus.reading.manuscripts import Manuscript, Stated
from foedus.reading.page_facts import PageFacts, page_facts
from foedus.reading.pages import Aligner, Visible, visible_text
from foedus.reading.paragraphs import Paragraph, as_paragraph, bare_marks_in, find_paragraphs
from foedus.reading.shapes import labelled_date, split_names
from foedus.records import Document, FuzzyDate, Problem, Zone

MEDIA_TYPE = "text/html"
PAGE_LARGEST = 5_000_000  # bytes; the longest articles have 1 MB of markup
ARTICLE_LEAST = 0.2  # share of the visible words; an "article" that holds less is a teaser, and the page is read whole
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns on stderr of pages that we read ourselves


class HtmlReader:
    """Web pages saved or fetched."""

    media_types: tuple[str, ...] = ("text/html", "application/xhtml+xml")
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, name: str, content: bytes) -> tuple[Document, ...]:
        if len(content) > PAGE_LARGEST:
            what = f"is a web page of more than {PAGE_LARGEST / 1e6:.0f} MB"
            raise Unreadable(name, what, "save the article alone, or as text")
        declared = _CHARSET.search(content[:4096])
        page, problems = decode(name, content, declared.group(1).decode("ascii", "replace") if declared else "")
        return (make_document(_manuscript(name, page, problems)),)


def _manuscript(name: str, page: str, problems: tuple[Problem, ...]) -> Manuscript:
    facts, visible = page_facts(page), visible_text(page)
    found = trafilatura.bare_extraction(page, include_comments=False, include_images=False, with_metadata=True)
    stated = _stated(found, facts, visible.text)
    body = getattr(found, "body", None)
    blocks = list(_blocks(body)) if body is not None else []
    if sum(len(block.text) for block in blocks) < ARTICLE_LEAST * min(len(visible.text.strip()), 2000):
        paragraphs = find_paragraphs(visible.text)
        return Manuscript(name, page, visible.text, paragraphs, MEDIA_TYPE, visible.pieces, stated, problems)
    paragraphs_there = aligned(blocks, visible)
    if paragraphs_there is None:
        return _unaligned(name, blocks, stated, problems)
    return Manuscript(name, page, visible.text, paragraphs_there, MEDIA_TYPE, visible.pieces, stated, problems)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the article as trafilatura gives it; `level` is that of a heading, 0 for other text."""

    text: str
    level: int = 0
    is_item: bool = False


def _blocks(body: etree._Element) -> Iterator[Block]:
    """Paragraphs, headings, list items and cells of the article, in order."""
    for element in body.iter("head", "p", "item", "quote", "cell", "ab", "code"):
        if any(above.tag in ("item", "cell", "p") for above in element.iterancestors()):
            continue
        if element.tag == "quote" and element.find(".//p") is not None:
            continue
        text = " ".join("".join(element.itertext()).split())
        if text:
            level = _LEVELS.get(element.get("rend", ""), 2) if element.tag == "head" else 0
            yield Block(text, level, element.tag == "item")


def aligned(blocks: list[Block], visible: Visible) -> tuple[Paragraph, ...] | None:
    """The blocks as paragraphs of the visible page; None where one of them does not stand there in these words."""
    aligner, bare_marks = Aligner(visible.text), bare_marks_in(visible.text)
    made: list[Paragraph] = []
    for block in blocks:
        place = aligner.find(block.text)
        if place is None:
            return None
        made.append(_as_block(as_paragraph(visible.text, *place, bare_marks), block))
    return tuple(made)


def _unaligned(name: str, blocks: list[Block], stated: Stated, problems: tuple[Problem, ...]) -> Manuscript:
    text = "\n\n".join(block.text for block in blocks)
    bare_marks, at, made = bare_marks_in(text), 0, list[Paragraph]()
    for block in blocks:
        made.append(_as_block(as_paragraph(text, at, at + len(block.text), bare_marks), block))
        at += len(block.text) + 2
    return Manuscript(name, text, text, tuple(made), MEDIA_TYPE, None, stated, problems)


def _as_block(paragraph: Paragraph, block: Block) -> Paragraph:
    if block.level:
        return replace(paragraph, zone=Zone.HEADING, level=block.level)
    return replace(paragraph, is_item=block.is_item or paragraph.is_item)


def _stated(found: object, facts: PageFacts, visible: str) -> Stated:
    title = str(getattr(found, "title", None) or facts.title)
    written = str(getattr(found, "author", None) or "")
    authors = tuple(name.strip() for name in written.split(";") if name.strip()) or tuple(
        name for each in facts.authors for name in split_names(each)
    )
    source = facts.source or str(getattr(found, "sitename", None) or "")
    return Stated(title, authors, source, facts.published() or _printed(visible))


def _printed(visible: str) -> FuzzyDate | None:
    """A "Published: ..." line of the page, which the article may have lost with its frame."""
    for line in visible.split("\n"):
        words = line.strip()
        if 8 < len(words) < 120 and (labelled := labelled_date(words)) and "updat" not in labelled[0]:
            return replace(labelled[1], because=f'the line "{words}"')
    return None
