"""Who did it and to whom: the parties around a cue, by word order, voice and prepositions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.codebook.grammar import Grammar
from foedus.codebook.types import NONE, OBJECT, TOGETHER
from foedus.coding.clauses import Clause, ClauseKind
from foedus.coding.lines import Line, Participant
from foedus.coding.patterns import Hit
from foedus.coding.voice import Voice
from foedus.records import ActorKind, EventType, Via

Group = tuple[Participant, ...]

LINK_WORDS = frozenset({"and", ",", "&", "the", "or", "as", "well", "both", "with", "together", "/", "-", "–", "'s"})
JOINERS = frozenset({"and", ",", "&", "/", "-", "–", "the", "both"})
SETTING_WORDS = 6  # words within which an opening "in a ... meeting" has its noun
_BINDING = frozenset({"and", "&", "/", "-", "–"})
ANTECEDENT_REACH = 2  # words before "who" or "which" at which its party can end
UNKNOWN_REACH = 3  # words after a verb in which a name that no table knows is taken for its object
AFTER_PREPOSITION = 9  # words after a preposition in which its party can stand
_NOT_DOERS = (ActorKind.PLACE, ActorKind.ASSET, ActorKind.PROGRAMME)
# "condemnation of Y" names the recipient, "withdrawal of X" the doer: the cue's own list tells which.
_OF_RECIPIENT = frozenset({"of", OBJECT})
_AGAINST = ("against", "on", "with", "over")
_NOMINAL_RECIPIENT = (
    "against",
    "on",
    "with",
    "to",
    "toward",
    "towards",
    "for",
    "of",
    "at",
    "over",
    "from",
    "into",
    "in",
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of one act; `light` is True where a noun has its own verb ("issued a condemnation of")."""

    actors: Group
    recipients: Group
    light: bool = False


class RoleFinder:
    """Finds doers and recipients among the named parties of a line."""

    def __init__(self, grammar: Grammar, light_forms: frozenset[str]) -> None:
        self._prepositions = grammar.words("clauses.prepositions")
        self._light = light_forms

    def find(self, line: Line, clauses: Sequence[Clause], number: int, hit: Hit, voice: Voice) -> Roles:
        clause = clauses[number]
        if voice is Voice.NOMINAL:
            return self._nominal(line, clauses, number, hit)
        subject = self.subject(line, clauses, number, hit.first)
        if voice is Voice.PASSIVE:
            agent = self._after(line, clause, hit.first + 1, ("by",))
            before = line.between(clause.first, hit.first)
            if hit.cue.inverse:
                return Roles(subject, _without(agent, subject))
            return Roles(agent, _without(subject or before or self._recipients(line, clause, hit), agent))
        if hit.cue.recipient == (TOGETHER,):
            return self._together(line, clause, hit, subject)
        recipients = self._recipients(line, clause, hit)
        if hit.cue.inverse:
            recipients, subject = subject, tuple(party for party in recipients if not line.is_modifier(party))
        own = {party.mention.code for party in subject}
        recipients = tuple(
            party
            for party in recipients
            if not line.is_modifier(party) or (hit.rule.type is not EventType.CONSULT and party.mention.code not in own)
        )
        return Roles(subject, _without(recipients, subject))

    def subject(self, line: Line, clauses: Sequence[Clause], number: int, index: int) -> Group:
        """The parties that head the clause before word `index`, else those of the clause it hangs on."""
        clause = clauses[number]
        if clause.kind is ClauseKind.RELATIVE:
            return self._antecedent(line, clause)
        found = self._heads(line, clause.first, index)
        if found:
            return found
        if number > 0 and clause.parent != number:
            parent = clauses[clause.parent]
            return self.subject(line, clauses, clause.parent, min(parent.last, index))
        return ()

    def _heads(self, line: Line, first: int, last: int) -> Group:
        parties = line.between(first, last)
        own = _doers([party for party in parties if party.last == last or not self._is_led_in(line, party)])
        plain = [party for party in own if not self._only_owns(line, party, last)]
        coded = [party for party in plain if party.mention.code]
        chosen = (coded or plain)[:1]
        return self._speaking_for(line, chosen[0], parties, last) if chosen else ()

    def _only_owns(self, line: Line, party: Participant, last: int) -> bool:
        """ "X and Y's commitment rejects": what they own does it, not they."""
        return line.word(self.group(line, party, last)[-1].last) == "'s"

    def _speaking_for(self, line: Line, head: Participant, parties: Sequence[Participant], last: int) -> Group:
        """ "officials from Ethiopia and Sudan" are those two states."""
        if head.mention.via is Via.DESCRIPTION and line.word(head.last) in ("from", "of"):
            owners = [
                party for party in parties if party.first in (head.last + 1, head.last + 2) and party.mention.code
            ]
            if owners:
                return self.group(line, owners[0], last)
        return self.group(line, head, last)

    def _is_led_in(self, line: Line, party: Participant) -> bool:
        """A preposition stands before the name, or before the one it is joined to: it is no subject."""
        place = line.participants.index(party)
        if (
            place > 0
            and line.participants[place - 1].first != party.first
            and _joined(line, line.participants[place - 1], party)
        ):
            return self._is_led_in(line, line.participants[place - 1])
        before = line.word(party.first - 1)
        if before in ("the", "a", "an", "its", "their", "his", "her"):
            before = line.word(party.first - 2)
        return before in self._prepositions

    def _antecedent(self, line: Line, clause: Clause) -> Group:
        near = clause.first - ANTECEDENT_REACH
        before = [party for party in line.participants if near <= party.last <= clause.first]
        return self.group(line, before[-1], clause.first, backwards=True) if before else ()

    def group(self, line: Line, party: Participant, limit: int, *, backwards: bool = False) -> Group:
        """`party` with the parties joined to it by commas and "and", up to word `limit`."""
        place = line.participants.index(party)
        members = [party]
        for following in line.participants[place + 1 :]:
            if following.last > limit or not _joined(line, members[-1], following):
                break
            members.append(following)
        while backwards and place > 0 and _joined(line, line.participants[place - 1], members[0]):
            place -= 1
            members.insert(0, line.participants[place])
        return _listed(line, members, members.index(party))

    def _recipients(self, line: Line, clause: Clause, hit: Hit) -> Group:
        for where in hit.cue.recipient:
            found: Group = ()
            if where == OBJECT:
                found = self._object(line, clause, hit)
            elif where != NONE:
                found = self._after(line, clause, hit.first + 1, (where,))
            if found:
                return found
        if hit.cue.recipient == (NONE,):
            return ()
        inside = [party for party in line.between(hit.first + 1, hit.last) if not _is_own(line, party)]
        if inside:
            return self.group(line, inside[0], hit.last)
        return self._after(line, clause, hit.last, _AGAINST)

    def _object(self, line: Line, clause: Clause, hit: Hit) -> Group:
        """The first party in the gap or after the cue."""
        following = [party for party in line.between(hit.first + 1, clause.last) if self._can_receive(line, hit, party)]
        doers = _doers(following)
        return self.group(line, doers[0], clause.last) if doers else ()

    def _can_receive(self, line: Line, hit: Hit, party: Participant) -> bool:
        """Not a part of the doer, not the place of a friendly act, and no strange name far from the verb."""
        if _is_own(line, party):
            return False
        if hit.rule.quad == 1 and line.word(party.first - 1) in ("in", "at", "near"):
            return False
        return party.mention.kind is not ActorKind.UNKNOWN or party.first - hit.last < UNKNOWN_REACH

    def _after(self, line: Line, clause: Clause, start: int, prepositions: Sequence[str]) -> Group:
        """The first party that one of the prepositions leads to."""
        for index in range(start, clause.last):
            if line.lower[index] not in prepositions:
                continue
            near = line.between(index + 1, min(clause.last, index + 1 + AFTER_PREPOSITION))
            doers = _doers(near)
            if doers:
                return self.group(line, doers[0], clause.last)
        return ()

    def _together(self, line: Line, clause: Clause, hit: Hit, subject: Group) -> Roles:
        """X and Y met, X met with Y: all are actors, because the words do not say who came to whom."""
        if len(subject) > 1:
            return Roles(subject, ())
        other = [party for party in self._object(line, clause, hit) if not line.is_modifier(party)]
        return Roles((*subject, *_without(tuple(other), subject)), ())

    def _nominal(self, line: Line, clauses: Sequence[Clause], number: int, hit: Hit) -> Roles:
        clause = clauses[number]
        between = self._after(line, clause, hit.last, ("between", "among"))
        if len(between) > 1:
            return Roles(between, (), self._light_before(line, clause, hit) is not None)
        if hit.rule.type is EventType.CONSULT and self._is_setting(line, hit):
            return Roles(self._pair_after(line, hit.last), (), True)
        light = self._light_before(line, clause, hit)
        recipients = self._nominal_recipients(line, clause, hit)
        actors = self._owner(line, clause, hit) or self._after(line, clause, hit.last, ("by",))
        if not actors and line.word(hit.last) == "of" and not _OF_RECIPIENT.intersection(hit.cue.recipient):
            actors = self._after(line, clause, hit.last, ("of",))
        if light is not None:
            subject = self.subject(line, clauses, number, light)
            recipients = recipients or _without(actors, subject)
            actors = subject or actors
        return Roles(actors, _without(recipients, actors), light is not None)

    def _is_setting(self, line: Line, hit: Hit) -> bool:
        """ "In a Washington meeting on 3 May, X and Y ...": the noun opens the sentence as a setting."""
        return hit.first <= SETTING_WORDS and line.word(0) in ("in", "at", "during", "after", "following")

    def _pair_after(self, line: Line, index: int) -> Group:
        """The first two or more joined parties of different states after word `index`."""
        for party in line.between(index, len(line)):
            group = self.group(line, party, len(line))
            if len({member.mention.code for member in group}) > 1:
                return group
        return ()

    def _nominal_recipients(self, line: Line, clause: Clause, hit: Hit) -> Group:
        named = tuple(where for where in hit.cue.recipient if where not in (OBJECT, NONE, TOGETHER))
        near = min(clause.last, hit.last + 2)
        for index in range(hit.last, near):
            if line.lower[index] == "of" and not _OF_RECIPIENT.intersection(hit.cue.recipient):
                continue
            if line.lower[index] in named or line.lower[index] in _NOMINAL_RECIPIENT:
                return self._after(line, clause, index, (line.lower[index],))
        return self._after(line, clause, hit.last, named) if named else ()

    def _owner(self, line: Line, clause: Clause, hit: Hit) -> Group:
        """ "Russia's attack", "Russian attack": the party right before the noun, at most three words away."""
        before = [party for party in line.between(clause.first, hit.first) if hit.first - party.last <= 3]
        if not before:
            return ()
        gap = line.lower[before[-1].last : hit.first]
        if any(word in self._prepositions or word in (",", "and") for word in gap):
            return ()
        return self.group(line, before[-1], hit.first, backwards=True)

    def _light_before(self, line: Line, clause: Clause, hit: Hit) -> int | None:
        """The place of a light verb that governs the noun, at most five words before it."""
        for index in range(hit.first - 1, max(clause.first, hit.first - 6) - 1, -1):
            if line.lower[index] in self._prepositions or line.lower[index] in (",", ";"):
                return None
            if line.lower[index] in self._light and line.word(index - 1) not in ("the", "a", "of"):
                return index
        return None


def _listed(line: Line, members: Sequence[Participant], own: int) -> Group:
    """Members as far as "and" binds them: "X, Y and Z" is a list, "X, the Z" is X with something beside."""
    bound = [
        index
        for index in range(1, len(members))
        if members[index - 1].first == members[index].first
        or any(word in _BINDING for word in line.lower[members[index - 1].last : members[index].first])
    ]
    return tuple(members[: bound[-1] + 1]) if bound and bound[-1] >= own else (members[own],)


def _doers(parties: Sequence[Participant]) -> list[Participant]:
    """Those that can act, else the places that stand for them."""
    able = [party for party in parties if party.mention.kind not in _NOT_DOERS]
    return able or [party for party in parties if party.mention.kind is ActorKind.PLACE]


def _is_own(line: Line, party: Participant) -> bool:
    """ "put its army on alert": a part of the doer, not somebody else."""
    return party.mention.code is None and line.word(party.first - 1) in ("its", "their", "his", "her", "own")


def _joined(line: Line, left: Participant, right: Participant) -> bool:
    if left.first == right.first:
        return True
    words = line.lower[left.last : right.first]
    return 0 < len(words) <= 3 and all(word in JOINERS for word in words) and words != ("the",)


def _without(parties: Group, others: Group) -> Group:
    codes = {other.mention.code for other in others if other.mention.code}
    places = {other.first for other in others}
    return tuple(
        party
        for party in parties
        if party.first not in places and not (party.mention.code in codes and len(parties) > 1)
    )
