"""Says whether a report tells of another amount than was promised: two icebreakers are not the four of the promise."""

from __future__ import annotations

import re

from foedus.records.dates import MONTHS

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}\b|(?:19|20)\d\d\b)")
_NUMBER = re.compile(rf"\b(?:\d{{1,15}}(?:[.,]\d{{1,6}}){{0,4}}|{'|'.join(_WORDS[1:])})\b", re.IGNORECASE)
LONGEST = 600  # characters looked at


def is_other_amount(deed: str, report: str) -> bool:
    """Both give numbers, days and years apart, and none in common."""
    promised, told = _numbers(deed), _numbers(report)
    return bool(promised and told) and not promised & told


def _numbers(text: str) -> set[str]:
    found = {match.casefold() for match in _NUMBER.findall(_DAY.sub(" ", text[:LONGEST]))}
    return {str(_WORDS.index(word)) if word in _WORDS else word.replace(",", "") for word in found} - {"1"}
