"""Finds the pairs of documents that are worth comparing by looking up what they share, never all with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from foedus.reconciling.bodies import Keys

CARRIERS_PAIRED = 12  # a wording in more documents than this pairs neighbours only: the rest follows by joining
NEIGHBOURS = 3
FEWEST_SHARED = 2  # rare pairs of words that two documents must share to be compared at all
MOST_COMPARED = 40  # documents that one document is compared with, most alike first

Numbers = NDArray[np.int64]


class Carriers:
    """Which documents hold which rare pair of words. Documents are numbered in the order in which they come."""

    def __init__(self, keys: Sequence[Keys]) -> None:
        """Sorts what all documents hold once; what comes later is kept beside it."""
        self._documents = len(keys)
        owners = np.repeat(np.arange(len(keys), dtype=np.int64), [len(one) for one in keys])
        joined = np.concatenate(keys) if keys else np.empty(0, dtype=np.uint64)
        order = np.argsort(joined, kind="stable")
        self._keys, self._owners = joined[order], owners[order]
        self._later: dict[int, list[int]] = {}

    def pairs(self) -> list[tuple[int, int]]:
        """Pairs worth comparing among the documents that were there from the beginning, in rising order."""
        if not len(self._keys):
            return []
        codes = np.concatenate(list(self._coded_pairs()))
        found, shared = np.unique(codes, return_counts=True)
        kept = shared >= FEWEST_SHARED
        pairs = [divmod(int(code), self._documents) for code in found[kept]]
        return sorted(_strongest(dict(zip(pairs, shared[kept].tolist(), strict=True))))

    def add(self, number: int, keys: Keys) -> list[int]:
        """Takes one more document in and gives those that it is worth comparing with."""
        shared: Counter[int] = Counter()
        for key in keys.tolist():
            carriers = self._carriers(key)
            shared.update(carriers if len(carriers) < CARRIERS_PAIRED else carriers[-NEIGHBOURS:])
            self._later.setdefault(key, []).append(number)
        worth = [other for other, times in shared.items() if times >= FEWEST_SHARED]
        return sorted(sorted(worth, key=lambda other: (-shared[other], other))[:MOST_COMPARED])

    def _carriers(self, key: int) -> list[int]:
        first, last = (
            np.searchsorted(self._keys, np.uint64(key), "left"),
            np.searchsorted(self._keys, np.uint64(key), "right"),
        )
        return [*self._owners[first:last].tolist(), *self._later.get(key, ())]

    def _coded_pairs(self) -> Iterator[Numbers]:
        """For each shared key the pairs of its carriers, each as one number: first times all documents plus second."""
        starts = np.flatnonzero(np.r_[True, self._keys[1:] != self._keys[:-1]])
        sizes = np.diff(np.r_[starts, len(self._keys)])
        start, size = np.repeat(starts, sizes), np.repeat(sizes, sizes)
        place = np.arange(len(self._keys)) - start
        for behind in range(1, CARRIERS_PAIRED):
            is_near = (size <= CARRIERS_PAIRED) | (behind <= NEIGHBOURS)
            here = np.flatnonzero(is_near & (place + behind < size))
            yield self._owners[here] * self._documents + self._owners[here + behind]


def _strongest(shared: Mapping[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    taken: Counter[int] = Counter()
    for pair in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if max(taken[pair[0]], taken[pair[1]]) < MOST_COMPARED:
            taken.update(pair)
            yield pair
