"""Merges what documents say about who leans on whom, and through what."""

from __future__ import annotations

from foedus.records import Dependency, DependencyEdge, Domain, Ledger, Modality, content_id


def dependency_edges(ledger: Ledger) -> tuple[DependencyEdge, ...]:
    """One edge for each dependent, supplier and domain; a dependency that is denied or only possible is left out."""
    origin_of = {document: origin.id for origin in ledger.origins for document in origin.documents}
    told: dict[tuple[str, str, Domain], list[Dependency]] = {}
    for dependency in ledger.dependencies:
        is_self = dependency.dependent.code == dependency.on.code
        if not is_self and dependency.modality not in (Modality.DENIED, Modality.CONDITIONAL):
            key = (dependency.dependent.code, dependency.on.code, dependency.domain)
            told.setdefault(key, []).append(dependency)
    return tuple(_edge(key, told[key], origin_of) for key in sorted(told))


def _edge(key: tuple[str, str, Domain], told: list[Dependency], origin_of: dict[str, str]) -> DependencyEdge:
    dependent, on, domain = key
    return DependencyEdge(
        id=content_id("dependency", dependent, on, domain, *sorted(dependency.id for dependency in told)),
        dependent=dependent,
        on=on,
        domain=domain,
        through=tuple(sorted({dependency.through for dependency in told if dependency.through})),
        origins=len({origin_of[dependency.evidence.document] for dependency in told}),
        evidence=tuple(sorted({dependency.evidence for dependency in told})),
    )
