"""Who leans on whom, through what."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.briefing.materials import Materials, domain_name
from foedus.briefing.sentences import CitedSentence, counted, listed
from foedus.records import DependencyEdge

MOST_DEPENDENCIES = 40
MOST_THROUGH = 4


@dataclass(frozen=True, slots=True)
class Leaning:
    """One dependency; `sentence` says through what and by how many."""

    id: str
    dependent: str
    on: str
    field: str
    origins: int
    sentence: CitedSentence


@dataclass(frozen=True, slots=True)
class Dependencies:
    shown: tuple[Leaning, ...]
    more: int


def dependencies(materials: Materials) -> Dependencies:
    ordered = sorted(materials.measures.dependencies, key=lambda edge: _rank(materials, edge))
    shown = tuple(_leaning(materials, edge) for edge in ordered[:MOST_DEPENDENCIES])
    return Dependencies(shown, max(0, len(ordered) - MOST_DEPENDENCIES))


def _rank(materials: Materials, edge: DependencyEdge) -> tuple[int, int, int, str, str]:
    ends = {edge.dependent, edge.on}
    return (-len(materials.about & ends), -edge.origins, -len(edge.evidence), f"{edge.dependent} {edge.on}", edge.id)


def _leaning(materials: Materials, edge: DependencyEdge) -> Leaning:
    dependent, on = materials.name(edge.dependent), materials.name(edge.on)
    through = listed([words for words in edge.through[:MOST_THROUGH] if words])
    told = f"told by {counted(edge.origins, 'independent origin')}"
    sentence = f"through {through}, {told}" if through else f"{told}; no asset or supply is named"
    return Leaning(
        id=edge.id,
        dependent=dependent,
        on=on,
        field=domain_name(edge.domain),
        origins=edge.origins,
        sentence=materials.citations.says(sentence, edge.evidence),
    )
