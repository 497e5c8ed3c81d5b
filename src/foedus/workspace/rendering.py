"""The stable JSON that other programs read: codings with their places in the text as it was given."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.records import (
    Attribution,
    AttributionLink,
    Claim,
    Coding,
    Commitment,
    Dependency,
    Document,
    Event,
    EvidenceSpan,
    FuzzyDate,
    Party,
    Span,
    Stance,
)
from foedus.storing.codec import Json

Fields = dict[str, Json]


def coding_fields(document: Document, coding: Coding, *, precision: float = 0.0) -> Fields:
    """A coding, events below the confidence `precision` left out; every field is there, if need be empty."""
    places = Places(document)
    return {
        "mentions": [
            {**places.at(one.start, one.end), "code": one.code, "kind": one.kind.value, "name": one.name}
            for one in coding.mentions
        ],
        "events": [places.event(one) for one in coding.events if one.confidence >= precision],
        "claims": [places.claim(one) for one in coding.claims],
        "commitments": [places.commitment(one) for one in coding.commitments],
        "stances": [places.stance(one) for one in coding.stances],
        "dependencies": [places.dependency(one) for one in coding.dependencies],
        "attributions": [places.attribution(one) for one in coding.attributions],
        "times": [{**places.at(one.start, one.end), **_days(one.when)} for one in coding.times],
        "loaded": [{**places.at(one.start, one.end), "kind": one.kind} for one in coding.loaded],
        "loaded_score": coding.loaded_score,
        "problems": [str(problem) for problem in (*document.problems, *coding.problems)],
    }


def when_fields(when: FuzzyDate | None) -> Fields | None:
    """An interval of days; null where nothing is known."""
    return None if when is None or when.is_unknown else _days(when)


class Places:
    """Renders what was found in one document with offsets into its original."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def at(self, start: int, end: int) -> Fields:
        """A place of the clean text as a place of the original."""
        original = self._document.offsets.to_original(Span(start, end))
        return {"start": original.start, "end": original.end}

    def evidence(self, span: EvidenceSpan) -> Fields:
        """A place with the characters that stand there in the original."""
        place = self._document.offsets.to_original(span.span)
        return {"start": place.start, "end": place.end, "quote": place.gives(self._document.original)}

    def event(self, event: Event) -> Fields:
        return {
            "actors": [party.code for party in event.actors],
            "actor_spans": self._spans(event.actors),
            "recipients": [party.code for party in event.recipients],
            "recipient_spans": self._spans(event.recipients),
            "type": event.type.value,
            "mode": event.mode,
            "quad": event.quad,
            "contexts": list(event.contexts),
            "domain": event.domain.value,
            "intensity": event.intensity,
            "modality": event.modality.value,
            "when": when_fields(event.when),
            "attribution": self.links(event.attribution),
            "confidence": event.confidence,
            "trigger": self.at(event.trigger.start, event.trigger.end),
            "evidence": self.evidence(event.evidence),
        }

    def claim(self, claim: Claim) -> Fields:
        return {
            "kind": claim.kind.value,
            "value": claim.value,
            "low": claim.low,
            "high": claim.high,
            "unit": claim.unit,
            "currency": claim.currency,
            "measures": claim.measures,
            "change": claim.change.value if claim.change else None,
            "approximate": claim.approximate,
            "when": when_fields(claim.when),
            "attribution": self.links(claim.attribution),
            "modality": claim.modality.value,
            "domain": claim.domain.value if claim.domain else None,
            "confidence": claim.confidence,
            "evidence": self.evidence(claim.evidence),
        }

    def commitment(self, commitment: Commitment) -> Fields:
        return {
            "debtor": [party.code for party in commitment.debtors],
            "creditor": [party.code for party in commitment.creditors],
            "deed": commitment.deed,
            "due": when_fields(commitment.due),
            "strength": commitment.strength.value,
            "evidence": self.evidence(commitment.evidence),
        }

    def stance(self, stance: Stance) -> Fields:
        return {
            "holder": stance.holder.code,
            "holder_span": self.at(stance.holder.start, stance.holder.end),
            "towards": stance.towards.code,
            "towards_span": self.at(stance.towards.start, stance.towards.end),
            "polarity": stance.polarity,
            "confidence": stance.confidence,
            "evidence": self.evidence(stance.evidence),
        }

    def dependency(self, dependency: Dependency) -> Fields:
        return {
            "dependent": dependency.dependent.code,
            "on": dependency.on.code,
            "through": dependency.through,
            "domain": dependency.domain.value,
            "evidence": self.evidence(dependency.evidence),
        }

    def attribution(self, attribution: Attribution) -> Fields:
        who = attribution.source
        return {
            "source": self.at(who.start, who.end) if who else None,
            "cue": self.at(attribution.cue.start, attribution.cue.end),
            "content": self.at(attribution.content.start, attribution.content.end),
        }

    def links(self, links: Sequence[AttributionLink]) -> list[Json]:
        return [{"code": link.code, "name": link.name, **self.at(link.start, link.end)} for link in links]

    def _spans(self, parties: Sequence[Party]) -> list[Json]:
        return [self.at(party.start, party.end) for party in parties]


def _days(when: FuzzyDate) -> Fields:
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "as_written": when.as_written,
    }
