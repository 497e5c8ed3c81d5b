"""Finds the stretch of a long document that was taken from another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from foedus.reconciling.bodies import Text
from foedus.reconciling.wording import overlap

LONG = 40  # sentences from which a document may hold a passage of another origin
MOST_OF_A_LONG_ONE = 0.25  # what stands within this share of a long document is a passage of it
MOST_OF_THE_WEIGHT = 0.8
SAME = 0.6  # of the words of the shorter of two sentences that follow on what was taken over
LEAST = 3  # sentences that make a passage; fewer are a quotation


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences `first`..`last` (not included) of a document."""

    first: int
    last: int

    def holds(self, sentence: int) -> bool:
        return self.first <= sentence < self.last


def passage_in(sentences: int, weights: Sequence[tuple[int, float]]) -> Window | None:
    """Where nearly all that is shared stands in a document of so many sentences; None where it is no mere passage.

    `weights` are sentences with what each shares.
    """
    if sentences < LONG or not weights:
        return None
    window = _densest(sorted(weights))
    return window if window.last - window.first <= MOST_OF_A_LONG_ONE * sentences else None


def _densest(weights: Sequence[tuple[int, float]]) -> Window:
    """The shortest stretch with most of the weight."""
    wanted = MOST_OF_THE_WEIGHT * fsum(weight for _, weight in weights)
    best = Window(weights[0][0], weights[-1][0] + 1)
    begin, held = 0, 0.0
    for place, weight in weights:
        held += weight
        while held - weights[begin][1] >= wanted:
            held -= weights[begin][1]
            begin += 1
        if held >= wanted and place + 1 - weights[begin][0] < best.last - best.first:
            best = Window(weights[begin][0], place + 1)
    return best


def grown(window: Window, here: Text, there: Text, pairs: Mapping[int, int]) -> Window:
    """`window` with the sentences before and behind it that stand before and behind it in the other document too.

    Names and plain words are no sign of an origin; next to what was taken over they were taken along. `pairs` are
    sentences told alike, of the one document and of the other.
    """
    first, last = window.first, window.last
    other = pairs.get(first, -1)
    while first > 0 and other > 0 and _is_same(here, first - 1, there, other - 1):
        first, other = first - 1, other - 1
    other = pairs.get(last - 1, len(there.sentences))
    while last < len(here.sentences) and other + 1 < len(there.sentences) and _is_same(here, last, there, other + 1):
        last, other = last + 1, other + 1
    return Window(first, last)


def _is_same(here: Text, sentence: int, there: Text, other: int) -> bool:
    one, two = here.sentences[sentence], there.sentences[other]
    return overlap(frozenset(here.words[one.first : one.last]), frozenset(there.words[two.first : two.last])) >= SAME
