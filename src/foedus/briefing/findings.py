"""The findings in words: the bottom line first, and all of them in full at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.briefing.materials import Materials
from foedus.briefing.sentences import CitedSentence
from foedus.records import Finding, FindingKind
from foedus.records.figures import MINUS

MOST_FINDINGS = 60
_HYPHEN_MINUS = re.compile(r"(?<![^\s(])-(?=\d)")
GROUPS = {
    FindingKind.RELATION: "Relations",
    FindingKind.DISPUTE: "Disputes",
    FindingKind.COMMITMENT: "Promises",
    FindingKind.DEPENDENCY: "Dependencies",
    FindingKind.INDEPENDENCE: "Independence of sources",
    FindingKind.STALENESS: "Out of date",
    FindingKind.DATING: "Dating",
    FindingKind.SLANT: "Slant",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding. `word` is its estimative word where the sentence does not already hold it."""

    id: str
    sentence: CitedSentence
    word: str


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    groups: tuple[Group, ...]
    more: int


def bottom_line(materials: Materials) -> tuple[Line, ...]:
    return tuple(_line(materials, finding) for finding in materials.assessment.bottom_line)


def findings(materials: Materials) -> Findings:
    """Findings by kind, the weightiest first in each."""
    everything = materials.assessment.findings
    kept = sorted(everything, key=lambda finding: (-finding.weight, finding.id))[:MOST_FINDINGS]
    groups = tuple(
        Group(name, tuple(_line(materials, finding) for finding in kept if finding.kind is kind))
        for kind, name in GROUPS.items()
        if any(finding.kind is kind for finding in kept)
    )
    return Findings(groups, len(everything) - len(kept))


def _line(materials: Materials, finding: Finding) -> Line:
    sentence = materials.citations.says(
        _HYPHEN_MINUS.sub(MINUS, finding.sentence), finding.evidence, assumed=finding.assumed
    )
    word = "" if finding.confidence.lower() in finding.sentence.lower() else finding.confidence
    return Line(finding.id, sentence, word)
