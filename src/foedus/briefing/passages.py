"""Opens each citation: the passage it came from, in its context, with the very words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from foedus.briefing.materials import Materials, Publisher, title_of
from foedus.briefing.times import written
from foedus.records import Document, EvidenceSpan, Span
from foedus.records.judgements import remarks

LEAST_CONTEXT = 60  # a "sentence" shorter than this is mostly an abbreviation, so the context goes on to the next break
MOST_CONTEXT = 320
MOST_QUOTED = 900
_BREAK = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s{1,3}(?=[\"'“‘(\[]?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of quoted text. `numbers` are the citations that mark it; `marked` without numbers: a figure."""

    text: str
    marked: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Quoted text in pieces, in the language of its document ("" where it is the brief's own)."""

    pieces: tuple[Piece, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cited span stands: in the clean text and in the file as it was read."""

    number: int
    start: int
    end: int
    original: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of one document that one or more citations point into; `remarks` say who corrected what it tells."""

    number: int
    places: tuple[Place, ...]
    document: str
    title: str
    publisher: Publisher
    published: str
    path: str
    excerpt: Excerpt
    remarks: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[int, ...]:
        """Citations, other than the first, that are opened here as well."""
        return tuple(place.number for place in self.places if place.number != self.number)


def passages(materials: Materials) -> tuple[Passage, ...]:
    """A passage for every cited span, in the order of their first numbers; overlapping spans share one."""
    numbered = [(number, span) for number, span in enumerate(materials.citations.spans, 1)]
    return tuple(sorted((_passage(materials, cluster) for cluster in _clusters(numbered)), key=lambda one: one.number))


def shared_numbers(opened: Sequence[Passage]) -> tuple[tuple[int, int], ...]:
    """(number, the number it is opened under) for each citation that shares the passage of an earlier one."""
    return tuple(sorted((other, passage.number) for passage in opened for other in passage.others))


def excerpt(document: Document, around: Span, mark: Span | None = None) -> Excerpt:
    """The text at `around`, with `mark` inside it marked, cut in the middle where it is very long."""
    inner = mark if mark is not None and around.contains(mark) and len(mark) else None
    cuts = (around.start, around.end) if inner is None else (around.start, inner.start, inner.end, around.end)
    pieces = [
        Piece(document.text[start:end], marked=True)
        if Span(start, end) == inner
        else Piece(_trimmed(document.text[start:end], is_lead=end != around.end))
        for start, end in pairwise(cuts)
        if end > start
    ]
    return Excerpt(tuple(pieces), _language(document))


def _trimmed(text: str, *, is_lead: bool, most: int = 260) -> str:
    """The part of a long stretch that lies next to the marked figure; `is_lead`: the figure comes after it."""
    if len(text) <= most:
        return text
    if not is_lead:
        return text[: text.rfind(" ", 0, most) if " " in text[:most] else most] + " …"
    return "… " + text[text.find(" ", len(text) - most) + 1 if " " in text[-most:] else -most :]


def _clusters(numbered: Iterable[tuple[int, EvidenceSpan]]) -> list[list[tuple[int, EvidenceSpan]]]:
    clusters: list[list[tuple[int, EvidenceSpan]]] = []
    reach = 0
    for number, span in sorted(numbered, key=lambda pair: (pair[1].document, pair[1].start, pair[1].end)):
        if clusters and clusters[-1][-1][1].document == span.document and span.start < reach:
            clusters[-1].append((number, span))
            reach = max(reach, span.end)
        else:
            clusters.append([(number, span)])
            reach = span.end
    return clusters


def _passage(materials: Materials, cluster: Sequence[tuple[int, EvidenceSpan]]) -> Passage:
    document = materials.documents[cluster[0][1].document]
    places = tuple(
        Place(number, span.start, span.end, document.offsets.to_original(span.span)) for number, span in sorted(cluster)
    )
    return Passage(
        number=places[0].number,
        places=places,
        document=document.id,
        title=title_of(document),
        publisher=materials.publishers[document.id],
        published=written(document.published),
        path=document.path,
        excerpt=_in_context(document, cluster),
        remarks=_remarks(materials, cluster),
    )


def _remarks(materials: Materials, cluster: Sequence[tuple[int, EvidenceSpan]]) -> tuple[str, ...]:
    """What people said of records whose evidence is cited here."""
    if not materials.ledger.corrections:
        return ()
    cited = {span for _, span in cluster}
    here = [one for one in materials.ledger.corrections if not cited.isdisjoint(one.evidence)]
    return tuple(dict.fromkeys(remarks(here).values()))


def _in_context(document: Document, cluster: Sequence[tuple[int, EvidenceSpan]]) -> Excerpt:
    inner = Span(min(span.start for _, span in cluster), max(span.end for _, span in cluster))
    outer = _context(document, inner)
    cuts = sorted({outer.start, outer.end} | {edge for _, span in cluster for edge in (span.start, span.end)})
    pieces = [_piece(document.text, start, end, cluster) for start, end in pairwise(cuts)]
    return Excerpt(tuple(piece for piece in pieces if piece.text), _language(document))


def _piece(text: str, start: int, end: int, cluster: Sequence[tuple[int, EvidenceSpan]]) -> Piece:
    numbers = tuple(sorted(number for number, span in cluster if span.start <= start and end <= span.end))
    words = text[start:end]
    if len(words) > MOST_QUOTED:
        left_out = len(words) - MOST_QUOTED
        words = f"{words[: MOST_QUOTED - 300]} [… {left_out:,} characters left out …] {words[-300:]}"
    return Piece(words, bool(numbers), numbers)


def _context(document: Document, inner: Span) -> Span:
    """About one sentence before and after, never beyond the paragraphs that the cited words stand in."""
    blocks = [block for block in document.blocks if block.start < inner.end and inner.start < block.end]
    floor = min((block.start for block in blocks), default=inner.start)
    ceiling = max((block.end for block in blocks), default=inner.end)
    return Span(_before(document.text, floor, inner.start), _after(document.text, inner.end, ceiling))


def _before(text: str, floor: int, start: int) -> int:
    if start <= floor:
        return start
    lowest = max(floor, start - MOST_CONTEXT)
    breaks = [found.end() for found in _BREAK.finditer(text, lowest, start) if start - found.end() >= LEAST_CONTEXT]
    return breaks[-1] if breaks else _at_word(text, lowest) if lowest > floor else floor


def _after(text: str, end: int, ceiling: int) -> int:
    if end >= ceiling:
        return end
    highest = min(ceiling, end + MOST_CONTEXT)
    breaks = [found.end() for found in _BREAK.finditer(text, end, highest) if found.end() - end >= LEAST_CONTEXT]
    return breaks[0] if breaks else highest


def _at_word(text: str, place: int) -> int:
    space = text.find(" ", place, place + 40)
    return place if space < 0 else space + 1


def _language(document: Document) -> str:
    return "" if document.language in (None, "en") else document.language or ""
