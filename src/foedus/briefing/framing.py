"""How each source frames a relation: what it alone would imply, and its heaviest words."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.briefing.materials import Materials, Publisher
from foedus.briefing.passages import Excerpt, excerpt
from foedus.briefing.quantities import score_range
from foedus.briefing.readings import full_name, is_asked, strongest, wholes
from foedus.briefing.sentences import Cites
from foedus.records import Domain, EvidenceSpan, RelationState, SourceView
from foedus.records.standings import signed, standing

MOST_RELATIONS = 4
MOST_SOURCES = 10
MOST_QUOTES = 2


@dataclass(frozen=True, slots=True)
class Quoted:
    quote: Excerpt
    cites: Cites


@dataclass(frozen=True, slots=True)
class Frame:
    """One source on one relation."""

    publisher: Publisher
    reading: str
    word: str
    passages: int
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Framing:
    """One relation as its sources frame it, the warmest first."""

    id: str
    dyad: str
    frames: tuple[Frame, ...]
    more: int


def framings(materials: Materials) -> tuple[Framing, ...]:
    """The contested relations, and those asked about over all fields; one direction of each shows the words."""
    states = [state for state in wholes(materials.measures.relations) if len(state.views) > 1 and not state.is_second]
    asked = [state for state in states if is_asked(materials, state) and (state.contested or state.domain is None)]
    other = [state for state in states if state.contested and not is_asked(materials, state)]
    widest: dict[tuple[tuple[str, str], Domain | None], RelationState] = {}
    for state in [*sorted(asked, key=_rank), *sorted(other, key=_rank)]:
        widest.setdefault((state.dyad.undirected, state.domain), state)
    return tuple(_framing(materials, state) for state in list(widest.values())[:MOST_RELATIONS])


def _rank(state: RelationState) -> tuple[bool, int, str]:
    return (state.domain is not None, -len(state.signals), state.id)


def _framing(materials: Materials, state: RelationState) -> Framing:
    views = sorted(state.views, key=lambda view: (-view.score, view.source))
    shown = tuple(_frame(materials, view) for view in views[:MOST_SOURCES])
    return Framing(state.id, full_name(materials, state), shown, max(0, len(views) - MOST_SOURCES))


def _frame(materials: Materials, view: SourceView) -> Frame:
    spans = tuple(dict.fromkeys(span for signal in strongest(view.signals) for span in signal.evidence))
    return Frame(
        publisher=Publisher(materials.key_of(view.source), view.source),
        reading=f"{signed(view.score)} ({score_range(view.low, view.high)})",
        word=standing(view.score),
        passages=len({span for signal in view.signals for span in signal.evidence}),
        quotes=tuple(_quoted(materials, span) for span in spans[:MOST_QUOTES]),
    )


def _quoted(materials: Materials, span: EvidenceSpan) -> Quoted:
    return Quoted(excerpt(materials.documents[span.document], span.span), materials.citations.cite([span]))
