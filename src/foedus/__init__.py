"""Foedus: read the record, measure the alliance, show every source.

    from foedus import Workspace

    journey = Workspace().run(["reports/"], about=("ITA", "USA"))
    print(journey.brief.markdown)

Names are loaded when they are first used, so that `import foedus` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedus.errors import FoedusError
    from foedus.records import (
        Assessment,
        Brief,
        Claim,
        Coding,
        Commitment,
        Correction,
        Dependency,
        Document,
        Event,
        EvidenceSpan,
        Finding,
        FuzzyDate,
        Incident,
        Ledger,
        Measures,
        Origin,
        Pile,
        Promise,
        RelationState,
        Stance,
        Thread,
    )
    from foedus.storing import MemoryStore, open_sqlite
    from foedus.workspace import Journey, Trace, Workspace

__all__ = [
    "Assessment",
    "Brief",
    "Claim",
    "Coding",
    "Commitment",
    "Correction",
    "Dependency",
    "Document",
    "Event",
    "EvidenceSpan",
    "Finding",
    "FoedusError",
    "FuzzyDate",
    "Incident",
    "Journey",
    "Ledger",
    "Measures",
    "MemoryStore",
    "Origin",
    "Pile",
    "Promise",
    "RelationState",
    "Stance",
    "Thread",
    "Trace",
    "Workspace",
    "open_sqlite",
]

_ELSEWHERE = {
    "FoedusError": "foedus.errors",
    "Journey": "foedus.workspace",
    "MemoryStore": "foedus.storing",
    "Trace": "foedus.workspace",
    "Workspace": "foedus.workspace",
    "open_sqlite": "foedus.storing",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'foedus' has no attribute {name!r}; public are {', '.join(__all__)}")
    return getattr(import_module(_ELSEWHERE.get(name, "foedus.records")), name)


def __dir__() -> list[str]:
    return list(__all__)
