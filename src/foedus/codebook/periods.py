"""Which days a month, a season, a quarter, a year or a part of one covers."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
WEEKDAYS = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4}
_SIXTHS = {
    "early": (0, 2),
    "mid": (2, 4),
    "middle": (2, 4),
    "late": (4, 6),
    "start": (0, 1),
    "beginning": (0, 1),
    "end": (5, 6),
}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole days, both ends included."""

    first: date
    last: date

    def to(self, other: Period) -> Period:
        """From the start of this to the end of `other`."""
        return Period(min(self.first, other.first), max(self.last, other.last))


def a_day(year: int, month: int, day: int) -> Period | None:
    """None where the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return Period(date(year, month, day), date(year, month, day))


def a_month(year: int, month: int) -> Period:
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def months(year: int, first: int, last: int) -> Period:
    """`first` to `last` month of `year`; months above 12 run on into the next year."""
    return Period(a_month(year + (first - 1) // 12, (first - 1) % 12 + 1).first, _month_end(year, last))


def a_year(year: int) -> Period:
    return months(year, 1, 12)


def a_quarter(year: int, number: int) -> Period:
    return months(year, 3 * number - 2, 3 * number)


def a_half(year: int, number: int) -> Period:
    return months(year, 6 * number - 5, 6 * number)


def a_season(year: int, name: str) -> Period:
    """Northern seasons. "winter 2025" can be either end of the year, so it covers both."""
    first = SEASONS[name]
    return months(year, 1, 14) if name == "winter" else months(year, first, first + 2)


def a_decade(year: int, part: str = "") -> Period:
    first, last = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9), "end": (8, 9)}.get(part, (0, 9))
    return Period(date(year + first, 1, 1), date(year + last, 12, 31))


def a_fiscal_year(year: int) -> Period:
    """As the United States federal government counts: it ends in September of the year that names it."""
    return months(year - 1, 10, 21)


def part_of(period: Period, part: str) -> Period:
    """The early, middle or late third of `period`, or its start or end (a sixth)."""
    if part not in _SIXTHS:
        return period
    first, last = _SIXTHS[part]
    count = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    if count % 6 == 0:  # half years, years: cut between months
        start = period.first.month
        return months(period.first.year, start + count * first // 6, start - 1 + count * last // 6)
    days = (period.last - period.first).days + 1
    start = period.first.toordinal()
    return Period(date.fromordinal(start + days * first // 6), date.fromordinal(start - 1 + days * last // 6))


def _month_end(year: int, month: int) -> date:
    return a_month(year + (month - 1) // 12, (month - 1) % 12 + 1).last
