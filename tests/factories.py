"""Makes records by hand, each with evidence that is cut from a text."""

from __future__ import annotations

import re
from datetime import date

from foedus.records import (
    AttributionLink,
    Block,
    Change,
    Claim,
    ClaimKind,
    Coding,
    Commitment,
    Dependency,
    Document,
    Domain,
    Event,
    EventType,
    EvidenceSpan,
    FuzzyDate,
    Modality,
    OffsetMap,
    Party,
    RoleWords,
    Span,
    Stance,
    Strength,
    Zone,
    content_id,
)

NO_DAY = FuzzyDate.unknown("nothing says when")
QUAD = {EventType.CONSULT: 1, EventType.AGREE: 1, EventType.SUPPORT: 1, EventType.CONCEDE: 1, EventType.COOPERATE: 2}
QUAD |= {EventType.AID: 2, EventType.RETREAT: 2, EventType.REQUEST: 3, EventType.ACCUSE: 3, EventType.REJECT: 3}
QUAD |= {EventType.THREATEN: 3}


def on(text: str) -> FuzzyDate:
    """A day, "2025-03-01", or an interval, "2025-03-01..2025-03-31"."""
    first, _, last = text.partition("..")
    return FuzzyDate(date.fromisoformat(first), date.fromisoformat(last or first), text)


def document(text: str, *, path: str = "", source: str = "", published: str = "", title: str = "") -> Document:
    """A document whose paragraphs are body, but for lines that begin with "#" (heading)."""
    blocks = [
        Block(match.start(), match.end(), Zone.HEADING if match.group().startswith("#") else Zone.BODY)
        for match in re.finditer(r"[^\n]+", text)
    ]
    return Document(
        id=content_id("doc", text),
        path=path or f"{content_id('file', text)}.txt",
        text=text,
        original=text,
        offsets=OffsetMap.identity(len(text)),
        blocks=tuple(blocks),
        source=source,
        title=title,
        authors=(),
        published=on(published) if published else NO_DAY,
        language="en",
        media_type="text/plain",
    )


def place(where: Document, words: str) -> Span:
    start = where.text.index(words)
    return Span(start, start + len(words))


def sentence(where: Document, words: str) -> EvidenceSpan:
    """The sentence of `where` that holds `words`."""
    found = place(where, words)
    stops = [match.end() for match in re.finditer(r"\.\s|\n", where.text) if match.end() <= found.start]
    start = stops[-1] if stops else 0
    stop = re.compile(r"\.(?=\s|$)").search(where.text, found.end)
    return EvidenceSpan.cut(where.id, where.text, Span(start, stop.end() if stop else len(where.text)))


NAMES = {"NOR": "Norway", "JPN": "Japan", "SWE": "Sweden", "ITA": "Italy", "USA": "United States", "GBR": "Britain"}


def party(code: str) -> Party:
    return Party(code, NAMES.get(code, code), 0, 0)


def parties(codes: str) -> tuple[Party, ...]:
    return tuple(party(code) for code in codes.split())


def event(
    where: Document,
    words: str,
    type_: EventType = EventType.CONSULT,
    actors: str = "NOR",
    recipients: str = "JPN",
    *,
    when: str = "",
    modality: Modality = Modality.ASSERTED,
    intensity: float = 3.0,
    confidence: float = 0.8,
    domain: Domain = Domain.DIPLOMACY,
) -> Event:
    trigger = place(where, words)
    return Event(
        id=content_id("event", where.id, trigger, type_, actors, recipients),
        type=type_,
        mode=None,
        quad=QUAD.get(type_, 4),
        contexts=(),
        domain=domain,
        intensity=intensity,
        modality=modality,
        actors=parties(actors),
        recipients=parties(recipients),
        when=on(when) if when else None,
        attribution=(),
        confidence=confidence,
        trigger=trigger,
        evidence=sentence(where, words),
    )


def quantity(
    where: Document,
    number: str,
    value: float | None,
    measures: str,
    *,
    unit: str | None = None,
    currency: str | None = None,
    by: str = "",
    modality: Modality = Modality.ASSERTED,
    approximate: bool = False,
    change: Change | None = None,
    when: str = "",
    about: str = "",
    low: float | None = None,
    high: float | None = None,
) -> Claim:
    return Claim(
        id=content_id("claim", where.id, place(where, number), measures),
        kind=ClaimKind.QUANTITY,
        value=value,
        low=low,
        high=high,
        unit=unit,
        currency=currency,
        measures=measures,
        change=change,
        approximate=approximate,
        when=on(when) if when else None,
        attribution=(AttributionLink(by if by.isupper() else None, by, 0, 0),) if by else (),
        modality=modality,
        domain=None,
        confidence=0.8,
        evidence=sentence(where, number),
        about=tuple(about.split()),
        number=place(where, number),
    )


def relation(where: Document, words: str, about: str, polarity: float, *, confidence: float = 0.8) -> Claim:
    return Claim(
        id=content_id("claim", where.id, place(where, words), about),
        kind=ClaimKind.RELATION,
        value=None,
        low=None,
        high=None,
        unit=None,
        currency=None,
        measures="",
        change=None,
        approximate=False,
        when=None,
        attribution=(),
        modality=Modality.ASSERTED,
        domain=None,
        confidence=confidence,
        evidence=sentence(where, words),
        about=tuple(about.split()),
        polarity=polarity,
    )


def commitment(where: Document, words: str, debtors: str, deed: str, *, due: str = "") -> Commitment:
    return Commitment(
        id=content_id("commitment", where.id, place(where, words), due),
        debtors=parties(debtors),
        creditors=(),
        deed=deed,
        due=on(due) if due else None,
        strength=Strength.AGREED,
        domain=None,
        attribution=(),
        confidence=0.8,
        evidence=sentence(where, words),
    )


def stance(where: Document, words: str, holder: str, towards: str, polarity: float) -> Stance:
    identity = content_id("stance", where.id, words)
    return Stance(identity, party(holder), party(towards), polarity, 0.8, sentence(where, words))


def dependency(where: Document, words: str, dependent: str, on_whom: str, through: str = "") -> Dependency:
    identity = content_id("leaning", where.id, words)
    evidence = sentence(where, words)
    modality = Modality.ASSERTED
    return Dependency(identity, party(dependent), party(on_whom), through, Domain.ENERGY, modality, 0.8, evidence)


def role(
    where: Document, words: str, person: str, *held: str, former: bool = False, office: str = "president"
) -> RoleWords:
    """`held` are tenures, "2021-01-01..2025-01-01" or "2021-01-01.." for one that goes on."""
    tenures = []
    for tenure in held:
        first, _, last = tenure.partition("..")
        tenures.append((date.fromisoformat(first), date.fromisoformat(last) if last else None))
    evidence = EvidenceSpan.cut(where.id, where.text, place(where, words))
    return RoleWords(person, office, "NOR", former, tuple(tenures), evidence)


def coding(
    where: Document,
    *said: Event | Claim | Commitment | Stance | Dependency | RoleWords,
    sentences: int = 10,
    words: int = 100,
) -> Coding:
    """A coding that holds what `said` gives, sorted into its fields."""
    return Coding(
        document=where.id,
        coder="by hand",
        events=tuple(one for one in said if isinstance(one, Event)),
        claims=tuple(one for one in said if isinstance(one, Claim)),
        commitments=tuple(one for one in said if isinstance(one, Commitment)),
        stances=tuple(one for one in said if isinstance(one, Stance)),
        dependencies=tuple(one for one in said if isinstance(one, Dependency)),
        roles=tuple(one for one in said if isinstance(one, RoleWords)),
        sentences=sentences,
        words=words,
    )
