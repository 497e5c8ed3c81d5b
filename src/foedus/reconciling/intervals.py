"""Places reports in time: what two intervals have in common, and when an undated report must have been."""

from __future__ import annotations

import re
from datetime import date, timedelta

from foedus.records import FuzzyDate

NEWS_LAG = timedelta(days=3)  # a report that gives no day tells of these days before its publication
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LOOKS_BACK = re.compile(
    r"\b(?:decades?|years?|since|until|once|histor\w+|long-?standing|traditionally|previous(?:ly)?|earlier|former(?:ly)?"
    r"|already|last (?:month|quarter|summer|spring|autumn|winter)|ago|in recent|has long|have long|used to)\b",
    re.IGNORECASE,
)


def meeting_of(first: FuzzyDate, second: FuzzyDate) -> FuzzyDate:
    """The days that both allow; they must meet."""
    earliest = max(_known(first.earliest, second.earliest), default=None)
    latest = min(_known(first.latest, second.latest), default=None)
    told = first if first.as_written else second
    return FuzzyDate(earliest, latest, told.as_written, told.because)


def told_recently(published: FuzzyDate, sentence: str) -> FuzzyDate:
    """When an act happened that is told without a day: just before publication, unless the sentence looks back."""
    if not published.is_dated or published.earliest is None or published.latest is None:
        return FuzzyDate.unknown("no day is given, and the document is undated")
    years = {int(year) for year in YEAR.findall(sentence)}
    if _LOOKS_BACK.search(sentence) or years - {published.latest.year}:
        return FuzzyDate(
            None, published.latest, "", "no day is given, and the sentence looks back; not after publication"
        )
    because = f"no day is given; taken as just before publication on {published.latest.isoformat()}"
    return FuzzyDate(published.earliest - NEWS_LAG, published.latest, "", because)


def _known(*days: date | None) -> list[date]:
    return [day for day in days if day is not None]
