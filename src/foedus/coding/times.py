"""Reads when something happened: dates as written, and words like "last Tuesday" against the document's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from foedus.codebook.dates import find_dates
from foedus.coding.relative_times import LATER, RELATIVE_SHAPES, Setting, count_from
from foedus.coding.yearless_times import YEARLESS_SHAPES
from foedus.records import FuzzyDate, Sentence, Span, TimeMention

UNDATED = "relative to an undated document"
_DAY = timedelta(days=1)
_TIME_GROUP = "time"  # where a pattern names it, the words around it only lead in
_WORDS_BEFORE = 200  # characters before a time that can tell whether it lies ahead
_BOUND_BEFORE = 24  # characters before a time in which "since the" stands
_SHAPES = (*RELATIVE_SHAPES, *YEARLESS_SHAPES)
_HINTS = frozenset(hint for shape in _SHAPES for hint in shape.hints)
_LETTERS = re.compile("[A-Za-z]+")
_FUTURE = re.compile(
    r"\b(?:will|shall|would|['’]ll|is\sto|are\sto|due\sto|set\sto|going\sto|scheduled|expected\sto|plans?\sto|planned"
    r"|intends?\sto|upcoming|forthcoming|ahead\sof|pledged|promised|vowed|prepares?\sto|preparing\sto|may|might|could)\b",
    re.IGNORECASE,
)
_JUST_SAID = re.compile(
    r"\b(?:said|says|told|announced|added|reported|warned|wrote|tweeted|posted|confirmed|declared|stated|agreed|met"
    r"|signed|voted|arrived|denied|insisted|argued)\b(?:\s\w{1,20}){0,3}\s?(?:on\s|late\s|early\s|last\s)*$"
)
_BOUND = re.compile(
    r"\b(since|by|until|till|before|after|no later than|ahead of)\s(?:the\s|about\s|around\s)?$", re.IGNORECASE
)
_DEADLINE = re.compile(r"\b(?:by|until|till|no later than|ahead of)\s(?:the\s)?$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s(?:on|onwards?)\b")
_FROM = re.compile(r"\b(?:from|as of)\s$", re.IGNORECASE)


def find_times(text: str, sentence: Sentence, anchor: FuzzyDate) -> tuple[TimeMention, ...]:
    """Times named in `sentence`, in reading order, as intervals of days.

    `anchor` is the day of the document. Where it is unknown a relative time stays unknown, with the words it was
    written in. "since" and "by" open the interval to one side, up to the anchor where that is known.
    """
    words = text[sentence.start : sentence.end]
    mentions: list[TimeMention] = []
    named: FuzzyDate | None = None
    for span, when in _without_overlap(words, anchor):
        placed = _after_another(words, span, named) or when
        mentions.append(_bounded(words, span, placed, anchor, sentence.start))
        named = mentions[-1].when if mentions[-1].when.is_dated else named
    return tuple(mentions)


def _without_overlap(words: str, anchor: FuzzyDate) -> Iterator[tuple[Span, FuzzyDate]]:
    found = [*find_dates(words), *_relative(words, anchor)]
    found.sort(key=lambda each: (each[0].start, -each[0].end))
    reached = 0
    for span, when in found:
        if span.start >= reached:
            reached = span.end
            yield span, when


def _relative(words: str, anchor: FuzzyDate) -> Iterator[tuple[Span, FuzzyDate]]:
    written = _LETTERS.findall(words)
    held = _HINTS.intersection(written) | _HINTS.intersection([word.lower() for word in written])
    for shape in _SHAPES if held else ():
        if held.isdisjoint(shape.hints):
            continue
        for match in shape.pattern.finditer(words):
            start, end = match.span(_TIME_GROUP if _TIME_GROUP in shape.pattern.groupindex else 0)
            ahead = _is_ahead(words[max(0, start - _WORDS_BEFORE) : start])
            first = shape.resolve(match, Setting(anchor.earliest, ahead)) if anchor.earliest else (None, None)
            last = shape.resolve(match, Setting(anchor.latest, ahead)) if anchor.latest else (None, None)
            if first is None or last is None:
                continue
            yield Span(start, end), FuzzyDate(first[0], last[1], words[start:end], _because(shape.pattern, anchor))


def _because(pattern: re.Pattern[str], anchor: FuzzyDate) -> str:
    if pattern is LATER:
        return "counts from a day that the sentence does not name"
    return UNDATED if anchor.is_unknown else "relative to the document's date"


def _is_ahead(before: str) -> bool:
    """Whether the words before a weekday or a month speak of the future: "will meet on Tuesday"."""
    if _DEADLINE.search(before):
        return " had " not in before
    return bool(_FUTURE.search(before)) and not _JUST_SAID.search(before)


def _after_another(words: str, span: Span, named: FuzzyDate | None) -> FuzzyDate | None:
    """ "two weeks later" counts from the day that the sentence `named` last, where it named one."""
    match = LATER.fullmatch(words, span.start, span.end)
    if match is None or named is None or named.earliest is None or named.latest is None:
        return None
    first, last = count_from(match, named.earliest), count_from(match, named.latest)
    return FuzzyDate(first, last, span.gives(words), f"counted from {named.as_written}")


def _bounded(words: str, span: Span, when: FuzzyDate, anchor: FuzzyDate, offset: int) -> TimeMention:
    before = words[max(0, span.start - _BOUND_BEFORE) : span.start]
    bound = _BOUND.search(before)
    if bound:
        start = span.start - (len(before) - bound.start())
        opened = _opened(bound[1].lower(), when, anchor)
        return TimeMention(start + offset, span.end + offset, replace(opened, as_written=words[start : span.end]))
    onwards = _ONWARDS.match(words, span.end)
    origin = _FROM.search(before)
    if onwards and origin and when.earliest:
        start = span.start - (len(before) - origin.start())
        opened = FuzzyDate(when.earliest, None, words[start : onwards.end()], when.because)
        return TimeMention(start + offset, onwards.end() + offset, opened)
    return TimeMention(span.start + offset, span.end + offset, when)


def _opened(bound: str, when: FuzzyDate, anchor: FuzzyDate) -> FuzzyDate:
    if when.is_unknown:
        return when
    if bound == "since":
        return replace(when, latest=_not_before(when.earliest, anchor.latest))
    if bound == "after":
        return replace(when, earliest=_moved(when.latest, 1), latest=None)
    if bound in {"before", "ahead of"}:
        return replace(when, earliest=None, latest=_moved(when.earliest, -1))
    return replace(when, earliest=_not_after(anchor.earliest, when.latest), latest=when.latest)


def _not_before(first: date | None, last: date | None) -> date | None:
    return last if last and first and last >= first else None


def _not_after(first: date | None, last: date | None) -> date | None:
    return first if first and last and first <= last else None


def _moved(day: date | None, days: int) -> date | None:
    return day + days * _DAY if day else None
