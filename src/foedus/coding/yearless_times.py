"""What "19 May", "last March", "this spring" and "the third quarter" mean where the year is left out."""

from __future__ import annotations

import re
from datetime import timedelta

from foedus.codebook.dates import DAY_OF, MONTH, TO, WEEKDAY, month_number
from foedus.codebook.periods import (
    ORDINALS,
    Period,
    a_day,
    a_fiscal_year,
    a_half,
    a_quarter,
    a_season,
    months,
    part_of,
)
from foedus.coding.relative_times import BACK, FORTH, Bounds, Shape, any_case, as_written
from foedus.coding.time_settings import Setting


def _day_and_month(match: re.Match[str], setting: Setting) -> Bounds | None:
    """A day without its year is in the year that puts it nearest; ahead of the day where the words look ahead."""
    month, last_month = month_number(match["month"]), month_number(match["last_month"] or match["month"])
    days = [_digits(match["day"]), _digits(match["last_day"] or match["day"])]
    readings: list[Period] = []
    for year in (setting.today.year - 1, setting.today.year, setting.today.year + 1):
        first, last = a_day(year, month, days[0]), a_day(year + (last_month < month), last_month, days[1])
        if first and last and first <= last:
            readings.append(first.to(last))
    chosen = _nearest(readings, setting)
    return (chosen.first, chosen.last) if chosen else None


def _bare_month(match: re.Match[str], setting: Setting) -> Bounds | None:
    which, part = (match["which"] or "").lower(), (match["part"] or "").lower()
    first, last = month_number(match["month"]), month_number(match["last_month"] or match["month"])
    years = (setting.today.year - 1, setting.today.year, setting.today.year + 1)
    readings = [part_of(months(year, first, last + 12 * (last < first)), part) for year in years]
    return _chosen(readings, which, setting)


def _bare_season(match: re.Match[str], setting: Setting) -> Bounds | None:
    which, name, year = match["which"].lower(), match["season"].lower(), setting.today.year
    if name == "winter":
        readings = [months(each, 12, 14) for each in (year - 2, year - 1, year)]
    else:
        readings = [a_season(each, name) for each in (year - 1, year, year + 1)]
    if which == "this":  # in January "this winter" has begun, "this summer" is to come
        same = [each for each in readings if setting.today.year in {each.first.year, each.last.year}]
        readings = [each for each in same if each.last >= setting.today][:1] or same[-1:]
        return (readings[0].first, readings[0].last) if readings else None
    return _chosen(readings, which, setting)


def _numbered_part(match: re.Match[str], setting: Setting) -> Bounds | None:
    """ "in the second quarter", "Q3": the last one that has begun, or the next one where the words look ahead."""
    written = match["number"] or match["figure"]
    number = ORDINALS.get(written.lower()) or int(written)
    kind = (match["kind"] or match["letter"]).lower()
    build = a_quarter if kind in {"quarter", "q"} else a_half
    if build is a_half and number > 2:
        return None
    if "year" in match[0].lower():
        return build(setting.today.year, number).first, build(setting.today.year, number).last
    readings = [build(year, number) for year in (setting.today.year - 1, setting.today.year, setting.today.year + 1)]
    return _chosen(readings, "", setting)


def _months_of_year(match: re.Match[str], setting: Setting) -> Bounds | None:
    """ "the first nine months of 2023"."""
    count = int(match["count"]) if match["count"].isdecimal() else _MONTH_COUNTS[match["count"].lower()]
    year = int(match["year"] or setting.today.year - ((match["relative"] or "").lower() == "last"))
    if not 1 <= count <= 12:
        return None
    period = months(year, 1, count) if match["which"].lower() == "first" else months(year, 13 - count, 12)
    return period.first, period.last


def _part_of_year(match: re.Match[str], setting: Setting) -> Bounds | None:
    """ "the second half of next year"."""
    which, is_half = match["which"].lower(), match["kind"].lower() == "half"
    year = setting.today.year + (which == "next") - (which == "last")
    number = ORDINALS[match["number"].lower()]
    number = 2 if is_half and match["number"].lower() == "last" else number
    if not 1 <= year <= _LAST_YEAR or (is_half and number > 2):
        return None
    period = a_half(year, number) if is_half else a_quarter(year, number)
    return period.first, period.last


def _budget_year(match: re.Match[str], setting: Setting) -> Bounds:
    which = match["which"].lower()
    step = -1 if which in BACK else 1 if which in FORTH else 0
    if match["kind"].lower() in {"academic", "school"}:
        begins = setting.today.year - (setting.today.month < 9) + step
        period = months(begins, 9, 20)
    else:
        period = a_fiscal_year(setting.today.year + (setting.today.month >= 10) + step)
    return period.first, period.last


def _chosen(readings: list[Period], which: str, setting: Setting) -> Bounds | None:
    today = setting.today
    if which in FORTH or (not which and setting.ahead):
        fitting = [each for each in readings if each.first > today or (not which and each.last >= today)][:1]
    elif which in BACK:
        fitting = [each for each in readings if each.last < today][-1:]
    elif which:
        fitting = [each for each in readings if each.first.year == today.year]
    else:
        fitting = [each for each in readings if each.first <= today][-1:]
    return (fitting[0].first, fitting[0].last) if fitting else None


def _nearest(readings: list[Period], setting: Setting) -> Period | None:
    if setting.ahead:
        return next((each for each in readings if each.last >= setting.today), None)
    near = min(readings, key=lambda each: abs((each.first - setting.today).days), default=None)
    if near and setting.behind and near.first - setting.today > _FAR_AHEAD:
        return max((each for each in readings if each.first <= setting.today), default=near)
    return near


def _digits(day: str) -> int:
    return int("".join(letter for letter in day if letter.isdigit()))


_LAST_YEAR = 9999
_FAR_AHEAD = timedelta(days=60)  # what is told as past does not mean a day so far off
_CERTAIN_MONTH = "(?:January|February|July|September|October|November|December)"  # no names, no words
_WHICH = r"(?P<which>[Ll]ast|[Pp]ast|[Pp]revious|[Tt]his|[Nn]ext|[Cc]oming|[Uu]pcoming)"
_NO_YEAR = r"(?![\d]|[,.]\d|,?\s(?:1[5-9]|20|21)\d\d\b|[-–/]\d)"
_PART = r"(?:(?P<part>[Ee]arly|[Mm]id(?:dle)?|[Ll]ate|[Ss]tart|[Bb]eginning|[Ee]nd)(?:\sof\s|\sin\s|\s|-))"
_MONTH_NAMES = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)
_MONTH_HINTS = f"{_MONTH_NAMES} {_MONTH_NAMES.upper()}"
_MONTH_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
}  # fmt: skip
YEARLESS_SHAPES: tuple[Shape, ...] = (
    as_written(
        rf"(?<![\w.,/-])(?:{WEEKDAY},?\s)?(?:the\s)?(?P<day>{DAY_OF})(?:(?:\s(?P<month_before>{MONTH}))?{TO}"
        rf"(?P<last_day>{DAY_OF}))?(?:\sof)?[\s-](?P<month>{MONTH})(?P<last_month>){_NO_YEAR}\b",
        _day_and_month,
        _MONTH_HINTS,
    ),
    as_written(
        rf"(?<![\w-])(?:{WEEKDAY},?\s)?(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY_OF})(?:{TO}"
        rf"(?:(?P<last_month>{MONTH})\s)?(?P<last_day>{DAY_OF}))?(?P<month_before>){_NO_YEAR}(?![\w%]|\s?:\d|\s(?:percent|million|billion))",
        _day_and_month,
        _MONTH_HINTS,
    ),
    as_written(
        rf"\b(?:(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Oo]f|[Bb]efore|[Aa]fter|[Tt]o|for(?!\sMay))\s(?P<time>(?:(?:the\s)?{_PART})?"
        rf"(?P<which>)(?P<month>{MONTH})(?:{TO}(?P<last_month>{MONTH}))?)){_NO_YEAR}(?!\w)(?!\s\d)(?!\s[A-Z])",
        _bare_month,
        _MONTH_HINTS,
    ),
    as_written(
        rf"\b(?:{_WHICH}\s(?P<part>)(?P<month>{MONTH})(?P<last_month>)){_NO_YEAR}(?!\w)",
        _bare_month,
        _MONTH_HINTS,
    ),
    as_written(
        rf"\b{_PART}(?P<which>)(?P<month>{MONTH})(?P<last_month>){_NO_YEAR}(?!\w)",
        _bare_month,
        _MONTH_HINTS,
    ),
    as_written(
        rf"\b{_WHICH}\s(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b",
        _bare_season,
        "spring summer autumn fall winter",
    ),
    as_written(
        r"\b(?:(?:[Tt]he|its|their)\s)(?P<number>first|second|third|fourth)[\s-](?P<kind>quarter|half)(?P<figure>)(?P<letter>)"
        r"(?!\sof\s(?!the\syear|this\syear)|['’-])(?:\sof\s(?:the|this)\syear)?\b",
        _numbered_part,
        "quarter half",
    ),
    as_written(
        r"\b(?:[Tt]he\s)?(?P<number>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)-(?P<kind>quarter)(?P<figure>)(?P<letter>)\b(?![-\s]finals?)",
        _numbered_part,
        "quarter",
    ),
    any_case(
        r"\b(?:the\s)?(?P<number>first|second|third|fourth|last)[\s-](?P<kind>quarter|half)\sof\s(?P<which>last|this|next|the\scurrent)\syear\b",
        _part_of_year,
        "quarter half",
    ),
    as_written(
        r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Dd]uring|[Oo]ver|[Ss]ince)\s(?P<time>the\s(?P<which>)(?P<season>spring|summer|autumn|winter))\b"
        r"(?!\s(?:of|season|months|break|holidays?|term)\b|[-–])",
        _bare_season,
        "spring summer autumn winter",
    ),
    as_written(
        rf"\b{MONTH}\s(?:or|and)\s(?P<time>(?P<which>)(?P<part>)(?P<month>{MONTH})(?P<last_month>)){_NO_YEAR}(?!\w)(?!\s\d)(?!\s[A-Z])",
        _bare_month,
        _MONTH_HINTS,
    ),
    as_written(
        r"\b(?:planned|scheduled|set|due|slated|expected|fixed)\sfor\s(?P<time>(?P<which>)(?P<part>)(?P<month>May)(?P<last_month>))\b"
        rf"{_NO_YEAR}",
        _bare_month,
        "May",
    ),
    any_case(
        r"\bthe\s(?P<which>first|last)\s(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})\smonths\sof\s"
        r"(?:(?P<year>(?:19|20)\d\d)|(?P<relative>the|this|last)\s(?:calendar\s)?year)\b",
        _months_of_year,
        "months",
    ),
    as_written(
        rf"(?<![\w-])(?P<which>)(?P<part>)(?P<month>{_CERTAIN_MONTH})(?P<last_month>){_NO_YEAR}(?!\w)(?!\s\d)(?![\s-][A-Z])",
        _bare_month,
        _MONTH_NAMES,
    ),
    as_written(
        r"\b(?P<letter>[QH])(?P<figure>[1-4])(?P<number>)(?P<kind>)\b(?!-)",
        _numbered_part,
        "Q H",
    ),
    any_case(
        r"\b(?:the\s)?(?P<which>last|past|previous|this|current|present|next|coming|following)\s"
        r"(?P<kind>fiscal|financial|budget|academic|school)\syear\b",
        _budget_year,
        "year",
    ),
)
