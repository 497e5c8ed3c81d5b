"""Cuts a sentence into clauses, so that each act keeps its own doer, its own object and its own doubt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.codebook.grammar import Grammar
from foedus.coding.inflections import Form, Inflector
from foedus.coding.lines import Line

_OPENERS = frozenset({";", ":", "—", "–", "(", ")", "--"})
_NO_CLAUSE = frozenset(
    {"a", "an", "well", "part", "one", "its", "their", "his", "her", "such", "of", "to", "key", "necessary"}
)
_LOOKAHEAD = 3  # words after "and" or a comma in which the next verb must come


class ClauseKind(StrEnum):
    MAIN = "main"
    RELATIVE = "relative"
    SUBORDINATE = "subordinate"
    COORDINATE = "coordinate"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Clause:
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
        self._be = grammar.words("verbs.be") | grammar.words("verbs.have")
        self._with_that = _forms(grammar.listed("reporting.cue_only_with_that"), inflector)
        self.reporting = _forms(grammar.listed("reporting.verbs"), inflector)
        self.reporting_with_that = frozenset(self._with_that)
        self.finite = cue_verbs | frozenset(self.reporting) | self._be

    def cut(self, line: Line) -> tuple[Clause, ...]:
        """Clauses in order; together they hold every word."""
        starts: list[tuple[int, ClauseKind, str]] = [(0, ClauseKind.MAIN, "")]
        for index in range(len(line)):
            opened = self._opens(line, index, starts[-1])
            if opened is not None and index > starts[-1][0]:
                starts.append((index, *opened))
            elif opened is not None and index == 0:
                starts[0] = (0, *opened)
        return _linked(starts, len(line))

    def _opens(self, line: Line, index: int, current: tuple[int, ClauseKind, str]) -> tuple[ClauseKind, str] | None:
        word, before = line.lower[index], line.word(index - 1)
        if word in self._relatives or (word == "that" and self._is_relative_that(line, index)):
            return ClauseKind.RELATIVE, word
        if before in _OPENERS and word not in _OPENERS:
            return ClauseKind.COORDINATE, before
        if self._follows_report(line, index):
            return ClauseKind.CONTENT, before
        if word == "as" and line.word(index + 1) in _NO_CLAUSE:
            return None
        if word in self._subordinators and (before == "," or self._verb_soon(line, index + 1, 8)):
            return ClauseKind.SUBORDINATE, word
        if word in ("and", "but", "or", "then") and self._joins_verbs(line, index, current[0]):
            return ClauseKind.COORDINATE, word
        if before == "," and self._is_participial(line, index):
            return ClauseKind.COORDINATE, ","
        if (
            before == ","
            and current[0] == 0
            and current[1] is ClauseKind.SUBORDINATE
            and self._has_verb(line, 0, index)
        ):
            return ClauseKind.COORDINATE, ","
        if before == "," and self._closes_aside(line, index):
            return ClauseKind.COORDINATE, ","
        return None

    def _is_relative_that(self, line: Line, index: int) -> bool:
        after = line.word(index + 1)
        return line.word(index - 1) not in self.reporting and (after.endswith("ed") or self._is_verb(line, index + 1))

    def _follows_report(self, line: Line, index: int) -> bool:
        """The word after "said", "said that", "said on Tuesday that"."""
        before = line.word(index - 1)
        if before == "that":
            return any(line.word(place) in self.reporting for place in range(max(0, index - 6), index - 1))
        if (
            before not in self.reporting
            or before in self._with_that
            or line.word(index - 2) in self._be
            or line.lower[index] in (",", ".", "that", "to", "in", "on")
        ):
            return False
        return bool(line.between(index, min(len(line), index + 8))) or self._verb_soon(line, index, 8)

    def _joins_verbs(self, line: Line, index: int, current: int) -> bool:
        """ "and condemned ...", "and Germany imposed ...", where the clause that began at `current` has its verb."""
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
        asides = (place for place in range(max(0, index - 25), index) if line.lower[place] in self._relatives)
        return next(asides, None) is not None and self._is_verb(line, index)

    def _is_verb(self, line: Line, index: int) -> bool:
        """A finite verb within the next words, past adverbs and auxiliaries."""
        for place in range(index, min(len(line), index + _LOOKAHEAD)):
            word = line.lower[place]
            if (
                word in self._adverbs
                or word in self._modals
                or (word.endswith("ly") and line.participant_at(place) is None)
            ):
                if word in self._modals and word != "to":
                    return True
                continue
            return word in self.finite and line.word(place - 1) not in ("the", "a", "an", "of", "'s", "its", "their")
        return False

    def _verb_soon(self, line: Line, index: int, within: int) -> bool:
        return self._has_verb(line, index, min(len(line), index + within))

    def _has_verb(self, line: Line, first: int, last: int) -> bool:
        return any(
            line.lower[place] in self.finite or line.lower[place] in self._modals for place in range(first, last)
        )


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
