"""Reads PDF files with a text layer; columns are read one after the other. The original is the extracted text."""

from __future__ import annotations

import pypdfium2

from foedus.errors import Unreadable
from foedus.reading.assembling import make_document
from foedus.reading.columns import in_reading_order
from foedus.reading.manuscripts import Manuscript, Stated
from foedus.reading.pdf_lines import Line, lines_of
from foedus.reading.pdf_paragraphs import set_out
from foedus.reading.shapes import split_names
from foedus.records import Document, Problem

MEDIA_TYPE = "application/pdf"
PAGES_MOST = 1_000  # of one file; a longer one is a collection
_OWNERS_UNKNOWN = frozenset({"", "user", "author", "admin", "administrator", "unknown", "microsoft office user"})


class PdfReader:
    """PDF; scans without a text layer, locked and damaged files are refused with the way out."""

    media_types: tuple[str, ...] = (MEDIA_TYPE,)
    suffixes: tuple[str, ...] = (".pdf",)

    def read(self, name: str, content: bytes) -> tuple[Document, ...]:
        pdf = _opened(name, content)
        try:
            pages, problems = _pages(name, pdf)
            owner = str(pdf.get_metadata_dict().get("Author", "")).strip()
        finally:
            pdf.close()
        if not any(line.text for page in pages for column in page for line in column):
            raise Unreadable(
                name, "is a PDF without a text layer (a scan)", "run OCR on it first, for example with ocrmypdf"
            )
        text, paragraphs = set_out(pages)
        stated = Stated(owners=() if owner.lower() in _OWNERS_UNKNOWN else split_names(owner))
        return (make_document(Manuscript(name, text, text, paragraphs, MEDIA_TYPE, stated=stated, problems=problems)),)


def _opened(name: str, content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise Unreadable(name, "is an encrypted PDF", "save a copy without the password") from error
        raise Unreadable(name, "is a damaged PDF", "fetch it again, or print it to a new PDF") from error


def _pages(name: str, pdf: pypdfium2.PdfDocument) -> tuple[list[list[list[Line]]], tuple[Problem, ...]]:
    pages: list[list[list[Line]]] = []
    damaged: list[str] = []
    for number in range(min(len(pdf), PAGES_MOST)):
        try:
            page = pdf[number]
            pages.append(in_reading_order(lines_of(page)))
            page.close()
        except pypdfium2.PdfiumError:
            damaged.append(str(number + 1))
            pages.append([])
    return pages, _faults(name, damaged, len(pdf))


def _faults(name: str, damaged: list[str], count: int) -> tuple[Problem, ...]:
    faults: list[Problem] = []
    if damaged:
        faults.append(
            Problem(name, f"has damaged pages ({', '.join(damaged[:20])})", "fetch it again; the rest was read")
        )
    if count > PAGES_MOST:
        faults.append(Problem(name, f"has {count} pages; the first {PAGES_MOST} were read", "split it into documents"))
    return tuple(faults)
