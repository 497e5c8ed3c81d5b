"""Puts the record of a pile together: origins, incidents, threads, promises, conflicts and datings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from foedus.reconciling.conflicts import find_conflicts
from foedus.reconciling.dating import date_documents
from foedus.reconciling.fulfilment import signs_of
from foedus.reconciling.incidents import find_incidents
from foedus.reconciling.oppositions import find_oppositions
from foedus.reconciling.origins import find_origins
from foedus.reconciling.promises import find_promises
from foedus.reconciling.threads import find_threads
from foedus.reconciling.tidings import all_tidings
from foedus.records import Coding, Document, Ledger, Membership
from foedus.records.provenance import provenance_of


def reconcile(
    documents: Sequence[Document], codings: Sequence[Coding], *, memberships: Sequence[Membership], today: date
) -> Ledger:
    """The reconciled record of `documents` on `today`; the same input in any order gives the same ledger."""
    piled = tuple(sorted(documents, key=lambda document: (document.path, document.id)))
    coded = tuple(sorted(codings, key=lambda coding: (coding.document, coding.coder)))
    by_document = {coding.document: coding for coding in coded}
    published = {document.id: document.published for document in piled}
    origins = find_origins(piled, coded)
    provenance = provenance_of(origins)
    incidents = find_incidents(piled, coded, provenance)
    figures = find_threads(piled, coded, provenance)
    oppositions = find_oppositions(piled, by_document, provenance)
    datings = date_documents(piled, by_document)
    signs = signs_of(coded, all_tidings(piled, by_document), published)
    promises = find_promises(piled, coded, signs, today=today)
    return Ledger(
        documents=piled,
        codings=coded,
        origins=origins,
        incidents=incidents,
        threads=tuple(sorted((*figures, *oppositions), key=lambda thread: thread.id)),
        promises=promises,
        conflicts=find_conflicts(piled, by_document, incidents, promises, signs, datings, memberships),
        datings=datings,
    )
