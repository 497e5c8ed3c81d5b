"""Puts into words who leans on whom."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.assessing.naming import Naming, listed, sentence, shortened, spread_out
from foedus.assessing.weighing import weighed
from foedus.records import DependencyEdge, Finding, FindingKind, Measures, content_id

BASE = 0.22
PER_ORIGIN, ORIGINS_CAP = 0.1, 3


def dependency_findings(measures: Measures, naming: Naming, about: tuple[str, ...]) -> list[Finding]:
    """One finding for each pair, over all fields, weighed by how many independent origins tell of it."""
    by_pair: dict[tuple[str, str], list[DependencyEdge]] = {}
    for edge in measures.dependencies:
        by_pair.setdefault((edge.dependent, edge.on), []).append(edge)
    return [_finding(by_pair[pair], naming, about) for pair in sorted(by_pair)]


def _finding(edges: Sequence[DependencyEdge], naming: Naming, about: tuple[str, ...]) -> Finding:
    first = edges[0]
    most = max(edge.origins for edge in edges)
    witnesses = "one origin" if most == 1 else f"{most} independent origins"
    each = " each" if len(edges) > 1 and most == 1 else " at most" if len(edges) > 1 else ""
    fields = listed([_field(edge) for edge in edges])
    told = f"{naming.actor(first.dependent)} leans on {naming.actor(first.on)} in {fields}, by {witnesses}{each}"
    weight = weighed(BASE + PER_ORIGIN * min(ORIGINS_CAP, most - 1), {first.dependent, first.on}, about)
    evidence = spread_out(span for edge in edges for span in edge.evidence)
    identity = content_id("finding", *(edge.id for edge in edges))
    about_ids = tuple(edge.id for edge in edges)
    return Finding(identity, FindingKind.DEPENDENCY, sentence(told), "", weight, about_ids, evidence)


def _field(edge: DependencyEdge) -> str:
    """ "energy (gas)"."""
    assets = [shortened(asset, 5) for asset in edge.through if asset.casefold() != edge.domain.value]
    return f"{edge.domain.value} ({listed(assets, 2)})" if assets else edge.domain.value
