"""Puts tables, JSON and problems on the screen; words from documents can never steer the terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from foedus.records import Problem
from foedus.storing.codec import Json, written

READABLE = 12  # columns of a cell below which its words fall apart
UNBROKEN = 24  # columns up to which a word, a path above all, is not broken
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
    least = _least_widths(columns, cells, whole)
    room = screen().width - sum(least) - COLUMN_GAP * len(least) - 1
    if room < 0:
        _show_lines(title, columns, cells)
        return
    made = Table(title=title, title_justify="left", title_style="bold", header_style="bold", box=SIMPLE_HEAD)
    for column, width in zip(columns, _widened(least, columns, cells, room), strict=True):
        made.add_column(column, overflow="fold", no_wrap=column in whole, width=width)
    for row in cells:
        made.add_row(*row)
    screen().print(made)


def _least_widths(columns: Sequence[str], rows: Sequence[Sequence[Text]], whole: set[str]) -> list[int]:
    """From which width each column can be read: whole ones in full, others `READABLE`, or what their words need."""
    least = []
    for number, column in enumerate(columns):
        cells = [row[number] for row in rows]
        widest = max(cell.cell_len for cell in cells)
        if column in whole:
            least.append(max(widest, len(column)))
            continue
        words = [word for text in (column, *(cell.plain for cell in cells)) for word in text.split()]
        longest = max(map(cell_len, words), default=0)
        least.append(max(min(widest, READABLE), min(longest, UNBROKEN)))
    return least


def _widened(least: Sequence[int], columns: Sequence[str], rows: Sequence[Sequence[Text]], room: int) -> list[int]:
    """What room is left goes to the narrowest columns that can use it: Rich would narrow some below their words."""
    widths = list(least)
    wanted = [max(len(column), *(row[number].cell_len for row in rows)) for number, column in enumerate(columns)]
    for _ in range(room):
        short = [number for number, width in enumerate(widths) if width < wanted[number]]
        if not short:
            break
        widths[min(short, key=lambda number: widths[number])] += 1
    return widths


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
