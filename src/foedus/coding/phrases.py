"""Looks up words and short phrases in a sentence by their first word, however long the list is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from foedus.coding.lines import Line

Entry = TypeVar("Entry")


class Phrases(Generic[Entry]):
    """Phrases of lower-case words, each with what it stands for; at one place the longest comes first."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Entry]]) -> None:
        by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for words, entry in entries:
            by_first.setdefault(words[0], []).append((words, entry))
        for found in by_first.values():
            found.sort(key=lambda each: -len(each[0]))
        self._by_first = by_first
        self._firsts = frozenset(by_first)

    def may_stand(self, line: Line) -> bool:
        """False where the line has none of the first words."""
        return not self._firsts.isdisjoint(line.vocabulary)

    def at(self, lower: Sequence[str], index: int) -> Iterator[tuple[int, Entry]]:
        """(one past the phrase, its entry) for every phrase that begins at word `index`."""
        for words, entry in self._by_first.get(lower[index], ()):
            end = index + len(words)
            if lower[index:end] == words:
                yield end, entry

    def find(self, line: Line) -> list[tuple[int, int, Entry]]:
        """(first word, one past the last, entry) of every phrase of the line, by place."""
        if not self.may_stand(line):
            return []
        lower = line.lower
        starts = [index for index, word in enumerate(lower) if word in self._by_first]
        return [(index, end, entry) for index in starts for end, entry in self.at(lower, index)]

    def stand_in(self, words: Sequence[str]) -> bool:
        """Whether a phrase stands wholly among `words`."""
        if self._firsts.isdisjoint(words):
            return False
        return any(True for index, word in enumerate(words) if word in self._by_first for _ in self.at(words, index))


def plain(phrases: Iterable[tuple[str, ...]]) -> Phrases[tuple[str, ...]]:
    """Phrases that stand for themselves."""
    return Phrases((words, words) for words in phrases)
