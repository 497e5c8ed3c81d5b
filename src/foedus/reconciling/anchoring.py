"""Finds again what a correction is about: in the same document, in a new version of it, or under another coder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foedus.reconciling.field_values import write_days
from foedus.reconciling.settable import Record, kind_of, label_of
from foedus.records import (
    Anchor,
    Claim,
    ClaimKind,
    Coding,
    Commitment,
    Dependency,
    Document,
    Event,
    Span,
    Stance,
)

SHOWN = 60  # characters of a quote in a reason


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the words of an anchor stand in a document of today."""

    document: str
    span: Span
    focus: Span


class Shelf:
    """The documents of today, to be found by what a correction remembers of them."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_id: dict[str, Document] = {}
        self._by_path: dict[str, list[Document]] = {}
        self._by_name: dict[tuple[str, str], list[Document]] = {}
        for document in sorted(documents, key=lambda document: (document.path, document.id)):
            self._by_id[document.id] = document
            self._by_name.setdefault((document.source, document.title), []).append(document)
            for path in (document.path, *document.also_at):
                self._by_path.setdefault(path, []).append(document)

    def versions(self, anchor: Anchor) -> list[Document]:
        """The document itself; else what took its place: the same path first, then the same source and title."""
        if anchor.document in self._by_id:
            return [self._by_id[anchor.document]]
        at_path = self._by_path.get(anchor.path, [])
        is_named = bool(anchor.source and anchor.title)
        named = self._by_name.get((anchor.source, anchor.title), []) if is_named else []
        return [*at_path, *(one for one in named if one not in at_path)]


def anchor_of(record: Record, document: Document, coder: str, says: str, *, beside: Sequence[Record] = ()) -> Anchor:
    """What to remember of a record, told `beside` others of its kind; `says` is the record in one line."""
    return Anchor(
        kind=kind_of(record),
        record=record.id,
        coder=coder,
        label=label_of(record),
        parties=_parties(record),
        detail=_detail(record),
        says=says,
        document=document.id,
        path=document.path,
        title=document.title,
        source=document.source,
        span=record.evidence.span,
        focus=_focus(record),
        quote=record.evidence.quote,
        is_alone=not any(_is_twin(record, other) for other in beside),
    )


def _is_twin(record: Record, other: Record) -> bool:
    """Told of the same passage, and only the words that matter tell them apart."""
    if other.id == record.id or not other.evidence.span.overlaps(record.evidence.span):
        return False
    return (label_of(other), _parties(other)) == (label_of(record), _parties(record))


def spot_of(anchor: Anchor, shelf: Shelf) -> Spot | str:
    """Where the words of an anchor stand now, or why they stand nowhere."""
    versions = shelf.versions(anchor)
    for document in versions:
        place = _quoted(anchor, document.text)
        if place is not None:
            return Spot(document.id, place, _focus_in(place, document.text, anchor))
    if versions:
        return f"{versions[0].path} was published anew and no longer says “{_shortened(anchor.quote)}”"
    return f"{anchor.path} is not among the documents read"


def answering(anchor: Anchor, spot: Spot, coding: Coding) -> Record | None:
    """The record of `coding` that the anchor speaks of: at its words, and, where these are shared, the most alike."""
    alike = [(_likeness(anchor, spot, record), record) for record in records_of(anchor.kind, coding)]
    found = [(likeness, record) for likeness, record in alike if likeness is not None]
    return max(found, key=lambda pair: (pair[0], pair[1].id))[1] if found else None


def _quoted(anchor: Anchor, text: str) -> Span | None:
    """The quote in `text`, nearest to where it stood; blanks and line breaks may differ."""
    if anchor.span.gives(text) == anchor.quote:
        return anchor.span
    pattern = re.compile(r"\s+".join(map(re.escape, anchor.quote.split())))
    found = [Span(*match.span()) for match in pattern.finditer(text)]
    return min(found, key=lambda span: abs(span.start - anchor.span.start), default=None)


def _focus_in(place: Span, text: str, anchor: Anchor) -> Span:
    """The words that matter, in a quote whose blanks may differ: the same letters, counted without blanks."""
    first, last = (end - anchor.span.start for end in (anchor.focus.start, anchor.focus.end))
    before, inside = (len("".join(part.split())) for part in (anchor.quote[:first], anchor.quote[first:last]))
    letters = [at for at in range(place.start, place.end) if not text[at].isspace()]
    return Span(letters[before], letters[before + inside - 1] + 1) if inside else place


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()} …"


def records_of(kind: str, coding: Coding) -> Sequence[Record]:
    """All records of a kind in a coding."""
    known: Mapping[str, Sequence[Record]] = {
        "event": coding.events,
        "claim": coding.claims,
        "commitment": coding.commitments,
        "stance": coding.stances,
        "dependency": coding.dependencies,
    }
    return known.get(kind, ())


Likeness = tuple[bool, bool, bool, bool, int]


def _likeness(anchor: Anchor, spot: Spot, record: Record) -> Likeness | None:
    """How much a record is like what was judged; None where it speaks of something else."""
    if not record.evidence.span.overlaps(spot.span):
        return None
    has_parties, has_label = _parties(record) == anchor.parties, label_of(record) == anchor.label
    shared = _shared(_focus(record), spot.focus)
    match record:
        case Event():
            same = bool(shared) or (anchor.is_alone and has_parties and has_label)
        case Claim() if record.kind is ClaimKind.QUANTITY:
            same = bool(shared) and has_label
        case Claim():
            same = has_parties and has_label
        case Commitment():
            same = bool(shared)
        case Stance() | Dependency():
            same = has_parties
    if not same:
        return None
    return record.id == anchor.record, _detail(record) == anchor.detail, has_label, has_parties, shared


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _focus(record: Record) -> Span:
    """The words that matter most in the evidence."""
    match record:
        case Event():
            return record.trigger
        case Claim():
            return record.number or record.evidence.span
        case Commitment():
            at = record.evidence.quote.find(record.deed) if record.deed else -1
            start = record.evidence.start + at
            return Span(start, start + len(record.deed)) if at >= 0 else record.evidence.span
        case _:
            return record.evidence.span


def _parties(record: Record) -> tuple[str, ...]:
    match record:
        case Event():
            return tuple(sorted({party.code for party in (*record.actors, *record.recipients)}))
        case Claim():
            return tuple(sorted(record.about)) if record.kind is not ClaimKind.QUANTITY else ()
        case Commitment():
            return tuple(sorted({party.code for party in (*record.debtors, *record.creditors)}))
        case Stance():
            return record.holder.code, record.towards.code
        case Dependency():
            return record.dependent.code, record.on.code


def _detail(record: Record) -> str:
    """What tells records of one sentence and the same parties apart."""
    match record:
        case Commitment():
            return write_days(record.due)
        case Dependency():
            return record.through
        case Event():
            return record.mode or ""
        case _:
            return ""
