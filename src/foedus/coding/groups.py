"""Which named parties belong together: "X, Y and Z", "officials of X", "against X and Y"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from foedus.codebook.grammar import Grammar
from foedus.coding.clauses import Clause
from foedus.coding.lines import Line, Participant
from foedus.records import ActorKind

Group = tuple[Participant, ...]

JOINING_WORDS = 3  # words between two parties that are joined: ", and the"
AFTER_PREPOSITION = 9  # words after a preposition in which its party can stand
_NOT_DOERS = (ActorKind.PLACE, ActorKind.ASSET, ActorKind.PROGRAMME)


class Grouper:
    """Joins parties by the small words between them."""

    def __init__(self, grammar: Grammar) -> None:
        self._binding = grammar.words("roles.binding")
        self._joining = self._binding | grammar.words("roles.listing")
        self._no_heads = grammar.words("clauses.no_heads")
        self._owning = grammar.words("roles.owning")

    def group(self, line: Line, party: Participant, limit: int, *, backwards: bool = False) -> Group:
        """`party` with the parties joined to it by commas and "and", up to word `limit`."""
        parties, place = line.participants, party.place
        members = [party]
        for following in parties[place + 1 :]:
            if following.last > limit or not self.are_joined(line, members[-1], following):
                break
            members.append(following)
        while backwards and place > 0 and self.are_joined(line, parties[place - 1], members[0]):
            place -= 1
            members.insert(0, parties[place])
        return self._listed(line, members, party.place - place)

    def after(self, line: Line, clause: Clause, start: int, prepositions: Collection[str]) -> Group:
        """The first parties that one of the prepositions after word `start` leads to."""
        if not any(start < party.first and party.last <= clause.last for party in line.participants):
            return ()
        for index in range(start, clause.last):
            if line.lower[index] not in prepositions:
                continue
            near = doers(line.between(index + 1, min(clause.last, index + 1 + AFTER_PREPOSITION)))
            if near:
                return self.group(line, near[0], clause.last)
        return ()

    def are_joined(self, line: Line, left: Participant, right: Participant) -> bool:
        """Nothing but "and", commas and the like stands between the two."""
        if left.first == right.first:
            return True
        words = line.lower[left.last : right.first]
        return 0 < len(words) <= JOINING_WORDS and self._joining.issuperset(words) and words != ("the",)

    def is_modifier(self, line: Line, party: Participant) -> bool:
        """The name only qualifies what follows: "American bases", "Meloni's coalition"."""
        after = line.word(party.last)
        if after == "'s":
            return True
        return party.is_demonym and after.isalpha() and line.words[party.last].islower() and after not in self._no_heads

    def is_own(self, line: Line, party: Participant) -> bool:
        """ "put its army on alert": a part of the doer, not somebody else."""
        return party.mention.code is None and line.word(party.first - 1) in self._owning

    def _listed(self, line: Line, members: Sequence[Participant], own: int) -> Group:
        """Members as far as "and" binds them: "X, Y and Z" is a list, "X, the Z" is X with something beside."""
        bound = 0
        for index in range(1, len(members)):
            left, right = members[index - 1], members[index]
            if left.first == right.first or not self._binding.isdisjoint(line.lower[left.last : right.first]):
                bound = index
        return tuple(members[: bound + 1]) if bound and bound >= own else (members[own],)


def doers(parties: Sequence[Participant]) -> list[Participant]:
    """Those that can act, else the places that stand for them."""
    able = [party for party in parties if party.mention.kind not in _NOT_DOERS]
    return able or [party for party in parties if party.mention.kind is ActorKind.PLACE]


def without(parties: Group, others: Group) -> Group:
    """`parties` less those at a place of `others`; of several, less those of the same code too."""
    codes = {other.mention.code for other in others if other.mention.code}
    places = {other.first for other in others}
    is_one = len(parties) == 1
    return tuple(p for p in parties if p.first not in places and (is_one or p.mention.code not in codes))
