"""The stable JSON of a ledger that other programs read: documents by the path they were given with."""

from __future__ import annotations

from foedus.records import Claim, Conflict, Document, EvidenceSpan, Incident, Ledger, Origin, Promise, Thread
from foedus.storing.codec import Json
from foedus.workspace.rendering import Fields, Places, when_fields


def ledger_fields(ledger: Ledger) -> Fields:
    """A ledger as one JSON object; offsets are places in each document's original."""
    told = _Told(ledger)
    return {
        "documents": [_document(document) for document in ledger.documents],
        "origins": [told.origin(origin) for origin in ledger.origins],
        "incidents": [told.incident(incident) for incident in ledger.incidents],
        "threads": [told.thread(thread) for thread in ledger.threads],
        "commitments": [told.promise(promise) for promise in ledger.promises],
        "conflicts": [told.conflict(conflict) for conflict in ledger.conflicts],
    }


def _document(document: Document) -> Fields:
    return {
        "id": document.id,
        "path": document.path,
        "source": document.source,
        "date": when_fields(document.published),
    }


class _Told:
    """Renders records of a ledger with the documents they stand in."""

    def __init__(self, ledger: Ledger) -> None:
        self._documents = {document.id: document for document in ledger.documents}
        self._places = {document.id: Places(document) for document in ledger.documents}

    def path(self, document: str) -> str:
        return self._documents[document].path

    def origin(self, origin: Origin) -> list[Json]:
        """Paths of its documents and of those that hold a passage of it; the latter stand in their own origin too."""
        holders = {*origin.documents, *(passage.evidence.document for passage in origin.passages)}
        return [*sorted(self.path(document) for document in holders)]

    def incident(self, incident: Incident) -> Fields:
        events: list[Json] = [
            {
                "id": event.id,
                "document": self.path(event.evidence.document),
                **self._places[event.evidence.document].event(event),
            }
            for event in incident.events
        ]
        return {"id": incident.id, "events": events}

    def thread(self, thread: Thread) -> Fields:
        return {
            "id": thread.id,
            "claims": [self._claim(claim) for claim in thread.claims],
            "drift": list(dict.fromkeys(drift.kind.value for drift in thread.drifts)),
            "contradiction": thread.contradiction,
            "origins": len(thread.origins),
        }

    def promise(self, promise: Promise) -> Fields:
        return {
            "id": promise.id,
            "debtor": list(promise.debtors),
            "creditor": list(promise.creditors),
            "deed": promise.deed,
            "due": when_fields(promise.due),
            "strength": promise.strength.value,
            "status": promise.status.value,
            "because": promise.because,
            "tellings": [self._evidence(telling.evidence) for telling in promise.tellings],
            "fulfilment": [self._evidence(span) for span in promise.fulfilment],
        }

    def conflict(self, conflict: Conflict) -> Fields:
        return {
            "kind": conflict.kind.value,
            "document": self.path(conflict.document),
            "name": conflict.name,
            "evidence": self._places[conflict.evidence.document].evidence(conflict.evidence),
            "because": conflict.because,
        }

    def _claim(self, claim: Claim) -> Fields:
        places = self._places[claim.evidence.document]
        return {
            "document": self.path(claim.evidence.document),
            "value": claim.value,
            "unit": claim.unit,
            "measures": claim.measures,
            "attribution": places.links(claim.attribution),
            "modality": claim.modality.value,
            "evidence": places.evidence(claim.evidence),
        }

    def _evidence(self, span: EvidenceSpan) -> Fields:
        return {"document": self.path(span.document), **self._places[span.document].evidence(span)}
