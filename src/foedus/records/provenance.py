"""Says which origin stands behind a place in a document: that of the document, or of a passage taken over into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from foedus.records.ledgers import Origin
from foedus.records.spans import EvidenceSpan, Span


@dataclass(frozen=True, slots=True)
class Provenance:
    """`homes` give the origin of each document, `passages` the places in it that go back to other origins.

    A document that no origin knows is its own.
    """

    homes: Mapping[str, str]
    passages: Mapping[str, tuple[tuple[Span, str], ...]] = field(default_factory=dict)

    def of(self, document: str) -> str:
        """Origin of a document as a whole."""
        return self.homes.get(document, document)

    def within(self, document: str) -> frozenset[str]:
        """Origins of the passages that a document took over."""
        return frozenset(origin for _, origin in self.passages.get(document, ()))

    def at(self, evidence: EvidenceSpan) -> str:
        """Origin of what stands there: of the passage that holds its middle, else of the document."""
        middle = (evidence.start + evidence.end) // 2
        held = self.passages.get(evidence.document, ())
        return next((origin for place, origin in held if place.start <= middle < place.end), self.of(evidence.document))


def provenance_of(origins: Iterable[Origin]) -> Provenance:
    """Where passages of several origins overlap, the one that is most widely held comes first: a paragraph that passed
    through several hands is found in all of them, and goes back to the same origin from each."""
    widest = sorted(origins, key=lambda one: (-len(one.documents) - len(one.passages), one.id))
    passages: dict[str, tuple[tuple[Span, str], ...]] = {}
    for origin in widest:
        for passage in origin.passages:
            place = passage.evidence
            passages[place.document] = (*passages.get(place.document, ()), (place.span, origin.id))
    return Provenance({name: one.id for one in widest for name in one.documents}, passages)
