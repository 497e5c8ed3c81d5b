"""Says which sources judge while they tell, and which give figures on nobody's word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from foedus.assessing.naming import listed, publisher, sentence, spread_out
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
NAMED = 4  # sources in one sentence
OF_LOADED, OF_UNSOURCED = 0.4, 0.3


def slant_findings(ledger: Ledger, measures: Measures) -> list[Finding]:
    """The sources with far more loaded words than the rest, and those whose figures mostly name nobody."""
    figures_of: dict[str, list[Claim]] = {}
    for coding in ledger.codings:
        figures = [claim for claim in coding.claims if claim.kind is ClaimKind.QUANTITY]
        figures_of.setdefault(coding.document, []).extend(figures)
    return [*_loaded(measures.sources), *_unsourced(measures.sources, figures_of)]


def _loaded(profiles: Sequence[SourceProfile]) -> list[Finding]:
    if len(profiles) < 2:
        return []
    usual = median(profile.loaded for profile in profiles)
    least = max(LOADED_AT_LEAST, TIMES_THE_OTHERS * usual)
    found = [profile for profile in profiles if profile.loaded >= least and profile.loaded_examples]
    if not found:
        return []
    ranked = sorted(found, key=lambda profile: (-profile.loaded, profile.source))
    names = listed([f"{publisher(profile.source)} ({profile.loaded:.1f})" for profile in ranked], NAMED)
    verb = "uses" if len(ranked) == 1 else "use"
    told = f"{names} {verb} the most loaded words in a hundred, where a source in the middle uses {usual:.1f}"
    return [_finding("loaded", ranked, told, OF_LOADED, [span for one in ranked for span in one.loaded_examples])]


def _unsourced(profiles: Sequence[SourceProfile], figures_of: Mapping[str, list[Claim]]) -> list[Finding]:
    """One finding for all; who gives the most bare figures is named first."""
    found: list[tuple[SourceProfile, list[Claim], int]] = []
    for profile in profiles:
        figures = [claim for document in profile.documents for claim in figures_of.get(document, ())]
        bare = [claim for claim in figures if not claim.attribution]
        if len(figures) >= FIGURES_AT_LEAST and len(bare) >= UNSOURCED_AT_LEAST * len(figures):
            found.append((profile, bare, len(figures)))
    if not found:
        return []
    found.sort(key=lambda one: (-len(one[1]), one[0].source))
    names = listed([f"{publisher(profile.source)} ({len(bare)} of {all_})" for profile, bare, all_ in found], NAMED)
    verb = "gives most of its" if len(found) == 1 else "give most of their"
    told = f"{names} {verb} figures on nobody's word"
    evidence = [claim.evidence for _, bare, _ in found for claim in bare]
    return [_finding("unsourced", [profile for profile, _, _ in found], told, OF_UNSOURCED, evidence)]


def _finding(
    kind: str, profiles: Sequence[SourceProfile], told: str, weight: float, evidence: Sequence[EvidenceSpan]
) -> Finding:
    identity = content_id("finding", kind, *(profile.source for profile in profiles), told)
    about = tuple(document for profile in profiles for document in profile.documents)
    return Finding(identity, FindingKind.SLANT, sentence(told), "", weight, about, spread_out(evidence))
