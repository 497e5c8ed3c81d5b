"""What the network saw by place: which sentences it read, and who is for or against whom in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from foedus.coding.lines import Line
from foedus.records import Coding, Document, EvidenceSpan, Party, Stance, content_id

SUREST = 0.99  # no reading is certain
STANCE_SURE = 0.5  # probability from which a stance is told


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
        told: dict[tuple[str, str], Stance] = {}
        for pair in line.sentence.pairs:
            sure = max(pair.favours, pair.opposes)
            if sure >= STANCE_SURE:
                stance = _stance(document, line, pair.holder, pair.towards, pair.favours - pair.opposes, sure)
                told.setdefault((stance.holder.code, stance.towards.code), stance)
        yield from told.values()
        pairs = {(stance.holder.code, stance.towards.code) for stance in told.values()}
        cued = cued_by_sentence.get(line.sentence.start, ())
        yield from (stance for stance in cued if (stance.holder.code, stance.towards.code) not in pairs)
    yield from (stance for stance in coding.stances if not seen.holds(stance.evidence.start))


def _stance(document: Document, line: Line, holder: int, towards: int, polarity: float, sure: float) -> Stance:
    mentions = line.sentence.mentions
    sides = [Party(m.code or "", m.name, m.start, m.end, m.sector) for m in (mentions[holder], mentions[towards])]
    return Stance(
        id=content_id("s", document.id, sides[0].start, sides[1].start, "for" if polarity > 0 else "against"),
        holder=sides[0],
        towards=sides[1],
        polarity=round(max(-1.0, min(1.0, polarity)), 3),
        confidence=confidence_of(sure),
        evidence=EvidenceSpan.cut(document.id, line.text, line.sentence.span),
    )


def confidence_of(score: float) -> float:
    """The network's own probability; never certain, because no reading is."""
    return min(SUREST, round(score, 3))
