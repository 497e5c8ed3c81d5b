"""Gathers everything in the record that bears on how one actor stands towards another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from statistics import median
from typing import TypeAlias

from foedus.records import (
    Claim,
    ClaimKind,
    Coding,
    Domain,
    Dyad,
    Event,
    EventType,
    EvidenceSpan,
    FuzzyDate,
    Incident,
    Ledger,
    Modality,
    Signal,
    SignalKind,
    Stance,
)
from foedus.records.provenance import Provenance, provenance_of

STANCE_SCALE = 5.0  # a stance of polarity 1 counts as much as firm support, below any material act
RELATION_SCALE = 6.0  # an author's verdict on a relation sums up many acts
# How much of a report's confidence counts. What was done counts in full; what is only said to be possible, wished or
# long past says less about how two actors stand now; what is denied did not happen and says nothing.
MODALITY_WEIGHT = {
    Modality.ASSERTED: 1.0,
    Modality.PLANNED: 0.5,
    Modality.HEDGED: 0.4,
    Modality.DEMANDED: 0.3,
    Modality.HISTORICAL: 0.3,
    Modality.CONDITIONAL: 0.2,
    Modality.DENIED: 0.0,
}
STANCE_WEIGHT = 0.5  # of a tone beside a deed: which of many named in a sentence holds it is often told wrong
EVEN = 0.5  # a stance less likely than not says nothing of a relation
UNKNOWN = "UNK"  # PLOVER's code for a party whose country is not known: it stands towards nobody
TOGETHER = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
Keeps: TypeAlias = Callable[[EvidenceSpan], bool]


@dataclass(frozen=True, slots=True)
class Bearing:
    """A signal on a dyad, with its domain and the means to cut it down to some of its places."""

    dyad: Dyad
    domain: Domain | None
    signal: Signal
    only: Callable[[Keeps], Signal | None]


def bearings_of(ledger: Ledger) -> tuple[Bearing, ...]:
    """All signals of the ledger, sorted by dyad and record."""
    provenance = provenance_of(ledger.origins)
    published = {document.id: document.published for document in ledger.documents}
    found = [bearing for incident in ledger.incidents for bearing in _of_incident(incident, provenance)]
    for coding in ledger.codings:
        found.extend(_of_coding(coding, provenance, published))
    return tuple(sorted(found, key=lambda bearing: (bearing.dyad, bearing.signal.kind.value, bearing.signal.record)))


def dyads_of(incident: Incident) -> tuple[Dyad, ...]:
    """Who did it to whom; what is done together counts for each pair both ways. Nobody bears on himself."""
    if incident.type in TOGETHER:
        pairs: Iterable[tuple[str, str]] = permutations(sorted({*incident.actors, *incident.recipients}), 2)
    else:
        pairs = product(incident.actors, incident.recipients)
    return tuple(sorted({Dyad(actor, recipient) for actor, recipient in pairs if _is_pair(actor, recipient)}))


def _is_pair(one: str, other: str) -> bool:
    """Two different actors, both known."""
    return one != other and UNKNOWN not in (one, other)


def _of_incident(incident: Incident, provenance: Provenance) -> list[Bearing]:
    def only(keeps: Keeps) -> Signal | None:
        return _incident_signal(incident, [event for event in incident.events if keeps(event.evidence)], provenance)

    signal = _incident_signal(incident, incident.events, provenance)
    if signal is None:
        return []
    return [Bearing(dyad, incident.domain, signal, only) for dyad in dyads_of(incident)]


def _incident_signal(incident: Incident, events: Sequence[Event], provenance: Provenance) -> Signal | None:
    """The act as these reports tell it: median intensity, the weight of the best report. None if nothing is left."""
    weighed = [(MODALITY_WEIGHT[event.modality] * event.confidence, event) for event in events]
    told = [(weight, event) for weight, event in weighed if weight > 0]
    if not told:
        return None
    places = tuple(sorted({event.evidence for _, event in told}))
    return Signal(
        kind=SignalKind.INCIDENT,
        record=incident.id,
        score=median(event.intensity for _, event in told),
        weight=round(max(weight for weight, _ in told), 4),
        documents=tuple(sorted({place.document for place in places})),
        origins=tuple(sorted({provenance.at(place) for place in places})),
        when=incident.when,
        evidence=places,
        says=f"{incident.type.value.lower()}, {incident.modality.value}",
    )


def _of_coding(coding: Coding, provenance: Provenance, published: dict[str, FuzzyDate]) -> list[Bearing]:
    when = published.get(coding.document, FuzzyDate.unknown("no such document"))
    acts = {
        (actor.code, recipient.code, event.evidence.start)
        for event in coding.events
        for actor, recipient in product(event.actors, event.recipients)
    }
    stances = [one for one in coding.stances if (one.holder.code, one.towards.code, one.evidence.start) not in acts]
    found = [_of_stance(stance, provenance.at(stance.evidence), when) for stance in stances]  # an act speaks for itself
    for claim in coding.claims:
        found.extend(_of_relation(claim, provenance.at(claim.evidence), when))
    return [bearing for bearing in found if bearing is not None]


def _of_stance(stance: Stance, origin: str, when: FuzzyDate) -> Bearing | None:
    holder, towards = stance.holder.code, stance.towards.code
    if not _is_pair(holder, towards) or stance.confidence < EVEN:
        return None
    score = STANCE_SCALE * stance.polarity
    says = f"stance {'for' if score >= 0 else 'against'}"
    signal = _signal(
        SignalKind.STANCE,
        stance.id,
        score,
        STANCE_WEIGHT * stance.confidence,
        origin=origin,
        when=when,
        evidence=stance.evidence,
        says=says,
    )
    return _single(Dyad(holder, towards), None, signal)


def _of_relation(claim: Claim, origin: str, when: FuzzyDate) -> list[Bearing]:
    weight = claim.confidence * MODALITY_WEIGHT[claim.modality]
    if claim.kind is not ClaimKind.RELATION or claim.polarity is None or weight <= 0:
        return []
    score = RELATION_SCALE * claim.polarity
    says = f"relation told as {'good or warming' if score >= 0 else 'bad or cooling'}, {claim.modality.value}"
    told = claim.when if claim.when is not None and claim.when.is_dated else when
    signal = _signal(
        SignalKind.RELATION, claim.id, score, weight, origin=origin, when=told, evidence=claim.evidence, says=says
    )
    dyads = sorted({Dyad(one, other) for one, other in permutations(claim.about, 2) if _is_pair(one, other)})
    return [_single(dyad, claim.domain, signal) for dyad in dyads]


def _single(dyad: Dyad, domain: Domain | None, signal: Signal) -> Bearing:
    return Bearing(dyad, domain, signal, lambda keeps: signal if keeps(signal.evidence[0]) else None)


def _signal(
    kind: SignalKind,
    record: str,
    score: float,
    weight: float,
    *,
    origin: str,
    when: FuzzyDate,
    evidence: EvidenceSpan,
    says: str,
) -> Signal:
    documents = (evidence.document,)
    return Signal(kind, record, round(score, 4), round(weight, 4), documents, (origin,), when, (evidence,), says)
