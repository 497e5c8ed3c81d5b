"""Looks up words and short phrases in a sentence, however long the list is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from foedus.coding.lines import Line

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[Entry]):
    """Its key, the longest of its `words`, stands `before` words after the first; `rank` is its place in the list."""

    words: tuple[str, ...]
    entry: Entry
    before: int
    rank: int


class Phrases(Generic[Entry]):
    """Phrases of lower-case words, each with what it stands for; at one place the longest comes first.

    They are looked up by their longest word, because few sentences have that: "of" is everywhere, "support" is not.
    """

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Entry]]) -> None:
        by_key: dict[str, list[_Phrase[Entry]]] = {}
        for rank, (words, entry) in enumerate(entries):
            key = max(words, key=len)
            by_key.setdefault(key, []).append(_Phrase(words, entry, words.index(key), rank))
        self._by_key = by_key
        self._keys = frozenset(by_key)

    def find(self, line: Line) -> list[tuple[int, int, Entry]]:
        """(first word, one past the last, entry) of every phrase of the line, by place."""
        if self._keys.isdisjoint(line.vocabulary):
            return []
        found = sorted(self._standing(line.lower), key=_by_place)
        return [(first, first + len(phrase.words), phrase.entry) for first, phrase in found]

    def stand_in(self, words: Sequence[str]) -> bool:
        """Whether a phrase stands wholly among `words`."""
        return not self._keys.isdisjoint(words) and any(True for _ in self._standing(words))

    def _standing(self, lower: Sequence[str]) -> Iterator[tuple[int, _Phrase[Entry]]]:
        """(first word, phrase) of every phrase among the words, in no particular order."""
        by_key = self._by_key
        for index in [index for index, word in enumerate(lower) if word in by_key]:
            for phrase in by_key[lower[index]]:
                first = index - phrase.before
                if first >= 0 and lower[first : first + len(phrase.words)] == phrase.words:
                    yield first, phrase


def _by_place(found: tuple[int, _Phrase[Entry]]) -> tuple[int, int, int]:
    first, phrase = found
    return first, -len(phrase.words), phrase.rank


def plain(phrases: Iterable[tuple[str, ...]]) -> Phrases[tuple[str, ...]]:
    """Phrases that stand for themselves."""
    return Phrases((words, words) for words in phrases)
