"""Tells a year from a count: "in 2025" and "the 2025 summit" are years, "2025 tonnes" is not."""

from __future__ import annotations

import re
from collections.abc import Callable

from foedus.codebook.periods import (
    ORDINALS,
    Period,
    a_decade,
    a_fiscal_year,
    a_half,
    a_quarter,
    a_year,
    months,
    part_of,
)

Reading = tuple[Period, str] | None  # the days, and how they were read where that is not plain
Shape = tuple[re.Pattern[str], Callable[[re.Match[str]], Reading]]
# What stands in every text that has one of the shapes, and is found faster than they are.
Family = tuple[re.Pattern[str], tuple[Shape, ...]]

YEAR = r"(?:1[5-9]|20|21)\d\d"
PART = r"(?P<part>[Ee]arly|[Mm]id(?:dle)?|[Ll]ate|[Ss]tart|[Bb]eginning|[Ee]nd)"
# A number before one of these counts something: "of 2000 people", "in 2000 cases".
_COUNTED = (
    r"(?:people|persons?|men|women|children|troops?|soldiers?|personnel|police|officers?|workers?|jobs?|firms?|companies"
    r"|cases|deaths?|dead|killed|injured|wounded|refugees?|migrants?|families|households|homes|houses|villages|votes?"
    r"|metres|meters|miles|kilomet\w+|km|tonnes?|tons?|barrels?|hectares|acres|feet|kg|mw|gw|gwh|twh|mwh|kwh|bcm"
    r"|dollars?|euros?|pounds?|yen|yuan|roubles?|rubles?|rupees?|hours?|days?|weeks?|months?|years?|times|percent|per\scent"
    r"|million|billion|trillion|thousand|hundred|degrees?|points?|vehicles?|ships?|tanks?|aircraft|drones?|missiles?"
    r"|employees|staff|inhabitants|residents|protesters|demonstrators|civilians|fighters|militants|passengers|patients"
    r"|units?|students?|prisoners?|hostages?|casualties|pages?|words?|strong|members?|delegates?|of\sthem|of\sthe|other)"
)
_NOT_A_COUNT = rf"(?!\d|[,.:]\d|\s?%|[-–/.]\d|\s{{1,2}}{_COUNTED}\b|-[a-z])"
_CUE = (
    r"(?:in|since|by|of|during|until|till|from|after|before|through|throughout|circa|year|years|for|back\sin|as\sof"
    r"|early|late|mid|between|into|beyond|following|summer|pre|post|election|elections|copyright|©)"
)
_MAKER = r"(?:the|a|an|its|their|his|her|our|this|that|every|[\w.]{1,30}['’]s|[\w.]{1,30}s['’])"


def _whole(match: re.Match[str]) -> Reading:
    return a_year(int(match["year"])), ""


def _part(match: re.Match[str]) -> Reading:
    return part_of(a_year(int(match["year"])), match["part"].lower()), ""


def _range(match: re.Match[str]) -> Reading:
    first, last = int(match["year"]), int(match["last_year"])
    return (a_year(first).to(a_year(last)), "") if 0 < last - first <= 200 else None


def _short_range(match: re.Match[str]) -> Reading:
    first = int(match["year"])
    last = first - first % 100 + int(match["last_year"])
    return (a_year(first).to(a_year(last)), "") if 0 < last - first <= 60 else None


def _decade(match: re.Match[str]) -> Reading:
    return a_decade(int(match["year"]), (match["part"] or "").lower()), ""


def _school_year(match: re.Match[str]) -> Reading:
    year, following = int(match["year"]), int(match["last_year"]) % 100
    if following != (year + 1) % 100:
        return None
    if match["kind"].lower() in {"academic", "school"}:
        return months(year, 9, 20), "academic year from September to August"
    return months(year, 4, 15), "financial year from April to March"


def _fiscal_year(match: re.Match[str]) -> Reading:
    written = int(match["full"] or match["year"])
    year = written if written > 99 else 2000 + written
    return a_fiscal_year(year), "fiscal year as the United States counts, October to September"


def _fiscal_pair(match: re.Match[str]) -> Reading:
    year = int(match["year"])
    if int(match["last_year"]) % 100 != (year + 1) % 100:
        return None
    return months(year, 4, 15), "financial year from April to March"


def _century(match: re.Match[str]) -> Reading:
    number = int(match["number"])
    if not 1 <= number <= 22:
        return None
    first, last = {"early": (1, 33), "mid": (34, 66), "late": (67, 100)}.get(
        (match["part"] or "").lower()[:5].rstrip("d"), (1, 100)
    )
    start = 100 * (number - 1)
    return a_year(start + first).to(a_year(start + last)), ""


def _short_decade(match: re.Match[str]) -> Reading:
    return a_decade(1900 + int(match["year"]), (match["part"] or "").lower()), ""


def _named_part(match: re.Match[str]) -> Reading:
    number, year = ORDINALS[match["number"].lower()], int(match["year"])
    if match["kind"].lower() == "quarter":
        return a_quarter(year, number), ""
    number = 2 if match["number"].lower() == "last" else number
    return (a_half(year, number), "") if number <= 2 else None


YEAR_FAMILIES: tuple[Family, ...] = (
    (
        re.compile("quarter|half", re.IGNORECASE),
        (
            (
                re.compile(
                    rf"\b(?:the\s)?(?P<number>first|second|third|fourth|last|1st|2nd|3rd|4th)[\s-](?P<kind>quarter|half)"
                    rf"(?:\sof)?,?\s(?P<year>{YEAR})\b",
                    re.IGNORECASE,
                ),
                _named_part,
            ),
        ),
    ),
    (
        re.compile(r"0['’]?s\b"),
        (
            (re.compile(rf"\b(?:[Tt]he\s)?(?:{PART}[\s-])?(?P<year>(?:1[5-9]|20)\d0)['’]?s\b"), _decade),
            (re.compile(rf"\b(?:[Tt]he\s)?(?:{PART}[\s-])?['’](?P<year>[2-9]0)s\b"), _short_decade),
        ),
    ),
    (
        re.compile("[Cc]entury"),
        (
            (
                re.compile(
                    rf"\b(?:[Tt]he\s)?(?:{PART}[\s-])?(?P<number>\d{{1,2}})(?:st|nd|rd|th)[\s-][Cc]entury\b(?!\s[A-Z])"
                ),
                _century,
            ),
        ),
    ),
    (
        re.compile("FY|iscal|inancial|cademic|chool"),
        (
            (re.compile(rf"\bFY[\s-]?(?P<year>{YEAR})[-–/](?P<last_year>(?:20)?\d\d)(?!\d)"), _fiscal_pair),
            (
                re.compile(
                    rf"\b(?:[Tt]he\s)?(?P<year>{YEAR})[-–/](?P<last_year>(?:20|19)?\d\d)\s(?P<kind>academic|school|financial|fiscal)"
                    r"\syear\b"
                ),
                _school_year,
            ),
            (
                re.compile(
                    rf"\b(?:[Tt]he\s)?(?P<kind>[Aa]cademic|[Ss]chool|[Ff]inancial|[Ff]iscal)\syear\s"
                    rf"(?P<year>{YEAR})[-–/](?P<last_year>(?:20|19)?\d\d)(?!\d)"
                ),
                _school_year,
            ),
            (
                re.compile(
                    rf"\b(?:FY[\s-]?(?:(?P<year>{YEAR}|\d\d))|[Ff]iscal(?:\s[Yy]ear)?\s(?P<full>{YEAR}))(?![\d/–-])"
                ),
                _fiscal_year,
            ),
        ),
    ),
    (
        re.compile(r"\d\s?(?:[-–—/]\s?|(?:to|and|until|through)\s)\d"),
        (
            (re.compile(rf"(?<![\w/.,+-])(?P<year>{YEAR})\s?[-–—]\s?(?P<last_year>{YEAR})(?![\w/]|[-–.,]\d)"), _range),
            (
                re.compile(
                    rf"\b(?:[Ff]rom|[Bb]etween)\s(?P<date>(?P<year>{YEAR})\s(?:to|and|until|through)\s(?P<last_year>{YEAR}))"
                    rf"{_NOT_A_COUNT}"
                ),
                _range,
            ),
            (
                re.compile(r"(?<![\w/.,+-])(?P<year>(?:1[5-9]|20)\d\d)[-–/](?P<last_year>\d\d)(?![\w/]|[-–.,:]\d)"),
                _short_range,
            ),
        ),
    ),
    (
        re.compile(r"\d{4}"),
        (
            (
                re.compile(
                    rf"\b(?:the\s)?{PART}(?:\s(?:of\s|in\s)?|-)(?:the\syear\s)?(?P<year>{YEAR}){_NOT_A_COUNT}(?!\w)"
                ),
                _part,
            ),
            (re.compile(rf"\b(?i:{_CUE})[\s-](?:the\syear\s)?(?P<date>(?P<year>{YEAR})){_NOT_A_COUNT}(?!\w)"), _whole),
            (
                re.compile(
                    rf"(?<=\d\d\d\d)(?:,\sand\s|,\sor\s|,\s|\sand\s|\sor\s)(?P<date>(?P<year>{YEAR})){_NOT_A_COUNT}(?!\w)"
                ),
                _whole,
            ),
            (re.compile(rf"\b(?i:{_MAKER})\s(?P<date>(?P<year>(?:19|20)\d\d)){_NOT_A_COUNT}(?=\s[A-Za-z])"), _whole),
            (re.compile(r"\((?:[a-z]+\.?\s)?(?P<date>(?P<year>(?:19|20)\d\d))[a-z]?[):,]"), _whole),
        ),
    ),
)
