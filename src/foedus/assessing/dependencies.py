"""Puts into words who leans on whom."""

from __future__ import annotations

from foedus.assessing.naming import Naming, listed, sentence, shortened, spread_out
from foedus.assessing.weighing import weighed
from foedus.records import DependencyEdge, Finding, FindingKind, Measures, content_id

BASE = 0.35
PER_ORIGIN, ORIGINS_CAP = 0.08, 3


def dependency_findings(measures: Measures, naming: Naming, about: tuple[str, ...]) -> list[Finding]:
    """One finding for each dependency, weighed by how many independent origins tell of it."""
    return [_finding(edge, naming, about) for edge in measures.dependencies]


def _finding(edge: DependencyEdge, naming: Naming, about: tuple[str, ...]) -> Finding:
    assets = [shortened(asset, 5) for asset in edge.through if asset.casefold() != edge.domain.value]
    by = f" through {listed(assets, 2)}" if assets else ""
    witnesses = "one origin only" if edge.origins == 1 else f"{edge.origins} independent origins"
    who, on = naming.actor(edge.dependent), naming.actor(edge.on)
    told = f"{who} depends on {on} in {edge.domain.value}{by}, according to {witnesses}"
    base = BASE + PER_ORIGIN * min(ORIGINS_CAP, edge.origins - 1)
    weight = weighed(base, {edge.dependent, edge.on}, about)
    evidence = spread_out(edge.evidence)
    return Finding(
        content_id("finding", edge.id), FindingKind.DEPENDENCY, sentence(told), "", weight, (edge.id,), evidence
    )
