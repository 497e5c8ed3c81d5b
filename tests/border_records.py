"""A small made-up record of one border, complete from document to finding, for tests of store, trace and tables."""

from __future__ import annotations

from datetime import date

from foedus.records import (
    Assessment,
    AttributionLink,
    Claim,
    ClaimKind,
    Coding,
    Conflict,
    ConflictKind,
    Dating,
    Document,
    Domain,
    Dyad,
    Event,
    EventType,
    EvidenceSpan,
    Finding,
    FindingKind,
    FuzzyDate,
    Incident,
    Ledger,
    Measures,
    Modality,
    OffsetMap,
    Origin,
    Party,
    RelationState,
    Signal,
    SignalKind,
    SourceProfile,
    SourceView,
    Span,
)

TEXT = "Ruritania praised Syldavia on Monday. Officials counted 1,200 lorries at the border."
DAY = FuzzyDate.on(date(2025, 3, 3), "3 March 2025")


def document(name: str = "doc-1", text: str = TEXT) -> Document:
    return Document(
        id=name,
        path=f"pile/{name}.txt",
        text=text,
        original=text,
        offsets=OffsetMap.identity(len(text)),
        blocks=(),
        source="The Border Post",
        title="At the border",
        authors=("A. Writer",),
        published=DAY,
        language="en",
        media_type="text/plain",
    )


def event(name: str = "event-1", where: Document | None = None) -> Event:
    where = where or document()
    party = Party("AAA", "Ruritania", 0, 9)
    return Event(
        id=name,
        type=EventType.SUPPORT,
        mode=None,
        quad=1,
        contexts=("legitimacy",),
        domain=Domain.DIPLOMACY,
        intensity=5,
        modality=Modality.ASSERTED,
        actors=(party,),
        recipients=(Party("BBB", "Syldavia", 18, 26),),
        when=DAY,
        attribution=(AttributionLink(None, "officials", 38, 47),),
        confidence=0.5,
        trigger=Span(10, 17),
        evidence=EvidenceSpan.cut(where.id, where.text, Span(0, 37)),
    )


def claim(name: str = "claim-1") -> Claim:
    return Claim(
        id=name,
        kind=ClaimKind.QUANTITY,
        value=1200,
        low=None,
        high=None,
        unit=None,
        currency=None,
        measures="lorries at the border",
        change=None,
        approximate=False,
        when=None,
        attribution=(),
        modality=Modality.ASSERTED,
        domain=None,
        confidence=0.75,
        evidence=EvidenceSpan.cut("doc-1", TEXT, Span(38, len(TEXT))),
        number=Span(56, 61),
    )


def coding(*events: Event, coder: str = "cues") -> Coding:
    return Coding("doc-1", coder, events=events or (event(),), claims=(claim(),), sentences=2, words=12)


def result(intensity: float = 5.0) -> tuple[Ledger, Measures, Assessment]:
    told = event()
    incident = Incident(
        "incident-1",
        told.type,
        None,
        ("AAA",),
        ("BBB",),
        told.domain,
        told.modality,
        intensity,
        DAY,
        (told,),
        ("o",),
        0.5,
    )
    stale = Conflict(ConflictKind.ROLE, "doc-1", "the king", told.evidence, "the table knows no king")
    ledger = Ledger(
        (document(),),
        (coding(),),
        (Origin("origin-1", ("doc-1",), 1.0),),
        (incident,),
        (),
        (),
        (stale,),
        (Dating("doc-1", DAY),),
    )
    signal = Signal(
        SignalKind.INCIDENT, "incident-1", 5.0, 1.0, ("doc-1",), ("origin-1",), DAY, (told.evidence,), "praise"
    )
    view = SourceView("The Border Post", ("doc-1",), 5.0, 4.0, 6.0, (signal,))
    state = RelationState("relation-1", Dyad("AAA", "BBB"), None, DAY, 5.0, 4.0, 6.0, False, 1, (view,), (signal,))
    profile = SourceProfile("The Border Post", ("doc-1",), ("origin-1",), 2, None, 0.5, 1.0, 0.0, (), (("BBB", 1),), ())
    finding = Finding(
        "finding-1", FindingKind.RELATION, "Ruritania is warm.", "likely", 0.9, ("relation-1",), (told.evidence,)
    )
    return ledger, Measures((state,), (profile,), ()), Assessment(("AAA",), (finding,), (finding,))
