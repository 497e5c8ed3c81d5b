"""Opens a time to the side that its preposition names: "since 2000", "by June", "from 2026 onwards"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from foedus.coding.lengths import is_placed
from foedus.records import FuzzyDate, TimeMention

_DAY = timedelta(days=1)
_BOUND_BEFORE = 24  # characters before a time in which "since the" stands
_BOUND = re.compile(
    r"\b(since|by|until|till|before|after|no later than|ahead of)\s(?:the\s|about\s|around\s)?$", re.IGNORECASE
)
_ONWARDS = re.compile(r"\s(?:on|onwards?)\b(?!\s(?:the|a|an|\d|[A-Z]))")
_FROM = re.compile(r"\b(?:from|as of)\s$", re.IGNORECASE)


def as_meant(text: str, times: Iterable[TimeMention], anchor: FuzzyDate) -> tuple[TimeMention, ...]:
    """The times that place an act, as the words before them mean them; lengths and repeated times are left out.

    "since" and "by" open the interval to one side, up to the `anchor` where that is known.
    """
    return tuple(_bounded(text, time, anchor) for time in times if is_placed(time.when))


def _bounded(text: str, time: TimeMention, anchor: FuzzyDate) -> TimeMention:
    before = text[max(0, time.start - _BOUND_BEFORE) : time.start]
    bound = _BOUND.search(before)
    if bound:
        start = time.start - (len(before) - bound.start())
        opened = _opened(bound[1].lower(), time.when, anchor)
        return TimeMention(start, time.end, replace(opened, as_written=text[start : time.end]))
    origin = _FROM.search(before)
    onwards = _ONWARDS.match(text, time.end) if origin else None
    if onwards and origin and time.when.earliest:
        start = time.start - (len(before) - origin.start())
        opened = FuzzyDate(time.when.earliest, None, text[start : onwards.end()], time.when.because)
        return TimeMention(start, onwards.end(), opened)
    return time


def _opened(bound: str, when: FuzzyDate, anchor: FuzzyDate) -> FuzzyDate:
    if when.is_unknown:
        return when
    if bound == "since":
        return replace(when, latest=_not_before(when.earliest, anchor.latest))
    if bound == "after":
        return replace(when, earliest=_moved(when.latest, 1), latest=None)
    if bound in {"before", "ahead of"}:
        return replace(when, earliest=None, latest=_moved(when.earliest, -1))
    return replace(when, earliest=_not_after(anchor.earliest, when.latest), latest=when.latest)


def _not_before(first: date | None, last: date | None) -> date | None:
    return last if last and first and last >= first else None


def _not_after(first: date | None, last: date | None) -> date | None:
    return first if first and last and first <= last else None


def _moved(day: date | None, days: int) -> date | None:
    return day + days * _DAY if day else None
