"""Words that judge while they tell, with their kind and place."""

from __future__ import annotations

from foedus.codebook.words import Words
from foedus.coding.lines import Line
from foedus.coding.phrases import Phrases
from foedus.records import LoadedWord

FULL = 6.0  # loaded words per 100 words at which the score reaches 1; a partisan column has about that many


class LoadedReader:
    """Finds loaded words; those inside a name are part of the name."""

    def __init__(self, words: Words) -> None:
        self._phrases = Phrases((tuple(phrase.split()), kind) for kind, phrases in words.loaded for phrase in phrases)

    def read(self, line: Line) -> tuple[LoadedWord, ...]:
        """Loaded words in order; the longest phrase at a place counts once."""
        found: list[LoadedWord] = []
        reached = 0
        for first, last, kind in self._phrases.find(line):
            if first >= reached and line.participant_at(first) is None:
                place = line.span(first, last)
                found.append(LoadedWord(place.start, place.end, kind))
                reached = last
        return tuple(found)


def loaded_score(loaded: int, words: int) -> float:
    """0..1: loaded words per 100 words, 1 from `FULL` on. A rate of words, not a verdict on the source."""
    return round(min(1.0, 100 * loaded / words / FULL), 3) if words else 0.0
