"""Every voice in a document: what a network heard, what the grammar of its sentences tells, and what is quoted on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from foedus.codebook.grammar import Grammar
from foedus.codebook.reported import Reported
from foedus.coding.lines import Line
from foedus.coding.quotations import carried_on
from foedus.coding.reported import ReportedReader
from foedus.coding.turns import read_turns
from foedus.records import Attribution, Document, Span


class VoiceReader:
    """Completes the attributions of a document; they are broad, and no chain of events or claims rests on the new."""

    def __init__(self, reported: Reported, grammar: Grammar) -> None:
        self._reader = ReportedReader(reported, grammar)

    def complete(
        self, document: Document, lines: Sequence[Line], heard: Sequence[Attribution], deeds: Sequence[Span] = ()
    ) -> tuple[Attribution, ...]:
        """`heard` with fuller contents, then turns of speakers, what is read by parse, and quotations that follow.

        Nothing is added within what somebody already tells, nor where the word is a deed (one of `deeds`).
        """
        read = [each for line in lines for each in self._reader.read(line)]
        if deeds:
            done = sorted(deeds)
            read = [each for each in read if not _holds_one(each.cue, done)]
        fuller = _fuller(heard, read)
        names = [Span(party.mention.start, party.mention.end) for line in lines for party in line.participants]
        heard_places = _Places(fuller)
        voices = [*fuller, *(each for each in read_turns(document.text, names) if not heard_places.touch(each.cue))]
        sentences = [line.sentence.span for line in lines]
        told = _Places(each for part in carried_on(document.text, voices, sentences) for each in part)
        voices += [each for each in read if not told.touch(each.cue)]
        widened, following = carried_on(document.text, voices, sentences)
        return tuple(sorted({*widened, *following}, key=lambda each: (each.cue, each.content)))


def _holds_one(cue: Span, places: Sequence[Span]) -> bool:
    after = bisect_left(places, cue.end, key=lambda place: place.start)
    return after > 0 and places[after - 1].end > cue.start


class _Places:
    """The cues and contents of attributions, asked whether one of them touches a place."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        places = sorted(place for each in attributions for place in (each.cue, each.content))
        self._starts = [place.start for place in places]
        self._reached = list(accumulate((place.end for place in places), max))

    def touch(self, place: Span) -> bool:
        before = bisect_left(self._starts, place.end)
        return before > 0 and self._reached[before - 1] > place.start


def _fuller(heard: Sequence[Attribution], read: Sequence[Attribution]) -> list[Attribution]:
    """Contents as far as the grammar carries them, where both mean the same cue."""
    by_cue = sorted(read, key=lambda each: each.cue)
    starts = [each.cue.start for each in by_cue]
    found = []
    for each in heard:
        near = by_cue[max(0, bisect_right(starts, each.cue.start) - 1) : bisect_left(starts, each.cue.end)]
        same = (other for other in near if other.cue.overlaps(each.cue) and other.content.overlaps(each.content))
        found.append(_joined(each, next(same, each)))
    return found


def _joined(heard: Attribution, other: Attribution) -> Attribution:
    content = Span(min(heard.content.start, other.content.start), max(heard.content.end, other.content.end))
    crosses = content.overlaps(heard.cue) and not heard.content.overlaps(heard.cue)
    return heard if crosses else replace(heard, content=content)
