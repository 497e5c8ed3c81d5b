"""Reads a date that a file states in a field of its own, in whatever form it is written."""

from __future__ import annotations

import re
from datetime import date, timedelta
from email.utils import parsedate

from foedus.codebook.dates import find_dates
from foedus.records import FuzzyDate

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?=\D|\Z)")
LONGEST = 100  # characters; a field that is longer is no date


def given_date(written: str, because: str) -> FuzzyDate:
    """Unknown, with the reason, where the words hold no date."""
    words = written.strip()[:LONGEST]
    day = _iso_day(words) or _mail_day(words)
    if day:
        return FuzzyDate.on(day, words, because)
    found = find_dates(words)
    if found:
        when = found[0][1]
        return FuzzyDate(when.earliest, when.latest, when.as_written, because)
    return _bare(words, because)


def _iso_day(words: str) -> date | None:
    found = _ISO.match(words)
    return _day(*found.groups()) if found else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _mail_day(words: str) -> date | None:
    parts = parsedate(words) if "," in words or "GMT" in words else None
    return _day(*(str(part) for part in parts[:3])) if parts else None


def _bare(words: str, because: str) -> FuzzyDate:
    """A year alone, or a year and month, as "2025" and "2025-04"."""
    if found := re.fullmatch(r"(1[5-9]\d\d|20\d\d|21\d\d)(?:-(0[1-9]|1[0-2]))?", words):
        year, month = int(found.group(1)), int(found.group(2) or 0)
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if month else date(year, 12, 31)
        return FuzzyDate(date(year, month or 1, 1), last, words, because)
    return FuzzyDate.unknown(f'"{words}" is no date' if words else because)
