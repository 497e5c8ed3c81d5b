"""Puts tables, JSON and problems on the screen; words from documents can never steer the terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from foedus.records import Problem
from foedus.storing.codec import Json, written

READABLE = 12  # columns of a cell below which its words fall apart
COLUMN_GAP = 3  # columns between two cells
PIPE_WIDTH = 140  # columns where no terminal says how wide it is
COOPERATION, CONFLICT, CONTESTED, QUIET = "green", "red", "yellow", "dim"
_SPACES = re.compile(r"\s+")
_INVISIBLE = frozenset("\u200b\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff")


def screen() -> Console:
    """The console for results. Colours are left out where NO_COLOR is set or no terminal reads them."""
    told = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit()
    return _Screen(width=None if told else PIPE_WIDTH, highlight=False, soft_wrap=False)


class _Screen(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # Rich would end with exit code 1, which says here that an input could not be read


def plain(text: str, style: str = "") -> Text:
    """`text` of any origin as it may be printed: control characters shown as a middle dot, line breaks as spaces."""
    return Text(_harmless(_SPACES.sub(" ", text)), style=style)


def show_table(
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str | Text]],
    *,
    empty: str,
    kept_whole: Sequence[str] = (),
) -> None:
    """Prints a table of texts of any origin, or, where there is nothing to show, `empty`: what to do next.

    Ids and columns in `kept_whole` are not broken into lines. Where the screen is too narrow for that, each row is
    printed as lines of its own.
    """
    if not rows:
        say_line(empty)
        return
    cells = [[cell if isinstance(cell, Text) else plain(cell) for cell in row] for row in rows]
    whole = {"id", *kept_whole}
    if _least_width(columns, cells, whole) > screen().width:
        _show_lines(title, columns, cells)
        return
    made = Table(title=title, title_justify="left", title_style="bold", header_style="bold", box=SIMPLE_HEAD)
    for column in columns:
        made.add_column(column, overflow="fold", no_wrap=column in whole)
    for row in cells:
        made.add_row(*row)
    screen().print(made)


def _least_width(columns: Sequence[str], rows: Sequence[Sequence[Text]], whole: set[str]) -> int:
    """The width from which the table can be read: whole columns in full, the others `READABLE` or what they need."""
    widest = [max(row[number].cell_len for row in rows) for number in range(len(columns))]
    needed = [
        max(width, len(column)) if column in whole else max(min(width, READABLE), len(column.split()[0]))
        for column, width in zip(columns, widest, strict=True)
    ]
    return sum(needed) + COLUMN_GAP * len(columns)


def _show_lines(title: str, columns: Sequence[str], rows: Sequence[Sequence[Text]]) -> None:
    if title:
        say_line(title, "bold")
    for row in rows:
        screen().print()
        for column, cell in zip(columns, row, strict=True):
            if cell.plain:
                screen().print(Text.assemble((f"{column}: ", QUIET), cell), overflow="fold")
    screen().print()


def say_line(text: str, style: str = "") -> None:
    """One line of text of any origin; the terminal breaks it where it must."""
    screen().print(plain(text, style), soft_wrap=True)


def say_text(text: str) -> None:
    """Lines of text of any origin, as they are."""
    for line in text.splitlines():
        screen().print(Text(_harmless(line)), soft_wrap=True)


def print_json(value: Json) -> None:
    """One JSON value on stdout, as UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(written(value).encode("utf-8"))


def report(problems: Iterable[Problem]) -> None:
    """One line on stderr for each problem."""
    for problem in problems:
        print(f"foedus: {plain(str(problem)).plain}", file=sys.stderr)  # noqa: T201  the one place that reports


def _harmless(text: str) -> str:
    return "".join(letter if letter.isprintable() and letter not in _INVISIBLE else "·" for letter in text)
