"""Walks any number or sentence back to the characters it comes from: record, signals, acts, words, document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.errors import UnknownRecord
from foedus.records import (
    Assessment,
    Claim,
    Commitment,
    Document,
    Event,
    EvidenceSpan,
    Finding,
    Incident,
    Ledger,
    Measures,
    Origin,
    Promise,
    RelationState,
    Signal,
    SourceProfile,
    Thread,
    Verdict,
)
from foedus.records.judgements import remarks
from foedus.storing.keys import CODED, FOUND, id_of
from foedus.storing.rows import evidence_in
from foedus.workspace.sayings import say

CONTEXT = 90  # characters shown on each side of a quote


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: `start`..`end` count in the original, `before` and `after` are their surroundings."""

    document: str
    path: str
    name: str
    start: int
    end: int
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Trace:
    """One record, what it rests on, and the words it quotes itself; `remark` says who corrected or confirmed it."""

    id: str
    kind: str
    says: str
    places: tuple[Place, ...]
    rests_on: tuple[Trace, ...]
    remark: str = ""


def trace(identity: str, ledger: Ledger, measures: Measures, assessment: Assessment) -> Trace:
    """The way back from the record of that id, or of the only one that begins so; raises `UnknownRecord`."""
    index = Index(ledger, measures, assessment)
    return index.traced(index.find(identity), ())


class Index:
    """Every record of a result by its id."""

    def __init__(self, ledger: Ledger, measures: Measures, assessment: Assessment) -> None:
        self._documents = {document.id: document for document in ledger.documents}
        self._records: dict[str, tuple[str, object]] = {
            document.id: ("document", document) for document in ledger.documents
        }
        for parcel, kinds in [
            *((coding, CODED) for coding in ledger.codings),
            *((parcel, FOUND[type(parcel)]) for parcel in (ledger, measures, assessment)),
        ]:
            for name, kind in kinds.items():
                self._records.update({id_of(record): (kind.name, record) for record in getattr(parcel, name)})
        self._records.update({finding.id: ("finding", finding) for finding in assessment.bottom_line})
        self._remarks = remarks(ledger.corrections)
        for one in ledger.corrections:
            if one.record is not None and one.correction.verdict is Verdict.DROP:
                self._records.setdefault(one.record, (f"dropped {one.correction.anchor.kind}", one))

    def find(self, identity: str) -> str:
        if identity in self._records:
            return identity
        begun = [name for name in self._records if identity and name.startswith(identity)]
        if len(begun) != 1:
            alike = [name for name in self._records if name.partition("-")[0] == identity.partition("-")[0]]
            raise UnknownRecord(identity, begun or alike or self._records)
        return begun[0]

    def traced(self, identity: str, above: tuple[str, ...]) -> Trace:
        kind, record = self._records[identity]
        if isinstance(record, Document):
            return Trace(identity, kind, say(record), (), ())
        parts = tuple(self._parts(record, (*above, identity)))
        below = {place for part in parts for place in _places(part)}
        quoted = (self._place(span) for span in dict.fromkeys(evidence_in(record)))
        own = tuple(place for place in quoted if place not in below)
        return Trace(identity, kind, say(record), own, parts, self._remarks.get(identity, ""))

    def _parts(self, record: object, above: tuple[str, ...]) -> Iterator[Trace]:
        match record:
            case Finding():
                yield from self._known(record.about, above)
            case RelationState():
                yield from (self._signal(signal, above) for signal in record.signals)
            case Incident():
                yield from (self._leaf("event", event) for event in record.events)
            case Thread():
                yield from (self._leaf("claim", claim) for claim in record.claims)
                yield from (
                    Trace("", "drift", say(drift), (self._place(drift.first), self._place(drift.second)), ())
                    for drift in record.drifts
                )
            case Promise():
                yield from (self._leaf("commitment", telling) for telling in record.tellings)
            case Origin() | SourceProfile():
                yield from self._known(record.documents, above)

    def _signal(self, signal: Signal, above: tuple[str, ...]) -> Trace:
        parts = tuple(self._known((signal.record,), above))
        places = () if parts else tuple(self._place(span) for span in signal.evidence)
        return Trace("", "signal", say(signal), places, parts)

    def _leaf(self, kind: str, record: Event | Claim | Commitment) -> Trace:
        places = (self._place(record.evidence),)
        return Trace(record.id, kind, say(record), places, (), self._remarks.get(record.id, ""))

    def _known(self, ids: Sequence[str], above: tuple[str, ...]) -> Iterator[Trace]:
        yield from (self.traced(name, above) for name in ids if name in self._records and name not in above)

    def _place(self, span: EvidenceSpan) -> Place:
        return place_of(self._documents[span.document], span)


def place_of(document: Document, span: EvidenceSpan) -> Place:
    """Where `span` stands in the original of its document, with what stands around it."""
    original = document.offsets.to_original(span.span)
    before = document.text[max(0, span.start - CONTEXT) : span.start]
    after = document.text[span.end : span.end + CONTEXT]
    return Place(document.id, document.path, document.name, original.start, original.end, before, span.quote, after)


def _places(part: Trace) -> Iterator[Place]:
    yield from part.places
    for below in part.rests_on:
        yield from _places(below)
