"""How the values of fields are written when a person sets them, and read back."""

from __future__ import annotations

import math
import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum

from foedus.records import FuzzyDate, Party

Reader = Callable[[str], str]
NONE = "none"
LONGEST_TEXT = 200
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,15}")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_DAYS = "a day, month, year or stretch, as in 2025-05-14, 2025-05, 2025 or 2025-05-01..2025-05-20, or none"


def read_days(text: str) -> FuzzyDate | None:
    """The days of a kept value."""
    if not text:
        return None
    first, dots, last = text.partition("..")
    earliest = _days_between(first)[0] if first else None
    latest = _days_between(last if dots else first)[1] if last or not dots else None
    if earliest is None and latest is None:
        raise ValueError(f"is no time; write {_DAYS}")
    if earliest and latest and earliest > latest:
        raise ValueError("ends before it begins; write the earlier day first")
    return FuzzyDate(earliest, latest, "", "set by hand")


def write_days(when: FuzzyDate | None) -> str:
    if when is None or when.is_unknown:
        return ""
    first, last = (day.isoformat() if day else "" for day in (when.earliest, when.latest))
    return first if first == last else f"{first}..{last}"


def write_number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def read_codes(text: str) -> tuple[str, ...]:
    """The codes of a kept value."""
    return tuple(part for part in text.split(",") if part)


def write_codes(parties: Sequence[Party]) -> str:
    return ",".join(party.code for party in parties)


def one_of(known: type[Enum], *, optional: bool = False) -> Reader:
    names = {str(one.value).casefold(): str(one.value) for one in known}

    def read(given: str) -> str:
        if optional and given.casefold() == NONE:
            return ""
        if given.casefold() not in names:
            raise ValueError(f"is none of {', '.join([*names.values(), *([NONE] if optional else [])])}")
        return names[given.casefold()]

    return read


def a_number(low: float = -math.inf, high: float = math.inf, *, optional: bool = True) -> Reader:
    def read(given: str) -> str:
        if optional and given.casefold() == NONE:
            return ""
        digits = given.replace("−", "-")
        if "," in digits and not _THOUSANDS.fullmatch(digits):
            raise ValueError("has a comma that sets no thousands apart; write digits, as in 1200, 1,200 or 2.5")
        try:
            value = float(digits.replace(",", ""))
        except ValueError as error:
            raise ValueError("is no number; write digits, as in 1200 or 2.5") from error
        if not math.isfinite(value):
            raise ValueError("is no number that anything could have; write digits, as in 1200 or 2.5")
        if not low <= value <= high:
            raise ValueError(f"lies outside {low:g}..{high:g}")
        return write_number(value)

    return read


def some_codes(given: str) -> str:
    if given.casefold() == NONE:
        return ""
    found = [part.strip().upper() for part in given.split(",") if part.strip()]
    for code in found:
        if not _CODE.fullmatch(code):
            raise ValueError(f"holds {code!r}, which is no code; write codes as in ITA,USA, or none")
    if not found:
        raise ValueError("holds no code; write codes as in ITA,USA, or none")
    return ",".join(dict.fromkeys(found))


def one_code(given: str) -> str:
    found = some_codes(given)
    if not found or "," in found:
        raise ValueError("must be one code, as in ITA")
    return found


def two_codes(given: str) -> str:
    found = some_codes(given)
    if found.count(",") != 1:
        raise ValueError("must be two codes, as in ITA,USA")
    return found


def some_days(given: str) -> str:
    return "" if given.casefold() == NONE else write_days(read_days(given))


def _days_between(text: str) -> tuple[date, date]:
    """First and last day of "2025", "2025-05" or "2025-05-14"."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"is no time; write {_DAYS}")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        return first, date(first.year, last_month, day or monthrange(first.year, last_month)[1])
    except ValueError as error:
        raise ValueError(f"is no time; write {_DAYS}") from error


def some_text(given: str) -> str:
    if given.casefold() == NONE:
        return ""
    if not given or len(given) > LONGEST_TEXT:
        raise ValueError(f"must be 1 to {LONGEST_TEXT} characters, or none")
    return given


def some_words(given: str) -> str:
    if not some_text(given):
        raise ValueError("must be words")
    return given


def a_currency(given: str) -> str:
    if given.casefold() == NONE:
        return ""
    if not _CURRENCY.fullmatch(given.upper()):
        raise ValueError("is no currency; write three letters, as in EUR, or none")
    return given.upper()


def yes_or_no(given: str) -> str:
    known = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}
    if given.casefold() not in known:
        raise ValueError("is neither yes nor no")
    return known[given.casefold()]
