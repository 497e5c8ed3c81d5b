"""Promises: who undertakes to do what, for whom, by when, and how firmly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.codebook.grammar import Grammar
from foedus.coding.clauses import Clause, ClauseKind, clause_of
from foedus.coding.happenings import HappeningReader
from foedus.coding.inflections import Inflector, noun_forms
from foedus.coding.lines import Line
from foedus.coding.promises import Promise, as_commitment
from foedus.coding.settings import Setting, Tools
from foedus.records import Commitment, FuzzyDate, Modality, Strength, TimeMention

DEED_WORDS = 24  # a deed told in more words is cut
PLEDGES_AT_MOST = 3  # a sentence with more promise words lists what others promised
_VERB_LISTS = {
    "vowed": Strength.VOWED,
    "agreed": Strength.AGREED,
    "planned": Strength.PLANNED,
    "discussed": Strength.DISCUSSED,
}
_NO_PROMISE = (Modality.DENIED, Modality.DEMANDED, Modality.CONDITIONAL, Modality.HEDGED)


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise word at `index`; the deed begins at word `deed`."""

    index: int
    deed: int
    strength: Strength
    is_noun: bool


class CommitmentReader:
    """Finds promise verbs and nouns, and coming happenings with a date."""

    def __init__(self, tools: Tools) -> None:
        grammar = tools.grammar
        self._subjects, self._modalities, self._finite = tools.subjects, tools.modalities, tools.finite
        self._happenings = HappeningReader(grammar)
        self._strengths = _verbs(grammar, tools.inflector)
        self._nouns = _nouns(grammar)
        self._future = grammar.words("modality.future")
        self._no_deeds = grammar.words("commitments.no_deeds")
        self._deed_ends = grammar.words("commitments.deed_ends")
        self._creditor_prepositions = grammar.words("commitments.creditor_prepositions")
        self._telling = frozenset(self._strengths) | frozenset(self._nouns) | self._future

    def read(self, line: Line, setting: Setting) -> tuple[Commitment, ...]:
        """Promises of one line by place; the same words are one promise."""
        pledges = [] if self._telling.isdisjoint(line.vocabulary) else self._pledges(line)
        found = [self._promise(line, setting, pledge) for pledge in pledges]
        told = tuple(as_commitment(line, setting, promise) for promise in found if promise is not None)
        return told or self._happenings.read(line, setting)

    def _pledges(self, line: Line) -> list[Pledge]:
        pledges = []
        for index, word in enumerate(line.lower):
            if word not in self._telling:
                continue
            after = line.word(index + 1)
            if word in self._strengths and after in ("to", "that"):
                if self._is_verb(line, index):
                    pledges.append(Pledge(index, index + 2, self._strengths[word], False))
            elif word in self._nouns and after == "to" and line.word(index + 2) not in self._no_deeds:
                pledges.append(Pledge(index, index + 2, self._nouns[word], True))
            elif word in self._future and line.participant_at(index - 1) is not None:
                pledges.append(Pledge(index, index + 1, Strength.PLANNED, False))
        return pledges[:PLEDGES_AT_MOST]

    def _is_verb(self, line: Line, index: int) -> bool:
        """ "the plan to" and "its promises to" are nouns."""
        before = line.word(index - 1)
        is_plural_noun = line.lower[index].endswith("s") and before in ("its", "their")
        return before not in ("the", "a", "an", "'s") and not is_plural_noun

    def _promise(self, line: Line, setting: Setting, pledge: Pledge) -> Promise | None:
        """What a promise word with a coded subject tells, unless it is denied, demanded, doubted or conditional."""
        number = clause_of(setting.clauses, pledge.index)
        clause = setting.clauses[number]
        if self._modalities.read(line, setting.clauses, clause, pledge.index) in _NO_PROMISE:
            return None
        debtors = self._subjects.find(line, setting.clauses, number, pledge.index)
        if not any(party.mention.code for party in debtors):
            return None
        said = [speech.content[1] for speech in setting.speeches if speech.holds(pledge.index)]
        end = min([self._deed_end(line, pledge, clause), *said])  # "..., officials said" is no part of the deed
        if end - pledge.deed < 2:
            return None
        inside = [party for party in line.between(pledge.deed, end) if party.mention.code]
        creditors = [party for party in inside if line.word(party.first - 1) in self._creditor_prepositions][:1]
        due = self._due(line, setting.times, pledge.index, end)
        return Promise(pledge.index, (pledge.deed, end), debtors, tuple(creditors), due, pledge.strength)

    def _deed_end(self, line: Line, pledge: Pledge, clause: Clause) -> int:
        """One past the deed: a joint of the sentence, or the verb that a promise noun is the subject of."""
        start = end = pledge.deed
        limit = min(clause.last if clause.kind is ClauseKind.SUBORDINATE else len(line), start + DEED_WORDS)
        while end < limit and line.lower[end] not in self._deed_ends:
            end += 1
        end -= end > start and line.word(end - 1) == ","
        if pledge.is_noun:
            return next((place for place in range(start + 1, end) if line.lower[place] in self._finite), end)
        return end

    def _due(self, line: Line, times: Sequence[TimeMention], first: int, last: int) -> FuzzyDate | None:
        """The time named inside the promise."""
        place = line.span(first, max(last, first + 1))
        inside = [time.when for time in times if place.overlaps(time.span)]
        return inside[-1] if inside else None


def _verbs(grammar: Grammar, inflector: Inflector) -> dict[str, Strength]:
    """Every form of every promise verb, with how firmly it binds."""
    return {
        form: strength
        for name, strength in _VERB_LISTS.items()
        for lemma in grammar.listed(f"commitments.{name}")
        if " " not in lemma
        for form in inflector.verb_forms(lemma)
    }


def _nouns(grammar: Grammar) -> dict[str, Strength]:
    lists = (("vowed_nouns", Strength.VOWED), ("agreed_nouns", Strength.AGREED))
    return {
        form: strength
        for name, strength in lists
        for noun in grammar.listed(f"commitments.{name}")
        for form in noun_forms(noun)
    }
