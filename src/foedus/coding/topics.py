"""What a sentence is about: policy domain and PLOVER contexts, by the codebook's word lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from foedus.codebook.words import Words
from foedus.coding.lines import Line
from foedus.coding.phrases import Phrases
from foedus.records import Domain, EventType

Name = TypeVar("Name")
CONTEXTS_AT_MOST = 4  # a sentence that touches more is about everything and tells nothing
CERTAIN = 100  # a context that the cue itself gives counts for more than any number of words
_ORDER = {domain: place for place, domain in enumerate(Domain)}


@dataclass(frozen=True, slots=True)
class Topics:
    """The domain words of one line by place: (first word, one past the last, domain)."""

    words: tuple[tuple[int, int, Domain], ...]

    def domain(self, first: int, last: int) -> Domain | None:
        """The domain with most words in `first`..`last`; ties go to the order of `Domain`; None where no word tells."""
        if not self.words:
            return None
        return _commonest(domain for start, end, domain in self.words if first <= start and end <= last)

    def main_domain(self) -> Domain | None:
        """The domain of the whole line."""
        if not self.words:
            return None
        return _commonest(domain for _, _, domain in self.words)


class TopicReader:
    """Names the domains and contexts of a line."""

    def __init__(self, words: Words) -> None:
        self._contexts = _listed(words.contexts)
        self._context_order = {name: place for place, (name, _) in enumerate(words.contexts)}
        self._domains = _listed(words.domains)
        self._default = dict(words.domain_of_type)

    def read(self, line: Line) -> Topics:
        return Topics(tuple(self._domains.find(line)))

    def usual_domain(self, kind: EventType) -> Domain:
        """The domain of an act of that type where no word tells."""
        return self._default.get(kind, Domain.DIPLOMACY)

    def contexts(self, line: Line, certain: Iterable[str] = ()) -> tuple[str, ...]:
        """The commonest contexts of the line in PLOVER's order; those that are `certain` come before all others."""
        counts = _counted(name for _, _, name in self._contexts.find(line))
        counts |= {name: counts.get(name, 0) + CERTAIN for name in certain}
        common = sorted(counts, key=lambda name: (-counts[name], self._context_order[name]))
        return tuple(sorted(common[:CONTEXTS_AT_MOST], key=self._context_order.__getitem__))


def _commonest(domains: Iterable[Domain]) -> Domain | None:
    counts = _counted(domains)
    return min(counts, key=lambda domain: (-counts[domain], _ORDER[domain]), default=None)


def _counted(names: Iterable[Name]) -> dict[Name, int]:
    counts: dict[Name, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def _listed(lists: Iterable[tuple[Name, Iterable[str]]]) -> Phrases[Name]:
    return Phrases((tuple(phrase.split()), name) for name, phrases in lists for phrase in phrases)
