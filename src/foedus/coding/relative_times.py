"""What "yesterday", "on Tuesday", "last quarter" and "three weeks ago" mean on a given day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.codebook.periods import WEEKDAYS, Period, a_decade, a_month, a_quarter, a_year, part_of
from foedus.coding.time_settings import Setting

Bounds = tuple[date | None, date | None]
Resolver = Callable[[re.Match[str], Setting], Bounds | None]


@dataclass(frozen=True, slots=True)
class Shape:
    """A way to write a time. `hints` are words of which a sentence must hold one to be looked at.

    Hints in lower case stand for any case, capitalised ones for that spelling alone: "may" is no month.
    """

    pattern: re.Pattern[str]
    resolve: Resolver
    hints: frozenset[str]


_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "half a": 0.5, "a couple of": 2, "couple of": 2, "couple": 2,
}  # fmt: skip
_COUNT = (
    r"(?P<count>half\sa|a\scouple\sof|couple\sof|couple|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty-five|twenty|thirty|forty|fifty|sixty"
    r"|\d{1,3})"
)
_UNIT_HINTS = "week month quarter year decade"
_UNITS_HINTS = "days weeks months years decades"
_SHORT_HINTS = "hours minutes day days week weeks fortnight fortnights"
_COUNTED_HINTS = f"{_SHORT_HINTS} month months quarter quarters year years decade decades century"
_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|decade|century)"
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
TENSE = r"(?P<which>last|past|previous|preceding|this|current|present|ongoing|next|coming|following|upcoming)"
BACK = frozenset({"last", "past", "previous", "preceding"})
FORTH = frozenset({"next", "coming", "following", "upcoming"})
PART = r"(?:(?P<part>early|mid|middle|late|start|beginning|end|earlier|later)(?:\sof\s|\sin\s|\s|-))?"
_WEEKDAY_NAME = r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAYTIME = r"(?:\s(?:morning|afternoon|evening|night))?"


def _near_day(match: re.Match[str], setting: Setting) -> Bounds:
    words = match[0].lower()
    shift = 0
    if "before yesterday" in words or "after tomorrow" in words:
        shift = 2 if "tomorrow" in words else -2
    elif "yesterday" in words or "last night" in words:
        shift = -1
    elif "tomorrow" in words:
        shift = 1
    day = setting.today + timedelta(days=shift)
    return day, day


def _weekday(match: re.Match[str], setting: Setting) -> Bounds:
    which = (match["which"] or "").lower()
    number = WEEKDAYS[match["weekday"].lower() + "day"]
    back = (setting.today.weekday() - number) % 7
    if which in FORTH or (which not in BACK and setting.ahead):
        day = setting.today + timedelta(days=(number - setting.today.weekday()) % 7 or 7 * (which != ""))
    elif which in {"this", "current"}:
        day = setting.today + timedelta(days=number - setting.today.weekday())
    else:
        day = setting.today - timedelta(days=back or 7 * (which in BACK))
    return day, day


def _weekend(match: re.Match[str], setting: Setting) -> Bounds:
    which = (match["which"] or "").lower()
    saturday = setting.today + timedelta(days=5 - setting.today.weekday())
    if which in FORTH:
        saturday += timedelta(days=7 * (setting.today.weekday() >= 5))
    elif setting.today.weekday() < 5 and which != "this" and not setting.ahead:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def _whole_unit(match: re.Match[str], setting: Setting) -> Bounds:
    """ "last week", "this quarter", "early next year", "the end of the month"."""
    which, part = (match["which"] or "this").lower(), (match["part"] or "").lower()
    step = -1 if which in BACK else 1 if which in FORTH else 0
    unit = match["unit"].lower()
    if which == "past" or (which == "last" and unit == "decade"):
        return _stepped(setting.today, unit, -1), setting.today
    if which == "coming":
        return setting.today, _stepped(setting.today, unit, 1)
    period = _containing(_stepped(setting.today, unit, step), unit)
    if part == "earlier":
        return period.first, min(period.last, setting.today) if not step else period.last
    if part == "later":
        return max(period.first, setting.today) if not step else period.first, period.last
    period = part_of(period, part)
    return period.first, period.last


def _several_units(match: re.Match[str], setting: Setting) -> Bounds:
    """ "the past three years", "the next five days"."""
    unit, count = match["unit"].lower(), _count(match["count"])
    if match["which"].lower() in BACK:
        return _stepped(setting.today, unit, -count), setting.today
    return setting.today, _stepped(setting.today, unit, count)


def _past_hours(match: re.Match[str], setting: Setting) -> Bounds:
    """ "the past 24 hours": the day before is touched."""
    per_day = {"hour": 24, "minute": 24 * 60}[match["unit"].lower()]
    days = timedelta(days=-(-round(_count(match["count"])) // per_day))
    if match["which"].lower() in BACK:
        return setting.today - min(days, setting.today - date.min), setting.today
    return setting.today, setting.today + min(days, date.max - setting.today)


def _open_units(match: re.Match[str], setting: Setting) -> Bounds:
    """ "in recent years", "in the coming months": how far they reach is not said."""
    is_past = match["which"].lower() in {"recent", "more recent", "past few", "last few"}
    return (None, setting.today) if is_past else (setting.today, None)


def _ago(match: re.Match[str], setting: Setting) -> Bounds:
    """Days are exact; "three years ago" is that year, "two months ago" that month."""
    unit, count = match["unit"].lower(), _count(match["count"])
    day = _stepped(setting.today, unit, -count)
    if unit == "day":
        return day, day
    period = _containing(day, "year" if unit in {"decade", "century"} else "week" if unit == "fortnight" else unit)
    return period.first, period.last


def _later(_match: re.Match[str], _setting: Setting) -> Bounds:
    """Unknown, unless the sentence names the day that it counts from: see `count_from`."""
    return None, None


def count_from(match: re.Match[str], day: date) -> date:
    """ "two weeks later" as a match of `LATER`, counted from `day`."""
    sign = -1 if match["way"].lower() in {"earlier", "before", "previously"} else 1
    return _stepped(day, match["unit"].lower(), sign * _count(match["count"]))


def step_from(match: re.Match[str], day: date) -> Bounds:
    """ "the next day" and "the following year" as a match of `STEP`, counted from `day`."""
    sign = 1 if match["which"].lower() in FORTH else -1
    unit = match["unit"].lower()
    period = _containing(_stepped(day, "day" if unit in {"night", "morning", "evening"} else unit, sign), unit)
    return period.first, period.last


def _within(match: re.Match[str], setting: Setting) -> Bounds:
    return setting.today, _stepped(setting.today, match["unit"].lower(), _count(match["count"]))


def _from_now(match: re.Match[str], setting: Setting) -> Bounds:
    unit, count = match["unit"].lower(), _count(match["count"])
    day = _stepped(setting.today, unit, count)
    period = _containing(day, unit if unit in {"month", "year", "week"} else "day")
    return period.first, period.last


def _year_end(_match: re.Match[str], setting: Setting) -> Bounds:
    period = part_of(a_year(setting.today.year), "end")
    return period.first, period.last


def _stepped(day: date, unit: str, count: float) -> date:
    """`count` units from `day`; a month that is too short ends on its last day."""
    if unit in _DAYS:
        ordinal = day.toordinal() + round(_DAYS[unit] * count)
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    month = day.year * 12 + day.month - 1 + round(_MONTHS[unit] * count)
    year = min(max(month // 12, 1), 9999)
    last = a_month(year, month % 12 + 1).last
    return last.replace(day=min(day.day, last.day))


def _containing(day: date, unit: str) -> Period:
    """The week (from Monday), month, quarter, year or decade that `day` lies in."""
    if unit == "week":
        monday = day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
        return Period(monday, monday + timedelta(days=6))
    if unit == "month":
        return a_month(day.year, day.month)
    if unit == "quarter":
        return a_quarter(day.year, (day.month - 1) // 3 + 1)
    if unit == "year":
        return a_year(day.year)
    if unit in {"decade", "century"}:
        return a_decade(max(1, day.year - day.year % 10))
    return Period(day, day)


def _count(written: str) -> float:
    return float(written) if written.isdigit() else _COUNTS[" ".join(written.lower().split())]


def any_case(pattern: str, resolve: Resolver, hints: str) -> Shape:
    """A shape whose words count in any case."""
    return Shape(re.compile(pattern, re.IGNORECASE), resolve, frozenset(hints.split()))


def as_written(pattern: str, resolve: Resolver, hints: str) -> Shape:
    """A shape whose capitals tell it from other words."""
    return Shape(re.compile(pattern), resolve, frozenset(hints.split()))


LATER = re.compile(
    rf"\b{_COUNT}\s{_UNIT}s?\s(?P<way>later|afterwards?|earlier|before(?=\s*(?:[.,;:)”\"]|$))|previously)(?!\w)(?!\sthan\b)",
    re.IGNORECASE,
)
STEP = re.compile(
    r"the\s(?P<which>next|following|previous|preceding)\s(?P<unit>day|night|morning|evening|week|month|quarter|year)",
    re.IGNORECASE,
)
_MORE_THAN = r"(?:(?:more\sthan|less\sthan|about|around|nearly|almost|some|over|just\sover|at\sleast|roughly)\s)?"
WITHIN_SHAPE = any_case(
    rf"\bwithin\s(?P<time>(?:the\snext\s)?{_COUNT}\s{_UNIT}s?)\b(?!\sof\b)", _within, _COUNTED_HINTS
)
RELATIVE_SHAPES: tuple[Shape, ...] = (
    any_case(
        r"\b(?:(?:late|early)\s(?=yesterday|last\snight|tonight|today|tomorrow))?(?:the\sday\s(?:before\syesterday|after\stomorrow)|(?:earlier\s|later\s)?today|tonight|last\snight"
        rf"|this\s(?:morning|afternoon|evening)|yesterday{_DAYTIME}|tomorrow{_DAYTIME})(?!\w)(?!['’]s\s(?:world|age))",
        _near_day,
        "today tonight yesterday tomorrow night morning afternoon evening",
    ),
    as_written(
        rf"\b(?:(?P<which>[Ll]ast|[Pp]ast|[Pp]revious|[Tt]his|[Nn]ext|[Cc]oming|[Ff]ollowing|[Uu]pcoming)\s)?"
        rf"(?:[Ll]ate\s|[Ee]arly\s)?{_WEEKDAY_NAME}{_DAYTIME}\b",
        _weekday,
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
    any_case(
        r"\b(?:(?:at|over|on|during)\s)?(?P<time>(?:(?:the\s)?(?P<which>last|past|this|next|coming|following)|(?<=\s)the)\sweekend)\b",
        _weekend,
        "weekend",
    ),
    any_case(
        rf"\b(?:the\s)?(?:{PART}(?:the\s)?)?{TENSE}\s(?P<unit>week|month|quarter|year|decade)\b(?!['’]s\s|\s(?:of|old)\b|-)",
        _whole_unit,
        _UNIT_HINTS,
    ),
    any_case(rf"\b(?:the\s)?{TENSE}\s(?P<unit>week|month|quarter|year)(?=['’]s\s)(?P<part>)", _whole_unit, _UNIT_HINTS),
    any_case(
        r"\bthe\s(?P<part>end|start|beginning|middle)\sof\sthe\s(?P<unit>week|month|quarter|year|decade)\b(?P<which>)",
        _whole_unit,
        _UNIT_HINTS,
    ),
    any_case(
        r"\b(?P<part>earlier|later)\sin\sthe\s(?P<unit>week|month|quarter|year)\b(?P<which>)", _whole_unit, _UNIT_HINTS
    ),
    any_case(
        rf"\b(?:the\s)?(?P<which>(?<!will\s)(?<!to\s)last|past|previous|preceding|next|coming|following)\s{_COUNT}\s{_UNIT}s?\b",
        _several_units,
        _COUNTED_HINTS,
    ),
    any_case(
        r"\b(?:the\s)?(?P<which>(?:more\s)?recent|coming|next\sfew|past\sfew|last\sfew|following|upcoming)\s"
        r"(?:days|weeks|months|years|decades)\b",
        _open_units,
        _UNITS_HINTS,
    ),
    any_case(
        r"\b(?:the\s)?(?:days|weeks|months|years|decades)\s(?P<which>ahead)\b",
        _open_units,
        "ahead",
    ),
    any_case(rf"\b{_MORE_THAN}{_COUNT}\s{_UNIT}s?\sago\b", _ago, "ago"),
    any_case(
        rf"\b(?:the\s)?(?P<which>last|past|previous|preceding|next|coming|following)\s{_COUNT}\s(?P<unit>hour|minute)s?\b",
        _past_hours,
        "hours minutes",
    ),
    Shape(LATER, _later, frozenset(_COUNTED_HINTS.split())),
    WITHIN_SHAPE,
    any_case(
        rf"\b{_COUNT}\s{_UNIT}s?(?:['’]\stime|\sfrom\s(?:now|today))\b",
        _from_now,
        _COUNTED_HINTS,
    ),
    any_case(r"\b(?:the\s)?year[\s-]end\b", _year_end, "year"),
)
