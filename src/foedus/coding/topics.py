"""What a sentence is about: policy domain and PLOVER contexts, by the codebook's word lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from foedus.codebook.words import Words
from foedus.coding.lines import Line
from foedus.records import Domain, EventType

CONTEXTS_AT_MOST = 4  # a sentence that touches more is about everything and tells nothing


class PhraseIndex:
    """Looks up words and short phrases of several named lists in one pass over a sentence."""

    def __init__(self, lists: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, phrases in lists:
            for phrase in phrases:
                words = tuple(phrase.split())
                self._by_first.setdefault(words[0], []).append((words, name))
        for found in self._by_first.values():
            found.sort(key=lambda entry: (-len(entry[0]), entry))

    def find(self, line: Line, first: int, last: int) -> list[tuple[int, int, str]]:
        """(first word, last word, list name) of every phrase that stands in words `first`..`last`."""
        found = []
        for index in range(first, last):
            for words, name in self._by_first.get(line.lower[index], ()):
                if line.lower[index : index + len(words)] == words and index + len(words) <= last:
                    found.append((index, index + len(words), name))
        return found


class TopicReader:
    """Names the domain and contexts of a stretch of words."""

    def __init__(self, words: Words) -> None:
        self._contexts = PhraseIndex(words.contexts)
        self._context_order = {name: place for place, (name, _) in enumerate(words.contexts)}
        self._domains = PhraseIndex((domain.value, phrases) for domain, phrases in words.domains)
        self._default = dict(words.domain_of_type)

    def domain(self, line: Line, first: int, last: int) -> Domain | None:
        """The domain with most words; ties go to the order of `Domain`; None where no word tells."""
        counts = Counter(name for _, _, name in self._domains.find(line, first, last))
        if not counts:
            return None
        order = list(Domain)
        return max(order, key=lambda domain: (counts[domain.value], -order.index(domain)))

    def domain_of(self, line: Line, first: int, last: int, kind: EventType) -> Domain:
        """The domain of the clause, else of the sentence, else the one usual for the type."""
        return (
            self.domain(line, first, last)
            or self.domain(line, 0, len(line))
            or self._default.get(kind, Domain.DIPLOMACY)
        )

    def contexts(self, line: Line, certain: Iterable[str] = ()) -> tuple[str, ...]:
        counts = Counter(name for _, _, name in self._contexts.find(line, 0, len(line)))
        counts.update(dict.fromkeys(certain, 100))
        common = [
            name for name, _ in sorted(counts.items(), key=lambda entry: (-entry[1], self._context_order[entry[0]]))
        ]
        return tuple(sorted(common[:CONTEXTS_AT_MOST], key=self._context_order.__getitem__))
