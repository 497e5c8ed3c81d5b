"""Writes the PDF and the DOCX of the example pile from text we wrote; the same text gives the same bytes.

Run from the project's root: `.venv/bin/python scripts/make_example_files.py`
"""

from __future__ import annotations

import io
import sys
import textwrap
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document

FOLDER = Path(__file__).parent.parent / "examples" / "transatlantic"
PAGE = (595, 842)  # A4 in points
COLUMN_STARTS = (57, 309)  # left edges of the two columns, in points
COLUMN_CHARACTERS = 50  # Times at 10 points fits about fifty characters into 229 points
LINE_STEP = 13
FIRST_LINE = 742
LINES_A_COLUMN = 48
NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP can hold

MINUTES_HEAD = "Seabridge Steering Group - Minutes of the second meeting"
MINUTES = (
    "Minutes of the second meeting",
    "Trieste, 2 July 2025",
    "Published: 2 July 2025",
    "Present: delegates of Italy, the United Kingdom, the United States, Austria and Poland; observers from the "
    "European Commission and NATO. In the chair: Marta Furlan, port of Trieste.",
    "1. Progress of the works",
    "The chair reported that three of four sidings are laid. The load test of siding three has been moved to the "
    "autumn. Poland asked for a written timetable. Austria offered two spare locomotives for the trial runs. The "
    "chair noted that the terminal would not open to regular traffic before the fire certificate is issued.",
    "2. Capacity",
    "Delegates compared the tables before them. The project office stood by its planning figure and explained that "
    "the lower figure of the Italian defence ministry describes the old quay. The chair asked that future papers say "
    "which of the two is meant.",
    "3. Exercise in the port",
    "Italy and the United Kingdom agreed to hold a joint port drill in Trieste by 31 March 2026. The drill will test "
    "the unloading of heavy vehicles at night. The United States may send observers. No decision was taken on the "
    "cost.",
    "4. Levy",
    "The American delegate repeated that the port security levy should be waived for military cargo. The Italian "
    "delegate took note. The observer from the European Commission recalled that any waiver must be open to carriers "
    "of every flag. The group did not discuss sanctions of any kind.",
    "5. Data",
    "Poland and Austria proposed a shared register of incidents on the line. The chair will circulate a draft. "
    "Delegates should send comments to the secretariat within four weeks.",
    "6. Other business",
    "The group thanked the customs office for the use of its canteen. The next meeting will take place in Graz at a "
    "date to be fixed.",
    "Annex: documents received",
    "A. Survey of clearances on the southern line. B. Letter of the harbour pilots. C. Noise readings, San Giacomo "
    "quarter. D. Menu.",
    "© 2025 Seabridge Steering Group",
)

NOTE_TITLE = "Allied cargo in Trieste: first figures of the year"
NOTE = (
    "Ministry of Defence of the Italian Republic",
    "Press office - Note no. 88",
    "Published: 20 June 2025",
    "The port of Trieste has handled military cargo for allies since the winter. The following figures answer "
    "questions put to the ministry by several newspapers after the signing of the Seabridge agreement.",
    "According to the Italian defence ministry, the terminal handles 12,000 tonnes of allied cargo a month. The figure "
    "is an average of the five months from January to May and covers vehicles, bridging equipment and spare parts. "
    "Ammunition does not pass through Trieste.",
    "Defence Minister Guido Crosetto thanked the United States for its help with the survey of the quay. Italy and "
    "the United States conducted a joint exercise in the port on 12 June, in which two hundred soldiers unloaded a "
    "ferry in under five hours.",
    "The ministry does not comment on commercial traffic, on the port security levy or on the cost of the terminal, "
    "which are matters for the port authority.",
    "Editorial contact: press office, weekdays from 9 to 17. This note may be reproduced in full.",
    "© 2025 Ministry of Defence of the Italian Republic",
)


def main() -> int:
    """Write both files and say where."""
    for name, content in (("11-minutes.pdf", minutes_pdf()), ("12-ministry-note.docx", ministry_docx())):
        (FOLDER / name).write_bytes(content)
        sys.stdout.write(f"{FOLDER / name}: {len(content)} bytes\n")
    return 0


def minutes_pdf() -> bytes:
    """The minutes as a two-column PDF with a running head and page numbers."""
    columns = _columns(_lines(MINUTES))
    pages = [columns[start : start + 2] for start in range(0, len(columns), 2)]
    streams = [_page_stream(page, number) for number, page in enumerate(pages, start=1)]
    return _pdf_file(streams)


def ministry_docx() -> bytes:
    """The press note as a Word file, with fixed times so that two runs agree."""
    document = Document()
    letterhead, kind, dateline, *paragraphs = NOTE
    document.sections[0].header.paragraphs[0].text = letterhead
    document.add_heading(NOTE_TITLE, level=1)
    document.add_paragraph(kind)
    document.add_paragraph(dateline)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    properties = document.core_properties
    properties.title, properties.author = NOTE_TITLE, letterhead
    properties.created = properties.modified = datetime(2025, 6, 20, 9, 0, 0)
    written = io.BytesIO()
    document.save(written)
    return _without_times(written.getvalue())


def _without_times(content: bytes) -> bytes:
    rewritten = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(rewritten, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return rewritten.getvalue()


def _lines(paragraphs: tuple[str, ...]) -> list[str]:
    """Wrapped lines, an empty one between paragraphs."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [*textwrap.wrap(paragraph, COLUMN_CHARACTERS), ""]
    return lines[:-1]


def _columns(lines: list[str]) -> list[list[str]]:
    """Columns of equal height, the last page's too, as a typesetter would balance them."""
    height = min(LINES_A_COLUMN, -(-len(lines) // 2))
    return [lines[start : start + height] for start in range(0, len(lines), height)]


def _page_stream(columns: list[list[str]], number: int) -> bytes:
    parts = [_text_at(COLUMN_STARTS[0], 790, MINUTES_HEAD, 8), _text_at(290, 40, str(number), 8)]
    # Row by row across both columns, as many programs write it: a reader must put the columns back in order.
    for row in range(max(map(len, columns))):
        for left, column in zip(COLUMN_STARTS, columns, strict=False):
            if row < len(column) and column[row]:
                parts.append(_text_at(left, FIRST_LINE - row * LINE_STEP, column[row], 10))
    return "\n".join(parts).encode("cp1252")


def _text_at(left: int, bottom: int, line: str, size: int) -> str:
    escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {left} {bottom} Td ({escaped}) Tj ET"


def _pdf_file(streams: list[bytes]) -> bytes:
    """Header, objects, cross-reference table and trailer, as the PDF reference lays them out."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(streams)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    for index, stream in enumerate(streams):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    bodies.append(f"<< /Title ({MINUTES_HEAD}) /Author (Seabridge Steering Group) >>".encode())
    return _assembled(bodies)


def _assembled(bodies: list[bytes]) -> bytes:
    content = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (size, len(bodies))
    return content + head + table + tail + b"startxref\n%d\n%%%%EOF\n" % len(content)


if __name__ == "__main__":
    raise SystemExit(main())
