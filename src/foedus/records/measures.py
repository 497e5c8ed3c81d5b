"""What the record amounts to: relation states, source profiles, dependencies, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.records.codings import Domain
from foedus.records.dates import FuzzyDate
from foedus.records.spans import EvidenceSpan


@dataclass(frozen=True, slots=True, order=True)
class Dyad:
    """actor -> recipient, directed."""

    actor: str
    recipient: str

    @property
    def undirected(self) -> tuple[str, str]:
        first, second = sorted((self.actor, self.recipient))
        return first, second


class SignalKind(StrEnum):
    INCIDENT = "incident"
    STANCE = "stance"
    RELATION = "relation claim"


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that bears on a dyad: `score` -10..+10, `weight` 0..1, the record it comes from, and its characters."""

    kind: SignalKind
    record: str
    score: float
    weight: float
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    when: FuzzyDate
    evidence: tuple[EvidenceSpan, ...]
    says: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """What one source alone would imply: mean score with an 80 % interval, on the -10..+10 scale."""

    source: str
    documents: tuple[str, ...]
    score: float
    low: float
    high: float
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class RelationState:
    """How a dyad stands in one domain (None: all) and period, -10..+10 with an 80 % interval.

    `contested` is True where sources disagree beyond what their own spread explains; then `score` is a midpoint of a
    disagreement and must not be shown without `views`. `origins` counts independent origins. `mirror` is the id of the
    opposite direction where both rest on much the same signals and read alike: one row serves for both, that of the
    direction told more often; the other `is_second`.
    """

    id: str
    dyad: Dyad
    domain: Domain | None
    period: FuzzyDate
    score: float
    low: float
    high: float
    contested: bool
    origins: int
    views: tuple[SourceView, ...]
    signals: tuple[Signal, ...]
    mirror: str = ""
    is_second: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """One score of a source with its parts: `part` of `whole`, and in words what is counted."""

    name: str
    part: int
    whole: int
    counted: str

    @property
    def share(self) -> float | None:
        return round(self.part / self.whole, 4) if self.whole else None


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a score of a source counts: the record of that id, or, where words alone count, `evidence`.

    `about` is the kind of a loaded word, and the actor who is praised or blamed.
    """

    score: str
    record: str = ""
    about: str = ""
    evidence: EvidenceSpan | None = None


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """How one source writes. Rates are shares 0..1; None where there is nothing to divide by.

    `rates` are all of its scores with their parts: hedging, attributed, numbers without source, loaded words,
    originality (share of what it tells that nobody in the pile told before it; told by nobody else counts, a shared day
    does not), borne out (share of its figures that others tell too and bear out). `parts` are what each of them counts,
    and what praises and blames whom. `omits` are ids of threads and incidents that at least two other origins tell of
    actors that it writes about, and that it does not tell, most told first. `origins` are those of its documents and of
    the passages in them.
    """

    source: str
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    sentences: int
    hedging: float | None
    attributed: float | None  # share of events and claims with somebody named as saying so
    unsourced_numbers: float | None  # share of quantities with nobody named
    loaded: float  # loaded words per 100 words
    loaded_examples: tuple[EvidenceSpan, ...]
    praises: tuple[tuple[str, int], ...]
    blames: tuple[tuple[str, int], ...]
    loaded_kinds: tuple[tuple[str, int], ...] = ()
    rates: tuple[Rate, ...] = ()
    reliability: str = "F"
    omits: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class DependencyEdge:
    """`dependent` leans on `on` in a domain; `origins` counts independent origins that say so."""

    id: str
    dependent: str
    on: str
    domain: Domain
    through: tuple[str, ...]
    origins: int
    evidence: tuple[EvidenceSpan, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Relations sorted by dyad, domain and period; sources by name; dependencies by their ends."""

    relations: tuple[RelationState, ...]
    sources: tuple[SourceProfile, ...]
    dependencies: tuple[DependencyEdge, ...]
