"""The state board: how each relation stands, with its interval, what each source alone would imply, and its course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.briefing.charts import Mark, Moment, Scale
from foedus.briefing.materials import Materials, domain_name
from foedus.briefing.quantities import score_range
from foedus.briefing.readings import (
    by_relation,
    dyad_name,
    evidence_of,
    full_name,
    is_asked,
    passages_of,
    wholes,
)
from foedus.briefing.sentences import CitedSentence, counted
from foedus.briefing.times import quarter, written
from foedus.records import RelationState, SourceView
from foedus.records.standings import EVEN, side, signed, standing

MOST_ROWS = 12  # the relations asked about among them
FEWEST = 2  # passages from which a relation is worth a row
MOST_LARGE = 4
MOST_MARKS = 12  # sources drawn in one chart; the text counts them all
MOST_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One relation in one field. `course` is empty where no periods are measured."""

    id: str
    dyad: str
    field: str
    period: str
    contested: bool
    reading: str
    word: str
    origins: int
    scale: Scale
    hidden_sources: int
    course: tuple[Moment, ...]
    sentence: CitedSentence


@dataclass(frozen=True, slots=True)
class Board:
    """`large` are the relations asked about, over all fields; `absent` names the pairs that nothing is said about."""

    large: tuple[Row, ...]
    rows: tuple[Row, ...]
    more: int
    absent: tuple[str, ...]
    nearest: tuple[CitedSentence, ...]


def board(materials: Materials) -> Board:
    """The relations asked about in full, then the rows that touch them; all of them where nobody on record is asked."""
    states = [state for state in wholes(materials.measures.relations) if not state.is_second]
    ranked = sorted(states, key=lambda state: _rank(materials, state))
    large = _one_each([state for state in ranked if state.domain is None and is_asked(materials, state)])[:MOST_LARGE]
    rest = [state for state in ranked if state not in large]
    asked = materials.about & {code for state in states for code in (state.dyad.actor, state.dyad.recipient)}
    near = [state for state in rest if not asked or asked & {state.dyad.actor, state.dyad.recipient}]
    telling = [state for state in near if _is_telling(materials, state, states)]
    shown = (telling or near)[: MOST_ROWS - len(large)]
    absent = _absent(materials, ranked)
    return Board(
        large=tuple(_row(materials, state) for state in large),
        rows=tuple(_row(materials, state) for state in shown),
        more=len(rest) - len(shown),
        absent=tuple(f"No document here says anything about {pair}." for pair in absent),
        nearest=_nearest(materials, ranked) if absent else (),
    )


def _one_each(states: Sequence[RelationState]) -> list[RelationState]:
    """The better told direction of each pair; the other one has a row."""
    first: dict[tuple[str, str], RelationState] = {}
    for state in states:
        first.setdefault(state.dyad.undirected, state)
    return list(first.values())


def _rank(materials: Materials, state: RelationState) -> tuple[bool, bool, bool, int, int, str, str]:
    first, second = state.dyad.undirected
    asked = is_asked(materials, state)
    return (
        not asked,
        state.domain is not None,
        not state.contested,
        -state.origins,
        -len(state.signals),
        f"{first} {second}",
        state.id,
    )


def _is_telling(materials: Materials, state: RelationState, states: Sequence[RelationState]) -> bool:
    """A row adds something: a second passage, and, for one field, another reading than over all fields."""
    if len(passages_of(state)) < FEWEST:
        return False
    if state.domain is None or state.contested:
        return True
    whole = next((one for one in states if one.domain is None and _is_same_pair(one, state)), None)
    if whole is None or (whole.contested and is_asked(materials, state)):
        return True
    return side(whole.score) != side(state.score)


def _is_same_pair(whole: RelationState, state: RelationState) -> bool:
    """The same direction, or a row that stands for both."""
    return whole.dyad == state.dyad or (bool(whole.mirror) and whole.dyad.undirected == state.dyad.undirected)


def _row(materials: Materials, state: RelationState) -> Row:
    views = sorted(state.views, key=lambda view: (-view.score, view.source))
    scale = _scale(materials, state, views)
    return Row(
        id=state.id,
        dyad=dyad_name(materials, state),
        field=domain_name(state.domain),
        period=written(state.period, unknown="whole record"),
        contested=state.contested,
        reading=_reading(scale),
        word="sources disagree" if state.contested else standing(state.score),
        origins=state.origins,
        scale=scale,
        hidden_sources=max(0, len(views) - MOST_MARKS),
        course=_course(materials, state),
        sentence=materials.citations.says(_words(state, views), evidence_of(state)),
    )


def _scale(materials: Materials, state: RelationState, views: Sequence[SourceView]) -> Scale:
    shown = views if len(views) <= MOST_MARKS else [*views[: MOST_MARKS // 2], *views[-MOST_MARKS // 2 :]]
    marks = tuple(Mark(materials.key_of(view.source), view.source, view.score, view.low, view.high) for view in shown)
    name, title = f"chart-{state.id}", full_name(materials, state)
    if not state.contested:
        return Scale(name, title, state.low, state.high, state.score, marks)
    # Origins can disagree inside one source; then its interval is the range, for there are no views to span.
    scores = [view.score for view in views] if len(views) > 1 else [state.low, state.high]
    return Scale(name, title, min(scores), max(scores), None, marks)


def _reading(scale: Scale) -> str:
    if scale.score is None:
        return score_range(scale.low, scale.high)
    return f"{signed(scale.score)} ({score_range(scale.low, scale.high)})"


def _words(state: RelationState, views: Sequence[SourceView]) -> str:
    """The reading in words; the row it stands in names the relation."""
    basis = f"{counted(len(passages_of(state)), 'passage')} from {counted(state.origins, 'independent origin')}"
    if state.contested and len(views) > 1:
        warm, cold = views[0], views[-1]
        implied = f"read alone, {warm.source} implies {signed(warm.score)}, {cold.source} {signed(cold.score)}"
        return f"Sources disagree: {implied} ({basis})"
    if state.contested:
        return f"Reports disagree: {score_range(state.low, state.high)} ({basis})"
    is_unsure = state.low < 0 < state.high and standing(state.score) != EVEN
    unsure = ", though the interval includes zero" if is_unsure else ""
    return f"Reads as {standing(state.score)}{unsure}: {basis}{_dissent(state, views)}"


def _dissent(state: RelationState, views: Sequence[SourceView]) -> str:
    """The source that alone would give the opposite sign: a pooled number must not hide it."""
    opposed = [view for view in views if view.score * state.score < 0 and standing(view.score) != EVEN]
    if not opposed:
        return ""
    farthest = max(opposed, key=lambda view: (abs(view.score), view.source))
    return f"; {farthest.source} alone implies {signed(farthest.score)}"


def _course(materials: Materials, whole: RelationState) -> tuple[Moment, ...]:
    field = whole.domain.value if whole.domain else ""
    group = by_relation(materials.measures.relations)[whole.dyad.actor, whole.dyad.recipient, field]
    dated = [state for state in group if state is not whole and state.period.is_dated]
    ordered = sorted(dated, key=lambda state: (str(state.period.earliest), str(state.period.latest)))
    moments = [Moment(quarter(one.period), one.score, one.low, one.high, one.contested) for one in ordered]
    return tuple(moments) if len(moments) > 1 else ()


def _absent(materials: Materials, states: Sequence[RelationState]) -> tuple[str, ...]:
    """Pairs among those asked about that have no relation in either direction."""
    told = {state.dyad.undirected for state in states}
    codes = list(dict.fromkeys(materials.assessment.about))
    pairs = [(first, second) for index, first in enumerate(codes) for second in codes[index + 1 :]]
    missing = [pair for pair in pairs if (min(pair), max(pair)) not in told]
    return tuple(f"{materials.name(first)} and {materials.name(second)}" for first, second in missing)


def _nearest(materials: Materials, states: Sequence[RelationState]) -> tuple[CitedSentence, ...]:
    """The best told relations of one of those asked about, or of anybody where none of them is on record."""
    over_all = [state for state in states if state.domain is None]
    near = [state for state in over_all if {state.dyad.actor, state.dyad.recipient} & materials.about]
    ordered = sorted(near or over_all, key=lambda state: (-state.origins, -len(state.signals), state.id))[:MOST_NEAREST]
    return tuple(
        materials.citations.says(
            f"Nearest: {dyad_name(materials, state)}, {counted(len(passages_of(state)), 'passage')}", evidence_of(state)
        )
        for state in ordered
    )
