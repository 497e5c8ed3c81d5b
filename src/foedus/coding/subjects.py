"""Who heads a clause: the parties before its verb, or those of the clause that it hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook.grammar import Grammar
from foedus.coding.clauses import Clause, ClauseKind
from foedus.coding.groups import Group, Grouper, doers
from foedus.coding.lines import Line, Participant
from foedus.records import Via

ANTECEDENT_REACH = 2  # words before "who" or "which" at which its party can end


class SubjectFinder:
    """Finds the subject by place; a party led in by a preposition heads nothing."""

    def __init__(self, grammar: Grammar, groups: Grouper) -> None:
        self._groups = groups
        self._prepositions = grammar.words("clauses.prepositions")
        self._articles = grammar.words("roles.articles")

    def find(self, line: Line, clauses: Sequence[Clause], number: int, index: int) -> Group:
        """The parties that head clause `number` before word `index`, else those of the clause it hangs on."""
        clause = clauses[number]
        if clause.kind is ClauseKind.RELATIVE:
            return self._antecedent(line, clause)
        found = self._heads(line, clause.first, index)
        if found:
            return found
        if number > 0 and clause.parent != number:
            parent = clauses[clause.parent]
            return self.find(line, clauses, clause.parent, min(parent.last, index))
        return ()

    def _antecedent(self, line: Line, clause: Clause) -> Group:
        near = clause.first - ANTECEDENT_REACH
        before = [party for party in line.participants if near <= party.last <= clause.first]
        return self._groups.group(line, before[-1], clause.first, backwards=True) if before else ()

    def _heads(self, line: Line, first: int, last: int) -> Group:
        parties = line.between(first, last)
        if not parties:
            return ()
        own = doers([party for party in parties if party.last == last or not self._is_led_in(line, party)])
        plain = [party for party in own if not self._only_owns(line, party, last)]
        coded = [party for party in plain if party.mention.code]
        chosen = (coded or plain)[:1]
        return self._speaking_for(line, chosen[0], parties, last) if chosen else ()

    def _is_led_in(self, line: Line, party: Participant) -> bool:
        """A preposition stands before the name, or before the one it is joined to: it is no subject."""
        if party.place > 0:
            left = line.participants[party.place - 1]
            if left.first != party.first and self._groups.are_joined(line, left, party):
                return self._is_led_in(line, left)
        before = line.word(party.first - 1)
        return (line.word(party.first - 2) if before in self._articles else before) in self._prepositions

    def _only_owns(self, line: Line, party: Participant, last: int) -> bool:
        """ "X and Y's commitment rejects": what they own does it, not they."""
        return line.word(self._groups.group(line, party, last)[-1].last) == "'s"

    def _speaking_for(self, line: Line, head: Participant, parties: Sequence[Participant], last: int) -> Group:
        """ "officials from Ethiopia and Sudan" are those two states."""
        if head.mention.via is Via.DESCRIPTION and line.word(head.last) in ("from", "of"):
            near = (head.last + 1, head.last + 2)
            owners = [party for party in parties if party.first in near and party.mention.code]
            if owners:
                return self._groups.group(line, owners[0], last)
        return self._groups.group(line, head, last)
