"""Tells times that stand on no day of their own (lengths of time, repeated times) from those that do."""

from __future__ import annotations

from foedus.records import FuzzyDate

LENGTH = "a length of time"
REPEATED = "a repeated time"
VAGUE = "a time without days"
WITHIN = "counted from the document's date"
CLOCK = "a time of day, taken to be on the document's day"


def is_amount(when: FuzzyDate) -> bool:
    """Whether the words give an amount of time, dated or not: "six months", "within ten days", "every two weeks"."""
    return when.because in {LENGTH, REPEATED, WITHIN}


def is_placed(when: FuzzyDate) -> bool:
    """Whether the words place something in time: not a length, a repeated or vague time or a bare time of day."""
    return when.because not in {LENGTH, REPEATED, VAGUE, CLOCK}
