"""Finds the dates that a text writes out in full, so that nothing else in it is taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.codebook.periods import (
    MONTHS,
    a_day,
    a_half,
    a_month,
    a_quarter,
    a_season,
    months,
    part_of,
)
from foedus.codebook.years import PART, YEAR_FAMILIES, Family, Reading, Shape
from foedus.records import FuzzyDate, Span

# Names begin with a capital: "may" and "march" are words.
MONTH = (
    r"(?:Jan(?:uary|\.)?|JAN(?:UARY)?|Feb(?:ruary|\.)?|FEB(?:RUARY)?|Mar(?:ch|\.)?|MAR(?:CH)?|Apr(?:il|\.)?|APR(?:IL)?"
    r"|May|MAY|June?|JUNE?|July?|JULY?|Aug(?:ust|\.)?|AUG(?:UST)?|Sept(?:ember|\.)?|SEPT(?:EMBER)?|Sep\.?|SEP"
    r"|Oct(?:ober|\.)?|OCT(?:OBER)?|Nov(?:ember|\.)?|NOV(?:EMBER)?|Dec(?:ember|\.)?|DEC(?:EMBER)?)"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
DAY_OF = rf"{DAY}(?:st|nd|rd|th)?"
WEEKDAY = r"(?:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?)"
GAP = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"  # a date may be broken over two lines, not over a blank one
SP = rf"(?=\s){GAP}"
TO = r"(?:\s?[-–—]\s?|\s(?:to|and|until|through)\s)"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?![\d]|[,.]\d)"
_CLOCK = r"(?:(?:,?\s|T)\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:\s?(?:Z|GMT|UTC|CES?T|[+-]\d\d:?\d\d))?)?"
_PART = rf"(?:{PART}(?:\s(?:in\s|of\s)?|-))?"
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_FIRST_SHORT_YEAR = 50  # "49" is 2049, "50" is 1950
_MAY_DATE = re.compile(r"[\dF](?:\d{3}|[/-]\d\d\b|(?:st|nd|rd|th)[\s-][Cc]|0s|Y)")  # every date has one of these
_ALONE = r"(?<![\w/+-])(?<!\d[.,:])"
_NUMERIC_ALONE = r"(?<![\w/:+-])(?<!\d[.,])"


def find_dates(text: str) -> tuple[tuple[Span, FuzzyDate], ...]:
    """Absolute dates in reading order, without overlap; the longest reading of a place wins.

    A bare "2025" counts only with a word that makes it a year ("in 2025", "the 2025 summit"). Each date carries the
    words it was read from; a day and month that can be swapped give the interval of both readings.
    """
    if not _MAY_DATE.search(text):
        return ()
    found = sorted(_candidates(text), key=lambda candidate: (candidate[0].start, -candidate[0].end))
    kept: list[tuple[Span, FuzzyDate]] = []
    for span, when in found:
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, when))
    return tuple(kept)


def _candidates(text: str) -> Iterator[tuple[Span, FuzzyDate]]:
    for pattern, read in _shapes_for(text):
        for match in pattern.finditer(text):
            reading = read(match)
            if reading is not None:
                start, end = match.span("date") if "date" in pattern.groupindex else match.span()
                period, because = reading
                yield Span(start, end), FuzzyDate(period.first, period.last, text[start:end], because)


def _shapes_for(text: str) -> Iterator[Shape]:
    for sign, shapes in _FAMILIES:
        if sign.search(text):
            yield from shapes


def month_number(name: str) -> int:
    """1..12 for a month as it is written, dot or not."""
    return MONTHS[name.rstrip(".").lower()]


def _day_first(match: re.Match[str]) -> Reading:
    return _days(match, match["month_before"] or match["month"], match["month"])


def _month_first(match: re.Match[str]) -> Reading:
    return _days(match, match["month"], match["last_month"] or match["month"])


def _days(match: re.Match[str], first_month: str, last_month: str) -> Reading:
    """ "30 December to 2 January 2025": the year belongs to the last day."""
    year, first_number, last_number = int(match["year"]), month_number(first_month), month_number(last_month)
    last = a_day(year, last_number, _digits(match["last_day"] or match["day"]))
    first = a_day(year - (last_number < first_number), first_number, _digits(match["day"]))
    return (first.to(last), "") if first and last and first <= last else None


def _iso(match: re.Match[str]) -> Reading:
    day = a_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return (day, "") if day else None


def _numeric(match: re.Match[str]) -> Reading:
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    european, american = a_day(year, second, first), a_day(year, first, second)
    if match["mark"] == "." or american is None:  # dots are written where the day comes first
        return (european, "") if european else None
    if european is None or european == american:
        return american, ""
    early, late = sorted((european, american))
    return early.to(late), "day and month can be swapped; both readings lie between"


def _short_numeric(match: re.Match[str]) -> Reading:
    """ "11/02/89": month first, as American agencies date, else day first."""
    short = int(match["short"])
    year = short + (1900 if short >= _FIRST_SHORT_YEAR else 2000)
    first, second = int(match["first"]), int(match["second"])
    day = a_day(year, first, second) or a_day(year, second, first)
    return (day, "two digits for the year, month first") if day else None


def _month(match: re.Match[str]) -> Reading:
    last = month_number(match["last_month"] or match["month"])
    first = month_number(match["month"])
    year = int(match["year"])
    if not match["last_month"]:
        return part_of(a_month(year, first), (match["part"] or "").lower()), ""
    return (months(year, first, last) if first <= last else months(year - 1, first, last + 12)), ""


def _season(match: re.Match[str]) -> Reading:
    year, name = int(match["year"]), match["season"].lower()
    if match["next_year"]:
        runs_on = int(match["next_year"]) % 100 == (year + 1) % 100 and name == "winter"
        return (months(year, 12, 14), "northern winter") if runs_on else None
    because = "northern winter at either end of the year" if name == "winter" else f"northern {name}"
    return part_of(a_season(year, name), (match["part"] or "").lower()), because


def _quarter(match: re.Match[str]) -> Reading:
    number, year = int(match["number"]), int(match["year"])
    return (a_quarter(year, number) if match["kind"] == "Q" else a_half(year, number)), ""


def _digits(day: str) -> int:
    return int("".join(letter for letter in day if letter.isdigit()))


_DATED_YEAR = rf"(?P<year>{_YEAR})"
_DAY_FIRST = rf"(?P<day>{DAY_OF})(?:(?:{SP}(?P<month_before>{MONTH}))?{TO}(?P<last_day>{DAY_OF}))?(?:{SP}of)?(?:{SP}|-)"


_FAMILIES: tuple[Family, ...] = (
    (
        re.compile(MONTH),
        (
            (
                re.compile(
                    rf"{_ALONE}(?:{WEEKDAY},?{SP})?(?:the\s)?{_DAY_FIRST}(?P<month>{MONTH})(?:,?{SP}|-){_DATED_YEAR}{_CLOCK}\b"
                ),
                _day_first,
            ),
            (
                re.compile(
                    rf"{_ALONE}(?:{WEEKDAY},?{SP})?(?P<month>{MONTH}){SP}(?:the\s)?(?P<day>{DAY_OF})"
                    rf"(?:{TO}(?:(?P<last_month>{MONTH}){SP})?(?P<last_day>{DAY_OF}))?(?:,{GAP}|{SP}){_DATED_YEAR}{_CLOCK}\b"
                ),
                _month_first,
            ),
        ),
    ),
    (
        re.compile(r"\d[-/.]\d"),
        (
            (
                re.compile(
                    rf"{_NUMERIC_ALONE}(?P<year>(?:1[5-9]|20|21)\d\d)(?P<mark>[-/.])(?P<month>0[1-9]|1[0-2])(?P=mark)"
                    rf"(?P<day>0[1-9]|[12]\d|3[01])(?![\d]|[-/.]\d){_CLOCK}"
                ),
                _iso,
            ),
            (
                re.compile(
                    rf"{_NUMERIC_ALONE}(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})(?P=mark)"
                    rf"(?P<year>(?:19|20)\d\d)(?![\d]|[-/.]\d){_CLOCK}"
                ),
                _numeric,
            ),
            (
                re.compile(
                    rf"{_NUMERIC_ALONE}(?P<first>\d{{1,2}})(?P<mark>[/-])(?P<second>\d{{1,2}})(?P=mark)(?P<short>\d\d)"
                    rf"(?![\w%]|[-/.,:]\d){_CLOCK}"
                ),
                _short_numeric,
            ),
        ),
    ),
    (
        re.compile(r"\d{8}"),
        (
            (
                re.compile(
                    r"(?<![\w.,:/$€£#-])(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\w%]|[.,:]\d)"
                ),
                _iso,
            ),
        ),
    ),
    (
        re.compile(MONTH),
        (
            (
                re.compile(
                    rf"(?<![\w-])(?:(?:the\s)?{_PART})(?P<month>{MONTH})(?:{TO}(?P<last_month>{MONTH}))?"
                    rf"(?:,?{SP}(?:of\s)?){_DATED_YEAR}\b"
                ),
                _month,
            ),
        ),
    ),
    (
        re.compile("[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter"),
        (
            (
                re.compile(
                    rf"(?<![\w-])(?:the\s)?{_PART}(?:the\s)?{_SEASON}(?:\sof)?,?{SP}{_DATED_YEAR}"
                    r"(?:[-/–](?P<next_year>(?:20)?\d\d)(?!\d))?"
                ),
                _season,
            ),
        ),
    ),
    (
        re.compile("[QH][1-4]"),
        (
            (
                re.compile(rf"(?<![\w-])(?P<date>(?P<kind>[QH])(?P<number>[1-4]),?\s(?:of\s)?{_DATED_YEAR})\b"),
                lambda match: None if match["kind"] == "H" and match["number"] > "2" else _quarter(match),
            ),
            (
                re.compile(rf"(?<![\w-])(?P<date>{_DATED_YEAR}\s?(?P<kind>[QH])(?P<number>[1-4]))\b"),
                lambda match: None if match["kind"] == "H" and match["number"] > "2" else _quarter(match),
            ),
        ),
    ),
    *YEAR_FAMILIES,
)
