"""What one document says: events, claims, commitments, stances, dependencies, each with its characters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.records.actors import Mention
from foedus.records.dates import FuzzyDate
from foedus.records.problems import Problem
from foedus.records.spans import EvidenceSpan, Span


class EventType(StrEnum):
    """PLOVER's sixteen types, in the manual's order."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Domain(StrEnum):
    """Policy fields."""

    SECURITY = "security"
    DIPLOMACY = "diplomacy"
    TRADE = "trade"
    ENERGY = "energy"
    MIGRATION = "migration"
    TECHNOLOGY = "technology"
    SPACE = "space"
    INFORMATION = "information"
    HEALTH = "health"
    FINANCE = "finance"


class Modality(StrEnum):
    ASSERTED = "asserted"
    PLANNED = "planned"
    HEDGED = "hedged"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    DEMANDED = "demanded"
    HISTORICAL = "historical"


class ClaimKind(StrEnum):
    QUANTITY = "quantity"
    RELATION = "relation"
    STATEMENT = "statement"


class Change(StrEnum):
    RISE = "rise"
    FALL = "fall"
    LEVEL = "level"


class Strength(StrEnum):
    """How firmly something was promised, strongest first."""

    VOWED = "vowed"
    AGREED = "agreed"
    PLANNED = "planned"
    DISCUSSED = "under discussion"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a role, at the place that names them. `code` is an ISO alpha-3 country or a body's own code."""

    code: str
    name: str
    start: int
    end: int
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class AttributionLink:
    """One link of "who says so": `code` None where the speaker is unnamed or unknown, `hedge` its own doubt word."""

    code: str | None
    name: str
    start: int
    end: int
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One coded act from one sentence. `intensity` runs -10..+10 (PLOVER scale), `quad` 1..4, `confidence` 0..1."""

    id: str
    type: EventType
    mode: str | None
    quad: int
    contexts: tuple[str, ...]
    domain: Domain
    intensity: float
    modality: Modality
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: FuzzyDate | None
    attribution: tuple[AttributionLink, ...]
    confidence: float
    trigger: Span
    evidence: EvidenceSpan


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says that ...

    A quantity has `value` (or `low`..`high`) in `unit` (with `currency` ISO 4217 where it is money) of what it
    `measures`; None where the text does not say. A relation says how `about` (two codes) stand: `polarity` -1..1 and
    `change`. `number` is the place of the figure itself, for quantities.
    """

    id: str
    kind: ClaimKind
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    currency: str | None
    measures: str
    change: Change | None
    approximate: bool
    when: FuzzyDate | None
    attribution: tuple[AttributionLink, ...]
    modality: Modality
    domain: Domain | None
    confidence: float
    evidence: EvidenceSpan
    about: tuple[str, ...] = ()
    polarity: float | None = None
    number: Span | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise as one sentence tells it. `due` None: no day is given."""

    id: str
    debtors: tuple[Party, ...]
    creditors: tuple[Party, ...]
    deed: str
    due: FuzzyDate | None
    strength: Strength
    domain: Domain | None
    attribution: tuple[AttributionLink, ...]
    confidence: float
    evidence: EvidenceSpan


@dataclass(frozen=True, slots=True)
class Stance:
    """`holder` is for (+) or against (-) `towards`: polarity -1..1."""

    id: str
    holder: Party
    towards: Party
    polarity: float
    confidence: float
    evidence: EvidenceSpan


@dataclass(frozen=True, slots=True)
class Dependency:
    """`dependent` leans on `on` through an asset, a programme or a supply."""

    id: str
    dependent: Party
    on: Party
    through: str
    domain: Domain
    modality: Modality
    confidence: float
    evidence: EvidenceSpan


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, as places: `source` None where nobody is named."""

    source: Span | None
    cue: Span
    content: Span


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date or period in the text, read against the document's own date."""

    start: int
    end: int
    when: FuzzyDate

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A word that judges while it tells; `kind` names how (praise, blame, fear, contempt, certainty)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A text gives somebody an office: "former US President Donald Trump". `held` is when the table has it held."""

    person: str
    role: str
    code: str
    former: bool
    held: tuple[tuple[date, date | None], ...]
    evidence: EvidenceSpan


@dataclass(frozen=True, slots=True)
class Coding:
    """Everything that one document says. `sentences` and `hedged` count sentences read and sentences with a hedge.

    `hedges` are where the latter stand; empty in codings that earlier versions kept.
    """

    document: str
    coder: str
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    stances: tuple[Stance, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeMention, ...] = ()
    loaded: tuple[LoadedWord, ...] = ()
    roles: tuple[RoleWords, ...] = ()
    loaded_score: float = 0.0
    sentences: int = 0
    hedged: int = 0
    words: int = 0
    problems: tuple[Problem, ...] = ()
    hedges: tuple[Span, ...] = ()
