"""Looks up role and sector words ("prime minister", "troops") by the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar


class Worded(Protocol):
    """Anything that the codebook lists by the words that name it."""

    @property
    def words(self) -> tuple[str, ...]: ...


Entry = TypeVar("Entry", bound=Worded)


class PhraseTable(Generic[Entry]):
    """Phrases of lower-case words to their entries; the longest phrase wins."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_first: dict[str, dict[tuple[str, ...], tuple[Entry, ...]]] = {}
        for entry in entries:
            for phrase in entry.words:
                words = tuple(phrase.lower().split())
                same = by_first.setdefault(words[0], {})
                same[words] = (*same.get(words, ()), entry)
        self._by_first = {first: _longest_first(same) for first, same in by_first.items()}
        self.firsts = frozenset(by_first)

    def at(self, lower: tuple[str, ...], index: int) -> tuple[int, tuple[Entry, ...]] | None:
        """(one past the phrase, its entries) for the longest phrase that begins at word `index`."""
        if index >= len(lower):
            return None
        for words, entries in self._by_first.get(lower[index], ()):
            end = index + len(words)
            if lower[index:end] == words:
                return end, entries
        return None


def _longest_first(
    phrases: dict[tuple[str, ...], tuple[Entry, ...]],
) -> tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]:
    return tuple(sorted(phrases.items(), key=lambda found: -len(found[0])))
