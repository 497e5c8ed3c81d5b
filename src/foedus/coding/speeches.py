"""One report of speech in a sentence, and the chain of speakers over a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.coding.lines import Line
from foedus.records import Attribution, AttributionLink, Span

Stretch = tuple[int, int]  # words first..last, last excluded


@dataclass(frozen=True, slots=True)
class Speech:
    """Source (None: nobody named), cue and content by words; an inner speech lies in the content of an outer one."""

    source: Stretch | None
    cue: Stretch
    content: Stretch
    code: str | None
    name: str
    hedge: str | None

    def holds(self, index: int) -> bool:
        return self.content[0] <= index < self.content[1]


def as_attribution(line: Line, speech: Speech) -> Attribution:
    """The speech by characters."""
    source = line.span(*speech.source) if speech.source and speech.source[0] < speech.source[1] else None
    return Attribution(source, line.span(*speech.cue), line.span(*speech.content))


def chain_over(line: Line, speeches: Sequence[Speech], index: int) -> tuple[AttributionLink, ...]:
    """The speakers whose words hold word `index`, outermost first."""
    over = [speech for speech in speeches if speech.holds(index) and speech.name]
    over.sort(key=lambda speech: (speech.content[0] - speech.content[1], speech.cue))
    return tuple(_link(line, speech) for speech in over)


def _link(line: Line, speech: Speech) -> AttributionLink:
    place = line.span(*speech.source) if speech.source else Span(0, 0)
    return AttributionLink(speech.code, speech.name, place.start, place.end, speech.hedge)
