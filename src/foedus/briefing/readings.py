"""What a relation state says: its word, its name, its heaviest evidence, and which of its states are whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.briefing.materials import UNKNOWN_ACTOR, Materials, domain_name
from foedus.records import EvidenceSpan, RelationState, Signal


def is_asked(materials: Materials, state: RelationState) -> bool:
    """Whether both ends of the relation are among those the brief is about."""
    return {state.dyad.actor, state.dyad.recipient} <= materials.about


def dyad_name(materials: Materials, state: RelationState) -> str:
    """ "Italy → France", or "France ↔ Italy" where one state stands for both directions."""
    if state.mirror:
        pair = " ↔ ".join(materials.name(code) for code in state.dyad.undirected)
    else:
        pair = f"{materials.name(state.dyad.actor)} → {materials.name(state.dyad.recipient)}"
    return pair[0].upper() + pair[1:]


def full_name(materials: Materials, state: RelationState) -> str:
    """The name of the relation with its field, where it is of one field."""
    field = "" if state.domain is None else f", {domain_name(state.domain)}"
    return dyad_name(materials, state) + field


def strongest(signals: Iterable[Signal]) -> list[Signal]:
    """Signals with the heaviest first."""
    return sorted(signals, key=lambda signal: (-signal.weight * abs(signal.score), -signal.weight, signal.record))


def evidence_of(state: RelationState) -> tuple[EvidenceSpan, ...]:
    """Evidence of a relation, the heaviest first, one span of each source before a second of any."""
    if not state.views:
        return tuple(span for signal in strongest(state.signals) for span in signal.evidence)
    rounds = [[span for signal in strongest(view.signals) for span in signal.evidence] for view in state.views]
    deepest = max(len(spans) for spans in rounds)
    return tuple(spans[depth] for depth in range(deepest) for spans in rounds if depth < len(spans))


def passages_of(state: RelationState) -> tuple[EvidenceSpan, ...]:
    """All passages that bear on a relation, each once."""
    return tuple(dict.fromkeys(span for signal in state.signals for span in signal.evidence))


def wholes(states: Sequence[RelationState]) -> list[RelationState]:
    """Of each relation and field the state over the longest time. Actors that no table knows are many, not one: a
    relation with "the unknown" is none, and is left out."""
    known = [state for state in states if UNKNOWN_ACTOR not in (state.dyad.actor, state.dyad.recipient)]
    return [max(group, key=_length) for group in by_relation(known).values()]


def by_relation(states: Sequence[RelationState]) -> dict[tuple[str, str, str], list[RelationState]]:
    """All states of each relation and field."""
    groups: dict[tuple[str, str, str], list[RelationState]] = {}
    for state in states:
        field = state.domain.value if state.domain else ""
        groups.setdefault((state.dyad.actor, state.dyad.recipient, field), []).append(state)
    return groups


def _length(state: RelationState) -> float:
    first, last = state.period.earliest, state.period.latest
    return (last - first).days if first and last else float("inf")
