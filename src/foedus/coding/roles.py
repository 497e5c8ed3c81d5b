"""Who did it and to whom: the parties around a verb, by word order, voice and prepositions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.codebook.grammar import Grammar
from foedus.codebook.types import CONTENT, NONE, OBJECT, TOGETHER
from foedus.coding.clauses import Clause
from foedus.coding.groups import Group, Grouper, doers, without
from foedus.coding.lines import Line, Participant
from foedus.coding.patterns import Hit
from foedus.coding.subjects import SubjectFinder
from foedus.coding.voice import Voice
from foedus.records import ActorKind, EventType

UNKNOWN_REACH = 3  # words after a verb in which a name that no table knows is taken for its object


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of one act; `light` is True where a noun has its own verb ("issued a condemnation of")."""

    actors: Group
    recipients: Group
    light: bool = False


class RoleFinder:
    """Finds doer and recipient of a verb among the named parties of a line."""

    def __init__(self, grammar: Grammar, groups: Grouper, subjects: SubjectFinder) -> None:
        self._groups, self._subjects = groups, subjects
        self._against = grammar.words("roles.against")

    def find(self, line: Line, clauses: Sequence[Clause], number: int, hit: Hit, voice: Voice) -> Roles:
        """The parties of the verb `hit` in clause `number`."""
        clause = clauses[number]
        subject = self._subjects.find(line, clauses, number, hit.first)
        if voice is Voice.PASSIVE:
            return self._passive(line, clause, hit, subject)
        if hit.cue.recipient == (TOGETHER,):
            return self._together(line, clause, hit, subject)
        recipients = self._recipients(line, clause, hit)
        if hit.cue.inverse:
            recipients, subject = subject, tuple(p for p in recipients if not self._groups.is_modifier(line, p))
        own = {party.mention.code for party in subject}
        received = tuple(party for party in recipients if self._is_somebody(line, hit, party, own))
        return Roles(subject, without(received, subject))

    def _passive(self, line: Line, clause: Clause, hit: Hit, subject: Group) -> Roles:
        """ "X was condemned by Y": the subject receives; without one, whoever stands before or after."""
        agent = self._groups.after(line, clause, hit.first + 1, ("by",))
        if hit.cue.inverse:
            return Roles(subject, without(agent, subject))
        recipients = subject or line.between(clause.first, hit.first) or self._recipients(line, clause, hit)
        return Roles(agent, without(recipients, agent))

    def _together(self, line: Line, clause: Clause, hit: Hit, subject: Group) -> Roles:
        """X and Y met, X met with Y: all are actors, because the words do not say who came to whom."""
        if len(subject) > 1:
            return Roles(subject, ())
        met = tuple(p for p in self._object(line, clause, hit) if not self._groups.is_modifier(line, p))
        return Roles((*subject, *without(met, subject)), ())

    def _is_somebody(self, line: Line, hit: Hit, party: Participant, own: set[str | None]) -> bool:
        """ "criticised French plans" is aimed at France; "met French officials" and a side's own troops are not."""
        if not self._groups.is_modifier(line, party):
            return True
        return hit.rule.type is not EventType.CONSULT and party.mention.code not in own

    def _recipients(self, line: Line, clause: Clause, hit: Hit) -> Group:
        """Where the cue says that they stand, else within the cue's gap, else after "against" and its like."""
        for where in hit.cue.recipient:
            found: Group = ()
            if where == OBJECT:
                found = self._object(line, clause, hit)
            elif where != NONE:
                found = self._groups.after(line, clause, hit.first + 1, (where,))
            if found:
                return found
        if hit.cue.recipient == (NONE,):
            return ()
        inside = [party for party in line.between(hit.first + 1, hit.last) if not self._groups.is_own(line, party)]
        if inside:
            return self._groups.group(line, inside[0], hit.last)
        return self._groups.after(line, clause, hit.last, self._against)

    def _object(self, line: Line, clause: Clause, hit: Hit) -> Group:
        """The first party in the gap or after the cue."""
        following = [party for party in line.between(hit.first + 1, clause.last) if self._can_receive(line, hit, party)]
        able = doers(following)
        return self._groups.group(line, able[0], clause.last) if able else ()

    def _can_receive(self, line: Line, hit: Hit, party: Participant) -> bool:
        """Not a part of the doer, not the place of a friendly act; far from the verb only somebody who is known."""
        if self._groups.is_own(line, party):
            return False
        if hit.rule.quad == 1 and line.word(party.first - 1) in ("in", "at", "near"):
            return False
        is_told_of = hit.cue.takes == CONTENT and party.mention.code is None
        is_near = party.first - hit.last < UNKNOWN_REACH
        return is_near or not (is_told_of or party.mention.kind is ActorKind.UNKNOWN)
