"""Where a text quotes somebody, and a speaker's content carried on to the end of what is quoted of him."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from foedus.records import Attribution, Span

LONGEST = 4_000  # characters in one quotation; a longer one has lost its closing mark
GAP = 250  # characters between two quotations of one speaker
_MARK = re.compile(r"[\"“”\n]|''")
_BEFORE_OPENING = frozenset(" \t\u00a0\n([—–‘'")
_EDGES = " \t\n\u00a0,;:\"“”'"


def find_quotations(text: str) -> tuple[Span, ...]:
    """Quotations with their marks, in order; one over several paragraphs has an opening mark at the head of each."""
    found: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        place, mark = match.start(), match[0]
        if opened is not None and place - opened > LONGEST:
            opened = None
        if mark == "\n":
            opened = opened if _goes_on(text, place) else None
        elif mark == "“" or (mark != "”" and _opens(text, match.start(), match.end(), is_open=opened is not None)):
            goes_on = opened is not None and text[place - 1] == "\n"
            opened = opened if goes_on else place
        elif opened is not None:
            found.append(Span(opened, match.end()))
            opened = None
    return tuple(found)


def _opens(text: str, start: int, end: int, *, is_open: bool) -> bool:
    """A straight mark opens after white space or a bracket; within a quotation only where a word follows as well."""
    before = text[start - 1] if start else "\n"
    if is_open:
        return before.isspace() and end < len(text) and text[end].isalnum()
    return before in _BEFORE_OPENING


def _goes_on(text: str, place: int) -> bool:
    """The paragraph after the line break opens with a mark of its own, or the break is followed by another."""
    return text[place + 1 : place + 2] in ("\n", "“", '"', "'")


def carried_on(
    text: str, attributions: Sequence[Attribution], sentences: Sequence[Span]
) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
    """The attributions with each quoted content as long as its quotation; and what is quoted right after a speaker's
    sentence with nobody else named as saying it, as attributions of their own.
    """
    quotations = find_quotations(text)
    starts = [quotation.start for quotation in quotations]
    widened = tuple(replace(each, content=_widened(text, each, quotations, starts)) for each in attributions)
    speakers = _speakers(widened, quotations, starts)
    openings = [sentence.start for sentence in sentences]
    following: list[Attribution] = []
    for one, other in pairwise(quotations):
        speaker = speakers.get(one)
        if speaker is not None and other not in speakers and _is_next(text, one, other, speaker, openings):
            speakers[other] = speaker
            following.append(replace(speaker, content=_trimmed(text, other)))
    return widened, tuple(following)


def _speakers(
    attributions: Sequence[Attribution], quotations: Sequence[Span], starts: Sequence[int]
) -> dict[Span, Attribution]:
    """Who says each quotation: the attribution with the longest content where several touch it."""
    found: dict[Span, Attribution] = {}
    for each in attributions:
        for quotation in _quoted(each, quotations, starts):
            if quotation not in found or len(each.content) > len(found[quotation].content):
                found[quotation] = each
    return found


def _is_next(text: str, one: Span, other: Span, speaker: Attribution, openings: Sequence[int]) -> bool:
    """The other quotation opens the sentence after the speaker's, in the same paragraph."""
    if other.start - one.end > GAP or "\n" in text[one.end : other.start]:
        return False
    first, last = bisect_left(openings, one.end), bisect_right(openings, other.start)
    begins = last > first and openings[last - 1] == other.start
    is_told_between = one.end <= speaker.cue.start < other.start
    return begins and (is_told_between or last - first == 1)


def _quoted(attribution: Attribution, quotations: Sequence[Span], starts: Sequence[int]) -> list[Span]:
    """The quotations that the content touches and that do not hold the cue as well."""
    number = max(0, bisect_right(starts, attribution.content.start) - 1)
    found = []
    while number < len(quotations) and quotations[number].start < attribution.content.end:
        quotation = quotations[number]
        if quotation.overlaps(attribution.content) and not quotation.overlaps(attribution.cue):
            found.append(quotation)
        number += 1
    return found


def _widened(text: str, attribution: Attribution, quotations: Sequence[Span], starts: Sequence[int]) -> Span:
    content = attribution.content
    for quotation in _quoted(attribution, quotations, starts):
        inner = _trimmed(text, quotation)
        content = Span(min(content.start, inner.start), max(content.end, inner.end))
    return content


def _trimmed(text: str, quotation: Span) -> Span:
    """The quotation without its marks and the comma before the closing one."""
    start, end = quotation.start, quotation.end
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return Span(start, end)
