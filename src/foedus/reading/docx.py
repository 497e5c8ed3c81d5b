"""Reads Word documents: paragraphs, headings, lists, tables and footnotes. The original is the extracted text."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from foedus.errors import Unreadable
from foedus.reading.assembling import make_document
from foedus.reading.manuscripts import Manuscript, Stated
from foedus.reading.paragraphs import Paragraph, as_paragraph, bare_marks_in
from foedus.records import Document, Zone

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UNPACKED_MOST = 100_000_000  # bytes; text of 20 MB packed does not unpack to more unless it was made to
PARTS_MOST = 4_000
REMEDY = "open it in Word and save it again"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OWNERS_UNKNOWN = frozenset({"", "python-docx", "user", "author", "admin", "administrator", "microsoft office user"})
_FOOTNOTES = re.compile(r"/(?:foot|end)notes\d*\.xml\Z")


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    style: str = ""
    mark: str = ""


class DocxReader:
    """Word's .docx; the older .doc is refused with the way out."""

    media_types: tuple[str, ...] = (MEDIA_TYPE,)
    suffixes: tuple[str, ...] = (".docx",)

    def read(self, name: str, content: bytes) -> tuple[Document, ...]:
        _refuse_bomb(name, content)
        word = _opened(name, content)
        blocks = [block for block in (*_body_blocks(word), *_note_blocks(name, word)) if block.text.strip()]
        text, paragraphs = _laid_out(blocks)
        owner = (word.core_properties.author or "").strip()
        owners = () if owner.lower() in _OWNERS_UNKNOWN else (owner,)
        stated = Stated(title=(word.core_properties.title or "").strip(), owners=owners)
        return (make_document(Manuscript(name, text, text, paragraphs, MEDIA_TYPE, stated=stated)),)


def _refuse_bomb(name: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, RuntimeError) as error:
        raise Unreadable(name, "is a damaged DOCX file", REMEDY) from error
    if len(parts) > PARTS_MOST or sum(part.file_size for part in parts) > UNPACKED_MOST:
        raise Unreadable(
            name, f"unpacks to more than {UNPACKED_MOST / 1e6:.0f} MB", "save its text without the pictures"
        )


def _opened(name: str, content: bytes) -> WordDocument:
    try:
        return docx.Document(io.BytesIO(content))
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        RuntimeError,
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
    ) as error:
        raise Unreadable(name, "is a damaged DOCX file", REMEDY) from error


def _body_blocks(word: WordDocument) -> Iterator[_Block]:
    styles = {style.style_id: style.name or "" for style in word.styles}
    for paragraph in word.element.body.iter(qn("w:p")):
        if next(paragraph.iterancestors(qn("w:txbxContent")), None) is None:
            yield _Block(_words(paragraph), styles.get(paragraph.style or "", ""))


def _note_blocks(name: str, word: WordDocument) -> Iterator[_Block]:
    for part in word.part.package.iter_parts():
        if not _FOOTNOTES.search(str(part.partname)):
            continue
        try:
            root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            raise Unreadable(name, "has damaged footnotes", REMEDY) from error
        for note in root:
            number = note.get(qn("w:id"), "")
            if number.isdecimal() and note.get(qn("w:type")) is None:
                yield _Block(" ".join(_words(paragraph) for paragraph in note.iter(qn("w:p"))), mark=number)


def _words(paragraph: etree._Element) -> str:
    """The text of a paragraph; deleted text is left out, raised digits and note references become marks."""
    parts: list[str] = []
    for node in paragraph.iter():
        if node.tag == qn("w:t"):
            parts.append(_raised(node))
        elif node.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            parts.append(" ")
        elif node.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif node.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            parts.append(f"[^{node.get(qn('w:id'))}]")
    return " ".join("".join(parts).split())


def _raised(node: etree._Element) -> str:
    words = node.text or ""
    run = node.getparent()
    align = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}") if run is not None else None
    is_raised = align is not None and align.get(qn("w:val")) == "superscript"
    return words.translate(_RAISED) if is_raised and words.strip().isdecimal() else words


def _laid_out(blocks: list[_Block]) -> tuple[str, tuple[Paragraph, ...]]:
    text = "\n\n".join(block.text for block in blocks)
    bare_marks, at, paragraphs = bare_marks_in(text), 0, list[Paragraph]()
    for block in blocks:
        paragraphs.append(_styled(as_paragraph(text, at, at + len(block.text), bare_marks), block))
        at += len(block.text) + 2
    return text, tuple(paragraphs)


def _styled(paragraph: Paragraph, block: _Block) -> Paragraph:
    style = block.style.lower()
    if block.mark:
        return replace(paragraph, zone=Zone.FOOTNOTE, mark=block.mark)
    if style == "title":
        return replace(paragraph, zone=Zone.TITLE)
    if style.startswith(("heading", "subtitle")):
        level = style[-1:]
        return replace(paragraph, zone=Zone.HEADING, level=int(level) if level.isdecimal() else 2)
    return replace(paragraph, is_item=True) if style.startswith("list") and len(block.text) < 2000 else paragraph
