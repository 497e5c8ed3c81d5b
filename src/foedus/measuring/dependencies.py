"""Merges what documents say about who leans on whom, and through what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from foedus.records import Dependency, DependencyEdge, Domain, Ledger, Modality, content_id
from foedus.records.provenance import Provenance, provenance_of

NAMES_NOTHING = frozenset(
    """
    aid asset assets capabilities capability deliveries equipment exports goods help imports industry market markets
    material materials means partnership products programme programmes project projects protection resource resources
    services source sources supplies supply support system systems technologies technology trade
    """.split()
)


def dependency_edges(ledger: Ledger) -> tuple[DependencyEdge, ...]:
    """One edge for each dependent, supplier and domain; a dependency that is denied or only possible is left out.

    What leans on one thing in two fields, gas in trade and in energy, is told in the field that more documents give it.
    """
    provenance = provenance_of(ledger.origins)
    told: dict[tuple[str, str, Domain], list[Dependency]] = {}
    for dependency in ledger.dependencies:
        is_self = dependency.dependent.code == dependency.on.code
        if not is_self and dependency.modality not in (Modality.DENIED, Modality.CONDITIONAL):
            key = (dependency.dependent.code, dependency.on.code, dependency.domain)
            told.setdefault(key, []).append(dependency)
    homes = _homes(told)
    merged: dict[tuple[str, str, Domain], list[Dependency]] = {}
    for (dependent, on, domain), some in sorted(told.items()):
        for dependency in some:
            home = homes.get((dependent, on, dependency.through.casefold()), domain)
            merged.setdefault((dependent, on, home), []).append(dependency)
    return tuple(_edge(key, merged[key], provenance) for key in sorted(merged))


def _homes(told: Mapping[tuple[str, str, Domain], Sequence[Dependency]]) -> dict[tuple[str, str, str], Domain]:
    """The field of each named thing that one actor leans on another for."""
    counts: dict[tuple[str, str, str], Counter[Domain]] = {}
    for (dependent, on, domain), some in sorted(told.items()):
        for dependency in some:
            thing = dependency.through.casefold()
            if thing and thing not in NAMES_NOTHING:
                counts.setdefault((dependent, on, thing), Counter())[domain] += 1
    order = list(Domain)
    return {key: min(found, key=lambda domain: (-found[domain], -order.index(domain))) for key, found in counts.items()}


def _ways(told: Iterable[Dependency]) -> tuple[str, ...]:
    """What it leans on, where that is named: "systems" or "support" name nothing."""
    return tuple(sorted({one.through for one in told if one.through and one.through.casefold() not in NAMES_NOTHING}))


def _edge(key: tuple[str, str, Domain], told: list[Dependency], provenance: Provenance) -> DependencyEdge:
    dependent, on, domain = key
    return DependencyEdge(
        id=content_id("dependency", dependent, on, domain, *sorted(dependency.id for dependency in told)),
        dependent=dependent,
        on=on,
        domain=domain,
        through=_ways(told),
        origins=len({provenance.at(dependency.evidence) for dependency in told}),
        evidence=tuple(sorted({dependency.evidence for dependency in told})),
    )
