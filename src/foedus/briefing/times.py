"""How the brief writes days: as a day, a month, an interval or a bound."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from foedus.records import FuzzyDate
from foedus.records.dates import MONTHS, day_in_words


def written(when: FuzzyDate | None, *, unknown: str = "not dated") -> str:
    """`when` as a reader would write it; an open end is said as a bound."""
    if when is None or when.is_unknown:
        return unknown
    if when.earliest is None:
        return f"not after {day_in_words(when.latest)}" if when.latest else unknown
    if when.latest is None:
        return f"not before {day_in_words(when.earliest)}"
    return stretch(when.earliest, when.latest)


def stretch(first: date, last: date) -> str:
    """Both days as the shortest name of the time between them: a day, a month, a quarter, a year, or "a to b"."""
    if first == last:
        return day_in_words(first)
    if _is_whole_months(first, last):
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_in_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day_in_words(last)}"
    return f"{day_in_words(first)} to {day_in_words(last)}"


def quarter(when: FuzzyDate) -> str:
    """A short name for a point on a time axis: "Q2 2025", "Apr 2025", "2025"."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return written(when)
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 3:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return (
        f"{MONTHS[first.month - 1][:3]} {first.year}" if not months else f"Q{(first.month - 1) // 3 + 1} {first.year}"
    )


def _is_whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _months(first: date, last: date) -> str:
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    start, end = MONTHS[first.month - 1], f"{MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{start} to {end}" if first.year == last.year else f"{start} {first.year} to {end}"
