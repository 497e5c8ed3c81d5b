"""Collects what does not fit the date of a document: offices, memberships, decisions long taken, bounds that clash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.reconciling.dating import clash_of
from foedus.reconciling.fulfilment import Signs
from foedus.reconciling.memberships import membership_conflicts
from foedus.reconciling.offices import office_conflicts
from foedus.reconciling.pending import pending_conflicts
from foedus.records import Coding, Conflict, ConflictKind, Dating, Document, Incident, Membership, Promise


def find_conflicts(
    documents: Sequence[Document],
    codings: Mapping[str, Coding],
    incidents: Sequence[Incident],
    promises: Sequence[Promise],
    signs: Signs,
    datings: Sequence[Dating],
    memberships: Sequence[Membership],
) -> tuple[Conflict, ...]:
    """All conflicts, sorted by kind, document and place."""
    found = [
        *office_conflicts(documents, codings),
        *membership_conflicts(documents, codings, memberships),
        *pending_conflicts(documents, incidents, promises, signs),
        *_clashing_bounds(datings),
    ]
    return tuple(
        sorted(
            found, key=lambda conflict: (conflict.kind.value, conflict.document, conflict.evidence, conflict.because)
        )
    )


def _clashing_bounds(datings: Sequence[Dating]) -> list[Conflict]:
    """Undated documents that name things which were never true on one day."""
    found = []
    for dating in datings:
        clash = clash_of(dating.bounds)
        if clash is not None:
            below, above = clash
            because = f"{above.because}, yet it {below.because}; no one day fits both"
            found.append(
                Conflict(
                    ConflictKind.STALE,
                    dating.document,
                    above.evidence.quote,
                    above.evidence,
                    because,
                    (below.evidence,),
                )
            )
    return found
