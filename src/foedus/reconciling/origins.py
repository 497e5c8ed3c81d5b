"""Finds documents that go back to one text or one briefing, so that evidence is counted by origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from foedus.reconciling.grouping import Groups
from foedus.reconciling.likeness import Fact, Likeness, facts_of, likeness, shared_facts
from foedus.reconciling.phrases import Rarity, Text, shared_runs, text_of
from foedus.records import Coding, Document, Origin, SharedTrace, content_id

EVEN = 0.5
CARRIERS_PAIRED = 12  # a wording in more documents than this pairs neighbours only: the rest follows by joining
NEIGHBOURS = 2
FEWEST_SHARED = 2  # rare threes or odd figures that a pair must share to be compared at all
MOST_COMPARED = 60  # pairs looked at for each document, strongest first


def find_origins(documents: Sequence[Document], codings: Sequence[Coding]) -> tuple[Origin, ...]:
    """Groups of documents with one origin; a document that stands alone is its own origin, with probability 1."""
    coding_of = {coding.document: coding for coding in codings}
    ordered = sorted(documents, key=lambda document: document.id)
    texts = [text_of(document, coding_of.get(document.id)) for document in ordered]
    facts = [
        facts_of(document, coding.claims if (coding := coding_of.get(document.id)) else ()) for document in ordered
    ]
    rarity = Rarity(texts)
    found: dict[tuple[str, str], Likeness] = {}
    for here, there in _candidates(texts, facts, rarity):
        found[(ordered[here].id, ordered[there].id)] = _compared(
            texts[here], texts[there], facts[here], facts[there], rarity
        )
    groups = Groups(document.id for document in ordered)
    for (first, second), alike in found.items():
        if alike.probability >= EVEN:
            groups.join(first, second)
    return tuple(sorted((_origin(members, found) for members in groups.all()), key=lambda origin: origin.id))


def origins_by_document(origins: Iterable[Origin]) -> dict[str, str]:
    """Origin id of every document."""
    return {document: origin.id for origin in origins for document in origin.documents}


def _compared(first: Text, second: Text, here: Sequence[Fact], there: Sequence[Fact], rarity: Rarity) -> Likeness:
    runs = shared_runs(first, second, rarity)
    smaller = min(rarity.total(first), rarity.total(second))
    containment = min(1.0, sum(run.raw for run in runs) / smaller) if smaller else 0.0
    return likeness(first.document, second.document, runs, containment, shared_facts(here, there))


def _candidates(texts: Sequence[Text], facts: Sequence[Sequence[Fact]], rarity: Rarity) -> list[tuple[int, int]]:
    """Pairs that share enough rare things, found by looking them up, never by comparing all with all."""
    carriers: dict[object, list[int]] = {}
    for at, text in enumerate(texts):
        for gram in rarity.rare(text):
            carriers.setdefault(gram, []).append(at)
        for key in sorted({fact.key for fact in facts[at] if fact.weight >= 1}):
            carriers.setdefault(key, []).append(at)
    shared = Counter(pair for found in carriers.values() if len(found) > 1 for pair in _pairs(found))
    ranked = sorted(
        (pair for pair, times in shared.items() if times >= FEWEST_SHARED), key=lambda pair: (-shared[pair], pair)
    )
    taken: Counter[int] = Counter()
    kept = []
    for pair in ranked:
        if max(taken[pair[0]], taken[pair[1]]) < MOST_COMPARED:
            taken.update(pair)
            kept.append(pair)
    return sorted(kept)


def _pairs(carriers: Sequence[int]) -> Iterator[tuple[int, int]]:
    reach = len(carriers) if len(carriers) <= CARRIERS_PAIRED else NEIGHBOURS
    for at, first in enumerate(carriers):
        for second in carriers[at + 1 : at + 1 + reach]:
            yield first, second


def _origin(members: tuple[str, ...], found: Mapping[tuple[str, str], Likeness]) -> Origin:
    joined: list[Likeness] = []
    best = dict.fromkeys(members, 0.0)
    for pair in combinations(members, 2):
        if pair in found and found[pair].probability >= EVEN:
            joined.append(found[pair])
            for member in pair:
                best[member] = max(best[member], found[pair].probability)
    if not joined:
        return Origin(content_id("origin", *members), members, 1.0)
    # The weakest of the strongest links of the members: what holds the group together.
    weakest = min(best.values())
    return Origin(content_id("origin", *members), members, weakest, _each_once(joined))


def _each_once(joined: Sequence[Likeness]) -> tuple[SharedTrace, ...]:
    found = {(trace.kind, trace.words, trace.evidence): trace for alike in joined for trace in alike.traces}
    return tuple(found[key] for key in sorted(found))
