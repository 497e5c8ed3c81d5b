"""Reads when something happened: dates as written, and words like "last Tuesday" against the document's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.codebook.dates import find_dates
from foedus.coding.clock_times import find_clocks
from foedus.coding.holiday_times import HOLIDAY_SHAPES
from foedus.coding.length_times import find_lengths, find_now
from foedus.coding.lengths import WITHIN
from foedus.coding.relative_times import LATER, RELATIVE_SHAPES, WITHIN_SHAPE, Setting
from foedus.coding.time_joining import Found, joined_times
from foedus.coding.yearless_times import YEARLESS_SHAPES
from foedus.records import FuzzyDate, Sentence, Span, TimeMention

UNDATED = "relative to an undated document"
_TIME_GROUP = "time"  # where a pattern names it, the words around it only lead in
_WORDS_BEFORE = 200  # characters before a time that can tell whether it lies ahead
_SHAPES = (*RELATIVE_SHAPES, *YEARLESS_SHAPES, *HOLIDAY_SHAPES)
_HINTS = frozenset(hint for shape in _SHAPES for hint in shape.hints)
_LETTERS = re.compile("[A-Za-z]+")
_FUTURE = re.compile(
    r"\b(?:will|shall|would|['’]ll|is\sto|are\sto|due\sto|set\sto|going\sto|scheduled|expected\sto|plans?\sto|planned"
    r"|intends?\sto|upcoming|forthcoming|ahead\sof|pledged|promised|vowed|prepares?\sto|preparing\sto|may|might|could)\b",
    re.IGNORECASE,
)
_JUST_SAID = re.compile(
    r"\b(?<!be\s)(?:said|says|told|announced|added|reported|warned|wrote|tweeted|posted|confirmed|declared|stated|agreed|met"
    r"|signed|voted|arrived|denied|insisted|argued)\b(?:\s\w{1,20}){0,3}\s?(?:on\s|late\s|early\s|last\s)*$"
)
_UNTIL = re.compile(r"\b(?:until|till)\s(?:the\s)?$", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|no later than|ahead of)\s(?:the\s)?$", re.IGNORECASE)


_SCHEDULED = re.compile(
    r"\b(?:call(?:ed|s)?|scheduled?|planned|set|slated|booked|expected|due|announced|invited|summoned|fixed)\b"
    r"(?:\s[\w-]{1,20}){0,4}\sfor\s(?:the\s)?$"
)
_BEGINS = re.compile(  # a present tense before a day looks ahead: "the hearing begins on Friday"
    r"\b(?:opens?|begins?|starts?|meets?|resumes?|closes?|expires?|ends?|convenes?|returns?|takes?\s(?:effect|place)|votes"
    r"|arrives?|leaves?|travels?|hosts?|visits)\s(?:[\w.:]{1,12}\s){0,5}(?:on|at|in|this|next)?\s?$"
)
_TOLD = re.compile(
    r"\b(?:was|were|had|did|ran|held|fell|rose|stood|kept|went|came|took|struck|began|broke|met|left|won|lost|hit|sank|died|shot"
    r"|said|told|saw|flew|drove|burst|froze|grew|made|gave|got|became|[a-z]{3,}ed)\b(?:\s[\w’'-]{1,20}){0,4}\s?$"
)


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


def _relative(words: str, written: frozenset[str], anchor: FuzzyDate) -> Iterator[tuple[Span, FuzzyDate]]:
    held = _HINTS & written
    for shape in _SHAPES if held else ():
        if held.isdisjoint(shape.hints):
            continue
        for match in shape.pattern.finditer(words):
            start, end = match.span(_TIME_GROUP if _TIME_GROUP in shape.pattern.groupindex else 0)
            before = words[max(0, start - _WORDS_BEFORE) : start]
            ahead, behind = _is_ahead(before), bool(_TOLD.search(before)) and not _FUTURE.search(before)
            first = shape.resolve(match, Setting(anchor.earliest, ahead, behind)) if anchor.earliest else (None, None)
            last = shape.resolve(match, Setting(anchor.latest, ahead, behind)) if anchor.latest else (None, None)
            if first is None or last is None:
                continue
            yield Span(start, end), FuzzyDate(first[0], last[1], words[start:end], _because(shape.pattern, anchor))


def _because(pattern: re.Pattern[str], anchor: FuzzyDate) -> str:
    if pattern is LATER:
        return "counts from a day that the sentence does not name"
    if pattern is WITHIN_SHAPE.pattern:
        return WITHIN
    return UNDATED if anchor.is_unknown else "relative to the document's date"


def _is_ahead(before: str) -> bool:
    """Whether the words before a weekday or a month speak of the future: "will meet on Tuesday"."""
    if _UNTIL.search(before):
        return not _TOLD.search(before) or bool(_FUTURE.search(before))
    if _DEADLINE.search(before):
        return " had " not in before
    if _SCHEDULED.search(before) or _BEGINS.search(before):
        return True
    return bool(_FUTURE.search(before)) and not _JUST_SAID.search(before)
