"""Who is for or against whom, as the words tell it."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.codebook.grammar import Grammar
from foedus.coding.clauses import clause_of
from foedus.coding.groups import Group
from foedus.coding.inflections import Inflector
from foedus.coding.lines import Line
from foedus.coding.parties import as_parties
from foedus.coding.phrases import Phrases
from foedus.coding.settings import Setting, Tools
from foedus.records import EvidenceSpan, Modality, Party, Stance, Via, content_id

TOWARDS_REACH = 10  # words after the cue in which the other party stands
_FACTORS = {
    Modality.ASSERTED: 1.0,
    Modality.HISTORICAL: 0.5,
    Modality.PLANNED: 0.6,
    Modality.HEDGED: 0.5,
    Modality.DENIED: -0.5,
}


CONFIDENCE = 0.55


class StanceReader:
    """Finds stance verbs and adjectives with a holder before and a party after."""

    def __init__(self, tools: Tools) -> None:
        self._groups, self._subjects, self._modalities = tools.groups, tools.subjects, tools.modalities
        self._signs = Phrases(_wordings(tools.grammar, tools.inflector))

    def read(self, line: Line, setting: Setting) -> tuple[Stance, ...]:
        """One stance for each holder, party and sign of the line."""
        found: dict[tuple[str, str, float], Stance] = {}
        for first, last, sign in self._signs.find(line):
            for stance in self._stances(line, setting, first, last, sign):
                found.setdefault((stance.holder.code, stance.towards.code, stance.polarity), stance)
        return tuple(found.values())

    def _stances(self, line: Line, setting: Setting, index: int, end: int, sign: float) -> list[Stance]:
        number = clause_of(setting.clauses, index)
        clause = setting.clauses[number]
        towards = self._coded(self._first_after(line, end, min(clause.last, end + TOWARDS_REACH)))
        if not towards or line.word(end) == "by":
            return []
        subject = self._subjects.find(line, setting.clauses, number, index)
        holders = self._coded(tuple(party for party in subject if not self._groups.is_modifier(line, party)))
        factor = _FACTORS.get(self._modalities.read(line, setting.clauses, clause, index))
        if factor is None:
            return []
        return [
            self._stance(line, setting, holder, other, sign * factor)
            for holder in as_parties(holders)
            for other in as_parties(towards)
            if holder.code != other.code
        ]

    def _first_after(self, line: Line, start: int, end: int) -> Group:
        near = [
            party
            for party in line.between(start, end)
            if not (party.is_demonym and self._groups.is_modifier(line, party))
        ]
        return self._groups.group(line, near[0], end) if near else ()

    def _coded(self, group: Group) -> Group:
        return tuple(party for party in group if party.mention.code and party.mention.via is not Via.DESCRIPTION)

    def _stance(self, line: Line, setting: Setting, holder: Party, towards: Party, polarity: float) -> Stance:
        evidence = EvidenceSpan.cut(setting.document, line.text, line.sentence.span)
        return Stance(
            id=content_id("s", setting.document, holder.start, towards.start, polarity),
            holder=holder,
            towards=towards,
            polarity=polarity,
            confidence=CONFIDENCE,
            evidence=evidence,
        )


def _wordings(grammar: Grammar, inflector: Inflector) -> Iterator[tuple[tuple[str, ...], float]]:
    """Every stance wording with its first word in every form, and its sign."""
    for key, sign in (("stances.for_", 1.0), ("stances.against", -1.0)):
        for wording in grammar.listed(key):
            first, *rest = wording.split()
            for form in inflector.verb_forms(first):
                yield (form, *rest), sign
