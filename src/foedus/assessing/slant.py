"""Says which source judges while it tells, and which gives figures on nobody's word."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

from foedus.assessing.naming import counted, sentence, spread_out
from foedus.records import (
    Claim,
    ClaimKind,
    EvidenceSpan,
    Finding,
    FindingKind,
    Ledger,
    Measures,
    SourceProfile,
    content_id,
)

LOADED_AT_LEAST = 1.0  # loaded words per hundred from which a source is worth naming
TIMES_THE_OTHERS = 1.5
FIGURES_AT_LEAST = 3
UNSOURCED_AT_LEAST = 0.6
OF_LOADED, OF_UNSOURCED = 0.4, 0.3


def slant_findings(ledger: Ledger, measures: Measures) -> list[Finding]:
    """Sources with far more loaded words than the rest, and sources whose figures mostly name nobody."""
    figures_of: dict[str, list[Claim]] = {}
    for coding in ledger.codings:
        figures = [claim for claim in coding.claims if claim.kind is ClaimKind.QUANTITY]
        figures_of.setdefault(coding.document, []).extend(figures)
    found = []
    for profile in measures.sources:
        found.extend(_loaded(profile, measures))
        found.extend(_unsourced(profile, figures_of))
    return found


def _loaded(profile: SourceProfile, measures: Measures) -> list[Finding]:
    others = [other.loaded for other in measures.sources if other.source != profile.source]
    if not others or not profile.loaded_examples:
        return []
    usual = median(others)
    if profile.loaded < LOADED_AT_LEAST or profile.loaded < TIMES_THE_OTHERS * usual:
        return []
    told = (
        f"{profile.source} uses {profile.loaded:.1f} loaded words in a hundred, where the other sources use {usual:.1f}"
    )
    return [_finding("loaded", profile, told, OF_LOADED, profile.loaded_examples)]


def _unsourced(profile: SourceProfile, figures_of: Mapping[str, list[Claim]]) -> list[Finding]:
    figures = [claim for document in profile.documents for claim in figures_of.get(document, ())]
    bare = [claim for claim in figures if not claim.attribution]
    if len(figures) < FIGURES_AT_LEAST or len(bare) < UNSOURCED_AT_LEAST * len(figures):
        return []
    told = f"{profile.source} gives {len(bare)} of its {counted(len(figures), 'figure', 'figures')} on nobody's word"
    return [_finding("unsourced", profile, told, OF_UNSOURCED, tuple(claim.evidence for claim in bare))]


def _finding(
    kind: str, profile: SourceProfile, told: str, weight: float, evidence: tuple[EvidenceSpan, ...]
) -> Finding:
    identity = content_id("finding", kind, profile.source, told)
    return Finding(identity, FindingKind.SLANT, sentence(told), "", weight, profile.documents, spread_out(evidence))
