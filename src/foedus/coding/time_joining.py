"""Joins times that belong together, and reads those that count from the one before: "the next day"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from foedus.coding.lengths import CLOCK, VAGUE, is_amount, is_placed
from foedus.coding.relative_times import LATER, STEP, count_from, step_from
from foedus.records import FuzzyDate, Span

Found = tuple[Span, FuzzyDate]
_SAME = re.compile(r"(?:that|the\ssame)\s(?:day|night|morning|afternoon|evening|week|month|year)", re.IGNORECASE)
_BETWEEN_CLOCK_AND_DAY = re.compile(r",?\s(?:on\s|at\s|around\s|about\s)?(?:the\s)?")
_PART_OF_DAY = re.compile(r"\b(?:[Tt]he\s)?(?:early\s|late\s)?(?:morning|afternoon|evening|night|eve)\sof\s$")
_SPAN_TO = re.compile(
    r"\b(?:the\s)?(?:(?P<count>\d{1,2}|two|three|four|five|six|nine|ten|twelve)\s)?(?P<unit>week|month|quarter|year)s?\s"
    r"(?:to|ending|ended|through)\s(?:on\s)?$",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(r"\b(?:the\s)?week\s(?:of|beginning|starting)\s$", re.IGNORECASE)
_SIX_DAYS = timedelta(days=6)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10, "twelve": 12}
_WINDOW = 40  # characters before a time in which "the three months to" stands


def joined_times(words: str, found: Iterable[Found]) -> list[Found]:
    """The same times in order, some of them joined, those that count from another with its days."""
    placed: list[Found] = []
    named: FuzzyDate | None = None
    for span, when in found:
        read = _led(words, span, _from_named(words, span, when, named))
        while placed and placed[-1][0].overlaps(read[0]):  # "the three months" of "the three months to June"
            placed.pop()
        merged = _merged(words, placed[-1], read) if placed else None
        if merged:
            placed[-1] = merged
        else:
            placed.append(_on_named(read, named))
        told = placed[-1][1]
        if told.is_dated and is_placed(told) and not is_amount(told):
            named = told
    return placed


def _from_named(words: str, span: Span, when: FuzzyDate, named: FuzzyDate | None) -> FuzzyDate:
    """ "two weeks later" and "the following year" count from the day that the sentence `named` last."""
    if named is None or named.earliest is None or named.latest is None:
        return when
    because = f"counted from {named.as_written}"
    written = span.gives(words)
    if _SAME.fullmatch(written):
        return FuzzyDate(named.earliest, named.latest, written, because)
    later, step = LATER.fullmatch(words, span.start, span.end), STEP.fullmatch(written)
    if later:
        return FuzzyDate(count_from(later, named.earliest), count_from(later, named.latest), written, because)
    if step:
        first, last = step_from(step, named.earliest), step_from(step, named.latest)
        return FuzzyDate(first[0], last[1], written, because)
    return when


def _on_named(read: Found, named: FuzzyDate | None) -> Found:
    """A bare time of day is on the day that the sentence names before it."""
    span, when = read
    if when.because == CLOCK and named is not None and named.is_day:
        return span, replace(when, earliest=named.earliest, latest=named.latest, because=f"on {named.as_written}")
    return read


def _led(words: str, span: Span, when: FuzzyDate) -> Found:
    """ "the morning of 5 January" is that day, "the week to 2 January" the seven days that end with it."""
    before = words[max(0, span.start - _WINDOW) : span.start]
    part = _PART_OF_DAY.search(before)
    if part and when.is_day:
        return _begun(words, span, len(before) - part.start(), when)
    week = _WEEK_OF.search(before)
    if week and when.is_day and when.earliest:
        monday = when.earliest - timedelta(days=min(when.earliest.weekday(), when.earliest.toordinal() - 1))
        return _begun(
            words, span, len(before) - week.start(), replace(when, earliest=monday, latest=monday + _SIX_DAYS)
        )
    over = _SPAN_TO.search(before)
    if over and when.is_dated and when.because != VAGUE:
        first = _back(when.latest, over)
        return _begun(words, span, len(before) - over.start(), replace(when, earliest=first))
    return span, when


def _begun(words: str, span: Span, earlier: int, when: FuzzyDate) -> Found:
    whole = Span(span.start - earlier, span.end)
    return whole, replace(when, as_written=whole.gives(words))


def _back(last: date | None, over: re.Match[str]) -> date | None:
    """The first day of so many weeks, months or years that end with `last`."""
    if last is None:
        return None
    count = _COUNTS.get((over["count"] or "").lower()) or int(over["count"] or 1)
    following = min(last, date.max - timedelta(days=1)) + timedelta(days=1)
    return step_back(following, over["unit"].lower(), count)


def step_back(day: date, unit: str, count: int) -> date:
    """`count` units before `day`."""
    if unit == "week":
        return date.fromordinal(max(1, day.toordinal() - 7 * count))
    month = day.year * 12 + day.month - 1 - {"month": 1, "quarter": 3, "year": 12}[unit] * count
    return date(max(1, month // 12), month % 12 + 1, min(day.day, 28))


def _merged(words: str, first: Found, second: Found) -> Found | None:
    """ "9:30 a.m. on Friday" and "Friday at 9:30 a.m." are one time, on that day."""
    clock = [found for found in (first, second) if found[1].because == CLOCK]
    day = [found for found in (first, second) if found[1].because != CLOCK]
    if len(clock) != 1 or len(day) != 1 or not is_placed(day[0][1]) or is_amount(day[0][1]):
        return None
    is_day = day[0][1].is_day or day[0][1].is_unknown
    if not (is_day and _BETWEEN_CLOCK_AND_DAY.fullmatch(words, first[0].end, second[0].start)):
        return None
    whole = Span(first[0].start, second[0].end)
    return whole, replace(day[0][1], as_written=whole.gives(words))
