"""Says beside the rows of a table who corrected or confirmed what stands there, and how to do so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.text import Text

from foedus.cli.printing import CONTESTED, QUIET, plain, screen
from foedus.records import Problem, Replay, Standing

Cells = Sequence[str | Text]
COLUMN = "corrected"
HOW = (
    "Is one of them wrong, or right? foedus correct ID --set FIELD=VALUE --by NAME --why ..., or --drop, or --confirm; "
    "ID as above, or, where there are several reports, that of one: foedus trace ID tells them"
)


def remark_of(ids: Iterable[str], remarks: Mapping[str, str]) -> str:
    """What was said of these records, each word once."""
    return "; ".join(dict.fromkeys(remarks[name] for name in ids if name in remarks))


def with_remarks(
    columns: Sequence[str], rows: Sequence[Cells], remarks: Sequence[str]
) -> tuple[Sequence[str], Sequence[Cells]]:
    """The table with a last column for `remarks`, one a row, where there is any."""
    if not any(remarks):
        return columns, rows
    told = [(*row, plain(remark, CONTESTED)) for row, remark in zip(rows, remarks, strict=True)]
    return (*columns, COLUMN), told


def say_how(rows: int) -> None:
    """How to correct a record of the table above, if it has any."""
    if rows:
        screen().print(plain(HOW, QUIET))


def lost_problems(told: Sequence[Replay]) -> list[Problem]:
    """One line for each correction that found nothing to apply to; it is kept all the same."""
    return [
        Problem(
            f"{one.id} by {one.correction.by}",
            f"no longer applies, because {one.because}",
            f"it is kept; take it back with: foedus correct --undo {one.correction.number}",
            lost=False,
        )
        for one in told
        if one.standing is Standing.LOST
    ]
