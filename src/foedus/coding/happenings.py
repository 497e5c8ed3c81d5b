"""Coming happenings with a date: "the summit on 19 May", "missions planned for 2026 and 2028"."""

from __future__ import annotations

from foedus.codebook.grammar import Grammar
from foedus.coding.groups import Group
from foedus.coding.inflections import noun_forms
from foedus.coding.lines import Line, Participant
from foedus.coding.phrases import plain
from foedus.coding.promises import Promise, as_commitment
from foedus.coding.settings import Setting
from foedus.records import Commitment, FuzzyDate, Strength

COMING_REACH = 6  # words on either side in which "planned" or "upcoming" stands
DUE_REACH = 12  # words after the happening in which its day stands
QUALIFIERS = 4  # words before the happening that qualify it
PARTIES_AT_MOST = 2


class HappeningReader:
    """Finds nouns of happening that are told as still to come."""

    def __init__(self, grammar: Grammar) -> None:
        self._dated = frozenset(form for noun in grammar.listed("commitments.dated_nouns") for form in noun_forms(noun))
        self._coming = grammar.words("commitments.coming")
        self._discussed = plain(grammar.phrases("commitments.under_discussion"))
        self._no_deeds = grammar.words("commitments.no_deeds")

    def read(self, line: Line, setting: Setting) -> tuple[Commitment, ...]:
        """One promise a date for the first coming happening of the line."""
        if self._dated.isdisjoint(line.vocabulary) or self._coming.isdisjoint(line.vocabulary):
            return ()
        is_discussed = bool(self._discussed.find(line))
        for index, word in enumerate(line.lower):
            near = line.lower[max(0, index - COMING_REACH) : index + COMING_REACH]
            if word not in self._dated or self._coming.isdisjoint(near):
                continue
            dues = self._dues_near(line, setting, index)
            parties = self._parties_near(line, index)
            if parties and (dues or is_discussed):
                strength = Strength.DISCUSSED if is_discussed and not dues else Strength.PLANNED
                deed = (self._phrase_start(line, index), index + 1)
                promises = (Promise(index, deed, parties, (), due, strength) for due in dues or (None,))
                return tuple(as_commitment(line, setting, promise) for promise in promises)
        return ()

    def _dues_near(self, line: Line, setting: Setting, index: int) -> list[FuzzyDate]:
        """Days that lie at or after the document's own."""
        reach = line.span(max(0, index - COMING_REACH), min(len(line), index + DUE_REACH))
        today = setting.published.earliest
        near = [time.when for time in setting.times if reach.overlaps(time.span)]
        return [when for when in near if when.latest and (today is None or when.latest >= today)]

    def _parties_near(self, line: Line, index: int) -> Group:
        """The two states or bodies of the sentence that stand nearest."""
        coded = [party for party in line.participants if party.mention.code]
        coded.sort(key=lambda party: (abs(party.first - index), party.first))
        distinct: dict[str | None, Participant] = {}
        for party in coded:
            distinct.setdefault(party.mention.code, party)
        return tuple(sorted(list(distinct.values())[:PARTIES_AT_MOST], key=lambda party: party.first))

    def _phrase_start(self, line: Line, index: int) -> int:
        """Back over the words that qualify the happening."""
        first = index
        while first > max(0, index - QUALIFIERS) and self._qualifies(line.lower[first - 1]):
            first -= 1
        return first

    def _qualifies(self, word: str) -> bool:
        return word[0].isalnum() and word not in self._no_deeds
