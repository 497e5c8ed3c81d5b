"""Finds figures that two documents tell of the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.reconciling.wording import content_stems, significant_digits
from foedus.records import Claim, ClaimKind, Document, EvidenceSpan

ODD_WEIGHT = {1: 0.2, 2: 0.5}  # by significant digits; three and more weigh 1
NEAR = 40  # characters before and behind a figure that say what it counts


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its unit and the words around it."""

    key: tuple[float, str]
    stems: frozenset[str]
    weight: float
    evidence: EvidenceSpan


def facts_of(document: Document, claims: Sequence[Claim]) -> tuple[Fact, ...]:
    """Every figure of a document, once for each value and measure."""
    told = (claim for claim in claims if claim.kind is ClaimKind.QUANTITY and claim.value is not None)
    return tuple(_fact(document, claim) for claim in sorted(told, key=lambda claim: (claim.evidence, claim.id)))


def shared_facts(first: Sequence[Fact], second: Sequence[Fact]) -> tuple[tuple[Fact, Fact], ...]:
    """Facts of both with the same figure, unit and at least one word of what is measured; each figure once."""
    by_key: dict[tuple[float, str], list[Fact]] = {}
    for fact in second:
        by_key.setdefault(fact.key, []).append(fact)
    found: dict[tuple[float, str], tuple[Fact, Fact]] = {}
    for fact in first:
        meets = [other for other in by_key.get(fact.key, ()) if fact.stems & other.stems]
        if meets and fact.key not in found:
            found[fact.key] = (fact, meets[0])
    return tuple(found[key] for key in sorted(found))


def _fact(document: Document, claim: Claim) -> Fact:
    value = claim.value or 0.0
    near = claim.number or claim.evidence.span
    start, end = max(claim.evidence.start, near.start - NEAR), min(claim.evidence.end, near.end + NEAR)
    stems = content_stems(claim.measures) | content_stems(document.text[start:end])
    key = (float(f"{value:.6g}"), claim.currency or claim.unit or "")
    return Fact(key, stems, ODD_WEIGHT.get(significant_digits(value), 1.0), claim.evidence)
