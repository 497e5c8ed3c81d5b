"""Looks up role and sector words ("prime minister", "troops") by the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar


class Worded(Protocol):
    """Anything that the codebook lists by the words that name it."""

    @property
    def words(self) -> tuple[str, ...]: ...


Entry = TypeVar("Entry", bound=Worded)


class PhraseTable(Generic[Entry]):
    """Phrases of lower-case words to their entries; the longest phrase wins."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in entries:
            for phrase in entry.words:
                words = tuple(phrase.lower().split())
                self._by_first.setdefault(words[0], []).append((words, entry))
        for found in self._by_first.values():
            found.sort(key=lambda each: -len(each[0]))

    def at(self, lower: Sequence[str], index: int) -> tuple[int, tuple[Entry, ...]] | None:
        """(one past the phrase, its entries) for the longest phrase that begins at word `index`."""
        if index >= len(lower):
            return None
        longest = 0
        entries: list[Entry] = []
        for words, entry in self._by_first.get(lower[index], ()):
            if len(words) < longest:
                break
            if tuple(lower[index : index + len(words)]) == words:
                longest, entries = len(words), [*entries, entry]
        return (index + longest, tuple(entries)) if entries else None
