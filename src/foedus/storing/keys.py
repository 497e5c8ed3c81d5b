"""What each record is called: the kinds there are, where they sit, and the id by which a user asks for one."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.records import (
    Assessment,
    Claim,
    Commitment,
    Conflict,
    Dating,
    Dependency,
    DependencyEdge,
    Event,
    Finding,
    Incident,
    Ledger,
    Measures,
    Origin,
    Promise,
    RelationState,
    Replay,
    SourceProfile,
    Stance,
    Thread,
    content_id,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: what users call it, and its class."""

    name: str
    record: type


CODED = {
    "events": Kind("event", Event),
    "claims": Kind("claim", Claim),
    "commitments": Kind("commitment", Commitment),
    "stances": Kind("stance", Stance),
    "dependencies": Kind("dependency", Dependency),
}
FOUND = {
    Ledger: {
        "origins": Kind("origin", Origin),
        "incidents": Kind("incident", Incident),
        "threads": Kind("thread", Thread),
        "promises": Kind("promise", Promise),
        "conflicts": Kind("conflict", Conflict),
        "datings": Kind("dating", Dating),
        "corrections": Kind("correction", Replay),
    },
    Measures: {
        "relations": Kind("relation", RelationState),
        "sources": Kind("source", SourceProfile),
        "dependencies": Kind("dependency edge", DependencyEdge),
    },
    Assessment: {"findings": Kind("finding", Finding)},
}


def id_of(record: object) -> str:
    """The id of a record; one without an id of its own gets one from what it says."""
    match record:
        case Conflict():
            return content_id("conflict", record.kind, record.document, record.name, record.evidence.start)
        case Dating():
            return content_id("dating", record.document)
        case SourceProfile():
            return content_id("source", record.source)
    return str(getattr(record, "id", ""))
