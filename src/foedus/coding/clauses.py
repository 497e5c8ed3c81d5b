"""Cuts a sentence into clauses, so that each act keeps its own doer, its own object and its own doubt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from foedus.codebook.grammar import Grammar
from foedus.coding.inflections import Form, Inflector
from foedus.coding.lines import Line

_OPENERS = frozenset({";", ":", "—", "–", "(", ")", "--"})
_JOINING = frozenset({"and", "but", "or", "then"})
_LOOKAHEAD = 3  # words after "and" or a comma in which the next verb must come
_VERB_REACH = 8  # words after "while" or "said" in which a clause shows its verb
_ASIDE = 25  # words that an aside between commas can run
_THAT_REACH = 6  # words between "said" and its "that"


class ClauseKind(StrEnum):
    MAIN = "main"
    RELATIVE = "relative"
    SUBORDINATE = "subordinate"
    COORDINATE = "coordinate"
    CONTENT = "content"


class Clause(NamedTuple):
    """Words `first`..`last` (last excluded); `parent` is the index of the clause it hangs on (itself for the first).

    `opener` is the word that opened it ("while", "who", "and", "said").
    """

    first: int
    last: int
    kind: ClauseKind
    parent: int
    opener: str


class ClauseCutter:
    """Knows the subordinators, relatives and reporting verbs of the grammar."""

    def __init__(self, grammar: Grammar, inflector: Inflector, cue_verbs: frozenset[str]) -> None:
        self._subordinators = grammar.words("clauses.subordinators")
        self._relatives = grammar.words("clauses.relatives")
        self._modals = grammar.words("clauses.modals")
        self._adverbs = grammar.words("clauses.adverbs")
        self._after_as = grammar.words("clauses.after_as")
        self._noun_openers = grammar.words("clauses.noun_openers")
        self._be = grammar.words("verbs.be") | grammar.words("verbs.have")
        self.reporting_with_that = frozenset(_forms(grammar.listed("reporting.cue_only_with_that"), inflector))
        self.reporting = _forms(grammar.listed("reporting.verbs"), inflector)
        self.finite = cue_verbs | frozenset(self.reporting) | self._be
        self._verbal = self.finite | self._modals
        self._may_open = self._relatives | self._subordinators | _JOINING | {"that"}
        self._may_precede = _OPENERS | frozenset(self.reporting) | {"that", ","}

    def cut(self, line: Line) -> tuple[Clause, ...]:
        """Clauses in order; together they hold every word."""
        starts: list[tuple[int, ClauseKind, str]] = [(0, ClauseKind.MAIN, "")]
        for index in self._joints(line.lower):
            opened = self._opens(line, index, starts[-1])
            if opened is not None and index > starts[-1][0]:
                starts.append((index, *opened))
            elif opened is not None and index == 0:
                starts[0] = (0, *opened)
        return _linked(starts, len(line))

    def _joints(self, lower: tuple[str, ...]) -> list[int]:
        """Where a clause can begin, by the word that stands there or the one before it."""
        may_open, may_precede = self._may_open, self._may_precede
        pairs = enumerate(zip(lower, ("", *lower), strict=False))
        return [index for index, (word, before) in pairs if word in may_open or before in may_precede]

    def _opens(self, line: Line, index: int, current: tuple[int, ClauseKind, str]) -> tuple[ClauseKind, str] | None:
        """The kind and the opening word of a clause that begins at word `index`."""
        word, before = line.lower[index], line.word(index - 1)
        if word in self._relatives or (word == "that" and self._is_relative_that(line, index)):
            return ClauseKind.RELATIVE, word
        if before in _OPENERS and word not in _OPENERS:
            return ClauseKind.COORDINATE, before
        if self._follows_report(line, index):
            return ClauseKind.CONTENT, before
        if word == "as" and line.word(index + 1) in self._after_as:
            return None
        if word in self._subordinators and (before == "," or self._verb_soon(line, index + 1)):
            return ClauseKind.SUBORDINATE, word
        if word in _JOINING and self._joins_verbs(line, index, current[0]):
            return ClauseKind.COORDINATE, word
        if before == "," and self._goes_on(line, index, current):
            return ClauseKind.COORDINATE, ","
        return None

    def _goes_on(self, line: Line, index: int, current: tuple[int, ClauseKind, str]) -> bool:
        """A comma before ", killing ...", after an opening "While ..., ", or after an aside."""
        if self._is_participial(line, index):
            return True
        is_after_opening = current[0] == 0 and current[1] is ClauseKind.SUBORDINATE
        return (is_after_opening and self._has_verb(line, 0, index)) or self._closes_aside(line, index)

    def _is_relative_that(self, line: Line, index: int) -> bool:
        after = line.word(index + 1)
        return line.word(index - 1) not in self.reporting and (after.endswith("ed") or self._is_verb(line, index + 1))

    def _follows_report(self, line: Line, index: int) -> bool:
        """The word after "said", "said that", "said on Tuesday that"."""
        before = line.word(index - 1)
        if before == "that":
            return any(line.lower[place] in self.reporting for place in range(max(0, index - _THAT_REACH), index - 1))
        if (
            before not in self.reporting
            or before in self.reporting_with_that
            or line.word(index - 2) in self._be
            or line.lower[index] in (",", ".", "that", "to", "in", "on")
        ):
            return False
        return bool(line.between(index, index + _VERB_REACH)) or self._verb_soon(line, index)

    def _joins_verbs(self, line: Line, index: int, current: int) -> bool:
        """ "and condemned ...", "and Germany imposed ...", where the clause that began at `current` has its verb."""
        before = line.participant_at(index - 1)
        if before is not None and line.word(before.first - 1) == "between":
            return False  # "talks between X and Y resumed": the pair is one
        after = index + 1
        party = line.participant_at(after + (line.word(after) in ("the", "a")))
        if party is not None:
            return self._is_verb(line, party.last) and self._has_verb(line, current, index)
        return self._is_verb(line, after) and self._has_verb(line, current, index)

    def _is_participial(self, line: Line, index: int) -> bool:
        word = line.lower[index]
        return word.endswith("ing") and word in self.finite

    def _closes_aside(self, line: Line, index: int) -> bool:
        """The comma that ends ", who met X in Rome," before the main verb goes on."""
        has_aside = not self._relatives.isdisjoint(line.lower[max(0, index - _ASIDE) : index])
        return has_aside and self._is_verb(line, index)

    def _is_verb(self, line: Line, index: int) -> bool:
        """A finite verb within the next words, past adverbs and auxiliaries."""
        for place in range(index, min(len(line), index + _LOOKAHEAD)):
            word = line.lower[place]
            if word in self._modals and word != "to":
                return True
            is_adverb = word.endswith("ly") and line.participant_at(place) is None
            if word != "to" and word not in self._adverbs and not is_adverb:
                return word in self.finite and line.word(place - 1) not in self._noun_openers
        return False

    def _verb_soon(self, line: Line, index: int) -> bool:
        return self._has_verb(line, index, index + _VERB_REACH)

    def _has_verb(self, line: Line, first: int, last: int) -> bool:
        return not self._verbal.isdisjoint(line.lower[first:last])


def clause_of(clauses: Sequence[Clause], index: int) -> int:
    """The number of the clause that holds word `index`."""
    return bisect_right(clauses, index, key=_end_of)


def _end_of(clause: Clause) -> int:
    return clause.last


def _forms(lemmas: tuple[str, ...], inflector: Inflector) -> dict[str, Form]:
    """Spelling -> form, for the one-word lemmas."""
    forms: dict[str, Form] = {}
    for lemma in lemmas:
        if " " not in lemma:
            forms.update(inflector.verb_forms(lemma))
    return forms


def _linked(starts: list[tuple[int, ClauseKind, str]], length: int) -> tuple[Clause, ...]:
    """Each clause hangs on the last clause before it that is not a relative one."""
    clauses: list[Clause] = []
    ends = [start for start, _, _ in starts[1:]] + [length]
    for number, ((first, kind, opener), last) in enumerate(zip(starts, ends, strict=True)):
        clauses.append(Clause(first, last, kind, _parent(clauses, number, kind), opener))
    return tuple(clauses)


def _parent(clauses: list[Clause], number: int, kind: ClauseKind) -> int:
    if not clauses:
        return number
    if kind in (ClauseKind.RELATIVE, ClauseKind.SUBORDINATE, ClauseKind.CONTENT):
        return number - 1
    before = (place for place in range(number - 1, -1, -1) if clauses[place].kind is not ClauseKind.RELATIVE)
    return next(before, number - 1)
