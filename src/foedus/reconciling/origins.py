"""Finds documents that go back to one text or one briefing, so that evidence is counted by origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from foedus.reconciling.bodies import Text, text_of
from foedus.reconciling.candidates import Carriers
from foedus.reconciling.facts import Fact, facts_of
from foedus.reconciling.grouping import Groups, joined
from foedus.reconciling.likeness import Likeness, Side, likeness
from foedus.reconciling.passages import Window, grown
from foedus.reconciling.rarity import Rarity
from foedus.reconciling.traces import passage_of, traces_of
from foedus.records import BorrowedPassage, Coding, Document, EvidenceSpan, Origin, SharedTrace, content_id

Pair: TypeAlias = tuple[str, str]  # ids of two documents, in rising order

EVEN = 0.5
SURE = 0.9  # from here on two documents count as one when words are weighed
GROWTH = 1.5  # words are weighed anew when the pile has grown by half: so each pair is redone a few times in all
LINKS_SHOWN = 3  # of each document; a chain of thirty copies need not show all its pairs


def find_origins(documents: Sequence[Document], codings: Sequence[Coding]) -> tuple[Origin, ...]:
    """Groups of documents with one origin; a document that stands alone is its own origin, with probability 1."""
    return OriginIndex(documents, codings).origins()


class OriginIndex:
    """A pile whose origins are known, to which documents can be added: a new one is compared with its likes alone.

    A word is weighed by how many texts of the pile hold it. What is added is weighed by the scale of those that were
    there, until the pile has grown by half. `chances` are the probabilities of all pairs that share enough to be
    compared, `compared` counts the comparisons made so far.
    """

    def __init__(self, documents: Sequence[Document], codings: Sequence[Coding]) -> None:
        coding_of = {coding.document: coding for coding in codings}
        self._texts: dict[str, Text] = {}
        self._facts: dict[str, tuple[Fact, ...]] = {}
        self._links: dict[Pair, Likeness] = {}
        self._partial: set[Pair] = set()
        self.chances: dict[Pair, float] = {}
        self.compared = 0
        for document in sorted(documents, key=lambda document: document.id):
            self._take(document, coding_of.get(document.id))
        self._weigh()

    def add(self, document: Document, coding: Coding | None = None) -> None:
        """Takes one more document in; one that is known already changes nothing."""
        if document.id in self._texts:
            return
        self._take(document, coding)
        if len(self._texts) >= GROWTH * self._weighed:
            self._weigh()
            return
        self._order.append(document.id)
        self._sides[document.id] = self._side(document.id)
        for other in self._carriers.add(len(self._order) - 1, self._texts[document.id].keys):
            self._compare(self._order[other], document.id)

    def origins(self) -> tuple[Origin, ...]:
        """The origins of all documents, sorted by id."""
        groups = self._joined(EVEN)
        links: dict[str, list[Pair]] = {}
        for pair, alike in sorted(self._links.items()):
            if alike.is_whole and groups.root(pair[0]) == groups.root(pair[1]):
                links.setdefault(groups.root(pair[0]), []).append(pair)
        borrowed = self._borrowed(groups)
        found = []
        for members in groups.all():
            root = groups.root(members[0])
            found.append(self._origin(members, links.get(root, ()), borrowed.get(root, ())))
        return tuple(sorted(found, key=lambda origin: origin.id))

    def sides(self, pair: Pair) -> tuple[Side, Side]:
        """The two documents of a pair, as they are compared."""
        return self._sides[pair[0]], self._sides[pair[1]]

    def _take(self, document: Document, coding: Coding | None) -> None:
        self._texts[document.id] = text_of(document, coding)
        self._facts[document.id] = facts_of(document, coding.claims if coding else ())

    def _weigh(self) -> None:
        """Weighs every word by the pile as it is and compares all documents that share rare wordings.

        The first round finds the copies; the second counts each of them once when it asks how common a word is.
        """
        self._order = sorted(self._texts)
        self._weighed = len(self._order)
        self._carriers = Carriers([self._texts[name].keys for name in self._order])
        pairs = [(self._order[here], self._order[there]) for here, there in self._carriers.pairs()]
        self._compare_all([(name,) for name in self._order], pairs)
        self._compare_all(self._joined(SURE).all(), pairs)

    def _joined(self, least: float) -> Groups:
        """Documents grouped by what goes back to one text as a whole."""
        whole = {pair: chance for pair, chance in self.chances.items() if pair not in self._partial}
        return joined(self._texts, whole, least=least)

    def _compare_all(self, holders: Sequence[tuple[str, ...]], pairs: Sequence[Pair]) -> None:
        words = [frozenset().union(*(self._texts[name].vocabulary for name in held)) for held in holders]
        figures = [frozenset(fact.key for name in held for fact in self._facts[name]) for held in holders]
        self.rarity = Rarity(words, figures)
        self._sides = {name: self._side(name) for name in self._order}
        self._links.clear()
        self._partial.clear()
        self.chances.clear()
        for pair in pairs:
            self._compare(*pair)

    def _side(self, name: str) -> Side:
        text = self._texts[name]
        return Side(text, self._facts[name], tuple(self.rarity.total(one.all) for one in text.sentences))

    def _compare(self, one: str, other: str) -> None:
        first, second = sorted((one, other))
        alike = likeness(self._sides[first], self._sides[second], self.rarity)
        self.compared += 1
        self.chances[(first, second)] = alike.probability
        if not alike.is_whole:
            self._partial.add((first, second))
        if alike.probability >= EVEN:
            self._links[(first, second)] = alike

    def _origin(self, members: tuple[str, ...], links: Sequence[Pair], borrowed: tuple[BorrowedPassage, ...]) -> Origin:
        best = dict.fromkeys(members, 0.0)
        for pair in links:
            for member in pair:
                best[member] = max(best[member], self.chances[pair])
        # The weakest of the strongest links of the members: what holds the group together.
        probability = min(best.values()) if links else 1.0
        traces = _each_once(trace for pair in _telling(links, self.chances) for trace in self._traces(pair))
        return Origin(content_id("origin", *members), members, probability, traces, borrowed)

    def _borrowed(self, groups: Groups) -> dict[str, tuple[BorrowedPassage, ...]]:
        """By the root of a group: the passages that documents outside hold of it, the strongest where they overlap."""
        found: dict[str, list[BorrowedPassage]] = {}
        for pair, alike in sorted(self._links.items(), key=lambda link: (-link[1].probability, link[0])):
            taker, window = self._taker(pair, alike)
            root = groups.root(pair[1] if taker == pair[0] else pair[0])
            if window is None or groups.root(taker) == root:
                continue
            passage = self._passage(pair, taker, window, alike)
            known = (one.evidence for one in found.get(root, ()))
            if not any(one.document == taker and one.span.overlaps(passage.span) for one in known):
                found.setdefault(root, []).append(BorrowedPassage(passage, alike.probability, self._traces(pair)))
        return {root: tuple(sorted(some, key=lambda one: one.evidence)) for root, some in found.items()}

    def _passage(self, pair: Pair, taker: str, window: Window, alike: Likeness) -> EvidenceSpan:
        here, there = self._texts[pair[0]], self._texts[pair[1]]
        if taker == pair[0]:
            return passage_of(here, grown(window, here, there, {one.here: one.there for one in alike.matches}))
        return passage_of(there, grown(window, there, here, {one.there: one.here for one in alike.matches}))

    def _taker(self, pair: Pair, alike: Likeness) -> tuple[str, Window | None]:
        """The document of a pair that holds a passage of the other; of two long ones the later."""
        here, there = alike.passages
        if here and there:
            first = min(pair, key=lambda name: (self._texts[name].document.published.latest or date.max, name))
            return (pair[1], there) if first == pair[0] else (pair[0], here)
        return (pair[0], here) if here else (pair[1], there)

    def _traces(self, pair: Pair) -> tuple[SharedTrace, ...]:
        return traces_of(self._texts[pair[0]], self._texts[pair[1]], self._links[pair], self.rarity)


def _telling(links: Sequence[Pair], chances: Mapping[Pair, float]) -> Iterator[Pair]:
    """The strongest links of each document: what the others show is the same again."""
    shown: Counter[str] = Counter()
    for pair in sorted(links, key=lambda pair: (-chances[pair], pair)):
        if min(shown[pair[0]], shown[pair[1]]) < LINKS_SHOWN:
            shown.update(pair)
            yield pair


def _each_once(traces: Iterable[SharedTrace]) -> tuple[SharedTrace, ...]:
    found = {(trace.kind, trace.words, trace.evidence): trace for trace in traces}
    return tuple(found[key] for key in sorted(found))
