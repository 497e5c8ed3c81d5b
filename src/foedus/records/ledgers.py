"""What many documents say together: origins, incidents, threads, promises and what does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.records.codings import (
    Claim,
    Coding,
    Commitment,
    Dependency,
    Domain,
    Event,
    EventType,
    Modality,
    Stance,
    Strength,
)
from foedus.records.corrections import Replay
from foedus.records.dates import FuzzyDate
from foedus.records.documents import Document
from foedus.records.spans import EvidenceSpan


class DriftKind(StrEnum):
    NUMBER = "number"
    UNIT = "unit"
    MEASURE = "measure"
    ATTRIBUTION = "attribution"
    MODALITY = "modality"
    PERIOD = "period"
    GRANULARITY = "granularity"
    WORDING = "wording"


class PromiseStatus(StrEnum):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    OVERDUE = "overdue"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"  # no due day, and nothing tells what came of it


class ConflictKind(StrEnum):
    ROLE = "role"
    MEMBERSHIP = "membership"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class SharedTrace:
    """Something two documents have in common that independent writers rarely do."""

    kind: str  # "phrase", "sentence" (the same in other words), "quotation", "fact", "template"
    words: str
    evidence: tuple[EvidenceSpan, ...]


@dataclass(frozen=True, slots=True)
class BorrowedPassage:
    """A stretch of a long document that goes back to the origin of others, while the rest is its own."""

    evidence: EvidenceSpan
    probability: float
    traces: tuple[SharedTrace, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that go back to one text or one briefing. `probability` is 1.0 for a document that stands alone.

    `passages` stand in documents of other origins and go back to this one.
    """

    id: str
    documents: tuple[str, ...]
    probability: float
    traces: tuple[SharedTrace, ...] = ()
    passages: tuple[BorrowedPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """All reports of one act. `origins` are ids: how many independent origins tell it."""

    id: str
    type: EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    domain: Domain
    modality: Modality
    intensity: float
    when: FuzzyDate
    events: tuple[Event, ...]
    origins: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Drift:
    """How a claim changed between two tellings; `is_slight` where only neutral words differ, which misleads nobody."""

    kind: DriftKind
    first: EvidenceSpan
    second: EvidenceSpan
    because: str
    is_slight: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """An Admiralty grade: `reliability` "A".."F" of the best source, `credibility` "1".."6" of what it says.

    F and 6 say that nothing can be judged; they are missing values, never a middle. `reasons` tell what each rests on.
    """

    reliability: str
    credibility: str
    reasons: tuple[str, ...]

    @property
    def code(self) -> str:
        """ "B2"."""
        return f"{self.reliability}{self.credibility}"


@dataclass(frozen=True, slots=True)
class Thread:
    """One claim as told by many, first known telling first. `contradiction`: two asserted variants cannot both hold.

    `first_known` is when the first telling was published, None where no telling is dated. `borne_out` and `opposed`
    say for each claim how many other origins tell a figure that agrees with it, or that cannot hold beside it.
    """

    id: str
    measures: str
    claims: tuple[Claim, ...]
    drifts: tuple[Drift, ...]
    contradiction: bool
    origins: tuple[str, ...]
    because: str = ""
    first_known: FuzzyDate | None = None
    borne_out: tuple[int, ...] = ()
    opposed: tuple[int, ...] = ()
    grade: Grade | None = None

    @property
    def is_contested(self) -> bool:
        return self.contradiction or any(not drift.is_slight for drift in self.drifts)

    @property
    def is_single_source(self) -> bool:
        """All tellings go back to one origin."""
        return len(self.origins) == 1

    @property
    def is_unsourced(self) -> bool:
        """No telling names anybody on whose word it stands."""
        return not any(claim.attribution for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment as told by one or more documents, and what came of it by `today`."""

    id: str
    debtors: tuple[str, ...]
    creditors: tuple[str, ...]
    deed: str
    due: FuzzyDate | None
    strength: Strength
    status: PromiseStatus
    because: str
    tellings: tuple[Commitment, ...]
    fulfilment: tuple[EvidenceSpan, ...]
    domain: Domain | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """An office, membership or pending decision that does not fit the date of its document or what others tell."""

    kind: ConflictKind
    document: str
    name: str
    evidence: EvidenceSpan
    because: str
    against: tuple[EvidenceSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """One thing a document says that dates it: not before `not_before`, not after `not_after` (None: no such bound)."""

    when: FuzzyDate
    evidence: EvidenceSpan
    because: str


@dataclass(frozen=True, slots=True)
class Dating:
    """When a document was published, and for an undated one what bounds it."""

    document: str
    published: FuzzyDate
    bounds: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The reconciled record. Tuples are sorted by id, or as their record says."""

    documents: tuple[Document, ...]
    codings: tuple[Coding, ...]
    origins: tuple[Origin, ...]
    incidents: tuple[Incident, ...]
    threads: tuple[Thread, ...]
    promises: tuple[Promise, ...]
    conflicts: tuple[Conflict, ...]
    datings: tuple[Dating, ...]
    corrections: tuple[Replay, ...] = ()

    @property
    def stances(self) -> tuple[Stance, ...]:
        return tuple(stance for coding in self.codings for stance in coding.stances)

    @property
    def dependencies(self) -> tuple[Dependency, ...]:
        return tuple(dependency for coding in self.codings for dependency in coding.dependencies)
