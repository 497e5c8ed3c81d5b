"""Promises: who undertakes to do what, for whom, by when, and how firmly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.codebook.grammar import Grammar
from foedus.coding.attribution import chain_over, clause_of
from foedus.coding.clauses import Clause, ClauseKind
from foedus.coding.events import UNKNOWN_CODE, Setting
from foedus.coding.inflections import Form, Inflector, noun_forms
from foedus.coding.lines import Line, Participant
from foedus.coding.modality import ModalityReader
from foedus.coding.roles import RoleFinder
from foedus.coding.topics import TopicReader
from foedus.records import Commitment, EvidenceSpan, FuzzyDate, Modality, Party, Strength, TimeMention, content_id

DEED_WORDS = 24  # a deed told in more words is cut
_ENDS = frozenset({";", ".", "—", "–", ":", "?", "!", "but", "while", "although", "though", "whereas", "because"})


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise word at `index`; the deed begins at word `deed`."""

    index: int
    deed: int
    strength: Strength
    is_noun: bool


class CommitmentReader:
    """Finds promise verbs and nouns, and coming happenings with a date."""

    def __init__(
        self,
        grammar: Grammar,
        inflector: Inflector,
        roles: RoleFinder,
        modalities: ModalityReader,
        topics: TopicReader,
        finite: frozenset[str],
    ) -> None:
        self._roles, self._modalities, self._topics, self._finite = roles, modalities, topics, finite
        self._strengths: dict[str, tuple[Strength, Form]] = {}
        for key, strength in (
            ("vowed", Strength.VOWED),
            ("agreed", Strength.AGREED),
            ("planned", Strength.PLANNED),
            ("discussed", Strength.DISCUSSED),
        ):
            for lemma in grammar.listed(f"commitments.{key}"):
                if " " not in lemma:
                    self._strengths |= {word: (strength, form) for word, form in inflector.verb_forms(lemma).items()}
        self._nouns = {
            form: Strength.VOWED for noun in grammar.listed("commitments.vowed_nouns") for form in noun_forms(noun)
        }
        self._nouns |= {
            form: Strength.AGREED for noun in grammar.listed("commitments.agreed_nouns") for form in noun_forms(noun)
        }
        self._dated = frozenset(form for noun in grammar.listed("commitments.dated_nouns") for form in noun_forms(noun))
        self._coming = grammar.words("commitments.coming")
        self._discussed = grammar.phrases("commitments.under_discussion")
        self._future = grammar.words("modality.future")

    def read(self, line: Line, setting: Setting) -> tuple[Commitment, ...]:
        """Promises of one line by place; the same words are one promise."""
        found = [self._promise(line, setting, pledge) for pledge in self._pledges(line)]
        told = [promise for promise in found if promise is not None]
        return tuple(told) or self._coming_happenings(line, setting)

    def _pledges(self, line: Line) -> list[Pledge]:
        pledges = []
        for index, word in enumerate(line.lower):
            after = line.word(index + 1)
            if word in self._strengths and after in ("to", "that"):
                strength, _ = self._strengths[word]
                if line.word(index - 1) not in ("the", "a", "an", "'s") and not (
                    word.endswith("s") and line.word(index - 1) in ("its", "their")
                ):
                    pledges.append(Pledge(index, index + 2, strength, False))
            elif word in self._nouns and after == "to" and line.word(index + 2) not in _NOT_DEEDS:
                pledges.append(Pledge(index, index + 2, self._nouns[word], True))
            elif word in self._future and line.participant_at(index - 1) is not None:
                pledges.append(Pledge(index, index + 1, Strength.PLANNED, False))
        return pledges[:3]

    def _promise(self, line: Line, setting: Setting, pledge: Pledge) -> Commitment | None:
        number = clause_of(setting.clauses, pledge.index)
        clause = setting.clauses[number]
        modality = self._modalities.read(line, setting.clauses, clause, pledge.index)
        if modality in (Modality.DENIED, Modality.DEMANDED, Modality.CONDITIONAL, Modality.HEDGED):
            return None
        debtors = self._roles.subject(line, setting.clauses, number, pledge.index)
        if not debtors or not any(party.mention.code for party in debtors):
            return None
        end = self._deed_end(line, pledge.deed, clause)
        if pledge.is_noun:
            end = next((place for place in range(pledge.deed + 1, end) if line.lower[place] in self._finite), end)
        if end - pledge.deed < 2:
            return None
        inside = [party for party in line.between(pledge.deed, end) if party.mention.code]
        creditors = [party for party in inside if line.word(party.first - 1) in ("to", "with", "for")][:1]
        due = self._due(line, setting.times, pledge.index, end)
        return self._commitment(
            line, setting, pledge.index, (pledge.deed, end), debtors, creditors, due, pledge.strength
        )

    def _deed_end(self, line: Line, start: int, clause: Clause) -> int:
        end, limit = start, clause.last if clause.kind is ClauseKind.SUBORDINATE else len(line)
        while end < limit and end - start < DEED_WORDS and line.lower[end] not in _ENDS:
            end += 1
        return end - (end > start and line.word(end - 1) == ",")

    def _due(self, line: Line, times: Sequence[TimeMention], first: int, last: int) -> FuzzyDate | None:
        """The time named inside the promise."""
        place = line.span(first, max(last, first + 1))
        inside = [time.when for time in times if place.overlaps(time.span)]
        return inside[-1] if inside else None

    def _coming_happenings(self, line: Line, setting: Setting) -> tuple[Commitment, ...]:
        """ "the summit on 19 May", "missions planned for 2026 and 2028": one promise a date."""
        found = []
        for index, word in enumerate(line.lower):
            if word not in self._dated:
                continue
            near = line.lower[max(0, index - 6) : index + 6]
            potential = any(_stands(line.lower, phrase) for phrase in self._discussed)
            if not any(other in self._coming for other in near):
                continue
            dues = self._dues_after(line, setting, index)
            strength = Strength.DISCUSSED if potential and not dues else Strength.PLANNED
            parties = self._parties_of(line, index)
            if not parties or not (dues or potential):
                continue
            first = self._phrase_start(line, index)
            for due in dues or (None,):
                found.append(self._commitment(line, setting, index, (first, index + 1), parties, (), due, strength))
            break
        return tuple(found)

    def _phrase_start(self, line: Line, index: int) -> int:
        """Back over the words that qualify the happening, at most four."""
        first = index
        while (
            first > max(0, index - 4) and line.lower[first - 1][0].isalnum() and line.lower[first - 1] not in _NOT_DEEDS
        ):
            first -= 1
        return first

    def _dues_after(self, line: Line, setting: Setting, index: int) -> list[FuzzyDate]:
        """Days that lie at or after the document's own."""
        reach = line.span(max(0, index - 6), min(len(line), index + 12))
        today = setting.published.earliest
        return [
            time.when
            for time in setting.times
            if reach.overlaps(time.span) and time.when.latest and (today is None or time.when.latest >= today)
        ]

    def _parties_of(self, line: Line, index: int) -> tuple[Participant, ...]:
        """States and bodies of the sentence: nearest first, two at most."""
        coded = [party for party in line.participants if party.mention.code]
        coded.sort(key=lambda party: (abs(party.first - index), party.first))
        distinct: dict[str, Participant] = {}
        for party in coded:
            distinct.setdefault(party.mention.code or "", party)
        return tuple(sorted(list(distinct.values())[:2], key=lambda party: party.first))

    def _commitment(
        self,
        line: Line,
        setting: Setting,
        index: int,
        deed: tuple[int, int],
        debtors: Sequence[Participant],
        creditors: Sequence[Participant],
        due: FuzzyDate | None,
        strength: Strength,
    ) -> Commitment:
        words = line.span(*deed)
        return Commitment(
            id=content_id("m", setting.document, words.start, words.end, due and due.earliest, due and due.latest),
            debtors=as_parties(debtors),
            creditors=as_parties(creditors),
            deed=" ".join(words.gives(line.text).split()),
            due=due,
            strength=strength,
            domain=self._topics.domain(line, 0, len(line)),
            attribution=chain_over(line, setting.speeches, index),
            confidence=0.7 if strength in (Strength.VOWED, Strength.AGREED) else 0.55,
            evidence=EvidenceSpan.cut(setting.document, line.text, line.sentence.span),
        )


_NOT_DEEDS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that"})


def as_parties(group: Sequence[Participant]) -> tuple[Party, ...]:
    """Parties by place; one without a country carries PLOVER's code for unknown."""
    return tuple(
        Party(p.mention.code or UNKNOWN_CODE, p.mention.name, p.mention.start, p.mention.end, p.mention.sector)
        for p in group
    )


def _stands(words: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    return any(tuple(words[index : index + size]) == tuple(phrase) for index in range(len(words) - size + 1))
