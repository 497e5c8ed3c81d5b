"""Who is for or against whom, as the words tell it."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.codebook.grammar import Grammar
from foedus.coding.attribution import clause_of
from foedus.coding.commitments import as_parties
from foedus.coding.events import Setting
from foedus.coding.inflections import Inflector
from foedus.coding.lines import Line
from foedus.coding.modality import ModalityReader
from foedus.coding.roles import Group, RoleFinder
from foedus.records import EvidenceSpan, Modality, Party, Stance, Via, content_id

TOWARDS_REACH = 10  # words after the cue in which the other party stands
_FACTORS = {
    Modality.ASSERTED: 1.0,
    Modality.HISTORICAL: 0.5,
    Modality.PLANNED: 0.6,
    Modality.HEDGED: 0.5,
    Modality.DENIED: -0.5,
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A stance wording: the words after the first, and its sign."""

    rest: tuple[str, ...]
    sign: float


class StanceReader:
    """Finds stance verbs and adjectives with a holder before and a party after."""

    def __init__(self, grammar: Grammar, inflector: Inflector, roles: RoleFinder, modalities: ModalityReader) -> None:
        self._roles, self._modalities = roles, modalities
        self._cues: dict[str, list[Cue]] = {}
        for key, sign in (("stances.for_", 1.0), ("stances.against", -1.0)):
            for wording in grammar.listed(key):
                first, *rest = wording.split()
                for form in inflector.verb_forms(first):
                    self._cues.setdefault(form, []).append(Cue(tuple(rest), sign))

    def read(self, line: Line, setting: Setting) -> tuple[Stance, ...]:
        """One stance for each holder, party and sign of the line."""
        found: dict[tuple[str, str, float], Stance] = {}
        for index, word in enumerate(line.lower):
            for cue in self._cues.get(word, ()):
                end = index + 1 + len(cue.rest)
                if line.lower[index + 1 : end] == cue.rest:
                    for stance in self._stances(line, setting, index, end, cue.sign):
                        found.setdefault((stance.holder.code, stance.towards.code, stance.polarity), stance)
        return tuple(found.values())

    def _stances(self, line: Line, setting: Setting, index: int, end: int, sign: float) -> list[Stance]:
        number = clause_of(setting.clauses, index)
        clause = setting.clauses[number]
        modality = self._modalities.read(line, setting.clauses, clause, index)
        factor = _FACTORS.get(modality)
        subject = self._roles.subject(line, setting.clauses, number, index)
        holders = self._coded(tuple(party for party in subject if not line.is_modifier(party)))
        reach = min(clause.last, end + TOWARDS_REACH)
        towards = self._coded(self._first_after(line, end, reach))
        if factor is None or line.word(end) == "by":
            return []
        return [
            self._stance(line, setting, holder, other, sign * factor)
            for holder in as_parties(holders)
            for other in as_parties(towards)
            if holder.code != other.code
        ]

    def _first_after(self, line: Line, start: int, end: int) -> Group:
        near = [party for party in line.between(start, end) if not (party.is_demonym and line.is_modifier(party))]
        return self._roles.group(line, near[0], end) if near else ()

    def _coded(self, group: Group) -> Group:
        return tuple(party for party in group if party.mention.code and party.mention.via is not Via.DESCRIPTION)

    def _stance(self, line: Line, setting: Setting, holder: Party, towards: Party, polarity: float) -> Stance:
        evidence = EvidenceSpan.cut(setting.document, line.text, line.sentence.span)
        return Stance(
            id=content_id("s", setting.document, holder.start, towards.start, polarity),
            holder=holder,
            towards=towards,
            polarity=polarity,
            confidence=0.55,
            evidence=evidence,
        )
