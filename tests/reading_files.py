"""Makes the files that the reading tests read: PDF, DOCX and feed, written in code so that nothing binary is kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import docx


@dataclass(frozen=True)
class Print:
    """One line of a PDF page: where it stands, in points, and how large it is set."""

    x: float
    y: float
    text: str
    size: float = 10.0


def locked_pdf_bytes() -> bytes:
    """A PDF that no password opens."""
    return pdf_bytes([[Print(50, 700, "Nobody reads this.")]], encrypted=True)


def pdf_bytes(pages: Sequence[Sequence[Print]], *, encrypted: bool = False) -> bytes:
    """A PDF with one Helvetica; `encrypted` adds a lock."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for index, page in enumerate(pages):
        content = b"\n".join(_shown(line) for line in page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * index} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _written(objects, encrypted)


def _shown(line: Print) -> bytes:
    escaped = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (line.size, line.x, line.y, escaped)


def _written(objects: Sequence[bytes], encrypted: bool) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    lock = b""
    if encrypted:
        key = b"<" + b"41" * 32 + b">"
        lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >> /ID [<00><00>]" % (key, key)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, lock, start))
    return out.getvalue()


def column(x: float, top: float, lines: Sequence[str], size: float = 10.0, pitch: float = 12.0) -> list[Print]:
    return [Print(x, top - pitch * index, line, size) for index, line in enumerate(lines)]


def docx_bytes(paragraphs: Sequence[tuple[str, str]]) -> bytes:
    """A Word file of (style, text) pairs; a text part between ^ signs is set raised."""
    word = docx.Document()
    for style, text in paragraphs:
        paragraph = word.add_paragraph(style=style or None)
        for index, part in enumerate(text.split("^")):
            run = paragraph.add_run(part)
            run.font.superscript = bool(index % 2) or None
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def docx_with_footnote(before: str, note: str, after: str) -> bytes:
    """A Word file of one paragraph with a real footnote, which python-docx cannot write itself."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    made = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    edits = {
        "[Content_Types].xml": ("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{made}"/></Types>'),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>',
        ),
        "word/document.xml": ("@@", '</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>'),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_bytes([("", f"{before}@@{after}")]))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            find, put = edits.get(name, ("", ""))
            content = old.read(name).decode("utf-8", "surrogateescape")
            new.writestr(name, (content.replace(find, put) if find else content).encode("utf-8", "surrogateescape"))
        new.writestr(
            "word/footnotes.xml",
            f'<w:footnotes {space}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
            f'<w:footnote w:id="2"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>',
        )
    return out.getvalue()


def zip_bomb() -> bytes:
    """A zip that calls itself a Word file and unpacks to 300 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number in range(3):
            archive.writestr(f"word/part{number}.xml", b"\0" * 100_000_000)
    return out.getvalue()
