"""Says how much it tells that two documents share a word, given the other documents of the pile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import fsum, log
from typing import TypeAlias

from foedus.reconciling.common_words import COMMON
from foedus.reconciling.wording import significant_digits

Figure: TypeAlias = tuple[float, str]  # value and unit

BACKGROUND = 300  # imagined documents behind the pile, so that rarity means something in a pile of two
# Share of those documents that would hold a word of each class. Orders of magnitude from general news English.
SHARE_PLAIN, SHARE_COMMON, SHARE_ROUND = 0.003, 0.05, 0.02
SHARE_ODD = {3: 0.002, 4: 0.0006, 5: 0.0002}  # figures by their significant digits
RARE_WORDING = 10.0  # nats from which a stretch of words is one that few writers hit upon: two plain words
PAIR = 2  # the two documents that are compared say nothing on how rare a word is elsewhere


class Rarity:
    """How much a word tells, in nats: minus the logarithm of the share of other holders that have it.

    A holder is a document or, once copies are known, all that goes back to one text: a copy makes no word common.
    `figures` are the figures that each holder tells.
    """

    def __init__(self, vocabularies: Sequence[frozenset[str]], figures: Sequence[frozenset[Figure]] = ()) -> None:
        self._carriers = Counter(stem for vocabulary in vocabularies for stem in vocabulary)
        self._figures = Counter(figure for held in figures for figure in held)
        self._holders = len(vocabularies)
        self._known = _Nats(self._fresh)

    def elsewhere(self, figure: Figure) -> int:
        """How many holders besides the two that are compared tell a figure: what many tell is public."""
        return max(0, self._figures[figure] - PAIR)

    def total(self, stems: Iterable[str]) -> float:
        """What words tell together."""
        return fsum(map(self._known.__getitem__, stems))

    def _fresh(self, stem: str) -> float:
        others = max(0, self._carriers[stem] - PAIR) + BACKGROUND * _share(stem)
        return log((max(0, self._holders - PAIR) + BACKGROUND) / others)


class _Nats(dict[str, float]):
    """What words tell, each worked out once: this is asked a thousand times a document."""

    def __init__(self, fresh: Callable[[str], float]) -> None:
        super().__init__()
        self._fresh = fresh

    def __missing__(self, stem: str) -> float:
        found = self[stem] = self._fresh(stem)
        return found


@lru_cache(maxsize=262_144)
def background_nats(stem: str) -> float:
    """What a word tells where nothing is known of the pile."""
    return -log(_share(stem))


def _share(stem: str) -> float:
    if stem[0].isdigit():
        return SHARE_ODD.get(min(5, odd_digits(stem)), SHARE_ROUND)
    return SHARE_COMMON if stem in COMMON else SHARE_PLAIN


def odd_digits(figure: str) -> int:
    """The significant digits of a figure that few writers hit upon: three or more, and no year; 0 for any other."""
    digits = figure.replace(",", "").replace(".", "")
    if not digits.isdecimal() or (len(figure) == 4 and figure[:2] in ("18", "19", "20")):
        return 0
    told = significant_digits(float(digits[:15]))
    return told if told >= 3 else 0
