"""Puts the lines of a page into reading order, one column after the other."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.pdf_lines import Line

COLUMN_LINES = 4  # lines that each side must have to be a column
CROSSING_MOST = 0.35  # share of lines that may run across the gutter: title, summary, notes
DEPTH = 3  # columns within columns
STEPS = 60  # places of the gutter that are tried


def in_reading_order(lines: Sequence[Line], depth: int = DEPTH) -> list[list[Line]]:
    """Runs of lines that follow each other down the page; each run is one column or one band across the page."""
    gutter = _gutter(lines) if depth else None
    if gutter is None:
        return [_merged_rows(sorted(lines, key=lambda line: (-line.base, line.left)))] if lines else []
    across = sorted((line for line in lines if _crosses(line, gutter)), key=lambda line: -line.base)
    ordered: list[list[Line]] = []
    waiting = [line for line in lines if not _crosses(line, gutter)]
    for line in across:
        above = [each for each in waiting if each.base > line.base]
        waiting = [each for each in waiting if each.base <= line.base]
        ordered.extend(_columns(above, gutter, depth))
        if ordered and above == [] and ordered[-1][-1] in across:
            ordered[-1].append(line)
        else:
            ordered.append([line])
    return ordered + _columns(waiting, gutter, depth)


def _columns(lines: Sequence[Line], gutter: float, depth: int) -> list[list[Line]]:
    left = [line for line in lines if line.right <= gutter + 1]
    right = [line for line in lines if line.right > gutter + 1]
    return in_reading_order(left, depth - 1) + in_reading_order(right, depth - 1)


def _crosses(line: Line, gutter: float) -> bool:
    return line.left < gutter - 1 and line.right > gutter + 1


def _gutter(lines: Sequence[Line]) -> float | None:
    """The place in the middle of the page that the fewest lines cross, if both sides then look like columns."""
    if len(lines) < 2 * COLUMN_LINES:
        return None
    leftmost, rightmost = min(line.left for line in lines), max(line.right for line in lines)
    width = rightmost - leftmost
    places = [leftmost + width * (0.25 + 0.5 * step / STEPS) for step in range(STEPS + 1)]
    middle = leftmost + width / 2
    best = min(places, key=lambda place: (sum(_crosses(line, place) for line in lines), abs(place - middle)))
    return best if _is_gutter(lines, best) else None


def _is_gutter(lines: Sequence[Line], place: float) -> bool:
    left = [line for line in lines if line.right <= place + 1]
    right = [line for line in lines if line.left >= place - 1]
    if min(len(left), len(right)) < COLUMN_LINES or len(lines) - len(left) - len(right) > CROSSING_MOST * len(lines):
        return False
    low, high = min(line.base for line in right), max(line.base for line in right)
    beside = sum(low - line.size <= line.base <= high + line.size for line in left)
    return beside >= COLUMN_LINES - 1


def _merged_rows(lines: Sequence[Line]) -> list[Line]:
    """Lines on one base line, as a table or a tabulator sets them, read across."""
    rows: list[Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        if last and abs(last.base - line.base) < 0.4 * max(last.size, line.size) and line.left >= last.right - 1:
            rows[-1] = Line(f"{last.text} {line.text}", last.left, line.right, last.base, max(last.size, line.size))
        else:
            rows.append(line)
    return rows
