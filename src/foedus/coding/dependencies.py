"""Who leans on whom: supplies, hosting, shared programmes, things nobody can afford alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from foedus.codebook.grammar import Grammar
from foedus.coding.attribution import clause_of
from foedus.coding.commitments import as_parties
from foedus.coding.events import Setting
from foedus.coding.inflections import Inflector
from foedus.coding.lines import Line, Participant
from foedus.coding.modality import ModalityReader
from foedus.coding.roles import RoleFinder
from foedus.coding.topics import TopicReader
from foedus.records import ActorKind, Dependency, Domain, EvidenceSpan, Modality, content_id

REACH = 12  # words on either side in which the supply or asset stands
_THINGS = (ActorKind.ASSET, ActorKind.PROGRAMME)
GAP = "..."
GAP_WORDS = 5


class DependencyReader:
    """Finds reliance, supply, hosting and partnership between coded parties."""

    def __init__(
        self, grammar: Grammar, inflector: Inflector, roles: RoleFinder, modalities: ModalityReader, topics: TopicReader
    ) -> None:
        self._roles, self._modalities, self._topics = roles, modalities, topics
        self._forward = _wordings(grammar.listed("dependencies.forward"), inflector)
        self._backward = _wordings(grammar.listed("dependencies.backward"), inflector)
        self._cannot = _wordings(grammar.listed("dependencies.cannot_without"), inflector)
        self._hosting = _wordings(grammar.listed("dependencies.hosting"), inflector)
        self._partner = _wordings(grammar.listed("dependencies.partner"), inflector)
        self._supplies = grammar.phrases("dependencies.supplies")

    def read(self, line: Line, setting: Setting) -> tuple[Dependency, ...]:
        """One dependency for each pair and thing of the line."""
        found: dict[tuple[str, str, str], Dependency] = {}
        for dependency in self._all(line, setting):
            found.setdefault((dependency.dependent.code, dependency.on.code, dependency.through), dependency)
        return tuple(found.values())

    def _all(self, line: Line, setting: Setting) -> Iterator[Dependency]:
        for first, last in _standing(line, {**self._forward, **self._cannot}):
            through = self._through(line, first, last)
            if through:
                dependents = self._before(line, setting, first)
                yield from self._pairs(line, setting, dependents, self._after(line, last), through, first)
        for first, last in _standing(line, self._backward):
            through = self._supply(line, max(0, first - REACH), min(len(line), last + REACH))
            if through:
                suppliers = self._before(line, setting, first)
                yield from self._pairs(line, setting, self._after(line, last), suppliers, through, first)
        for first, last in _standing(line, {**self._hosting, **self._partner}):
            yield from self._by_thing(line, setting, first, last)

    def _by_thing(self, line: Line, setting: Setting, first: int, last: int) -> Iterator[Dependency]:
        """A host or partner and the other parties of the same asset or programme in the line."""
        subject = self._before(line, setting, first)
        things = [party for party in line.between(first, min(len(line), last + REACH)) if party.mention.kind in _THINGS]
        others = [party for party in self._after(line, last) if party.mention.kind not in _THINGS]
        if things and others:
            name = things[0].mention.name
            yield from self._pairs(line, setting, others, subject, name, first)

    def _before(self, line: Line, setting: Setting, index: int) -> tuple[Participant, ...]:
        number = clause_of(setting.clauses, index)
        subject = self._roles.subject(line, setting.clauses, number, index)
        return tuple(party for party in subject if party.mention.code and party.mention.kind not in _THINGS)

    def _after(self, line: Line, last: int) -> tuple[Participant, ...]:
        near = line.between(last, min(len(line), last + REACH))
        coded = [party for party in near if party.mention.code and party.mention.kind not in _THINGS]
        return self._roles.group(line, coded[0], len(line)) if coded else ()

    def _through(self, line: Line, first: int, last: int) -> str:
        """What the reliance runs through: a supply, else an asset or programme named after it."""
        end = min(len(line), last + REACH)
        things = [party.mention.name for party in line.between(last, end) if party.mention.kind in _THINGS]
        return self._supply(line, first, end) or self._supply(line, max(0, first - 4), first) or "".join(things[:1])

    def _supply(self, line: Line, first: int, last: int) -> str:
        """The first supply named between words `first` and `last`, "" where none is."""
        for index in range(first, last):
            for phrase in self._supplies:
                if line.lower[index : index + len(phrase)] == phrase:
                    return " ".join(phrase)
        return ""

    def _pairs(
        self,
        line: Line,
        setting: Setting,
        dependents: Sequence[Participant],
        on: Sequence[Participant],
        through: str,
        index: int,
    ) -> Iterator[Dependency]:
        clause = setting.clauses[clause_of(setting.clauses, index)]
        modality = self._modalities.read(line, setting.clauses, clause, index)
        if modality is Modality.CONDITIONAL:
            return
        for dependent, other in product(as_parties(dependents), as_parties(on)):
            if dependent.code != other.code:
                yield Dependency(
                    id=content_id("n", setting.document, dependent.start, other.start, through),
                    dependent=dependent,
                    on=other,
                    through=through,
                    domain=self._topics.domain(line, 0, len(line)) or Domain.SECURITY,
                    modality=Modality.ASSERTED if modality is Modality.DENIED else modality,
                    confidence=0.55,
                    evidence=EvidenceSpan.cut(setting.document, line.text, line.sentence.span),
                )


def _wordings(listed: Sequence[str], inflector: Inflector) -> dict[str, list[tuple[str, ...]]]:
    """First word in every form -> the words that follow."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for wording in listed:
        first, *rest = wording.split()
        forms = inflector.verb_forms(first) if first.isalpha() else {first: None}
        for form in forms:
            table.setdefault(form, []).append(tuple(rest))
    return table


def _standing(line: Line, wordings: dict[str, list[tuple[str, ...]]]) -> Iterator[tuple[int, int]]:
    for index, word in enumerate(line.lower):
        for rest in wordings.get(word, ()):
            last = _end(line, index + 1, rest)
            if last is not None:
                yield index, last
                break


def _end(line: Line, place: int, rest: Sequence[str]) -> int | None:
    gap = 0
    for part in rest:
        if part == GAP:
            gap = GAP_WORDS
            continue
        found = next((i for i in range(place, min(len(line), place + gap + 1)) if line.lower[i] == part), None)
        if found is None:
            return None
        place, gap = found + 1, 0
    return place
