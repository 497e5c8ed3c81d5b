"""Who did it and to whom where a noun tells the act: "Russia's attack on Ukraine", "issued a condemnation of"."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook.grammar import Grammar
from foedus.codebook.types import NONE, OBJECT, TOGETHER
from foedus.coding.clauses import Clause
from foedus.coding.groups import Group, Grouper, without
from foedus.coding.inflections import Inflector
from foedus.coding.lines import Line
from foedus.coding.patterns import Hit
from foedus.coding.roles import Roles
from foedus.coding.subjects import SubjectFinder
from foedus.records import EventType

SETTING_WORDS = 6  # words within which an opening "in a ... meeting" has its noun
OWNER_REACH = 3  # words between an owner and its noun
LIGHT_REACH = 6  # words before a noun in which its verb can stand
# "condemnation of Y" names the recipient, "withdrawal of X" the doer: the cue's own list tells which.
_OF_RECIPIENT = frozenset({"of", OBJECT})


class NounRoleFinder:
    """Finds doer and recipient of a noun by owners, prepositions and the verb that carries it."""

    def __init__(self, grammar: Grammar, inflector: Inflector, groups: Grouper, subjects: SubjectFinder) -> None:
        self._groups, self._subjects = groups, subjects
        self._prepositions = grammar.words("clauses.prepositions")
        self._recipients_after = grammar.words("roles.noun_recipients")
        self._setting = grammar.words("roles.setting")
        self._light = frozenset(form for lemma in grammar.listed("verbs.light") for form in inflector.verb_forms(lemma))

    def find(self, line: Line, clauses: Sequence[Clause], number: int, hit: Hit) -> Roles:
        """The parties of the noun `hit` in clause `number`."""
        clause = clauses[number]
        light = self._light_before(line, clause, hit)
        between = self._groups.after(line, clause, hit.last, ("between", "among"))
        if len(between) > 1:
            return Roles(between, (), light is not None)
        if hit.rule.type is EventType.CONSULT and self._is_setting(line, hit):
            return Roles(self._pair_after(line, hit.last), (), True)
        recipients = self._recipients(line, clause, hit)
        actors = self._doers(line, clause, hit)
        if light is not None:
            subject = self._subjects.find(line, clauses, number, light)
            recipients = recipients or without(actors, subject)
            actors = subject or actors
        return Roles(actors, without(recipients, actors), light is not None)

    def _light_before(self, line: Line, clause: Clause, hit: Hit) -> int | None:
        """The place of a light verb that governs the noun."""
        for index in range(hit.first - 1, max(clause.first, hit.first - LIGHT_REACH) - 1, -1):
            word = line.lower[index]
            if word in self._prepositions or word in (",", ";"):
                return None
            if word in self._light and line.word(index - 1) not in ("the", "a", "of"):
                return index
        return None

    def _is_setting(self, line: Line, hit: Hit) -> bool:
        """ "In a Washington meeting on 3 May, X and Y ...": the noun opens the sentence as a setting."""
        return hit.first <= SETTING_WORDS and line.word(0) in self._setting

    def _pair_after(self, line: Line, index: int) -> Group:
        """The first two or more joined parties of different states after word `index`."""
        for party in line.between(index, len(line)):
            group = self._groups.group(line, party, len(line))
            if len({member.mention.code for member in group}) > 1:
                return group
        return ()

    def _doers(self, line: Line, clause: Clause, hit: Hit) -> Group:
        """The owner of the noun, else whoever "by" leads to, else "of"."""
        found = self._owner(line, clause, hit) or self._groups.after(line, clause, hit.last, ("by",))
        if not found and line.word(hit.last) == "of" and not self._takes_of(hit):
            found = self._groups.after(line, clause, hit.last, ("of",))
        return found

    def _owner(self, line: Line, clause: Clause, hit: Hit) -> Group:
        """ "Russia's attack", "Russian attack": the party right before the noun."""
        before = [party for party in line.between(clause.first, hit.first) if hit.first - party.last <= OWNER_REACH]
        if not before:
            return ()
        gap = line.lower[before[-1].last : hit.first]
        if not self._prepositions.isdisjoint(gap) or "," in gap or "and" in gap:
            return ()
        return self._groups.group(line, before[-1], hit.first, backwards=True)

    def _recipients(self, line: Line, clause: Clause, hit: Hit) -> Group:
        """Whoever the preposition right after the noun leads to, else one that the cue names."""
        named = tuple(where for where in hit.cue.recipient if where not in (OBJECT, NONE, TOGETHER))
        for index in range(hit.last, min(clause.last, hit.last + 2)):
            word = line.lower[index]
            if word == "of" and not self._takes_of(hit):
                continue
            if word in named or word in self._recipients_after:
                return self._groups.after(line, clause, index, (word,))
        return self._groups.after(line, clause, hit.last, named) if named else ()

    def _takes_of(self, hit: Hit) -> bool:
        """ "of" after the noun names the recipient."""
        return not _OF_RECIPIENT.isdisjoint(hit.cue.recipient)
