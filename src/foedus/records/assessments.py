"""What we say about it: findings in words, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.records.spans import EvidenceSpan


class FindingKind(StrEnum):
    RELATION = "relation"
    DISPUTE = "dispute"
    COMMITMENT = "commitment"
    DEPENDENCY = "dependency"
    INDEPENDENCE = "independence"
    STALENESS = "staleness"
    DATING = "dating"
    SLANT = "slant"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence that we sign. `about` holds ids of the records behind it; `evidence` is never empty unless
    `assumed` says on what assumption the sentence stands."""

    id: str
    kind: FindingKind
    sentence: str
    confidence: str  # an estimative word: "almost certain", "likely", ...; "" where the sentence states a count
    weight: float  # 0..1: how much it should matter to a reader; findings are sorted by it
    about: tuple[str, ...]
    evidence: tuple[EvidenceSpan, ...]
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """`bottom_line` are the few findings that a reader who stops after one minute must have."""

    about: tuple[str, ...]
    bottom_line: tuple[Finding, ...]
    findings: tuple[Finding, ...]
