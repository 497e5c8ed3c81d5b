"""Lays two documents side by side: which sentences tell the same, and what these have in common."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np

from foedus.reconciling.bodies import Sentence, Text
from foedus.reconciling.rarity import Rarity

CHANCE = 11.0  # nats that two sentences on one topic may share by chance: two plain words
PAIRS_OF_SENTENCES = 100  # among so many; where there are more to choose from, chance finds more
SENTENCE_CAP = 30.0  # one sentence, however long, is one sign


@dataclass(frozen=True, slots=True)
class Match:
    """Sentence `here` of the first document tells what sentence `there` of the second tells.

    `free` is what the shared words tell beyond chance, in nats; `quoted` the same of words that both put in quotation
    marks; `raw` what all shared words hold. Words of a public speech are in none of them.
    """

    here: int
    there: int
    free: float
    quoted: float
    raw: float


def find_matches(first: Text, second: Text, rarity: Rarity) -> tuple[Match, ...]:
    """Pairs of sentences that share rare words, each sentence once, in the order of the first document."""
    chance = chance_of(first, second)
    found = [
        match
        for here, there in sorted(_meetings(first, second))
        if (match := _match(here, first.sentences[here], there, second.sentences[there], rarity, chance)).raw > 0
    ]
    found.sort(key=lambda match: (-match.raw, match.here, match.there))
    taken_here: set[int] = set()
    taken_there: set[int] = set()
    kept = []
    for match in found:
        if match.here not in taken_here and match.there not in taken_there:
            taken_here.add(match.here)
            taken_there.add(match.there)
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: match.here))


def chance_of(first: Text, second: Text) -> float:
    """Nats that the likest of all pairs of sentences may share by chance."""
    return CHANCE + log(max(1.0, len(first.sentences) * len(second.sentences) / PAIRS_OF_SENTENCES))


def longest_run(first: Text, here: Sentence, second: Text, there: Sentence) -> tuple[int, int, int]:
    """The longest stretch of words that stands in both sentences: where it begins in each, and its length."""
    best = (here.first, there.first, 0)
    places: dict[str, list[int]] = {}
    for other in range(there.first, there.last):
        places.setdefault(second.words[other], []).append(other)
    before: dict[int, int] = {}
    for at in range(here.first, here.last):
        lengths: dict[int, int] = {}
        for other in places.get(first.words[at], ()):
            length = lengths[other] = before.get(other - 1, 0) + 1
            if length > best[2]:
                best = (at - length + 1, other - length + 1, length)
        before = lengths
    return best


def run_nats(first: Text, second: Text, match: Match, rarity: Rarity) -> float:
    """What the longest stretch of the same words in two sentences holds beyond chance, quotations left out."""
    one, other = first.sentences[match.here], second.sentences[match.there]
    begin, _, length = longest_run(first, one, second, other)
    stems = {stem for stem in first.stems[begin : begin + length] if stem}
    return _beyond(chance_of(first, second), rarity.total(stems - one.quoted - one.public))


def _meetings(first: Text, second: Text) -> set[tuple[int, int]]:
    """Pairs of sentences that share a rare pair of words."""
    _, here, there = np.intersect1d(first.keys, second.keys, assume_unique=True, return_indices=True)
    return set(zip(first.homes[here].tolist(), second.homes[there].tolist(), strict=True))


def _match(here: int, one: Sentence, there: int, other: Sentence, rarity: Rarity, chance: float) -> Match:
    quoted = one.quoted & other.quoted
    known = quoted | (one.public & (other.public | other.quoted)) | (one.quoted & other.public)
    free = (one.all & other.all) - known
    free_nats, quoted_nats = rarity.total(free), rarity.total(quoted)
    return Match(here, there, _beyond(chance, free_nats), _beyond(chance, quoted_nats), free_nats + quoted_nats)


def _beyond(chance: float, nats: float) -> float:
    return min(SENTENCE_CAP, max(0.0, nats - chance))


def shared_words(here: Sentence, there: Sentence) -> frozenset[str]:
    """Words that carry meaning and stand in both sentences."""
    return here.all & there.all
