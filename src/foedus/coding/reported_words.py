"""Which words of a sentence can carry a report, in any inflection, and what each takes as its content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.codebook.grammar import Grammar
from foedus.codebook.reported import PREPOSITIONS, Reported, ReportedGroup
from foedus.coding.inflections import Inflector, noun_forms, read_irregular


@dataclass(frozen=True, slots=True)
class Wording:
    """One word of the codebook: `rest` are the words that go with a verb, as "out" in "point out"."""

    group: str
    rest: tuple[str, ...]
    takes: frozenset[str]


class ReportedWords:
    """The codebook's words by every way to write them."""

    def __init__(self, reported: Reported, grammar: Grammar) -> None:
        inflector = read_irregular([*grammar.listed("verbs.irregular"), *reported.irregular])
        self._verbs = _verbs(reported.of_part("verbs"), inflector)
        self._adjectives = _plain(reported.of_part("adjectives"), plural=False)
        self._nouns = _plain(reported.of_part("nouns"), plural=True)
        self.light = _forms(reported.light, inflector)
        self._linking, self._making = _forms(reported.linking, inflector), _forms(["make"], inflector)
        self._made = frozenset(reported.made)
        self.no_sources = frozenset(reported.no_sources)
        self.views = frozenset(reported.views)

    def of_verb(self, word: str, particles: frozenset[str], prepositions: frozenset[str]) -> frozenset[str]:
        """What a verb takes that stands with these particles and before these prepositions; empty where unknown.

        A verb with a particle is another verb: "carry out" takes nothing of "carry".
        """
        takes: set[str] = set()
        for wording in self._verbs.get(word, ()):
            near, far = wording.rest[:-1], wording.rest[-1:]
            if particles <= set(wording.rest) and set(wording.rest) <= particles:
                takes |= wording.takes
            elif far and far[0] in prepositions and set(near) == particles:
                takes |= (wording.takes - {"object"}) | (set(far) & set(PREPOSITIONS))
        return frozenset(takes)

    def of_adjective(self, word: str) -> frozenset[str]:
        return self._adjectives.get(word, frozenset())

    def links(self, verb: str, adjective: str) -> bool:
        """ "seems opposed", "made clear"."""
        return verb in self._linking or (verb in self._making and adjective in self._made)

    def of_noun(self, word: str) -> frozenset[str]:
        return self._nouns.get(word, frozenset())


def _verbs(groups: Iterable[ReportedGroup], inflector: Inflector) -> Mapping[str, tuple[Wording, ...]]:
    found: dict[str, list[Wording]] = {}
    for group in groups:
        for entry in group.words:
            lemma, *rest = entry.split()
            for spelling in inflector.verb_forms(lemma):
                found.setdefault(spelling, []).append(Wording(group.name, tuple(rest), group.takes))
    return {word: tuple(wordings) for word, wordings in found.items()}


def _plain(groups: Iterable[ReportedGroup], *, plural: bool) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        for entry in group.words:
            for spelling in noun_forms(entry) if plural else (entry,):
                found[spelling] = found.get(spelling, frozenset()) | group.takes
    return found


def _forms(lemmas: Iterable[str], inflector: Inflector) -> frozenset[str]:
    return frozenset(spelling for lemma in lemmas for spelling in inflector.verb_forms(lemma))
