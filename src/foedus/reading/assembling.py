"""Makes the document: cleans each paragraph, gives it a zone, and ties every character to the original."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache

from foedus.errors import Unreadable
from foedus.reading.bylines import authors_of, source_of
from foedus.reading.cleaning import Surroundings, clean, mark_of
from foedus.reading.datelines import printed_date
from foedus.reading.fragments import Fragment, Passage, shifted_pieces, shifted_removed
from foedus.reading.languages import detect_language, language_name
from foedus.reading.manuscripts import Manuscript
from foedus.reading.paragraphs import Paragraph
from foedus.reading.shapes import is_only_link
from foedus.reading.zoning import Zoned, mark_zones
from foedus.records import (
    Block,
    Document,
    FuzzyDate,
    Note,
    OffsetMap,
    Piece,
    Problem,
    Removed,
    Zone,
    content_id,
)

BLOCK_GAP = "\n\n"
PARAGRAPHS_MOST = 200_000  # of one document; a book has 20,000
_HAS_LETTER = re.compile(r"[^\W\d_]")


def make_document(manuscript: Manuscript) -> Document:
    """Raises `Unreadable` where the manuscript holds no letter, or characters that are none."""
    _refuse_unusable(manuscript)
    stated = manuscript.stated
    zoned = mark_zones(_passages(manuscript), stated.title, stated.authors)
    whole, blocks = _assembled(zoned.passages)
    if not blocks:
        raise Unreadable(manuscript.path, "no text is left once markup is taken out", "check that the file is complete")
    whole = _traced(whole, manuscript)
    source = stated.source or source_of(zoned.passages, zoned.site)
    language = detect_language(_body(whole.text, blocks))
    return Document(
        id=content_id("doc", " ".join(unicodedata.normalize("NFC", whole.text).split())),
        path=manuscript.path,
        text=whole.text,
        original=manuscript.original,
        offsets=OffsetMap(whole.pieces),
        blocks=blocks,
        source=source,
        title=zoned.title,
        authors=stated.authors or authors_of(zoned.passages) or tuple(name for name in stated.owners if name != source),
        published=_published(stated.published, zoned),
        language=language,
        media_type=manuscript.media_type,
        notes=_notes(zoned.passages, blocks, whole.removed),
        removed=whole.removed,
        problems=manuscript.problems + _language_problem(manuscript.path, language),
    )


def _refuse_unusable(manuscript: Manuscript) -> None:
    if len(manuscript.paragraphs) > PARAGRAPHS_MOST:
        raise Unreadable(manuscript.path, f"has more than {PARAGRAPHS_MOST:,} paragraphs", "split it into documents")
    if not _HAS_LETTER.search(manuscript.visible):
        raise Unreadable(manuscript.path, "holds no letter", "give a text with words in it")
    try:
        manuscript.original.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"half a character (a lone surrogate) at offset {error.start}"
        raise Unreadable(manuscript.path, what, "save the text as UTF-8 again") from error


def _passages(manuscript: Manuscript) -> list[Passage]:
    text = manuscript.visible
    marks = {paragraph.mark for paragraph in manuscript.paragraphs if paragraph.mark}
    around = Surroundings(marks, _vocabulary(text))
    made = (_passage(text, paragraph, around) for paragraph in manuscript.paragraphs)
    return [passage for passage in made if any(sign.isalnum() for sign in passage.text)]


def _passage(text: str, paragraph: Paragraph, around: Surroundings) -> Passage:
    raw = text[paragraph.start : paragraph.end]
    keeps_links = paragraph.zone is Zone.FOOTNOTE or is_only_link(raw)
    words = clean(text, paragraph.start, paragraph.end, around, keeps_links=keeps_links)
    return Passage(words, raw, paragraph.zone, paragraph.mark, paragraph.page, paragraph.is_item, paragraph.level)


def _vocabulary(text: str) -> Callable[[], frozenset[str]]:
    """All words of the document, gathered only when a hyphen at the end of a line asks for them."""
    return cache(lambda: frozenset(word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text)))


def _assembled(passages: Sequence[Passage]) -> tuple[Fragment, tuple[Block, ...]]:
    parts: list[str] = []
    pieces: list[Piece] = []
    removed: list[Removed] = []
    blocks: list[Block] = []
    at = 0
    for passage in passages:
        if parts:
            parts.append(BLOCK_GAP)
            at += len(BLOCK_GAP)
        pieces.extend(shifted_pieces(passage.words.pieces, at))
        removed.extend(shifted_removed(passage.words.removed, at))
        blocks.append(Block(at, at + len(passage.text), passage.zone or Zone.BODY))
        parts.append(passage.text)
        at += len(passage.text)
    return Fragment("".join(parts), tuple(pieces), tuple(removed)), tuple(blocks)


def _traced(whole: Fragment, manuscript: Manuscript) -> Fragment:
    """Offsets that led to the visible text now lead to the original."""
    via = manuscript.via
    if via is None:
        return whole
    starts = [piece.clean for piece in via]
    pieces = tuple(traced for piece in whole.pieces for traced in _through(piece, via, starts))
    removed = tuple(_removed_from(gone, via, starts, manuscript.original) for gone in whole.removed)
    return Fragment(whole.text, pieces, removed)


def _through(piece: Piece, via: Sequence[Piece], starts: Sequence[int]) -> list[Piece]:
    found: list[Piece] = []
    index = max(0, bisect_right(starts, piece.original) - 1)
    end = piece.original + piece.length
    while index < len(via) and via[index].clean < end:
        step = via[index]
        first, last = max(piece.original, step.clean), min(end, step.clean + step.length)
        if first < last:
            found.append(Piece(piece.clean + first - piece.original, step.original + first - step.clean, last - first))
        index += 1
    return found


def _removed_from(gone: Removed, via: Sequence[Piece], starts: Sequence[int], original: str) -> Removed:
    """What was removed, as it stands in the original; characters in between (tags) belong to it."""
    steps = _through(Piece(0, gone.original, len(gone.text)), via, starts)
    if not steps:
        index = max(0, bisect_right(starts, gone.original) - 1)
        place = via[index].original + via[index].length if via else 0
        return Removed(gone.at, place, "", gone.kind)
    first, last = steps[0].original, steps[-1].original + steps[-1].length
    return Removed(gone.at, first, original[first:last], gone.kind)


def _body(text: str, blocks: Sequence[Block]) -> str:
    return " ".join(text[block.start : block.end] for block in blocks if block.zone is Zone.BODY)


def _published(stated: FuzzyDate | None, zoned: Zoned) -> FuzzyDate:
    return stated if stated is not None and not stated.is_unknown else printed_date(zoned.passages)


def _notes(passages: Sequence[Passage], blocks: Sequence[Block], removed: Sequence[Removed]) -> tuple[Note, ...]:
    anchors: dict[str, int] = {}
    for gone in removed:
        if gone.kind == "mark":
            anchors.setdefault(mark_of(gone.text), gone.at)
    return tuple(
        Note(passage.mark, anchors.get(passage.mark), block.start, block.end)
        for passage, block in zip(passages, blocks, strict=True)
        if passage.mark
    )


def _language_problem(path: str, language: str | None) -> tuple[Problem, ...]:
    if language is None or language == "en":
        return ()
    what = f"in {language_name(language)}, a language that the codebook does not cover"
    return (Problem(path, what, "translate it, or read what was coded with care", lost=False),)
