"""The state board: how each pair stands, drawn on one axis from conflict to cooperation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from foedus.cli.printing import CONFLICT, CONTESTED, COOPERATION, QUIET, plain, say_line, screen, show_table
from foedus.records import RelationState
from foedus.records.standings import side
from foedus.workspace.sayings import is_whole, say_period, say_scope, say_score, say_state

AXIS = "-10       0       +10"
COLUMNS = ("dyad", "domain", AXIS, "state", "origins", "sources", "id")
MOST_ROWS = 12
WIDE = 110  # columns of the screen from which the axis is drawn
CELLS = 21  # one for each whole score from -10 to +10
KEY = (
    "−10 conflict, +10 cooperation; ● score with its ─ 80% interval; ○─○ what single sources imply where they disagree"
)


def show_board(title: str, states: Sequence[RelationState], *, empty: str) -> None:
    """Prints the board; rows beyond `MOST_ROWS` are counted, not hidden."""
    columns = COLUMNS if screen().width >= WIDE else tuple(column for column in COLUMNS if column != AXIS)
    told = _told_apart(states)
    rows = [_row(state, columns) for state in told[:MOST_ROWS]]
    show_table(title, columns, rows, empty=empty, kept_whole=(AXIS, "state"))
    if states and AXIS in columns:
        say_line(KEY, QUIET)
    if len(told) > MOST_ROWS:
        say_line(f"and {len(told) - MOST_ROWS} more: foedus show relation ACTOR ACTOR, or --json", QUIET)


def show_views(state: RelationState) -> None:
    """What each source alone would imply."""
    rows = [
        (
            view.source or "not stated",
            plain(say_score(view.score), _style(view.score)),
            f"{say_score(view.low)}..{say_score(view.high)}",
            str(len(view.documents)),
            str(len(view.signals)),
        )
        for view in state.views
    ]
    title = f"What each source implies of {_pair(state)}, {say_period(state)}"
    columns = ("source", "score", "80% interval", "documents", "signals")
    show_table(title, columns, rows, empty="No source implies anything.")


def chosen(states: Sequence[RelationState], about: Sequence[str]) -> list[RelationState]:
    """States between the actors in `about` (one: with anybody; none: all), whole pictures and best told ones first."""
    wanted = set(about)
    needed = min(len(wanted), 2)
    found = [state for state in states if len(wanted & {state.dyad.actor, state.dyad.recipient}) >= needed]
    return sorted(found, key=_rank)


def _told_apart(states: Sequence[RelationState]) -> list[RelationState]:
    """One direction for both where they read alike, and no part that is the whole under another name."""
    whole = {(state.dyad, len(state.signals)) for state in states if _is_picture(state)}
    periods = Counter(state.dyad for state in states if not is_whole(state))
    return [
        state
        for state in states
        if not state.is_second
        and (_is_picture(state) or (state.dyad, len(state.signals)) not in whole)
        and (is_whole(state) or periods[state.dyad] > 1)
    ]


def _is_picture(state: RelationState) -> bool:
    return state.domain is None and is_whole(state)


def _rank(state: RelationState) -> tuple[bool, bool, bool, int, int, str, str]:
    first, second = state.dyad.undirected
    is_part = not _is_picture(state)
    reports = -len(state.signals)
    return (
        is_part,
        not state.contested,
        state.origins < 2,
        -state.origins,
        reports,
        f"{first} {second}",
        say_scope(state),
    )


def coloured(state: RelationState) -> str:
    """Green for cooperation, red for conflict, yellow for contested."""
    if state.contested:
        return CONTESTED
    return _style(state.score)


def _row(state: RelationState, columns: Sequence[str]) -> list[str | Text]:
    style = coloured(state)
    cells: dict[str, str | Text] = {
        "dyad": _pair(state),
        "domain": say_scope(state),
        AXIS: _axis(state, style),
        "state": plain(say_state(state), style),
        "origins": str(state.origins),
        "sources": _sources(state) if AXIS in columns else str(len(state.views)),
        "id": plain(state.id, QUIET),
    }
    return [cells[column] for column in columns]


def _pair(state: RelationState) -> str:
    if state.mirror:
        return " <> ".join(state.dyad.undirected)
    return f"{state.dyad.actor} > {state.dyad.recipient}"


def _sources(state: RelationState) -> str:
    """How many sources; where they disagree, which ones imply the worst and the best."""
    if not state.contested or len(state.views) < 2:
        return str(len(state.views))
    ranked = sorted(state.views, key=lambda view: (view.score, view.source))
    return f"{len(ranked)}: from {ranked[0].source or 'not stated'} to {ranked[-1].source or 'not stated'}"


def _style(score: float) -> str:
    if not side(score):
        return ""
    return COOPERATION if score > 0 else CONFLICT


def _axis(state: RelationState, style: str) -> Text:
    cells = ["·" if cell == CELLS // 2 else " " for cell in range(CELLS)]
    marks = [view.score for view in state.views] if state.contested and state.views else [state.score]
    low, high = (min(marks), max(marks)) if state.contested and state.views else (state.low, state.high)
    for cell in range(_cell(low), _cell(high) + 1):
        cells[cell] = "─"
    for score in marks:
        cells[_cell(score)] = "○" if state.contested else "●"
    return Text("".join(cells), style=style)


def _cell(score: float) -> int:
    return round(min(10.0, max(-10.0, score))) + CELLS // 2
