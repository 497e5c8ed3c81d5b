"""Finds the codebook's cues in a sentence: patterns of words with gaps, in any inflection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.codebook.types import GAP, Cue, TypeRule
from foedus.coding.inflections import Form, Inflector, noun_forms
from foedus.coding.lines import Line

PARTICIPLES = (Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE, Form.BASE_OR_PAST)
LED_WITHIN = 12  # words before a passive verb in which its noun can stand
GAP_WORDS = 4  # the codebook's promise: "..." is at most four words
_STOPS = frozenset({";", ":", ".", "(", ")", "—", "–", "?", "!"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording: `rest` are the words after the first, each a set of spellings, None for a gap.

    `led_by` is the noun that must stand before a passive verb: "sanctions ... were lifted".
    """

    rule: TypeRule
    cue: Cue
    is_noun: bool
    form: Form | None
    rest: tuple[frozenset[str] | None, ...]
    led_by: frozenset[str] | None = None

    @property
    def weight(self) -> tuple[int, bool]:
        """Fuller wordings win over barer ones, sure ones over doubtful ones."""
        return (sum(part is not None for part in self.rest) + (self.led_by is not None), self.cue.strong)


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found at words `first`..`last` (last excluded); `head` is the word whose grammar decides."""

    pattern: Pattern
    first: int
    last: int

    @property
    def rule(self) -> TypeRule:
        return self.pattern.rule

    @property
    def cue(self) -> Cue:
        return self.pattern.cue

    @property
    def form(self) -> Form | None:
        return self.pattern.form


class CueIndex:
    """All cues of the codebook, looked up by their first word."""

    def __init__(self, rules: Sequence[TypeRule], inflector: Inflector) -> None:
        patterns: dict[str, list[Pattern]] = {}
        for rule in rules:
            for cue in rule.cues:
                for spelling, pattern in _patterns(rule, cue, inflector):
                    patterns.setdefault(spelling, []).append(pattern)
        self._by_word = {word: tuple(sorted(found, key=_fullest_first)) for word, found in patterns.items()}
        self.verb_forms = frozenset(
            word for word, found in self._by_word.items() if any(not pattern.is_noun for pattern in found)
        )

    def find(self, line: Line) -> tuple[Hit, ...]:
        """Every cue that stands in the line, in order of place, fullest wording first."""
        hits: list[Hit] = []
        for index, word in enumerate(line.lower):
            for pattern in self._by_word.get(word, ()):
                last = _match(line, index, pattern)
                if last is not None:
                    hits.append(Hit(pattern, index, last))
        return tuple(hits)


def _fullest_first(pattern: Pattern) -> tuple[int, bool]:
    words, strong = pattern.weight
    return (-words, not strong)


def _patterns(rule: TypeRule, cue: Cue, inflector: Inflector) -> Iterator[tuple[str, Pattern]]:
    for wording in cue.verbs:
        firsts, rest = _parts(wording)
        for lemma in firsts:
            for spelling, form in inflector.verb_forms(lemma).items():
                yield spelling, Pattern(rule, cue, False, form, rest)
                if form in PARTICIPLES and len(rest) >= 2 and rest[-2] is None and rest[-1] is not None:
                    yield spelling, Pattern(rule, cue, False, form, rest[:-2], led_by=rest[-1])
    for wording in cue.nouns:
        firsts, rest = _parts(wording)
        for noun in firsts:
            for spelling in noun_forms(noun) if not rest else (noun,):
                yield spelling, Pattern(rule, cue, True, None, rest)


def _parts(wording: str) -> tuple[tuple[str, ...], tuple[frozenset[str] | None, ...]]:
    first, *rest = wording.split()
    return tuple(first.split("|")), tuple(None if part == GAP else _spellings(part) for part in rest)


def _spellings(part: str) -> frozenset[str]:
    return frozenset(spelling for word in part.split("|") for spelling in noun_forms(word))


def _match(line: Line, index: int, pattern: Pattern) -> int | None:
    """One past the last word of the pattern where it stands at `index`."""
    if pattern.led_by is not None and not _leads(line, index, pattern.led_by):
        return None
    place, open_gap = index + 1, False
    for part in pattern.rest:
        if part is None:
            open_gap = True
            continue
        found = _next(line, place, part, GAP_WORDS if open_gap else 0)
        if found is None:
            return None
        place, open_gap = found + 1, False
    return place


def _leads(line: Line, index: int, spellings: frozenset[str]) -> bool:
    for place in range(index - 1, max(-1, index - 1 - LED_WITHIN), -1):
        if line.lower[place] in spellings:
            return True
        if line.lower[place] in _STOPS or line.lower[place] == ",":
            return False
    return False


def _next(line: Line, place: int, spellings: frozenset[str], gap: int) -> int | None:
    end = min(len(line), place + gap + 1)
    for index in range(place, end):
        if line.lower[index] in spellings:
            return index
        if line.lower[index] in _STOPS:
            return None
    return None
