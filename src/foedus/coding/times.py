"""Reads when something happened: dates as written, and words like "last Tuesday" against the document's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.codebook.dates import find_dates
from foedus.coding.clock_times import find_clocks
from foedus.coding.holiday_times import HOLIDAY_SHAPES
from foedus.coding.length_times import find_lengths, find_now
from foedus.coding.lengths import WITHIN
from foedus.coding.relative_times import LATER, RELATIVE_SHAPES, WITHIN_SHAPE, Bounds, Shape
from foedus.coding.time_joining import Found, joined_times
from foedus.coding.time_settings import WORDS_BEFORE, Setting
from foedus.coding.yearless_times import YEARLESS_SHAPES
from foedus.records import FuzzyDate, Sentence, Span, TimeMention

UNDATED = "relative to an undated document"
_TIME_GROUP = "time"  # where a pattern names it, the words around it only lead in
_SHAPES = (*RELATIVE_SHAPES, *YEARLESS_SHAPES, *HOLIDAY_SHAPES)
_BY_HINT = {  # the numbers of the shapes that each word hints at
    hint: tuple(number for number, shape in enumerate(_SHAPES) if hint in shape.hints)
    for hint in sorted(hint for each in _SHAPES for hint in each.hints)
}
_LETTERS = re.compile("[A-Za-z]+")


def find_times(text: str, sentence: Sentence, anchor: FuzzyDate) -> tuple[TimeMention, ...]:
    """Times named in `sentence`, in reading order: the words without their preposition, as intervals of days.

    `anchor` is the day of the document. Where it is unknown a relative time stays unknown, with the words it was
    written in. Lengths of time and repeated times have no days (`lengths.is_placed`); what "since" and "by" make of a
    time says `time_bounds.as_meant`.
    """
    words = text[sentence.start : sentence.end]
    found = joined_times(words, _without_overlap(words, anchor))
    return tuple(TimeMention(span.start + sentence.start, span.end + sentence.start, when) for span, when in found)


def _without_overlap(words: str, anchor: FuzzyDate) -> Iterator[Found]:
    written = _LETTERS.findall(words)
    held = frozenset([word.lower() for word in written])
    found = [*find_dates(words), *_relative(words, held.union(written), anchor), *find_lengths(words, held)]
    found += [*find_now(words, held, anchor), *find_clocks(words, anchor)]
    found.sort(key=lambda each: (each[0].start, -each[0].end))
    reached = 0
    for span, when in found:
        if span.start >= reached:
            reached = span.end
            yield span, when


def _relative(words: str, written: frozenset[str], anchor: FuzzyDate) -> Iterator[Found]:
    for number in sorted({number for hint in _BY_HINT.keys() & written for number in _BY_HINT[hint]}):
        shape = _SHAPES[number]
        for match in shape.pattern.finditer(words):
            start, end = match.span(_TIME_GROUP if _TIME_GROUP in shape.pattern.groupindex else 0)
            bounds = _bounds(shape, match, words[max(0, start - WORDS_BEFORE) : start], anchor)
            if bounds is not None:
                yield Span(start, end), FuzzyDate(*bounds, words[start:end], _because(shape.pattern, anchor))


def _bounds(shape: Shape, match: re.Match[str], before: str, anchor: FuzzyDate) -> Bounds | None:
    """From the first day, read on the first day that the document can be of, to the last, read on its last."""
    first = shape.resolve(match, Setting(anchor.earliest, before)) if anchor.earliest else (None, None)
    if anchor.is_day:
        return first
    last = shape.resolve(match, Setting(anchor.latest, before)) if anchor.latest else (None, None)
    return (first[0], last[1]) if first and last else None


def _because(pattern: re.Pattern[str], anchor: FuzzyDate) -> str:
    if pattern is LATER:
        return "counts from a day that the sentence does not name"
    if pattern is WITHIN_SHAPE.pattern:
        return WITHIN
    return UNDATED if anchor.is_unknown else "relative to the document's date"
