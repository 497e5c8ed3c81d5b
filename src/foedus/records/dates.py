"""Days that are known, half known or unknown, with the words they were read from."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS = (  # not strftime: what we write must not change with the machine's locale
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """An interval of days, both ends included.

    `earliest` is None where nothing bounds it from below, `latest` where nothing bounds it from above; both None
    means unknown. `as_written` is the words it was read from ("" when there were none), `because` how it was read.
    """

    earliest: date | None
    latest: date | None
    as_written: str = ""
    because: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a date interval runs forward, got {self.earliest}..{self.latest}")

    @classmethod
    def unknown(cls, because: str) -> FuzzyDate:
        return cls(None, None, "", because)

    @classmethod
    def on(cls, day: date, as_written: str = "", because: str = "") -> FuzzyDate:
        return cls(day, day, as_written, because)

    @property
    def is_unknown(self) -> bool:
        return self.earliest is None and self.latest is None

    @property
    def is_dated(self) -> bool:
        """Bounded on both sides."""
        return self.earliest is not None and self.latest is not None

    @property
    def is_day(self) -> bool:
        return self.is_dated and self.earliest == self.latest

    def may_meet(self, other: FuzzyDate, slack_days: int = 0) -> bool:
        """Whether both can speak of the same day, allowing `slack_days` between them. Unknown meets everything."""
        return _not_after(self.earliest, other.latest, slack_days) and _not_after(
            other.earliest, self.latest, slack_days
        )


def _not_after(first: date | None, second: date | None, slack_days: int) -> bool:
    return first is None or second is None or (first - second).days <= slack_days


def day_in_words(day: date) -> str:
    """ "19 May 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_in_words(when: FuzzyDate) -> str:
    """ "on 19 May 2025", "in May 2025", "in 2026", "between ... and ...", "not before ...", "on an unknown day"."""
    if when.earliest is None or when.latest is None:
        bound = when.earliest or when.latest
        if bound is None:
            return "on an unknown day"
        return f"not {'before' if when.latest is None else 'after'} {day_in_words(bound)}"
    first, last = when.earliest, when.latest
    if first == last:
        return f"on {day_in_words(first)}"
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return f"in {first.year}"
    if first.day == 1 and last == date(first.year, first.month, monthrange(first.year, first.month)[1]):
        return f"in {MONTHS[first.month - 1]} {first.year}"
    return f"between {day_in_words(first)} and {day_in_words(last)}"


def due_in_words(due: FuzzyDate) -> str:
    """ "by 30 September 2025" for a stretch of days that is no month or year; else as `days_in_words`."""
    said = days_in_words(due)
    return f"by {day_in_words(due.latest)}" if said.startswith("between ") and due.latest else said
