"""What the network saw by place: which sentences it read, and who is for or against whom in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from foedus.coding.lines import Line
from foedus.coding.parties import UNKNOWN_CODE
from foedus.records import Coding, Document, EvidenceSpan, NamedWords, PairScore, Party, Span, Stance, content_id

SUREST = 0.99  # no reading is certain
STANCE_SURE = 0.25  # probability from which a stance is told; of relations only those above even count


class Seen:
    """The sentences that the network read, in order of place."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    def line_at(self, offset: int) -> Line | None:
        index = bisect_right(self._lines, offset, key=lambda line: line.sentence.start) - 1
        return self._lines[index] if index >= 0 and offset < self._lines[index].sentence.end else None

    def holds(self, offset: int) -> bool:
        return self.line_at(offset) is not None


def stances_of(document: Document, lines: Sequence[Line], coding: Coding, seen: Seen) -> Iterator[Stance]:
    """Stances of the network, then those of the cues between parties of whom it tells none."""
    cued_by_sentence: dict[int, list[Stance]] = {}
    for stance in coding.stances:
        cued_by_sentence.setdefault(stance.evidence.start, []).append(stance)
    for line in lines:
        found = (_stance(document, line, pair) for pair in line.sentence.pairs)
        told = [one for one in found if one is not None]
        yield from told
        taken = [(_place(stance.holder), _place(stance.towards)) for stance in told]
        for cued in cued_by_sentence.get(line.sentence.start, ()):
            ends = _place(cued.holder), _place(cued.towards)
            if not any(ends[0].overlaps(holder) and ends[1].overlaps(towards) for holder, towards in taken):
                yield cued
    yield from (cued for cued in coding.stances if not seen.holds(cued.evidence.start))


def _stance(document: Document, line: Line, pair: PairScore) -> Stance | None:
    """The stance of one pair; None where neither sign is likely enough."""
    sure = max(pair.favours, pair.opposes)
    if sure < STANCE_SURE:
        return None
    sign = "for" if pair.favours > pair.opposes else "against"
    holder, towards = (_party(line, line.sentence.named[place]) for place in (pair.holder, pair.towards))
    if (holder.code, holder.name) == (towards.code, towards.name):  # somebody named twice
        return None
    return Stance(
        id=content_id("s", document.id, holder.start, towards.start, sign),
        holder=holder,
        towards=towards,
        polarity=round(pair.favours - pair.opposes, 3),
        confidence=confidence_of(sure),
        evidence=EvidenceSpan.cut(document.id, line.text, line.sentence.span),
    )


def _party(line: Line, named: NamedWords) -> Party:
    """Who is named: as the tables know it, else by the words alone."""
    known = next((p.mention for p in line.participants if p.first < named.last and named.first < p.last), None)
    if known is not None:
        return Party(known.code or UNKNOWN_CODE, known.name, known.start, known.end, known.sector)
    place = line.span(named.first, named.last)
    return Party(UNKNOWN_CODE, place.gives(line.text), place.start, place.end)


def _place(party: Party) -> Span:
    return Span(party.start, party.end)


def confidence_of(score: float) -> float:
    """The network's own probability; never certain, because no reading is."""
    return min(SUREST, round(score, 3))
