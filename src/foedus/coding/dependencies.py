"""Who leans on whom: supplies, hosting, shared programmes, things nobody can afford alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from foedus.coding.clauses import clause_of
from foedus.coding.groups import Group
from foedus.coding.inflections import Inflector
from foedus.coding.lines import Line, Participant
from foedus.coding.parties import as_parties
from foedus.coding.phrases import plain
from foedus.coding.settings import Setting, Tools
from foedus.records import ActorKind, Dependency, Domain, EvidenceSpan, Modality, content_id

REACH = 12  # words on either side in which the supply or asset stands
BEFORE_REACH = 4  # words before "relies on" in which the supply can stand
GAP = "..."
GAP_WORDS = 5
CONFIDENCE = 0.55
_THINGS = (ActorKind.ASSET, ActorKind.PROGRAMME)
Wordings = dict[str, list[tuple[str, ...]]]  # first word in every form -> the words that follow


class DependencyReader:
    """Finds reliance, supply, hosting and partnership between coded parties."""

    def __init__(self, tools: Tools) -> None:
        self._groups, self._subjects, self._modalities = tools.groups, tools.subjects, tools.modalities
        listed, inflector = tools.grammar.listed, tools.inflector
        leaning = (*listed("dependencies.forward"), *listed("dependencies.cannot_without"))
        sharing = (*listed("dependencies.hosting"), *listed("dependencies.partner"))
        self._leaning = _wordings(leaning, inflector)
        self._supplying = _wordings(listed("dependencies.backward"), inflector)
        self._sharing = _wordings(sharing, inflector)
        self._supplies = plain(tools.grammar.phrases("dependencies.supplies"))

    def read(self, line: Line, setting: Setting) -> tuple[Dependency, ...]:
        """One dependency for each pair and thing of the line."""
        found: dict[tuple[str, str, str], Dependency] = {}
        for dependency in self._all(line, setting):
            found.setdefault((dependency.dependent.code, dependency.on.code, dependency.through), dependency)
        return tuple(found.values())

    def _all(self, line: Line, setting: Setting) -> Iterator[Dependency]:
        for first, last in _standing(line, self._leaning):
            through = self._through(line, first, last)
            if through:
                dependents = self._before(line, setting, first)
                yield from self._pairs(line, setting, dependents, self._after(line, last), through, first)
        for first, last in _standing(line, self._supplying):
            through = self._supply(line, first + 1, last + REACH) or self._supply(line, max(0, first - REACH), first)
            if through:
                suppliers = self._before(line, setting, first)
                yield from self._pairs(line, setting, self._after(line, last), suppliers, through, first)
        for first, last in _standing(line, self._sharing):
            yield from self._by_thing(line, setting, first, last)

    def _by_thing(self, line: Line, setting: Setting, first: int, last: int) -> Iterator[Dependency]:
        """A host or partner and the other parties of the same asset or programme in the line."""
        things = [party for party in line.between(first, last + REACH) if party.mention.kind in _THINGS]
        others = self._after(line, last) if things else ()
        if others:
            subject = self._before(line, setting, first)
            yield from self._pairs(line, setting, others, subject, things[0].mention.name, first)

    def _before(self, line: Line, setting: Setting, index: int) -> Group:
        number = clause_of(setting.clauses, index)
        subject = self._subjects.find(line, setting.clauses, number, index)
        return tuple(party for party in subject if party.mention.code and party.mention.kind not in _THINGS)

    def _after(self, line: Line, last: int) -> Group:
        near = line.between(last, last + REACH)
        coded = [party for party in near if party.mention.code and party.mention.kind not in _THINGS]
        return self._groups.group(line, coded[0], len(line)) if coded else ()

    def _through(self, line: Line, first: int, last: int) -> str:
        """What the reliance runs through: a supply, else an asset or programme named after it."""
        end = last + REACH
        things = [party.mention.name for party in line.between(last, end) if party.mention.kind in _THINGS]
        near = self._supply(line, first, end) or self._supply(line, max(0, first - BEFORE_REACH), first)
        return near or "".join(things[:1])

    def _supply(self, line: Line, first: int, last: int) -> str:
        """The first supply that begins between words `first` and `last`, "" where none does."""
        found = (phrase for index, _, phrase in self._supplies.find(line) if first <= index < last)
        return " ".join(next(found, ()))

    def _pairs(
        self,
        line: Line,
        setting: Setting,
        dependents: Sequence[Participant],
        on: Sequence[Participant],
        through: str,
        index: int,
    ) -> Iterator[Dependency]:
        modality = self._modalities.read(line, setting.clauses, setting.clause_at(index), index)
        if modality is Modality.CONDITIONAL:
            return
        for dependent, other in product(as_parties(dependents), as_parties(on)):
            if dependent.code != other.code:
                yield Dependency(
                    id=content_id("n", setting.document, dependent.start, other.start, through),
                    dependent=dependent,
                    on=other,
                    through=through,
                    domain=setting.topics.main_domain() or Domain.SECURITY,
                    modality=Modality.ASSERTED if modality is Modality.DENIED else modality,
                    confidence=CONFIDENCE,
                    evidence=EvidenceSpan.cut(setting.document, line.text, line.sentence.span),
                )


def _wordings(listed: Sequence[str], inflector: Inflector) -> Wordings:
    table: Wordings = {}
    for wording in listed:
        first, *rest = wording.split()
        for form in inflector.verb_forms(first) if first.isalpha() else (first,):
            table.setdefault(form, []).append(tuple(rest))
    return table


def _standing(line: Line, wordings: Wordings) -> Iterator[tuple[int, int]]:
    """(first word, one past the last) of every wording, one at a place."""
    for index, word in enumerate(line.lower):
        if word in wordings:
            ends = (_end(line, index + 1, rest) for rest in wordings[word])
            last = next((end for end in ends if end is not None), None)
            if last is not None:
                yield index, last


def _end(line: Line, place: int, rest: Sequence[str]) -> int | None:
    gap = 0
    for part in rest:
        if part == GAP:
            gap = GAP_WORDS
            continue
        near = line.lower[place : place + gap + 1]
        if part not in near:
            return None
        place, gap = place + near.index(part) + 1, 0
    return place
